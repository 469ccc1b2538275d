import { exampleInventoryLevel, exampleReservation, exampleStaffMember } from '@endcap/contract/examples';
import { stockDeskCatalogue } from '@endcap/elements';
import {
	chooseTab,
	clearDesk,
	field,
	line,
	number,
	openDesk,
	openForm,
	scan,
	send,
	type,
} from '../support/counter-stage.ts';
import { assert, listen, part, parts, root, stateOf, text, until } from '../support/stage.ts';

const manager = { ...exampleStaffMember, name: 'Manager', role: 'manager' as const, stores: null };
const place = { sku: 'KETTLE-RED', store_id: 'tartu-ruutli' };

describe('<endcap-stock-desk>', () => {
	afterEach(clearDesk);

	it('shows each item with its numbers, and marks what is low', async () => {
		const { desk } = openDesk();
		await line(desk, 'KETTLE-RED');
		const columns = [
			'on_hand',
			'reserved',
			'committed',
			'unavailable',
			'available',
			'incoming',
			'safetyStock',
			'reorderPoint',
		];
		assert.deepEqual(
			columns.map((column) => number(desk, 'KETTLE-RED', column)),
			['14', '1', '1', '1', '11', '24', 'Web 1', '6'],
		);
		assert.include(text(await line(desk, 'TWINE')), 'Low');
		assert.notInclude(text(await line(desk, 'KETTLE-RED')), 'Low');
	});

	it('offers the shops of whoever is signed in, and no other', async () => {
		const { desk, counter } = openDesk();
		await line(desk, 'KETTLE-RED');
		const options = [...(part(desk, 'shop') as HTMLSelectElement).options].map(({ text }) => text);
		assert.deepEqual(options, ['Rüütli', 'Miera iela']);
		type(part(desk, 'shop') as HTMLSelectElement, 'riga-miera');
		await until(() => counter.asked.some((asked) => /inventory-levels.*store=riga-miera/.test(asked)));
	});

	it('opens what a scanner read, and is ready for the next one when it is done', async () => {
		const { desk } = openDesk();
		await line(desk, 'KETTLE-RED');
		scan(desk, '4006381333931');
		const quantity = await field(desk, 'quantity');
		await until(() => root(desk).activeElement === quantity);
		type(quantity, '5');
		send(desk);
		await until(() => number(desk, 'KETTLE-RED', 'on_hand') === '19');
		await until(() => root(desk).activeElement === part(desk, 'search'));
	});

	it('goes on with the next item when a barcode comes where a number was wanted', async () => {
		const { desk } = openDesk();
		await openForm(desk, 'KETTLE-RED');
		type(await field(desk, 'quantity'), '0400007001602');
		send(desk);
		await until(() => part(desk, 'form')?.getAttribute('aria-label') === 'Change Garden twine');
	});

	it('says who changed what, and lets the number stand out', async () => {
		const { desk, counter } = openDesk();
		await line(desk, 'TWINE');
		const twine = counter.levels.find(({ sku }) => sku === 'TWINE') ?? exampleInventoryLevel;
		await until(() => counter.listeners.size > 0);
		counter.levels = counter.levels.map((level) =>
			level === twine ? { ...level, on_hand: 14, available: 14 } : level,
		);
		const lines = [{ sku: 'TWINE', quantity: 12 }];
		counter.tell('inventory.adjusted', { reason: 'receive', store_id: 'tartu-ruutli', lines, made_by: 'Manager' });
		await until(() => root(desk).querySelector('tr[data-sku="TWINE"] td.on_hand.fresh'));
		assert.equal(number(desk, 'TWINE', 'on_hand'), '14');
		assert.match(
			text(root(desk).querySelector('tr[data-sku="TWINE"] [part="line__last"]')),
			/^Received 12 · Manager · /,
		);
	});

	it('refuses plainly what would take units from shoppers, and keeps what was typed', async () => {
		const { desk } = openDesk({ fails: 'out_of_stock' });
		await openForm(desk, 'KETTLE-RED', 'Damage');
		type(await field(desk, 'quantity'), '14');
		send(desk);
		const words = await until(() => text(part(desk, 'problem')));
		assert.equal(
			words,
			'2 of 14 are held for shoppers, so nothing was changed. Release holds first, or count what is there.',
		);
		assert.equal((await field(desk, 'quantity')).value, '14');
	});

	it('asks for a number, and for where it goes, before it sends anything', async () => {
		const { desk, counter } = openDesk();
		await openForm(desk, 'KETTLE-RED', 'Transfer');
		send(desk);
		await until(() => text(part(desk, 'problem')) === 'Type a whole number from 1 to 1,000,000.');
		type(await field(desk, 'quantity'), '2');
		send(desk);
		await until(() => text(part(desk, 'problem')) === 'Choose where it goes.');
		assert.isEmpty(counter.asked.filter((asked) => asked.startsWith('POST')));
	});

	it('sends again what got no answer as the same request', async () => {
		const { desk, counter } = openDesk();
		await openForm(desk, 'KETTLE-RED');
		type(await field(desk, 'quantity'), '5');
		counter.fails = 'network';
		send(desk);
		await until(() => /No answer came/.test(text(part(desk, 'problem'))));
		counter.fails = undefined;
		send(desk);
		await until(() => number(desk, 'KETTLE-RED', 'on_hand') === '19');
		assert.equal(counter.keys.length, 2);
		assert.equal(counter.keys[0], counter.keys[1]);
	});

	it('shows a manager what somebody else set meanwhile, keeps what was typed, and saves it over that', async () => {
		const { desk, counter } = openDesk({ member: manager });
		await openForm(desk, 'KETTLE-RED', 'Settings');
		type(await field(desk, 'reorder_point'), '9');
		counter.levels = counter.levels.map((level) =>
			level.sku === 'KETTLE-RED' ? { ...level, reorder_point: 4, updated_at: '2026-03-25T11:00:00Z' } : level,
		);
		send(desk);
		await until(() => text(root(desk).querySelector('.theirs')) === 'Now: 4');
		assert.equal((await field(desk, 'reorder_point')).value, '9');
		send(desk);
		await until(() => !part(desk, 'form'));
		assert.equal(counter.levels.find(({ sku }) => sku === 'KETTLE-RED')?.reorder_point, 9);
	});

	it('offers settings to managers only', async () => {
		const { desk } = openDesk();
		await openForm(desk, 'KETTLE-RED');
		assert.deepEqual([...root(desk).querySelectorAll('.tab')].map(text), ['Receive', 'Count', 'Damage', 'Transfer']);
	});

	it('keeps what was typed when the session ends in the middle, and goes on after signing in', async () => {
		const { desk, counter, endcap } = openDesk();
		const ended: Event[] = [];
		desk.addEventListener('endcap-session-ended', (event) => ended.push(event));
		await openForm(desk, 'KETTLE-RED', 'Count');
		type(await field(desk, 'quantity'), '13');
		counter.member = null;
		send(desk);
		await stateOf(desk, 'signed-out');
		assert.equal((await field(desk, 'quantity')).value, '13');
		assert.include(text(part(desk, 'note')), 'Your session is over');
		await until(() => ended.length === 1);
		counter.member = exampleStaffMember;
		await endcap.session.get();
		await stateOf(desk, 'ready');
		send(desk);
		await until(() => number(desk, 'KETTLE-RED', 'on_hand') === '13');
	});

	it('says how old the numbers are when the connection is lost', async () => {
		const { desk, counter } = openDesk({}, { interval: 100, ttl: 60_000 });
		await line(desk, 'KETTLE-RED');
		counter.fails = 'network';
		await stateOf(desk, 'stale');
		assert.match(text(part(desk, 'note')), /^Last known at /);
		assert.equal(number(desk, 'KETTLE-RED', 'on_hand'), '14');
	});

	it('lets a warning stand until it is dismissed', async () => {
		const { desk, counter } = openDesk();
		await line(desk, 'KETTLE-RED');
		await until(() => counter.listeners.size > 0);
		const data = { ...place, kind: 'was_reserved', quantity: 1, receipt: '417', reservations: [exampleReservation.id] };
		counter.tell('inventory.conflict', data);
		const warning = await until(() => part(desk, 'warning--conflict'));
		assert.include(
			text(warning),
			'1 × Enamel kettle, red, promised to shoppers, sold at the till (receipt 417). Tell the shoppers.',
		);
		warning.querySelector('button')?.click();
		await until(() => parts(desk, 'warning').length === 0);
	});

	it('releases a hold only when that was meant', async () => {
		const { desk, counter } = openDesk();
		const press = async (name: string) =>
			(
				await until(() =>
					[...root(desk).querySelectorAll<HTMLElement>('[part="hold"] button')].find((each) => text(each) === name),
				)
			).click();
		await press('Release');
		assert.equal(counter.holds.length, 1);
		await press('Keep');
		await press('Release');
		await press('Yes, release');
		await until(() => text(root(desk).querySelector('summary')) === 'Held for shoppers: 0');
	});

	it('counts a hold down by the server’s clock', async () => {
		const { desk } = openDesk();
		await until(() => /until .*30 min left/.test(text(part(desk, 'hold__until'))));
	});

	it('says what was done to people who cannot see it', async () => {
		const { desk } = openDesk();
		const said = listen();
		await openForm(desk, 'KETTLE-RED');
		type(await field(desk, 'quantity'), '5');
		send(desk);
		await until(() => said.includes('Received 5: Enamel kettle, red'));
	});

	it('says what to do where there is nothing to show', async () => {
		const nothing = openDesk({ levels: [], holds: [] });
		await until(() => /carries nothing yet/.test(text(part(nothing.desk, 'message'))));
		clearDesk();
		const nobody = openDesk({ member: null });
		await until(() => /Sign in to see/.test(text(part(nobody.desk, 'message'))));
		clearDesk();
		const nowhere = openDesk({ member: { ...exampleStaffMember, stores: [] } });
		await until(() => /No shop is yours yet/.test(text(part(nowhere.desk, 'message'))));
		clearDesk();
		const failed = openDesk({ fails: 'network' });
		await until(() => /could not be loaded/.test(text(part(failed.desk, 'message'))));
	});

	it('is a table to assistive technology also where it is drawn as cards, in either direction', async () => {
		document.documentElement.dir = 'rtl';
		const { desk } = openDesk({}, { width: '24rem' });
		const row = await line(desk, 'KETTLE-RED');
		assert.equal(getComputedStyle(row).display, 'grid');
		assert.equal(row.getAttribute('role'), 'row');
		await openForm(desk, 'KETTLE-RED');
		assert.isAtMost(part(desk, 'frame')?.scrollWidth ?? Infinity, desk.clientWidth);
		for (const target of root(desk).querySelectorAll('button,input:not([type="radio"]),select,.tab')) {
			assert.isAtLeast(target.getBoundingClientRect().height, 44, target.outerHTML);
		}
	});

	it('has every text in every language, with the same places to fill in', async () => {
		const places = (value: unknown) => [...new Set(JSON.stringify(value).match(/\{\w+\}/g))].sort().join();
		assert.sameMembers([...stockDeskCatalogue.languages.keys()], ['af', 'et', 'fi', 'lv', 'pl']);
		for (const entry of stockDeskCatalogue.languages.values()) {
			const strings = typeof entry === 'function' ? (await entry()).default : entry;
			for (const [name, english] of Object.entries(stockDeskCatalogue.english)) {
				assert.equal(places(strings[name as keyof typeof strings]), places(english), name);
			}
		}
		document.documentElement.lang = 'fi';
		const { desk } = openDesk();
		await until(() => /2 tuotetta|3 tuotetta/.test(text(part(desk, 'count'))));
		await openForm(desk, 'KETTLE-RED');
		await chooseTab(desk, 'Laske');
		assert.include(text(part(desk, 'form')), 'Montako niitä on?');
	});
});
