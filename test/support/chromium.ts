import { chromium, type Browser } from 'playwright-core';
import { findChromium } from '../../scripts/chromium.mjs';

/** The real browser that `npm test` sets up. */
export async function launchChromium(): Promise<Browser> {
	const executablePath = findChromium();
	if (!executablePath) {
		throw new Error('No Chromium found. Run `node scripts/setup.mjs --browser`, or set CHROME_PATH.');
	}
	const args = [
		'--no-sandbox',
		'--disable-gpu',
		'--disable-background-networking',
		'--disable-component-update',
		'--no-first-run',
	];
	return chromium.launch({ executablePath, args });
}
