import { spawnSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { launchChromium } from '../test/support/chromium.ts';

/**
 * `node scripts/check-stories.ts [--look light|dark] [part of ids]`: builds the stories and visits each, on a light page
 * and on a dark one from right to left, and runs axe there.
 */
const folder = fileURLToPath(new URL('../storybook-static/', import.meta.url));
const LOOKS = { light: 'scheme:light;direction:ltr', dark: 'scheme:dark;direction:rtl' };
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

interface Violation {
	id: string;
	help: string;
	nodes: { html: string; failureSummary: string }[];
}

const root = fileURLToPath(new URL('..', import.meta.url));
for (const command of [
	['node_modules/@custom-elements-manifest/analyzer/cem.js', 'analyze', '--quiet'],
	['node_modules/storybook/dist/bin/dispatcher.js', 'build', '--quiet'],
]) {
	const env = { ...process.env, STORYBOOK_DISABLE_TELEMETRY: '1' };
	const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, env, encoding: 'utf8' });
	if (status !== 0) throw new Error(`The stories cannot be built.\n${stdout}${stderr}`);
}

const AXE = '/axe.min.js';
const axe = createRequire(import.meta.url).resolve(`axe-core${AXE}`);
const { entries } = JSON.parse(await readFile(`${folder}index.json`, 'utf8')) as {
	entries: Record<string, { id: string; type: string }>;
};

const server = createServer((request, response) => {
	const { pathname } = new URL(request.url ?? '/', 'http://localhost');
	const file = pathname === AXE ? axe : path.join(folder, path.normalize(decodeURIComponent(pathname)));
	const stream = createReadStream(file);
	// Kept by the browser, so that it is compiled once and not for every story.
	const headers = { 'content-type': TYPES[path.extname(file)] ?? 'text/plain', 'cache-control': 'max-age=3600' };
	stream.on('open', () => response.writeHead(200, headers));
	stream.on('error', () => response.writeHead(404).end());
	stream.pipe(response);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** What is wrong with a story, in lines. The panel’s own run of axe is switched off, since two cannot run at once. */
async function check(page: Page, id: string, look: string): Promise<string[]> {
	const problems: string[] = [];
	const onError = (error: Error) => void problems.push(`threw ${error.message}`);
	page.on('pageerror', onError);
	try {
		await page.goto(`${origin}/iframe.html?id=${id}&viewMode=story&globals=${look};a11y.manual:!true`);
		await page.waitForFunction(
			(loads) => {
				if (document.body.classList.contains('sb-show-errordisplay')) return true;
				const tags = [...document.querySelectorAll('*')].filter(({ localName }) => localName.startsWith('endcap-'));
				const element = tags.find(({ localName }) => localName !== 'endcap-provider');
				if (!element?.shadowRoot) return false;
				if (loads) return element.matches(':state(loading)');
				const awaited = element.closest<HTMLElement>('[data-awaits]')?.dataset['awaits'] ?? 'table';
				return element.shadowRoot.querySelector(`[part~="${awaited}"],[part="message"]`) !== null;
			},
			id.includes('loading'),
			{ timeout: 20_000 },
		);
		const error = await page.locator('#error-message').textContent();
		if (error) problems.push(`shows ${error}`);
		await page.addScriptTag({ url: AXE });
		const violations = await page.evaluate(async () => {
			const { axe } = globalThis as unknown as {
				axe: { run(node: Element, options: object): Promise<{ violations: Violation[] }> };
			};
			const root = document.querySelector('#storybook-root') ?? document.body;
			return (await axe.run(root, { resultTypes: ['violations'] })).violations;
		});
		for (const { id: rule, help, nodes } of violations) {
			problems.push(
				...nodes.map(({ html, failureSummary }) => `${rule}: ${help}\n      ${html}\n      ${failureSummary}`),
			);
		}
	} catch (error) {
		problems.push(String(error));
	} finally {
		page.off('pageerror', onError);
	}
	return problems;
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { look: { type: 'string' } } });
const looks = Object.entries(LOOKS).flatMap(([name, globals]) => ((values.look ?? name) === name ? globals : []));
const browser = await launchChromium();
const wanted = positionals[0] ?? '';
const stories = Object.values(entries).filter(({ type, id }) => type === 'story' && id.includes(wanted));
const visits = looks.flatMap((look) => stories.map(({ id }) => ({ id, look })));
let failed = 0;
async function checkNext(): Promise<void> {
	const page = await browser.newPage({ reducedMotion: 'reduce' });
	for (let visit = visits.shift(); visit; visit = visits.shift()) {
		const { id, look } = visit;
		const problems = await check(page, id, look);
		if (problems.length > 0) failed += 1;
		for (const problem of problems) console.error(`✖ ${id} (${look})\n    ${problem}`);
	}
}
await Promise.all([checkNext(), checkNext()]);
await browser.close();
server.close();
server.closeAllConnections();
console.log(
	`${stories.length} stories, each in ${looks.length} looks: ${failed === 0 ? 'nothing wrong' : `${failed} with something wrong`}.`,
);
process.exitCode = failed === 0 && stories.length > 0 && looks.length > 0 ? 0 : 1;
