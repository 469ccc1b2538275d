import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../support/databases.ts';
import { variantInput } from '../../support/shop.ts';
import { codeOf, granted, StockRoom } from '../../support/stock-room.ts';

onEachDatabase('reserving', (context) => {
	test('holds every line in the store it names', async () => {
		const room = await StockRoom.make(context.database, { 'KETTLE@tartu': 5, 'CUP@tartu': 5 });
		const held = granted(await room.reserve({ lines: [room.line('KETTLE@tartu*2'), room.line('CUP@tartu')] }));
		assert.equal(held.status, 'active');
		assert.deepEqual(held.lines, [
			{ sku: 'KETTLE', store_id: 'tartu', quantity: 2, quantity_lost: 0 },
			{ sku: 'CUP', store_id: 'tartu', quantity: 1, quantity_lost: 0 },
		]);
		const minutes = (Date.parse(held.expires_at ?? '') - Date.parse(held.created_at)) / 60_000;
		assert.equal(minutes, 30);
		assert.deepEqual(await room.levels(), {
			'CUP@tartu': { on_hand: 5, reserved: 1 },
			'KETTLE@tartu': { on_hand: 5, reserved: 2 },
		});
	});

	test('refuses the second reservation of the last unit (mistake 1)', async () => {
		const room = await StockRoom.make(context.database, { 'KETTLE@tartu': 1 });
		const outcomes = await Promise.all([room.reserve('KETTLE@tartu'), room.reserve('KETTLE@tartu')]);
		assert.deepEqual(outcomes.map(codeOf).sort(), ['granted', 'out_of_stock']);
	});

	test('judges two lines of one item together (mistake 2)', async () => {
		const room = await StockRoom.make(context.database, { 'KETTLE@tartu': 3 });
		const refused = await room.reserve({ lines: [room.line('KETTLE@tartu*2'), room.line('KETTLE@tartu*2')] });
		assert.equal(codeOf(refused), 'out_of_stock');
		assert.deepEqual('problem' in refused && refused.errors?.map(({ pointer }) => pointer), [
			'/lines/0/quantity',
			'/lines/1/quantity',
		]);
		assert.deepEqual(await room.levels(), { 'KETTLE@tartu': { on_hand: 3, reserved: 0 } });
	});

	test('does not promise in one place what only several places together have (mistake 3)', async () => {
		const room = await StockRoom.make(context.database, { 'KETTLE@riga': 2, 'KETTLE@tartu': 2 });
		const choices = ['tartu', 'riga'];
		assert.equal(codeOf(await room.reserve('KETTLE*3', { choices })), 'out_of_stock');
		assert.equal(codeOf(await room.reserve('KETTLE@tartu*3')), 'out_of_stock');
		const two = granted(await room.reserve('KETTLE*2', { choices }));
		assert.equal(two.lines[0]?.store_id, 'tartu');
	});

	test('takes the nearest store that has all of it, not the first (mistake 4)', async () => {
		const room = await StockRoom.make(context.database, { 'KETTLE@tartu': 1, 'KETTLE@riga': 4, 'KETTLE@warehouse': 9 });
		const choices = ['tartu', 'riga', 'warehouse'];
		const storeOf = async (text: string) => granted(await room.reserve(text, { choices })).lines[0]?.store_id;
		assert.equal(await storeOf('KETTLE*2'), 'riga');
		assert.equal(await storeOf('KETTLE'), 'tartu');
		assert.equal(await storeOf('KETTLE*5'), 'warehouse');
	});

	test('prefers one store that has all the items over several nearer ones', async () => {
		const room = await StockRoom.make(context.database, {
			'KETTLE@tartu': 1,
			'CUP@turku': 1,
			'KETTLE@riga': 1,
			'CUP@riga': 1,
		});
		const lines = [room.line('KETTLE'), room.line('CUP')];
		const choices = ['tartu', 'turku', 'riga'];
		const together = granted(await room.reserve({ lines }, { choices }));
		assert.deepEqual(
			together.lines.map(({ store_id }) => store_id),
			['riga', 'riga'],
		);
		const apart = granted(await room.reserve({ lines }, { choices }));
		assert.deepEqual(
			apart.lines.map(({ store_id }) => store_id),
			['tartu', 'turku'],
		);
	});

	test('does not take for shipping what a shop promised for pick-up (mistake 5)', async () => {
		const room = await StockRoom.make(context.database, { 'KETTLE@tartu': 2 });
		granted(await room.reserve('KETTLE@tartu*2'));
		const shipping = await room.reserve('KETTLE', { caller: room.key('server'), choices: ['tartu'] });
		assert.equal(codeOf(shipping), 'out_of_stock');
	});

	test('keeps back the safety stock of the channel that asks (mistake 6)', async () => {
		const room = await StockRoom.make(context.database, { 'KETTLE@tartu': 5 });
		await context.database.query(
			{ text: `UPDATE inventory_level SET safety_stock = '{"web": 3, "any": 1}' WHERE merchant_id = $1` },
			[room.merchant.id],
		);
		const ask = (channel: 'web' | 'kiosk', text: string) =>
			room.reserve(text, { caller: room.shopper('anna', channel) });
		assert.equal(codeOf(await ask('web', 'KETTLE@tartu*3')), 'out_of_stock');
		assert.equal(codeOf(await ask('web', 'KETTLE@tartu*2')), 'granted');
		// Two of five are held for everyone now, whichever channel held them.
		assert.equal(codeOf(await ask('web', 'KETTLE@tartu')), 'out_of_stock');
		assert.equal(codeOf(await ask('kiosk', 'KETTLE@tartu*3')), 'out_of_stock');
		assert.equal(codeOf(await ask('kiosk', 'KETTLE@tartu*2')), 'granted');
	});

	test('gives a unit whose hold has lapsed to the next, before anybody tidied (mistake 7)', async () => {
		const room = await StockRoom.make(context.database, { 'KETTLE@tartu': 1 });
		const first = granted(await room.reserve('KETTLE@tartu'));
		assert.equal(codeOf(await room.reserve('KETTLE@tartu')), 'out_of_stock');
		await room.lapse(first);
		granted(await room.reserve('KETTLE@tartu'));
		assert.deepEqual(await room.levels(), { 'KETTLE@tartu': { on_hand: 1, reserved: 1 } });
		assert.equal(codeOf(await room.change(first, 'extend')), 'reservation_ended');
		assert.equal(codeOf(await room.change(first, 'consume')), 'reservation_ended');
	});

	test('takes back only the lines of a lapsed hold that it needs, and the sweeper the rest', async () => {
		const room = await StockRoom.make(context.database, { 'KETTLE@tartu': 1, 'CUP@riga': 1 });
		const lapsed = granted(await room.reserve({ lines: [room.line('KETTLE@tartu'), room.line('CUP@riga')] }));
		await room.lapse(lapsed);
		granted(await room.reserve('KETTLE@tartu'));
		assert.deepEqual(await room.levels(), {
			'CUP@riga': { on_hand: 1, reserved: 1 },
			'KETTLE@tartu': { on_hand: 1, reserved: 1 },
		});
		granted(await room.reserve('CUP@riga'));
	});

	test('never reserves elsewhere than in the store that was named (mistake 9)', async () => {
		const room = await StockRoom.make(context.database, { 'KETTLE@tartu': 0, 'KETTLE@riga': 9, 'KETTLE@warehouse': 9 });
		const refused = await room.reserve('KETTLE@tartu', { choices: ['tartu', 'riga', 'warehouse'] });
		assert.equal(codeOf(refused), 'out_of_stock');
		assert.equal('problem' in refused && refused.errors?.[0]?.detail, 'None of 1 can be had there.');
	});

	test('leaves what an open line may have elsewhere to the line that names the store', async () => {
		const room = await StockRoom.make(context.database, { 'KETTLE@tartu': 1, 'KETTLE@riga': 1 });
		const lines = [room.line('KETTLE'), room.line('KETTLE@tartu')];
		const held = granted(await room.reserve({ lines }, { choices: ['tartu', 'riga'] }));
		assert.deepEqual(
			held.lines.map(({ store_id }) => store_id),
			['riga', 'tartu'],
		);
	});

	test('holds nothing when one line of several cannot be held', async () => {
		const room = await StockRoom.make(context.database, { 'KETTLE@tartu': 5, 'CUP@tartu': 0 });
		const refused = await room.reserve({ lines: [room.line('KETTLE@tartu'), room.line('CUP@tartu')] });
		assert.deepEqual('problem' in refused && refused.errors?.map(({ pointer }) => pointer), ['/lines/1/quantity']);
		assert.equal((await room.levels())['KETTLE@tartu']?.reserved, 0);
		assert.deepEqual(await room.events('reservation.created'), []);
	});

	test('holds nothing of what other systems promised or set apart', async () => {
		const room = await StockRoom.make(context.database, {
			'KETTLE@tartu': { on_hand: 6, committed: 2, unavailable: 3 },
		});
		assert.equal(codeOf(await room.reserve('KETTLE@tartu*2')), 'out_of_stock');
		assert.equal(codeOf(await room.reserve('KETTLE@tartu')), 'granted');
	});

	test('holds nothing that is archived, not counted, not carried, unknown, or in a store that is closed for good', async () => {
		const room = await StockRoom.make(
			context.database,
			{ 'OLD@tartu': 5, 'GIFT@tartu': 5, 'GONE@tartu': { on_hand: 5, stocked: false }, 'KETTLE@closed': 5 },
			[variantInput('GIFT', { tracked: false })],
		);
		const { database, merchant } = room;
		await database.query({ text: `UPDATE variant SET archived = true WHERE merchant_id = $1 AND sku = 'OLD'` }, [
			merchant.id,
		]);
		await database.query(
			{ text: `UPDATE store SET status = 'inactive' WHERE merchant_id = $1 AND store_id = 'closed'` },
			[merchant.id],
		);
		for (const wish of [
			'OLD@tartu',
			'GIFT@tartu',
			'GONE@tartu',
			'KETTLE@closed',
			'NONE@tartu',
			'KETTLE@nowhere',
			'KETTLE',
		]) {
			assert.equal(codeOf(await room.reserve(wish, { choices: ['closed', 'tartu'] })), 'out_of_stock', wish);
		}
	});

	test('answers the same key with the same hold, also within one turn', async () => {
		const room = await StockRoom.make(context.database, { 'KETTLE@tartu': 5 });
		const [first, second] = await Promise.all([
			room.reserve('KETTLE@tartu', { key: 'one' }),
			room.reserve('KETTLE@tartu', { key: 'one' }),
		]);
		const third = await room.reserve('KETTLE@tartu', { key: 'one' });
		assert.deepEqual(second, first);
		assert.deepEqual(third, first);
		assert.equal((await room.levels())['KETTLE@tartu']?.reserved, 1);
		assert.equal(codeOf(await room.reserve('KETTLE@tartu*2', { key: 'one' })), 'idempotency_key_reused');
	});

	test('makes the good ones of a batch when one of them breaks a constraint', async () => {
		const room = await StockRoom.make(context.database, { 'KETTLE@tartu': 5 });
		// What no schema would let through: the database refuses it, after its neighbours were granted.
		const broken = room.hold({ lines: [{ ...room.line('KETTLE@tartu'), quantity: 0 }] }, room.key(), 'broken');
		const outcomes = await Promise.allSettled([room.reserve('KETTLE@tartu'), broken, room.reserve('KETTLE@tartu')]);
		assert.deepEqual(
			outcomes.map(({ status }) => status),
			['fulfilled', 'rejected', 'fulfilled'],
		);
		assert.equal((await room.levels())['KETTLE@tartu']?.reserved, 2);
	});

	test('stages an event for the owner and one for whoever looks at the shelf', async () => {
		const room = await StockRoom.make(context.database, { 'KETTLE@tartu': 5 });
		const held = granted(await room.reserve('KETTLE@tartu', { caller: room.shopper('anna') }));
		const [created] = await room.events('reservation.created');
		assert.deepEqual(created, {
			type: 'reservation.created',
			store_id: 'tartu',
			sku: null,
			owner_id: 'anna',
			data: held,
		});
		const changed = await room.events('availability.changed');
		assert.deepEqual(changed.at(-1), {
			type: 'availability.changed',
			store_id: 'tartu',
			sku: 'KETTLE',
			owner_id: null,
			data: { sku: 'KETTLE', store_id: 'tartu' },
		});
	});

	test('tells a shopper no more of the stock than the cap', async () => {
		const room = await StockRoom.make(context.database, { 'KETTLE@tartu': 80 });
		const detail = async (caller = room.shopper('anna')) => {
			const refused = await room.reserve('KETTLE@tartu*100', { caller });
			return 'problem' in refused ? refused.errors?.[0]?.detail : '';
		};
		assert.doesNotMatch((await detail()) ?? '', /80/);
		assert.match((await detail(room.key())) ?? '', /80/);
	});
});
