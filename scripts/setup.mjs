// Makes a fresh clone ready, and does nothing quickly when it is. Plain JavaScript on built-ins only, because it runs
// under whatever Node the machine has, before anything is installed.
//   node scripts/setup.mjs             what `npm start` needs: packages installed, sources built
//   node scripts/setup.mjs --browser   and what `npm test` needs: a Chromium
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { argv, env, execPath, exit, getuid, platform, stderr, version } from 'node:process';
import { fileURLToPath } from 'node:url';
import { findChromium } from './chromium.mjs';

const OLDEST_NODE = 20;
const root = fileURLToPath(new URL('..', import.meta.url));
const stampFile = join(root, 'node_modules', '.endcap-lock');

checkNode();
install();
build();
if (argv.includes('--browser')) {
	browser();
}

function checkNode() {
	if (Number(version.slice(1).split('.')[0]) < OLDEST_NODE) {
		stop(
			`Endcap needs Node ${OLDEST_NODE} or newer, and this is ${version}. Get one from https://nodejs.org and try again.`,
		);
	}
}

function install() {
	const stamp = createHash('sha256')
		.update(readFileSync(join(root, 'package-lock.json')))
		.digest('hex');
	if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) {
		return;
	}
	say('Installing packages. This is done once, and takes a minute or so.');
	const { status } = npm('ci', '--include=dev', '--include=optional', '--loglevel=error');
	if (status !== 0) {
		stop(
			'Packages could not be installed; npm says why above. Usually it is the network: check it and run the command again.',
		);
	}
	writeFileSync(stampFile, stamp);
}

function build() {
	const { status } = npm('run', '--silent', 'build');
	if (status !== 0) {
		stop('The build failed; the lines above say where.');
	}
}

function browser() {
	if (findChromium()) {
		return;
	}
	if (env['CHROME_PATH']) {
		stop(
			`CHROME_PATH is ${env['CHROME_PATH']}, and there is no program there. Correct it, or unset it to have one found.`,
		);
	}
	const apt = ['install', '-y', '--no-install-recommends', 'chromium'];
	if (!canInstall()) {
		stop('The tests drive a real browser and found none. Install Chromium or Chrome, or set CHROME_PATH to one.');
	}
	say('Installing Chromium, which the tests drive.');
	if (aptGet(apt) !== 0 && (aptGet(['update']) !== 0 || aptGet(apt) !== 0)) {
		stop(
			'apt-get could not install Chromium; it says why above. Install Chromium or Chrome by hand, or set CHROME_PATH.',
		);
	}
	if (!findChromium()) {
		stop('apt-get installed Chromium, but it is not on the PATH. Set CHROME_PATH to it.');
	}
}

/** Only as root: nobody is asked for a password in the middle of a test run. */
function canInstall() {
	return platform === 'linux' && getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
}

/** @param {string[]} args */
function aptGet(args) {
	const options = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } };
	return spawnSync('apt-get', ['-qq', ...args], options).status;
}

/**
 * npm as a person would run it here. When npm itself runs this script, it has put this project's own folders on the
 * PATH and its workspace into the environment, and NODE_ENV may say to leave out what the build needs.
 * @param {string[]} args
 */
function npm(...args) {
	const clean = { ...env };
	for (const name of Object.keys(clean)) {
		if (name === 'NODE_ENV' || name.startsWith('npm_config_workspace')) {
			delete clean[name];
		}
	}
	const own = (folder) =>
		folder.startsWith(join(root, 'node_modules') + sep) || folder === join(root, 'node_modules', '.bin');
	clean['PATH'] = (env['PATH'] ?? '')
		.split(delimiter)
		.filter((folder) => !own(folder))
		.join(delimiter);
	const [command, first] = env['npm_execpath']
		? [env['npm_node_execpath'] ?? execPath, [env['npm_execpath']]]
		: [platform === 'win32' ? 'npm.cmd' : 'npm', []];
	return spawnSync(command, [...first, ...args], {
		cwd: root,
		env: clean,
		stdio: 'inherit',
		shell: command.endsWith('.cmd'),
	});
}

/** @param {string} text */
function say(text) {
	stderr.write(`${text}\n`);
}

/** @param {string} text @returns {never} */
function stop(text) {
	say(`\n${text}`);
	exit(1);
}
