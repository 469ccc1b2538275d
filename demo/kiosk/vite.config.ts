import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Served beside the page by their own names. */
const FILES = ['kiosk-icon.svg', 'kiosk-icon-maskable.svg'];
const WORKER = 'kiosk-worker';
const PAGE = 'kiosk.html';

/** Tells the worker which files there are, and the page and the worker the name of this version, which is made of them. */
function version(): Plugin {
	return {
		name: 'kiosk-version',
		enforce: 'post',
		generateBundle: {
			order: 'post',
			handler(_, bundle) {
				for (const fileName of FILES) {
					this.emitFile({ type: 'asset', fileName, source: readFileSync(here(fileName)) });
				}
				const page = bundle[PAGE];
				const worker = bundle[`${WORKER}.js`];
				if (page?.type !== 'asset' || worker?.type !== 'chunk') throw new Error('The kiosk has no page, or no worker.');
				const files = Object.keys(bundle).filter((name) => !name.endsWith('.html') && name !== worker.fileName);
				const listed = [...new Set([...files, ...FILES])].sort().map((name) => `/${name}`);
				const own = FILES.map((name) => readFileSync(here(name), 'utf8'));
				const text = [...listed, ...own, worker.code, String(page.source)].join('\n');
				const name = createHash('sha256').update(text).digest('hex').slice(0, 12);
				page.source = String(page.source).replace('KIOSK_VERSION', name);
				worker.code = `const KIOSK_FILES=${JSON.stringify(listed)},KIOSK_VERSION='${name}';\n${worker.code}`;
			},
		},
	};
}

/** The kiosk's page and its worker, beside the demo shop's pages in demo/dist/pages. */
export default defineConfig({
	root: here('.'),
	plugins: [version()],
	publicDir: false,
	resolve: { conditions: ['endcap-source', 'module', 'browser', 'production'] },
	build: {
		outDir: here('../dist/pages'),
		emptyOutDir: false,
		target: 'es2022',
		modulePreload: { polyfill: false },
		rolldownOptions: {
			input: { kiosk: here(PAGE), [WORKER]: here('worker/worker.ts') },
			output: {
				entryFileNames: ({ name }) => (name === WORKER ? '[name].js' : 'assets/[name]-[hash].js'),
			},
		},
	},
});
