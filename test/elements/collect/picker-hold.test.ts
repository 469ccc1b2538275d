import { sendKeys } from '@web/test-runner-commands';
import { collected, nextSlots, unchosen } from '../../../stories/support/shopping.ts';
import { exampleBasket } from '../../../stories/support/example-basket.ts';
import { setLevel } from '../../../stories/support/example-holding.ts';
import { chooseShop, chosen, clearPicker, focused, openPicker } from '../support/picker-stage.ts';
import { assert, listen, part, press, stateOf, text, until } from '../support/stage.ts';

const OF_BASKET = '<endcap-collect-picker hold></endcap-collect-picker>';
const OF_ITEM = '<endcap-collect-picker skus="KETTLE-RED" hold></endcap-collect-picker>';
const HOLD = 'Hold for 15 minutes';

describe('a picker of the basket', () => {
	afterEach(clearPicker);

	it('says so when there is nothing in it', async () => {
		const { picker } = openPicker(OF_BASKET);
		await stateOf(picker, 'empty');
		assert.equal(text(part(picker, 'message')), 'There is nothing to collect yet.');
	});

	it('puts the shop and the time into the basket, once both are chosen', async () => {
		const { picker, endcap, shop } = openPicker(OF_BASKET);
		await endcap.basket.change(unchosen);
		await chooseShop(picker, 'Rüütli');
		assert.isEmpty(shop.basket.cart?.pickups);
		part(picker, 'soonest')?.click();
		await until(() => shop.basket.cart?.pickups[0]?.starts_at === '2026-03-25T12:00:00Z');
		assert.deepEqual(
			shop.basket.cart?.lines.map(({ fulfillment }) => fulfillment),
			[0, 1].map(() => ({ method: 'pickup' as const, store_id: 'tartu-ruutli' })),
		);
		await until(() => chosen(picker).startsWith('today, 14:00–15:00'));
	});

	it('begins with what the basket says', async () => {
		const { picker, endcap } = openPicker(OF_BASKET);
		await endcap.basket.change(collected);
		await until(() => chosen(picker).startsWith('today, 14:00–15:00 Rüütli'));
	});

	it('holds everything with one press, counts down, and tells the page', async () => {
		const { picker, endcap, told, shop } = openPicker(OF_BASKET);
		await endcap.basket.change(collected);
		await press(picker, HOLD);
		await until(() => /^· ?1[45]:\d\d left$|^1[45]:\d\d left$/.test(text(part(picker, 'countdown'))));
		assert.lengthOf(shop.basket.cart?.holds ?? [], 1);
		assert.isTrue(picker.matches(':state(held)'));
		assert.deepEqual(
			told.map(([name]) => name),
			['changed', 'held'],
		);
	});

	it('says until when in the zone of its provider', async () => {
		const heard = listen();
		const { picker, endcap } = openPicker(OF_BASKET, {}, { timezone: 'Asia/Kolkata' });
		await endcap.basket.change(collected);
		await press(picker, HOLD);
		await until(() => /\b15:\d\d\b/.test(text(part(picker, 'hold')?.querySelector('strong'))));
		await until(() => heard.some((words) => /\b15:\d\d\b/.test(words)));
	});

	it('does not take what is its own for gone', async () => {
		const { picker, endcap, shop } = openPicker(OF_BASKET, {}, { interval: 50 });
		await endcap.basket.change(collected);
		await press(picker, HOLD);
		await until(() => part(picker, 'countdown'));
		const asked = shop.asked.length;
		setLevel(shop, { store_id: 'tartu-ruutli', status: 'out_of_stock', quantity_available: 0, quantity_capped: false });
		await until(() => shop.asked.slice(asked).filter((address) => address.includes('availability')).length > 2);
		assert.isTrue(picker.checkValidity());
		assert.isNull(part(picker, 'chosen__gone'));
	});

	it('leaves it to the page when the page prevents the request', async () => {
		const { picker, endcap, shop } = openPicker(OF_BASKET);
		await endcap.basket.change(collected);
		picker.addEventListener('endcap-hold-request', (event) => event.preventDefault());
		await press(picker, HOLD);
		await picker.updateComplete;
		assert.isEmpty(shop.basket.cart?.holds);
	});

	it('offers the next time in one press when the server refuses the one that was chosen', async () => {
		const slots = nextSlots('tartu-ruutli');
		const refusals = { allocate: [{ code: 'slot_full' as const, pointers: ['/pickups/0'], slots }] };
		const { picker, endcap, shop, told } = openPicker(OF_BASKET, { basket: exampleBasket({ refusals }) });
		await endcap.basket.change(collected);
		await press(picker, HOLD);
		await until(() => chosen(picker).includes('This time was just taken.'));
		assert.deepEqual(told.at(-1), [
			'refused',
			{ reason: 'slot_full', store_id: 'tartu-ruutli', starts_at: '2026-03-25T12:00:00Z' },
		]);
		await press(picker, 'Take today, 15:00–16:00 instead');
		await until(() => shop.basket.cart?.pickups[0]?.starts_at === '2026-03-25T13:00:00Z');
		await until(() => part(picker, 'hold__button'));
	});

	it('says that it was just taken, or that the basket has changed, when nothing could be held', async () => {
		const refusals = { allocate: [{ code: 'out_of_stock' as const, pointers: ['/lines/0/quantity'] }] };
		const { picker, endcap, told } = openPicker(OF_BASKET, { basket: exampleBasket({ refusals }) });
		await endcap.basket.change(collected);
		await press(picker, HOLD);
		await until(() => text(part(picker, 'hold__note')) === 'Just taken. Choose another shop or time.');
		assert.propertyVal(told.at(-1)?.[1], 'reason', 'out_of_stock');
	});

	it('says when the hold has ended, and offers it again', async () => {
		const said = listen();
		const { picker, endcap, told } = openPicker(OF_BASKET, { basket: exampleBasket({ holdsFor: 2 }) });
		await endcap.basket.change(collected);
		await press(picker, HOLD);
		await until(() => part(picker, 'countdown'));
		await until(() => text(part(picker, 'hold__note')) === 'The hold has ended. Hold it again to be sure.');
		await until(() => said.some((words) => words.includes('The hold has ended.')));
		assert.equal(told.at(-1)?.[0], 'lapsed');
		assert.isOk(part(picker, 'hold__button'));
	});
});

