// Run inside of Vendure’s own installation: one server. The first, with SEED_FILE, makes the tables and the shop.
const { writeFileSync } = require('node:fs');
const {
	bootstrap,
	DefaultLogger,
	dummyPaymentHandler,
	LogLevel,
	ProductVariantService,
	RequestContextService,
} = require('@vendure/core');
const { populate } = require('@vendure/core/cli');

const { DATABASE_URL, PORT, SEED_FILE } = process.env;

const config = {
	apiOptions: {
		port: Number(PORT),
		hostname: '127.0.0.1',
		adminApiPath: 'admin-api',
		shopApiPath: 'shop-api',
		cors: false,
	},
	authOptions: {
		tokenMethod: 'bearer',
		superadminCredentials: { identifier: 'bench', password: 'only on this machine' },
		cookieOptions: { secret: 'bench' },
	},
	dbConnectionOptions: { type: 'postgres', url: DATABASE_URL, synchronize: SEED_FILE !== undefined },
	paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] },
	logger: new DefaultLogger({ level: LogLevel.Warn }),
	importExportOptions: { importAssetsDir: __dirname },
	plugins: [],
};

const initialData = {
	defaultLanguage: 'en',
	defaultZone: 'Europe',
	countries: [{ name: 'Estonia', code: 'EE', zone: 'Europe' }],
	taxRates: [{ name: 'Standard', percentage: 20 }],
	shippingMethods: [{ name: 'Standard', price: 0 }],
	paymentMethods: [
		{
			name: 'Dummy',
			handler: { code: dummyPaymentHandler.code, arguments: [{ name: 'automaticSettle', value: 'true' }] },
		},
	],
	collections: [],
};

const HEAD =
	'name,slug,description,assets,facets,optionGroups,optionValues,sku,price,taxCategory,stockOnHand,trackInventory,variantAssets,variantFacets';

function productOf(slug, prefix, count, onHand) {
	return Array.from({ length: count }, (_, index) => {
		const sku = `${prefix}-${index + 1}`;
		const product = index === 0 ? `${slug},${slug},,,,number` : ',,,,,';
		return `${product},${sku},${sku},10,standard,${onHand},true,,`;
	});
}

async function seed() {
	const file = `${__dirname}/products.csv`;
	const rows = [HEAD, ...productOf('article', 'SKU', 50, 1_000_000), ...productOf('last', 'LAST', 20, 50)];
	writeFileSync(file, `${rows.join('\n')}\n`);
	const app = await populate(() => bootstrap(config), initialData, file);
	const context = await app.get(RequestContextService).create({ apiType: 'admin' });
	const { items } = await app.get(ProductVariantService).findAll(context, { take: 100 });
	writeFileSync(SEED_FILE, JSON.stringify(Object.fromEntries(items.map(({ sku, id }) => [sku, id]))));
}

(SEED_FILE ? seed() : bootstrap(config)).catch((error) => {
	console.error(error);
	process.exit(1);
});
