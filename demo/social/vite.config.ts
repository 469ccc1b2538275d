import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Script and style of the pages behind social links, beside the demo shop’s in demo/dist/pages. The pages themselves are
 * written by the server.
 */
export default defineConfig({
	root: here('.'),
	resolve: { conditions: ['endcap-source', 'module', 'browser', 'production'] },
	build: {
		outDir: here('../dist/pages'),
		emptyOutDir: false,
		target: 'es2022',
		modulePreload: false,
		rolldownOptions: {
			input: { social: here('social.ts'), 'social-style': here('social.css') },
		},
	},
});
