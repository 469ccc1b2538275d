import { chromium, type Browser } from 'playwright-core';
import { findChromium } from '../../scripts/chromium.mjs';

/** The real browser that `npm test` sets up: CHROME_PATH, else where packages put it. */
export function chromePath(): string {
	const path = findChromium();
	if (!path) throw new Error('No Chromium found. Run `node scripts/setup.mjs --browser`, or set CHROME_PATH.');
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

export function launchChromium(...more: string[]): Promise<Browser> {
	return chromium.launch({ executablePath: chromePath(), args: [...chromeFlags, ...more] });
}
