import { sendKeys } from '@web/test-runner-commands';
import { availabilityWith, storesWith } from '../../../stories/support/example-shop.ts';
import { change, setLevel } from '../../../stories/support/example-holding.ts';
import {
	assert,
	byRole,
	clear,
	listen,
	open,
	part,
	parts,
	press,
	ready,
	root,
	rows,
	text,
	until,
} from '../support/stage.ts';

const TAG = '<endcap-store-stock sku="KETTLE-RED" hold></endcap-store-stock>';
const RESERVE = 'Reserve for 30 minutes: Miera iela';
const LAST_ONE = { availability: availabilityWith({ 'riga-miera': { quantity_available: 1 } }) };

const inRiga = (element: Element) => rows(element).find((row) => row.startsWith('Miera iela')) ?? '';

/** What the page is told of holds, as “name detail”. */
function told(element: Element): [string, unknown][] {
	const names = ['request', 'held', 'released', 'expired', 'refused'];
	const all: [string, unknown][] = [];
	for (const name of names) {
		element.addEventListener(`endcap-reservation-${name}`, (event) => {
			all.push([name, JSON.parse(JSON.stringify((event as CustomEvent).detail))]);
		});
	}
	return all;
}

describe('holding one in a shop', () => {
	afterEach(clear);

	it('is not offered until the page says so, and asks nothing before a press', async () => {
		const { element, shop } = open('<endcap-store-stock sku="KETTLE-RED"></endcap-store-stock>');
		await ready(element);
		assert.notExists(byRole(element, 'button', /^Reserve/));
		element.hold = true;
		await until(() => byRole(element, 'button', RESERVE));
		assert.isEmpty(shop.asked.filter((address) => /session|reservation/.test(address)));
	});

	it('is offered no more when the page takes it back', async () => {
		const { element } = open(TAG);
		await until(() => byRole(element, 'button', RESERVE));
		element.hold = false;
		await element.updateComplete;
		assert.notExists(byRole(element, 'button', RESERVE));
	});

	it('is offered by each shop that has one, and by no other', async () => {
		const { element } = open(TAG);
		await until(() => byRole(element, 'button', RESERVE));
		const offers = parts(element, 'store__reserve').map(({ ariaLabel }) => ariaLabel);
		assert.sameMembers(offers, ['Reserve for 30 minutes: Rüütli', RESERVE]);
	});

	it('counts down in the server’s time, however the device’s clock is set', async () => {
		const { element } = open(TAG);
		await press(element, RESERVE);
		await until(() => part(element, 'store__held'));
		assert.equal(text(part(element, 'store__held')), 'Reserved for you until 12:30');
		const left = () => text(part(element, 'store__countdown'));
		const before = left();
		assert.match(before, /^(30:00|29:5\d) left$/);
		await until(() => left() !== before);
		assert.equal(part(element, 'store__countdown')?.role, 'timer');
		assert.equal(part(element, 'store__countdown')?.ariaLive, 'off');
		assert.isTrue(element.matches(':state(held)'));
	});

	it('tells the page what is asked for and what came of it', async () => {
		const { element } = open(TAG);
		const all = told(element);
		await press(element, RESERVE);
		await press(element, 'Release: Miera iela');
		await until(() => all.length === 3);
		assert.deepEqual(all[0], ['request', { sku: 'KETTLE-RED', store_id: 'riga-miera', quantity: 1, hold_minutes: 30 }]);
		const facts = all.slice(1) as [string, { reservation: { status: string } }][];
		assert.deepEqual(
			facts.map(([name, { reservation }]) => [name, reservation.status]),
			[
				['held', 'active'],
				['released', 'released'],
			],
		);
	});

	it('leaves it to the page when the page prevents the request', async () => {
		const { element, shop } = open(TAG);
		element.addEventListener('endcap-reservation-request', (event) => event.preventDefault());
		await press(element, RESERVE);
		await element.updateComplete;
		assert.isEmpty(shop.reservations);
		assert.isOk(byRole(element, 'button', RESERVE));
	});

	it('never says “reserved” before the server did', async () => {
		const { element, shop } = open(TAG);
		await until(() => byRole(element, 'button', RESERVE));
		let answer = (): void => undefined;
		shop.until = new Promise<void>((resolve) => (answer = resolve));
		await press(element, RESERVE);
		const pending = await until(() => byRole(element, 'button', 'Reserving…: Miera iela'));
		assert.equal(pending.ariaDisabled, 'true');
		assert.isNull(part(element, 'store__held'));
		await until(() => inRiga(element).includes('We are still trying…'));
		assert.isNull(part(element, 'store__held'));
		answer();
		await until(() => part(element, 'store__held'));
		assert.isNull(part(element, 'store__note'));
	});

	it('asks once, however often it is pressed meanwhile', async () => {
		const { element, shop } = open(TAG);
		const button = await until(() => byRole(element, 'button', RESERVE));
		for (let presses = 0; presses < 5; presses += 1) button.click();
		await until(() => part(element, 'store__held'));
		assert.equal(shop.reservations.length, 1);
	});

	it('says “just taken” when somebody was faster, and shows the truth at once', async () => {
		const said = listen();
		const { element, shop } = open(TAG, LAST_ONE);
		const all = told(element);
		await until(() => byRole(element, 'button', RESERVE));
		setLevel(shop, { store_id: 'riga-miera', status: 'out_of_stock', quantity_available: 0 });
		await press(element, RESERVE);
		await until(() => inRiga(element).includes('Just taken'));
		assert.include(inRiga(element), 'Sold out here');
		assert.notExists(byRole(element, 'button', RESERVE));
		assert.deepEqual(all.at(-1), ['refused', { sku: 'KETTLE-RED', store_id: 'riga-miera', reason: 'out_of_stock' }]);
		await until(() => said.includes('Miera iela: Just taken'));
	});

	it('offers it again when it comes back', async () => {
		const { element, shop } = open(TAG, LAST_ONE, { interval: 50 });
		const button = await until(() => byRole(element, 'button', RESERVE));
		setLevel(shop, { store_id: 'riga-miera', status: 'out_of_stock', quantity_available: 0 });
		button.click();
		await until(() => inRiga(element).includes('Just taken'));
		setLevel(shop, { store_id: 'riga-miera', status: 'limited_availability', quantity_available: 1 });
		await until(() => byRole(element, 'button', RESERVE));
		assert.notInclude(inRiga(element), 'Just taken');
	});

	it('says so when it ends, and offers to reserve again', async () => {
		const said = listen();
		const { element } = open(TAG, { holdsFor: 2 });
		const all = told(element);
		await press(element, RESERVE);
		await until(() => part(element, 'store__held'));
		await until(() => inRiga(element).includes('Your reservation has ended'));
		await until(() => byRole(element, 'button', 'Reserve again: Miera iela'));
		assert.equal(all.at(-1)?.[0], 'expired');
		await until(() => said.includes('Miera iela: Your reservation has ended'));
	});

	it('warns five minutes before the end, to the eye and to the ear, and once', async () => {
		const said = listen();
		const { element } = open(TAG, { holdsFor: 302 });
		await press(element, RESERVE);
		await until(() => part(element, 'store__held'));
		assert.isNull(root(element).querySelector('.soon'));
		await until(() => said.includes('Miera iela: 5 minutes left'));
		assert.isOk(root(element).querySelector('.soon'));
		await until(() => text(part(element, 'store__countdown')) === '4:57 left');
		assert.equal(said.filter((words) => words.includes('minutes left')).length, 1);
	});

	it('is kept for longer, and says how long', async () => {
		const said = listen();
		const { element, shop } = open(TAG, { holdsFor: 240 });
		await press(element, RESERVE);
		await press(element, 'Keep for longer: Miera iela');
		await until(() => text(part(element, 'store__held')).endsWith('12:30'));
		assert.equal(shop.reservations.length, 1);
		await until(() => said.includes('Miera iela: Reserved for you until 12:30'));
	});

	it('says until when in the zone of its provider, or else whose time that is', async () => {
		const zones = { 'Asia/Kolkata': '16:00', 'Europe/Tallinn': '12:30' };
		for (const [timezone, end] of Object.entries(zones)) {
			const stores = storesWith({ 'riga-miera': { timezone: 'Asia/Kolkata' } });
			const { element } = open(TAG, { stores }, { timezone });
			await press(element, RESERVE);
			const words = text(await until(() => part(element, 'store__held')));
			if (end === '16:00') assert.equal(words, 'Reserved for you until 16:00');
			else assert.match(words, /^Reserved for you until 16:00 .+/);
			clear();
		}
	});

	it('shows what was held elsewhere, and when that is no longer so', async () => {
		const { element, provider, shop } = open(TAG, LAST_ONE, { interval: 50 });
		await until(() => byRole(element, 'button', RESERVE));
		await provider.endcap?.reservations.create({
			lines: [{ sku: 'KETTLE-RED', store_id: 'riga-miera', quantity: 1 }],
			hold_minutes: 30,
		});
		await until(() => part(element, 'store__held'));
		const [reservation] = shop.reservations;
		change(shop, reservation!, { status: 'released' });
		await until(() => inRiga(element).includes('No longer reserved'));
	});

	it('is never left out of a list that shows fewer shops', async () => {
		const { element, provider } = open('<endcap-store-stock sku="KETTLE-RED" limit="1" hold></endcap-store-stock>');
		await ready(element);
		assert.equal(rows(element).length, 1);
		const lines = [{ sku: 'KETTLE-RED', store_id: 'riga-miera', quantity: 1 }];
		await provider.endcap?.reservations.create({ lines });
		await until(() => part(element, 'store__held'));
		await press(element, 'Show fewer shops');
		await until(() => rows(element).length === 1);
	});

	it('does not say that the shopper’s own last one is gone', async () => {
		const said = listen();
		const { element } = open(TAG, LAST_ONE, { interval: 50 });
		await press(element, 'Miera iela is my shop');
		await press(element, RESERVE);
		await until(() => text(part(element, 'summary')) === 'In stock in 1 shop');
		await until(() => said.some((words) => words.includes('Reserved for you')));
		assert.isEmpty(said.filter((words) => words.includes('No longer')));
		await press(element, 'Miera iela is my shop');
	});

	it('says in words that somebody asked too often, and goes on by itself', async () => {
		const { element, shop } = open(TAG, { refuses: 'rate_limited' });
		await press(element, RESERVE);
		await until(() => inRiga(element).includes('Too many tries. We go on in a moment.'));
		shop.refuses = undefined;
		await until(() => part(element, 'store__held'));
		assert.isNull(part(element, 'store__note'));
	});

	it('says that it did not work when the shop refuses', async () => {
		const { element } = open(TAG, { refuses: 'key_not_allowed' });
		const all = told(element);
		await press(element, RESERVE);
		await until(() => inRiga(element).includes('That did not work. Try again.'));
		assert.deepEqual(all.at(-1), ['refused', { sku: 'KETTLE-RED', store_id: 'riga-miera', reason: 'failed' }]);
		assert.isOk(byRole(element, 'button', RESERVE));
	});

	it('keeps the focus in the row, by keyboard alone, from reserving to releasing', async () => {
		const { element } = open(TAG);
		(await until(() => byRole(element, 'button', RESERVE))).focus();
		const focused = () => root(element).activeElement?.ariaLabel;
		await sendKeys({ press: 'Enter' });
		await until(() => part(element, 'store__held'));
		assert.equal(focused(), 'Keep for longer: Miera iela');
		await until(() => byRole(element, 'button', /^Keep/)?.ariaDisabled !== 'true');
		await sendKeys({ press: 'Tab' });
		assert.equal(focused(), 'Release: Miera iela');
		await sendKeys({ press: 'Space' });
		await until(() => inRiga(element).includes('Released'));
		assert.equal(focused(), RESERVE);
	});

	it('keeps the focus in the row when there is nothing left to press', async () => {
		const { element, shop } = open(TAG, LAST_ONE);
		(await until(() => byRole(element, 'button', RESERVE))).focus();
		setLevel(shop, { store_id: 'riga-miera', status: 'out_of_stock', quantity_available: 0 });
		await sendKeys({ press: 'Enter' });
		await until(() => inRiga(element).includes('Just taken'));
		assert.equal(root(element).activeElement?.ariaLabel, 'Miera iela is my shop');
	});

	it('gives every control at least 44 pixels, in a sidebar too, where all of them can be seen', async () => {
		const { element } = open(`<div style="inline-size: 240px">${TAG}</div>`);
		await press(element, RESERVE);
		await until(() => part(element, 'store__held'));
		const frame = element.getBoundingClientRect();
		for (const button of root(element).querySelectorAll('.hold button')) {
			const { width, height, left, right } = button.getBoundingClientRect();
			assert.isAtLeast(Math.min(width, height), 44, text(button));
			assert.isAtLeast(left, frame.left);
			assert.isAtMost(right, frame.right);
		}
	});

	it('ticks no more once it is released', async () => {
		const { element } = open(TAG);
		await press(element, RESERVE);
		await press(element, 'Release: Miera iela');
		await until(() => inRiga(element).includes('Released'));
		await element.updateComplete;
		let updates = 0;
		const counter = { hostUpdated: () => (updates += 1) };
		element.addController(counter);
		const end = performance.now() + 1500;
		await until(() => performance.now() > end);
		assert.isAtMost(updates, 1);
	});
});
