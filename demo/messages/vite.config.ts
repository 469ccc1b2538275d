import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The page of messages, beside the demo shop's in demo/dist/pages. */
export default defineConfig({
	root: here('.'),
	resolve: { conditions: ['endcap-source', 'module', 'browser', 'production'] },
	build: {
		outDir: here('../dist/pages'),
		emptyOutDir: false,
		target: 'es2022',
		modulePreload: { polyfill: false },
		rolldownOptions: { input: [here('messages.html')] },
	},
});