describe('a picker that holds without a basket', () => {
	afterEach(clearPicker);

	it('holds the units in the shop, for longer, and gives them back', async () => {
		const { picker, shop } = openPicker(OF_ITEM);
		await chooseShop(picker, 'Miera iela');
		part(picker, 'soonest')?.click();
		await press(picker, HOLD);
		await until(() => part(picker, 'countdown'));
		assert.deepEqual(shop.reservations[0]?.lines, [
			{ sku: 'KETTLE-RED', store_id: 'riga-miera', quantity: 1, quantity_lost: 0 },
		]);
		await press(picker, 'Keep for longer');
		await until(() => part(picker, 'release')?.ariaDisabled !== 'true');
		await press(picker, 'Release');
		await until(() => shop.reservations[0]?.status === 'released');
		await until(() => text(part(picker, 'hold__note')) === 'Released');
		assert.lengthOf(shop.reservations, 1);
	});

	it('keeps the focus, by keyboard alone, from holding to releasing', async () => {
		const { picker } = openPicker(OF_ITEM);
		await chooseShop(picker, 'Miera iela');
		part(picker, 'soonest')?.click();
		(await until(() => part(picker, 'hold__button'))).focus();
		await sendKeys({ press: 'Enter' });
		await until(() => focused(picker) === 'Keep for longer');
		await until(() => part(picker, 'release')?.ariaDisabled !== 'true');
		await sendKeys({ press: 'Tab' });
		await sendKeys({ press: 'Space' });
		await until(() => focused(picker) === HOLD);
	});

	it('asks nothing of the server before the press', async () => {
		const { picker, shop } = openPicker(OF_ITEM);
		await chooseShop(picker, 'Miera iela');
		part(picker, 'soonest')?.click();
		await until(() => part(picker, 'hold__button'));
		assert.isEmpty(shop.asked.filter((address) => /session|reservation|cart/.test(address)));
	});
});
