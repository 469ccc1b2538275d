import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { minifyTemplates } from './scripts/minify-templates.ts';
import { trimLit } from './scripts/trim-lit.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const cdn = here('packages/elements/cdn');
const source = (path: string) => here(`packages/elements/src/${path}`);
const { version } = JSON.parse(readFileSync(here('packages/elements/package.json'), 'utf8')) as { version: string };

/** One line for each element, by its tag without what all of them begin with. */
const tags = {
	'add-to-basket': source('basket/endcap-add-to-basket/define.ts'),
	basket: source('basket/endcap-basket/define.ts'),
	'collect-picker': source('collect/endcap-collect-picker/define.ts'),
	'coupon-wallet': source('coupons/endcap-coupon-wallet/define.ts'),
	'local-offers': source('offers/endcap-local-offers/define.ts'),
	'loyalty-balance': source('loyalty/endcap-loyalty-balance/define.ts'),
	'order-status': source('orders/endcap-order-status/define.ts'),
	provider: source('provider/endcap-provider/define.ts'),
	'sign-in': source('shoppers/endcap-sign-in/define.ts'),
	'store-stock': source('stock/endcap-store-stock/define.ts'),
};

interface ManifestEntry {
	file: string;
	name?: string;
	isEntry?: boolean;
}

/** The chunk that all tags share and those of the tags, as the loader reads them, from the manifest of the elements’ build. */
function chunkNames(): string {
	const path = `${cdn}/.vite/manifest.json`;
	if (!existsSync(path)) return '';
	const chunks = Object.values(JSON.parse(readFileSync(path, 'utf8')) as Record<string, ManifestEntry>);
	const shared = chunks.filter(({ name }) => name === 'elements');
	const own = chunks.filter(({ isEntry, name }) => isEntry && name && Object.hasOwn(tags, name));
	return [...shared, ...own].map(({ file }) => file.replace(/^chunks\/|\.js$/g, '')).join(' ');
}

/**
 * The script for pages, in three builds one after another (scripts/build-cdn.mjs): `elements` in hashed chunks, the
 * `loader` endcap.js that knows their names, and the whole in `one-file`, endcap-<version>.js. Apart from these `staff`,
 * endcap-staff.js with chunks of its own, so that shoppers carry nothing of it; and what the server's page of an order has
 * besides.
 */
const builds = {
	elements: { entry: tags, fileName: 'chunks/[name]-[hash:7]' },
	loader: { entry: { endcap: source('script/endcap.ts') }, fileName: '[name]' },
	'one-file': { entry: { [`endcap-${version}`]: source('script/one-file.ts') }, fileName: '[name]' },
	staff: { entry: { 'endcap-staff': source('script/staff.ts') }, fileName: '[name]' },
	'order-page': {
		entry: { 'order/page': source('script/order-page.ts'), 'order/worker': source('script/order-worker.ts') },
		fileName: '[name]',
	},
};

export default defineConfig(({ mode }) => {
	const { entry, fileName } = builds[mode as keyof typeof builds] ?? builds.elements;
	return {
		publicDir: false,
		resolve: { conditions: ['endcap-source', 'module', 'browser', 'production'] },
		define: {
			'process.env.NODE_ENV': '"production"',
			...(mode === 'loader' && { ENDCAP_CHUNKS: JSON.stringify(chunkNames()) }),
		},
		plugins: [minifyTemplates, trimLit],
		build: {
			outDir: cdn,
			emptyOutDir: false,
			manifest: mode === 'elements',
			// Vite keeps white space in a library; the bundler's own minifier does not.
			minify: false,
			target: 'baseline-widely-available',
			modulePreload: false,
			reportCompressedSize: false,
			lib: { formats: ['es'], entry },
			rolldownOptions: {
				// What an entry and its later chunks share may then stay in the entry.
				preserveEntrySignatures: 'allow-extension',
				output: {
					minify: true,
					comments: false,
					entryFileNames: `${fileName}.js`,
					chunkFileNames: 'chunks/[name]-[hash:7].js',
					codeSplitting:
						mode === 'order-page' ||
						(mode === 'staff' && {
							groups: [
								// What all of them have that their later chunks need too, and most have besides: files of their own cost more.
								{
									name: 'staff',
									test: /packages\/sdk\/src\/shared\/(?:errors|live|clock|shape)\.|elements\/src\/shared\/(?:counter|money|server-clock|shops\/opening)/,
								},
							],
						}) ||
						(mode === 'elements' && {
							groups: [
								{
									name: 'sdk',
									test: /packages\/sdk\/src\/(?:index|create-endcap|merchants|products|stores|stock\/(?:availability(?!\.live)|batch|reference)|shared\/(?:abort|clock|errors|lazily|live|mounting|on-demand|page|refresher|shape|transport|url|weak-cache))|node_modules\/nanostores/,
								},
								// What those that write share.
								{
									name: 'shopper',
									test: /packages\/sdk\/src\/(?:collect\/refused|sessions\/problems|shared\/(?:idempotency|outcome|server-date|write))/,
								},
								{
									name: 'elements',
									test: /node_modules\/(?:lit|@lit)(?!.*(?:context-provider|notifier|directive))|elements\/src\/(?:shared\/(?!announce|base|button|coupons|document|kept|later|lead|sdk-of|money|live-map|pickup-words|stepper|web-address|countdown|field|hold-|own-|phone|qr|shops\/(?!my|shopper|opening)))/,
								},
								// What most of them have that show a shopper something of their own.
								{
									name: 'common',
									test: /elements\/src\/shared\/(?:base\.|button\.|sdk-of)/,
								},
								{
									name: 'times',
									test: /elements\/src\/collect\/endcap-collect-picker\/(?:day-words|endcap-collect-picker\.strings|slots)/,
								},
								{ name: 'live-map', test: /elements\/src\/shared\/live-map/ },
								{
									name: 'collect',
									test: /elements\/src\/collect\/endcap-collect-picker\/(?:choice|endcap-collect-picker\.(?:styles|ts)|form-control|known-shops|messages|offers|picking|shop-list|situation)/,
								},
							],
						}),
				},
			},
		},
	};
});
