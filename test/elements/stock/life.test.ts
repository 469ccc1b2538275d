import { exampleWarehouseOnly } from '@endcap/contract/examples';
import { EndcapStoreStock } from '@endcap/elements';
import { defineElement } from '../../../packages/elements/src/shared/define-element.ts';
import { setLevel } from '../../../stories/support/example-holding.ts';
import { endcapOf, exampleShop } from '../../../stories/support/example-shop.ts';
import {
	assert,
	byRole,
	clear,
	listen,
	liveRegions,
	open,
	part,
	press,
	ready,
	rows,
	stateOf,
	text,
	until,
} from '../support/stage.ts';

const TAG = '<endcap-store-stock sku="KETTLE-RED"></endcap-store-stock>';

describe('the life of an element', () => {
	afterEach(clear);

	it('goes on where it was when it is moved in the document', async () => {
		const { element, provider, shop } = open(`${TAG}<aside></aside>`);
		await ready(element);
		await press(element, 'Rüütli is my shop');
		provider.querySelector('aside')?.append(element);
		await element.updateComplete;
		assert.isTrue(element.matches(':state(ready)'));
		assert.isOk(byRole(element, 'button', 'Remember my shop on this device'));
		assert.equal(shop.asked.filter((address) => address.includes('availability')).length, 1);
		await press(element, 'Rüütli is my shop');
	});

	it('asks for the stock of 100 elements once, and for the shops once', async () => {
		const tags = Array.from(
			{ length: 100 },
			(_, index) => `<endcap-store-stock sku="SKU-${index}"></endcap-store-stock>`,
		);
		const { provider, shop } = open(tags.join(''));
		const elements = [...provider.querySelectorAll('endcap-store-stock')];
		await until(() => elements.every((element) => element.matches(':state(ready)')));
		assert.equal(shop.asked.length, 2, shop.asked.join('\n'));
	});

	it('shows 1000 on one page', async () => {
		const { provider } = open(TAG.repeat(1000));
		const elements = [...provider.querySelectorAll('endcap-store-stock')];
		await until(() => elements.every((element) => element.matches(':state(ready)')));
	});

	it('leaves no listener on the live state when it is removed', async () => {
		const { element, shop } = open(TAG, {}, { interval: 20 });
		await ready(element);
		element.remove();
		// The SDK lets go of state a second after its last listener: requests stop then.
		let asked = 0;
		let still = performance.now();
		await until(() => {
			if (shop.asked.length !== asked) still = performance.now();
			asked = shop.asked.length;
			return performance.now() - still > 500;
		});
	});

	it('is garbage once it is removed', async () => {
		const { provider, element } = open(TAG);
		await ready(element);
		const gone = new WeakRef(document.createElement('endcap-store-stock'));
		await (async () => {
			const removed = gone.deref()!;
			removed.sku = 'KETTLE-RED';
			provider.append(removed);
			await ready(removed);
			removed.remove();
		})();
		const collect = (globalThis as { gc?: () => void }).gc;
		assert.isFunction(collect, 'Chromium runs with --expose-gc');
		await until(() => {
			collect?.();
			return gone.deref() === undefined;
		});
	});

	it('stays quiet while it loads, and says a change once, in one region', async () => {
		const said = listen();
		const { provider, shop } = open(TAG.repeat(3), {}, { interval: 50 });
		const elements = [...provider.querySelectorAll('endcap-store-stock')];
		for (const element of elements) await ready(element);
		shop.availability = exampleWarehouseOnly;
		await until(() => said.length > 0);
		assert.deepEqual(said, ['Not in our shops now. We can send it to you.']);
		assert.equal(liveRegions().length, 1);
		assert.equal(liveRegions()[0]?.role, 'status');
	});

	it('says that the last one is gone from the shopper’s own shop, and when there is one again, but no other count', async () => {
		const said = listen();
		const { element, shop } = open(TAG, {}, { interval: 50 });
		await ready(element);
		await press(element, 'Miera iela is my shop');
		const put = (store_id: string, quantity_available: number) => {
			const status = quantity_available > 0 ? 'limited_availability' : 'out_of_stock';
			setLevel(shop, { store_id, status, quantity_available, quantity_capped: false });
		};
		put('cape-town-kloof', 3);
		put('riga-miera', 1);
		await until(() => text(part(element, 'store__status')) === 'Only 1 left');
		put('riga-miera', 0);
		await until(() => said.includes('No longer in stock in Miera iela'));
		put('riga-miera', 4);
		await until(() => said.includes('In stock again in Miera iela'));
		assert.equal(said.length, 2, said.join('\n'));
		await press(element, 'Miera iela is my shop');
	});

	it('says that the last one is gone from every shop', async () => {
		const said = listen();
		const { element, shop } = open(TAG, {}, { interval: 50 });
		await ready(element);
		const [variant] = exampleWarehouseOnly.data;
		shop.availability = { ...exampleWarehouseOnly, data: [{ ...variant!, stores: variant!.stores.slice(0, 3) }] };
		await until(() => said.includes('No longer in stock in any shop'));
	});

	it('changes in place: the focus stays, the list stays open, and the row is marked for a moment', async () => {
		const { element, shop } = open(
			'<endcap-store-stock sku="KETTLE-RED" limit="1"></endcap-store-stock>',
			{},
			{ interval: 50 },
		);
		await ready(element);
		await press(element, 'Show all 3 shops');
		const pin = await until(() => byRole(element, 'button', 'Miera iela is my shop'));
		pin.focus();
		const row = pin.closest('li')!;
		const before = row.getAnimations().length;
		setLevel(shop, { store_id: 'riga-miera', quantity_available: 1 });
		await until(() => text(row).includes('Only 1 left'));
		await element.updateComplete;
		assert.deepEqual([before, row.getAnimations().length], [0, 1]);
		assert.equal(element.shadowRoot?.activeElement, pin);
		assert.equal(rows(element).length, 3);
	});

	it('takes the focus along when a shop above it leaves the list', async () => {
		const { element, shop } = open(TAG, {}, { interval: 50 });
		await ready(element);
		(await until(() => byRole(element, 'button', 'Rüütli is my shop'))).focus();
		const [variant] = shop.availability.data;
		shop.availability = {
			...shop.availability,
			data: [{ ...variant!, stores: variant!.stores.filter(({ store_id }) => store_id !== 'cape-town-kloof') }],
		};
		await until(() => rows(element).length === 2);
		assert.equal(element.shadowRoot?.activeElement?.ariaLabel, 'Rüütli is my shop');
	});

	it('warns once, and throws never, when a tag is taken', () => {
		const warnings: unknown[] = [];
		const { warn } = console;
		console.warn = (text) => warnings.push(text);
		const another = class extends HTMLElement {};
		defineElement('endcap-store-stock', another);
		defineElement('endcap-store-stock', another);
		console.warn = warn;
		assert.equal(warnings.length, 1);
		assert.equal(customElements.get('endcap-store-stock'), EndcapStoreStock);
	});

	it('waits for a provider that comes later', async () => {
		const host = document.createElement('section');
		host.innerHTML = TAG;
		document.body.append(host);
		const element = host.querySelector('endcap-store-stock')!;
		await stateOf(element, 'misconfigured');
		const provider = document.createElement('endcap-provider');
		provider.endcap = endcapOf(exampleShop());
		host.prepend(provider);
		await ready(element);
		host.remove();
	});

	it('reads from the nearest provider, and from another one when it is moved there', async () => {
		const first = open(TAG);
		const second = open('<endcap-store-stock sku="OTHER"></endcap-store-stock>', {
			availability: exampleWarehouseOnly,
		});
		await ready(first.element);
		second.provider.append(first.element);
		await until(() => text(part(first.element, 'summary')).startsWith('Not in our shops'));
	});

	it('changes to the client of another key', async () => {
		const { element, provider } = open(TAG);
		await ready(element);
		provider.endcap = endcapOf(exampleShop({ availability: exampleWarehouseOnly }));
		await until(() => text(part(element, 'summary')).startsWith('Not in our shops'));
		assert.equal(rows(element).length, 3);
	});
});
