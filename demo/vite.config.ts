import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { pictureFiles } from './pictures/files.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const page = (name: string) => here(`retailer/${name}.html`);

/** Header, footer and head are written once and stand in every page. */
function parts(): Plugin {
	const part = (name: string) => readFileSync(here(`retailer/shared/${name}.html`), 'utf8').trimEnd();
	return {
		name: 'demo-parts',
		transformIndexHtml: {
			order: 'pre',
			handler: (html) => html.replaceAll(/<!-- (head|header|footer) -->/g, (_, name: string) => part(name)),
		},
	};
}

function drawings(): Plugin {
	return {
		name: 'demo-pictures',
		async generateBundle() {
			const files = await pictureFiles(new URL('data/products.csv', import.meta.url));
			for (const [fileName, source] of files) {
				this.emitFile({ type: 'asset', fileName, source });
			}
		},
	};
}

/** The demo shop's pages, to demo/dist/pages. Their placeholders are filled by demo/server. */
export default defineConfig({
	root: here('retailer'),
	plugins: [parts(), drawings()],
	resolve: { conditions: ['endcap-source', 'module', 'browser', 'production'] },
	build: {
		outDir: here('dist/pages'),
		emptyOutDir: true,
		target: 'es2022',
		modulePreload: { polyfill: false },
		rolldownOptions: {
			input: [
				page('index'),
				page('product'),
				page('shops'),
				page('basket'),
				page('account'),
				page('code'),
				page('device'),
			],
		},
	},
});
