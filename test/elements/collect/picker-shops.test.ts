import { sendKeys } from '@web/test-runner-commands';
import {
	exampleAvailability,
	exampleMerchant,
	exampleNowhere,
	exampleStores,
	exampleWarehouseOnly,
} from '@endcap/contract/examples';
import type { SkuAvailability } from '@endcap/contract';
import { setLevel } from '../../../stories/support/example-holding.ts';
import { exampleSlots, slotsOf } from '../../../stories/support/example-collect.ts';
import { availabilityWith } from '../../../stories/support/example-shop.ts';
import { chooseShop, chosen, clearPicker, openPicker, shops, shopsShown } from '../support/picker-stage.ts';
import { assert, listen, part, parts, root, stateOf, text, until } from '../support/stage.ts';

const ONE = '<endcap-collect-picker skus="KETTLE-RED"></endcap-collect-picker>';
const TWO = '<endcap-collect-picker skus="KETTLE-RED KETTLE-BLUE:2"></endcap-collect-picker>';

function levelsWith(levels: Record<string, number>): SkuAvailability['stores'] {
	const [variant] = exampleAvailability.data as [SkuAvailability];
	return variant.stores.map((level) => {
		const units = levels[level.store_id] ?? 0;
		const status = units > 0 ? ('limited_availability' as const) : ('out_of_stock' as const);
		return { ...level, status, quantity_available: units, quantity_capped: false };
	});
}

/** Two blue ones in Riga, one in Tartu. */
const BLUE = { levels: { 'KETTLE-BLUE': levelsWith({ 'riga-miera': 2, 'tartu-ruutli': 1 }) } };
/** The blue one nowhere but in the warehouse. */
const SENT = { levels: { 'KETTLE-BLUE': levelsWith({ warehouse: 5 }) } };

const many = Array.from({ length: 12 }, (_, place) => ({
	...exampleStores.tartu,
	id: `shop-${place}`,
	name: `Shop ${place + 1}`,
	address: { ...exampleStores.tartu.address, city: place === 10 ? 'Pärnu' : 'Tartu' },
}));
const [variant] = exampleAvailability.data as [SkuAvailability];
const MANY = {
	stores: { data: many, next_cursor: null },
	levels: {
		'KETTLE-RED': many.map(({ id }) => ({ ...(variant.stores[0] as SkuAvailability['stores'][number]), store_id: id })),
	},
	slots: Object.fromEntries(many.map(({ id }) => [id, slotsOf(id)])),
};

async function place(picker: Element, item: number, name: string): Promise<void> {
	const select = await until(() => root(picker).querySelectorAll('select')[item]);
	const option = await until(() => [...select.options].find((each) => text(each).startsWith(name)));
	select.value = option.value;
	select.dispatchEvent(new Event('change'));
}

