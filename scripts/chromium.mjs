import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { env, platform } from 'node:process';

const commands = [
	'chromium',
	'chromium-browser',
	'google-chrome',
	'google-chrome-stable',
	'chrome',
	'chromium.exe',
	'chrome.exe',
];

const usualPlaces = {
	darwin: [
		'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
		'/Applications/Chromium.app/Contents/MacOS/Chromium',
	],
	win32: [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]
		.filter((folder) => folder !== undefined)
		.map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
};

/**
 * The Chromium or Chrome that tests drive: `CHROME_PATH` when it is set, else the first one on the PATH or in the
 * system's usual place. Undefined when there is none.
 * @returns {string | undefined}
 */
export function findChromium() {
	if (env['CHROME_PATH']) {
		return isProgram(env['CHROME_PATH']) ? env['CHROME_PATH'] : undefined;
	}
	const onPath = (env['PATH'] ?? '').split(delimiter).flatMap((folder) => commands.map((name) => join(folder, name)));
	return [...onPath, ...(usualPlaces[platform] ?? [])].find(isProgram);
}

/** @param {string} path */
function isProgram(path) {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
