import {
	exampleNowhere,
	exampleStorePage,
	exampleStores,
	exampleUnknownSku,
	exampleWarehouseOnly,
} from '@endcap/contract/examples';
import { availabilityWith, storesWith } from '../../../stories/support/example-shop.ts';
import {
	assert,
	byRole,
	clear,
	open,
	part,
	parts,
	press,
	ready,
	root,
	rows,
	stateOf,
	text,
	until,
} from '../support/stage.ts';

const TAG = '<endcap-store-stock sku="KETTLE-RED"></endcap-store-stock>';
const NEAR_TARTU = '<endcap-store-stock sku="KETTLE-RED" near="58.38,26.72"></endcap-store-stock>';

describe('<endcap-store-stock>', () => {
	afterEach(clear);

	it('shows shops nearest first, with distance, stock in words and when they are open', async () => {
		const { element } = open(NEAR_TARTU);
		await ready(element);
		assert.deepEqual(rows(element), [
			'Rüütli 170 m In stock Open until 18:00 Rüütli 4, Tartu',
			'Miera iela 220 km Only 2 left Open until 18:00 Miera iela 12, Rīga',
			'Kloof Street 10,294 km Sold out here 60 Kloof Street, Cape Town',
		]);
		assert.equal(text(part(element, 'summary')), 'In stock in 2 shops');
	});

	it('calls and leads to a shop by safe links that name it', async () => {
		const { element } = open(TAG);
		await ready(element);
		assert.equal(byRole(element, 'link', 'Call Rüütli')?.getAttribute('href'), 'tel:+3727000001');
		const way = byRole(element, 'link', 'Directions to Rüütli');
		assert.equal(way?.getAttribute('href'), 'https://www.openstreetmap.org/directions?to=58.3813%2C26.7214');
		assert.equal(way?.getAttribute('rel'), 'noopener noreferrer');
	});

	it('makes no link of a phone number or an address that is none', async () => {
		const hostile = {
			phone: 'javascript:alert(1)',
			geo: null,
			address: { ...exampleStores.tartu.address, street: '"><img src=x onerror=alert(1)>' },
		};
		const { element } = open(TAG, { stores: storesWith({ 'tartu-ruutli': hostile }) });
		await ready(element);
		const links = [...root(element).querySelectorAll('a')].map(({ protocol }) => protocol);
		assert.isEmpty(links.filter((protocol) => !['https:', 'tel:'].includes(protocol)));
		assert.notExists(byRole(element, 'link', 'Call Rüütli'));
	});

	it('shows what the merchant wrote as text', async () => {
		const { element } = open(TAG, {
			stores: storesWith({ 'tartu-ruutli': { name: '<img src=x onerror="window.hit=1">' } }),
		});
		await ready(element);
		assert.isNull(root(element).querySelector('img'));
		assert.include(rows(element).join(' '), '<img src=x');
	});

	it('says when only the warehouse has it', async () => {
		const { element } = open(TAG, { availability: exampleWarehouseOnly });
		await ready(element);
		assert.equal(text(part(element, 'summary')), 'Not in our shops now. We can send it to you.');
	});

	it('offers the shops to be asked when none lists it', async () => {
		const { element } = open(TAG, { availability: exampleNowhere });
		await stateOf(element, 'empty');
		assert.equal(
			text(await until(() => part(element, 'message'))),
			'Our shops list no stock of this. Ask in the shop.',
		);
		assert.include(rows(element)[0] ?? '', '+3727000001');
	});

	it('says so when the SKU is unknown', async () => {
		const { element } = open(TAG, { availability: exampleUnknownSku });
		await stateOf(element, 'unknown');
		assert.equal(text(await until(() => part(element, 'message'))), 'We know no item with the number KETTLE-RED.');
	});

	it('says so when the tag has no sku', async () => {
		const { element } = open('<endcap-store-stock></endcap-store-stock>');
		await stateOf(element, 'misconfigured');
		assert.equal(text(await until(() => part(element, 'message'))), 'Stock cannot be shown: this tag has no sku.');
	});

	it('says so when nothing configures the page', async () => {
		const element = document.createElement('endcap-store-stock');
		element.sku = 'KETTLE-RED';
		document.body.append(element);
		await stateOf(element, 'misconfigured');
		assert.include(text(await until(() => part(element, 'message'))), 'has no key');
		element.remove();
	});

	it('says so when the key is refused', async () => {
		const { element } = open(TAG, { fails: 'origin_not_allowed' });
		await stateOf(element, 'misconfigured');
		assert.include(text(await until(() => part(element, 'message'))), 'was refused');
	});

	it('finds a variant by GTIN', async () => {
		const { element, shop } = open('<endcap-store-stock gtin="4006381333931"></endcap-store-stock>');
		await ready(element);
		assert.include(shop.asked.join(' '), 'gtin=04006381333931');
	});

	it('shows one store alone, without place search', async () => {
		const { element } = open('<endcap-store-stock sku="KETTLE-RED" store="riga-miera"></endcap-store-stock>');
		await ready(element);
		assert.equal(rows(element).length, 1);
		assert.notExists(byRole(element, 'textbox', 'Town or postcode'));
	});

	it('says so when the store is unknown', async () => {
		const { element } = open('<endcap-store-stock sku="KETTLE-RED" store="nowhere"></endcap-store-stock>');
		await stateOf(element, 'unknown');
		assert.equal(text(await until(() => part(element, 'message'))), 'We know no shop called nowhere.');
	});

	it('shows more shops than its limit when asked, and fewer again', async () => {
		const { element } = open('<endcap-store-stock sku="KETTLE-RED" limit="1"></endcap-store-stock>');
		await ready(element);
		assert.equal(rows(element).length, 1);
		await press(element, 'Show all 3 shops');
		await until(() => rows(element).length === 3);
		assert.equal(byRole(element, 'button', 'Show fewer shops')?.getAttribute('aria-expanded'), 'true');
		await press(element, 'Show fewer shops');
		await until(() => rows(element).length === 1);
	});

	it('shows the stock of another variant when its sku changes', async () => {
		const { element } = open(TAG);
		await ready(element);
		element.sku = 'NO-SUCH';
		await stateOf(element, 'unknown');
	});

	it('keeps the page’s own content until stock is there, and when it fails', async () => {
		let answer = (): void => undefined;
		const held = new Promise<void>((resolve) => (answer = resolve));
		const { element, shop } = open('<endcap-store-stock sku="KETTLE-RED">Ring us: 700 0001</endcap-store-stock>', {
			until: held,
		});
		await stateOf(element, 'loading');
		const slot = () => root(element).querySelector<HTMLSlotElement>('slot:not([name])');
		assert.equal(slot()?.assignedNodes().length, 1);
		assert.isNull(part(element, 'skeleton'));
		assert.equal(text(root(element).querySelector('.body')), 'In our shops');
		shop.fails = 'network';
		answer();
		await stateOf(element, 'failed');
		assert.equal(slot()?.assignedNodes().length, 1);
	});

	it('says that it is looking, in room of its own, while nothing stands in the tag', async () => {
		const { element } = open(TAG, { until: new Promise(() => undefined) });
		await stateOf(element, 'loading');
		assert.equal(part(element, 'skeleton')?.ariaLabel, 'Looking up stock…');
		assert.equal(part(element, 'frame')?.ariaBusy, 'true');
		assert.equal(text(root(element).querySelector('.body')), 'In our shops');
	});

	it('puts the page’s own content away once stock is there', async () => {
		const { element } = open('<endcap-store-stock sku="KETTLE-RED">Ring us: 700 0001</endcap-store-stock>');
		await ready(element);
		assert.isNull(root(element).querySelector('slot:not([name])'));
	});

	it('asks to ask in the shop when stock cannot be had, with phone numbers', async () => {
		const { element, shop } = open(TAG);
		shop.availability = undefined as never;
		await stateOf(element, 'failed');
		assert.equal(
			text(await until(() => part(element, 'message'))),
			'Stock cannot be shown right now. Ask in the shop.',
		);
		assert.include(text(await until(() => part(element, 'list'))), '+3727000001');
	});

	it('says what time its stock is from once it cannot be confirmed again', async () => {
		const { element, shop } = open(TAG, {}, { interval: 50, ttl: 100 });
		await ready(element);
		shop.fails = 'network';
		await stateOf(element, 'stale');
		assert.equal(text(part(element, 'summary')), 'As of 12:00. Ask the shop to be sure.');
		assert.isEmpty(parts(element, 'store__status').filter((status) => !text(status).endsWith('at 12:00')));
	});

	it('says “only a few left” when the number is not told', async () => {
		const availability = availabilityWith({
			'riga-miera': { quantity_capped: true },
			'tartu-ruutli': { status: 'backorder' },
		});
		const { element } = open(TAG, { availability });
		await ready(element);
		assert.sameMembers(parts(element, 'store__status').map(text), [
			'Can be ordered in',
			'Only a few left',
			'Sold out here',
		]);
	});

	it('tells the page what it shows, and again only when that changes', async () => {
		const told: unknown[] = [];
		const listener = (event: HTMLElementEventMap['endcap-stock-changed']) => told.push(event.detail);
		document.addEventListener('endcap-stock-changed', listener);
		const { element, shop } = open(TAG, {}, { interval: 50 });
		await until(() => told.length === 1);
		assert.deepEqual(told[0], {
			sku: 'KETTLE-RED',
			gtin: '04006381333931',
			status: 'in_shops',
			store_ids: ['tartu-ruutli', 'riga-miera'],
			as_of: '2026-03-25T10:00:00.000Z',
		});
		shop.availability = exampleWarehouseOnly;
		await until(() => text(part(element, 'summary')).startsWith('Not in our shops'));
		assert.equal(told.length, 2);
		document.removeEventListener('endcap-stock-changed', listener);
	});

	it('takes a heading of the page in place of its own', async () => {
		const { element } = open(
			'<endcap-store-stock sku="KETTLE-RED" heading="Where to get it"><h2 slot="heading">Shops</h2></endcap-store-stock>',
		);
		await ready(element);
		const slot = root(element).querySelector<HTMLSlotElement>('slot[name="heading"]');
		assert.equal(text(slot?.assignedElements()[0]), 'Shops');
	});

	it('leads nowhere else on a kiosk', async () => {
		const { element } = open(TAG, {}, { channel: 'kiosk' });
		await ready(element);
		assert.isTrue(element.matches(':state(kiosk)'));
		assert.isNull(root(element).querySelector('a'));
	});

	it('shows every shop of a large merchant without a warehouse among them', async () => {
		const many = Array.from({ length: 40 }, (_, index) => ({
			...exampleStores.tartu,
			id: `shop-${index}`,
			name: `Shop ${index}`,
		}));
		const { element } = open(TAG, { stores: { data: [...exampleStorePage.data, ...many], next_cursor: null } });
		await ready(element);
		assert.equal(rows(element).length, 3);
		assert.isNotOk(rows(element).some((row) => row.includes('Warehouse')));
	});
});