describe('the shops of a picker', () => {
	afterEach(clearPicker);

	it('are those that have everything, then those that have part of it', async () => {
		const { picker } = openPicker(TWO, BLUE);
		await shopsShown(picker);
		assert.deepEqual(shops(picker), ['Miera iela', 'Rüütli']);
		assert.deepEqual(parts(picker, 'shop__stock').map(text), ['Has everything', 'Has 1 of 2']);
	});

	it('say how far they are, when they are open and from when it can be collected', async () => {
		const { picker } = openPicker(
			'<endcap-collect-picker skus="KETTLE-RED" near="58.37,26.72"></endcap-collect-picker>',
		);
		await shopsShown(picker);
		const [row] = parts(picker, 'shop');
		assert.equal(text(row), 'Rüütli 1.3 km In stock Rüütli 4, Tartu · Open until 18:00 Ready from today, 14:00');
	});

	it('of a device that stands somewhere are sorted from there, and nobody is asked where they are', async () => {
		const { picker } = openPicker(ONE, {}, { near: '56.96,24.13', channel: 'kiosk' });
		await shopsShown(picker);
		assert.deepEqual(shops(picker), ['Miera iela', 'Rüütli']);
		assert.equal(part(picker, 'locate'), null);
	});

	it('are radio buttons that the arrow keys go through, without anything being decided', async () => {
		const { picker } = openPicker(ONE);
		await shopsShown(picker);
		picker.focus();
		await sendKeys({ press: 'ArrowDown' });
		const checked = () => root(picker).querySelector<HTMLInputElement>('input:checked');
		await until(() => checked()?.value === 'riga-miera');
		await sendKeys({ press: 'ArrowUp' });
		await until(() => checked()?.value === 'tartu-ruutli');
		assert.equal(root(picker).activeElement, checked());
		assert.equal(picker.value, '');
	});

	it('stay where they are when one of them sells out, which is then said', async () => {
		const { picker, shop } = openPicker(ONE, {}, { interval: 50 });
		await shopsShown(picker);
		setLevel(shop, { store_id: 'tartu-ruutli', status: 'out_of_stock', quantity_available: 0, quantity_capped: false });
		await until(() => text(parts(picker, 'shop__stock')[0]) === 'Sold out here');
		assert.deepEqual(shops(picker), ['Rüütli', 'Miera iela']);
	});

	it('that were chosen and lose the last one are said to, with the next shop in one press', async () => {
		const said = listen();
		const { picker, shop } = openPicker(ONE, {}, { interval: 50 });
		await chooseShop(picker, 'Rüütli');
		part(picker, 'soonest')?.click();
		await until(() => chosen(picker));
		setLevel(shop, { store_id: 'tartu-ruutli', status: 'out_of_stock', quantity_available: 0, quantity_capped: false });
		await until(() => chosen(picker).includes('Rüütli no longer has all of it.'));
		await until(() => said.some((words) => words.includes('Rüütli no longer has all of it.')));
		assert.equal(text(part(picker, 'take-next')), 'Collect in Miera iela instead: today, 14:00–15:00');
		part(picker, 'take-next')?.click();
		await until(() => picker.value === 'riga-miera 2026-03-25T12:00:00Z');
	});

	it('are found by typing where there are many', async () => {
		const { picker } = openPicker(ONE, MANY);
		const search = await until(() => part(picker, 'search') as HTMLInputElement | null);
		assert.lengthOf(shops(picker), 4);
		search.focus();
		await sendKeys({ type: 'parn' });
		await until(
			() => parts(picker, 'match').length === 1 || parts(picker, 'match')[0]?.textContent?.includes('Shop 11'),
		);
		await sendKeys({ press: 'ArrowDown' });
		await until(() => search.getAttribute('aria-activedescendant') === 'match-0');
		await sendKeys({ press: 'Enter' });
		await until(() => root(picker).querySelector<HTMLInputElement>('input:checked')?.value === 'shop-10');
		assert.equal(search.ariaExpanded, 'false');
	});

	it('may be another for each item', async () => {
		const { picker } = openPicker(TWO, BLUE);
		await until(() => part(picker, 'split-up'));
		part(picker, 'split-up')?.click();
		await place(picker, 0, 'Rüütli');
		await place(picker, 1, 'Miera iela');
		const soonest = () => parts(picker, 'soonest');
		await until(() => soonest().length === 2);
		soonest()[0]?.click();
		await until(() => soonest().length === 1);
		soonest()[0]?.click();
		await until(() => picker.value);
		assert.equal(
			picker.value,
			'tartu-ruutli 2026-03-25T12:00:00Z KETTLE-RED, riga-miera 2026-03-25T12:00:00Z KETTLE-BLUE',
		);
		await until(() => chosen(picker).includes('Kettle, blue'));
	});

	it('leave what none of them has to be sent, where the shop sends', async () => {
		const { picker } = openPicker(TWO, SENT);
		await chooseShop(picker, 'Rüütli');
		await place(picker, 1, 'Send it to my home');
		await until(() => part(picker, 'soonest'));
		part(picker, 'soonest')?.click();
		await until(() => picker.value === 'tartu-ruutli 2026-03-25T12:00:00Z KETTLE-RED, ship KETTLE-BLUE');
		await until(() => chosen(picker).includes('Sent to your home Kettle, blue'));
	});

	it('are not needed for what is only sent', async () => {
		const { picker } = openPicker(ONE, { availability: exampleWarehouseOnly });
		await place(picker, 0, 'Send it to my home');
		(await until(() => part(picker, 'done'))).click();
		await until(() => chosen(picker) === 'Sent to your home Kettle, red');
		assert.equal(picker.value, 'ship KETTLE-RED');
	});

	it('that have nothing say so, and nothing is offered to be sent where nothing is', async () => {
		const merchant = { ...exampleMerchant, ordering: { ...exampleMerchant.ordering, shipping: null } };
		const { picker } = openPicker(ONE, { availability: exampleWarehouseOnly, merchant });
		await until(() => text(part(picker, 'message')) === 'No shop has this right now.');
		assert.isNull(part(picker, 'item'));
	});

	it('are never a blank: what cannot be shown is said', async () => {
		for (const [changes, state, words] of [
			[{ availability: exampleNowhere }, 'ready', 'No shop has this right now.'],
			[{ fails: 'network' as const }, 'failed', 'Shops and times cannot be shown right now. Ask in the shop.'],
			[
				{ fails: 'origin_not_allowed' as const },
				'misconfigured',
				'Shops cannot be shown: the key on this page was refused.',
			],
		] as const) {
			const { picker } = openPicker(ONE, changes);
			await stateOf(picker, state);
			await until(() => text(part(picker, 'message')) === words);
			clearPicker();
		}
		const { picker } = openPicker('<endcap-collect-picker skus="NO-SUCH"></endcap-collect-picker>');
		await until(() => text(part(picker, 'message')) === 'We know no item with the number NO-SUCH.');
	});

	it('that cannot be confirmed are shown with the time they were', async () => {
		const { picker, shop } = openPicker(ONE, {}, { interval: 100, ttl: 200 });
		await shopsShown(picker);
		shop.fails = 'network';
		await stateOf(picker, 'stale');
		await until(() => text(part(picker, 'note')) === 'As of 12:00. We check again before anything is promised.');
		assert.deepEqual(shops(picker), ['Rüütli', 'Miera iela']);
	});

	it('begin with the shopper’s own, whose times are open at once', async () => {
		const { myShop } = await import('../../../packages/elements/src/shared/shops/my-shop.ts');
		myShop(' ').value = { storeId: 'riga-miera', remembered: false };
		const { picker } = openPicker(ONE);
		await until(() => part(picker, 'slots'));
		assert.deepEqual(shops(picker), ['Miera iela', 'Rüütli']);
		myShop(' ').value = { storeId: undefined, remembered: false };
	});

	it('show what merchants wrote as text alone', async () => {
		const name = '<img src=x onerror="document.title=1">';
		const { picker } = openPicker(ONE, {
			stores: { data: [{ ...exampleStores.tartu, name }, exampleStores.riga], next_cursor: null },
			availability: availabilityWith({}),
			slots: exampleSlots,
		});
		await until(() => shops(picker).includes(name));
		assert.isNull(root(picker).querySelector('img'));
	});
});
