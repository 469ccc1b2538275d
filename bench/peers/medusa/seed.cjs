// Run by `medusa exec` inside Medusa: the same shop as ours, and the keys and ids that the benchmark calls it with.
const { writeFileSync } = require('node:fs');
const flows = require('@medusajs/medusa/core-flows');

const STORES = 20;
const SKUS = 50;
const LAST = 20;
const numbers = (count) => Array.from({ length: count }, (_, index) => index + 1);

exports.default = async ({ container }) => {
	const run = async (workflow, input) => (await workflow(container).run({ input })).result;
	const [channel] = await run(flows.createSalesChannelsWorkflow, { salesChannelsData: [{ name: 'Bench' }] });
	const locations = await run(flows.createStockLocationsWorkflow, {
		locations: numbers(STORES).map((number) => ({ name: `Store ${number}` })),
	});
	for (const { id } of locations) {
		await run(flows.linkSalesChannelsToStockLocationWorkflow, { id, add: [channel.id] });
	}
	const skus = [...numbers(SKUS).map((number) => `SKU-${number}`), ...numbers(LAST).map((number) => `LAST-${number}`)];
	const productOf = (title, own) => ({
		title,
		status: 'published',
		sales_channels: [{ id: channel.id }],
		options: [{ title: 'Number', values: own }],
		variants: own.map((sku) => ({ title: sku, sku, manage_inventory: true, options: { Number: sku }, prices: [] })),
	});
	const [product] = await run(flows.createProductsWorkflow, {
		products: [productOf('Article', skus.slice(0, SKUS)), productOf('The last ones', skus.slice(SKUS))],
	});
	const items = await container.resolve('inventory').listInventoryItems({}, { take: 1000 });
	await run(flows.createInventoryLevelsWorkflow, {
		inventory_levels: items.flatMap(({ id, sku }) =>
			(sku.startsWith('LAST') ? locations.slice(0, 1) : locations).map((location) => ({
				inventory_item_id: id,
				location_id: location.id,
				stocked_quantity: sku.startsWith('LAST') ? 50 : 1_000_000,
			})),
		),
	});
	const [publishable, secret] = await run(flows.createApiKeysWorkflow, {
		api_keys: ['publishable', 'secret'].map((type) => ({ title: type, type, created_by: 'bench' })),
	});
	await run(flows.linkSalesChannelsToApiKeyWorkflow, { id: publishable.id, add: [channel.id] });
	const shop = {
		publishable: publishable.token,
		secret: secret.token,
		product: product.id,
		location: locations[0].id,
		items: Object.fromEntries(items.map(({ id, sku }) => [sku, id])),
	};
	writeFileSync(process.env.SEED_FILE, JSON.stringify(shop));
};
