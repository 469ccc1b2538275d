import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where Chromium is: CHROME_PATH, else where packages put it. */
export function chromePath(): string {
	const path = process.env.CHROME_PATH ?? PLACES.find((place) => existsSync(place));
	if (!path) throw new Error('No Chromium was found. Install one, or name it in CHROME_PATH.');
	return path;
}

/** What Chromium needs to run as root in a container, and what keeps it from talking to anyone. */
export const chromeFlags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run',
];

export function launchChromium(): Promise<Browser> {
	return chromium.launch({ executablePath: chromePath(), args: chromeFlags });
}
