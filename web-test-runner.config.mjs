import { chromeLauncher } from '@web/test-runner-chrome';
import { createServer } from 'vite';
import { findChromium } from './scripts/chromium.mjs';

/** Element tests run on the TypeScript sources, which Vite serves in the middle of the test runner's own server. */
let vite;

const executablePath = findChromium();

export default {
	files: 'test/elements/**/*.test.ts',
	// One page at a time: a browser draws nothing in pages that are behind others.
	concurrency: 1,
	testFramework: { config: { timeout: 30_000 } },
	testsFinishTimeout: 180_000,
	browsers: [
		chromeLauncher({
			launchOptions: {
				executablePath,
				args: [
					'--no-sandbox',
					'--disable-gpu',
					'--disable-background-networking',
					'--disable-component-update',
					'--js-flags=--expose-gc',
				],
			},
			// The viewport decides what fits; the clock's zone decides what is local time.
			createPage: async ({ context }) => {
				const page = await context.newPage();
				await page.setViewport({ width: 800, height: 900 });
				await page.emulateTimezone('Europe/Tallinn');
				return page;
			},
		}),
	],
	middleware: [
		(context, next) =>
			context.path.startsWith('/__w') || context.path.startsWith('/wtr')
				? next()
				: new Promise((resolve, reject) => {
						context.respond = false;
						context.res.statusCode = 200;
						vite.middlewares(context.req, context.res, (error) => {
							context.respond = true;
							context.res.statusCode = 404;
							if (error) reject(error);
							else resolve(next());
						});
					}),
	],
	plugins: [
		{
			name: 'vite',
			async serverStart() {
				vite = await createServer({
					configFile: false,
					appType: 'custom',
					logLevel: 'error',
					server: { middlewareMode: true, hmr: false, ws: false, watch: null },
					resolve: { conditions: ['endcap-source', 'module', 'browser', 'development'] },
					optimizeDeps: { entries: ['test/elements/**/*.test.ts'], exclude: ['@web/test-runner-commands'] },
					plugins: [
						{ name: 'runner-modules', resolveId: (id) => (id.startsWith('/__web-') ? { id, external: true } : null) },
					],
				});
			},
			async serverStop() {
				await vite?.close();
			},
		},
	],
};
