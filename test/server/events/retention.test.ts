import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sequence } from '../../../packages/server/src/events/sequencer.ts';
import { sweepOldEvents } from '../../../packages/server/src/events/retention.ts';
import { stageEvents } from '../../../packages/server/src/events/staging.queries.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { EventClient } from '../../support/event-client.ts';
import { testMerchant, testServer, type TestMerchant } from '../../support/server.ts';

onEachDatabase('events that are forgotten', (context) => {
	async function tell({ id }: TestMerchant, events: number): Promise<void> {
		const some = Array.from({ length: events }, (_, number) => ({ type: 'inventory.low' as const, data: { number } }));
		await context.database.transaction((tx) => stageEvents(tx, id, some));
		while ((await sequence(context.database, id)) !== 'done');
	}
	const age = ({ id }: TestMerchant, hours: number) =>
		context.database.query(
			{ text: 'UPDATE event SET created_at = created_at - make_interval(hours => $2) WHERE merchant_id = $1' },
			[id, hours],
		);
	const kept = async ({ id }: TestMerchant) => {
		const rows = await context.database.query<{ pos: number }>(
			{ text: 'SELECT pos::integer AS pos FROM event WHERE merchant_id = $1 ORDER BY pos' },
			[id],
		);
		return rows.map(({ pos }) => pos);
	};

	test('are those past their time', async () => {
		const merchant = await testMerchant(context.database, 'time');
		await tell(merchant, 3);
		await age(merchant, 2);
		await tell(merchant, 2);
		await sweepOldEvents(context.database, { hours: 3, most: 100 });
		assert.deepEqual(await kept(merchant), [1, 2, 3, 4, 5]);
		await sweepOldEvents(context.database, { hours: 1, most: 100 });
		assert.deepEqual(await kept(merchant), [4, 5]);
	});

	test('are the oldest of too many, and positions go on', async () => {
		const merchant = await testMerchant(context.database, 'many');
		await tell(merchant, 8);
		await sweepOldEvents(context.database, { hours: 72, most: 3 });
		assert.deepEqual(await kept(merchant), [6, 7, 8]);
		await tell(merchant, 1);
		assert.deepEqual(await kept(merchant), [6, 7, 8, 9]);
	});

	test('are told of as a resync to who asks for them, and to nobody else', async () => {
		const server = await testServer(context.database, { logLevel: 'silent' });
		const { merchant } = server;
		await tell(merchant, 5);
		await age(merchant, 100);
		await tell(merchant, 2);
		await sweepOldEvents(context.database, { hours: 72, most: 100 });
		const { secret: key } = merchant;
		const heard = async (after: number) => {
			const client = await EventClient.open(server.url, { key, after });
			await client.until(() => client.position >= 7);
			client.drop();
			return client.heard.map(({ name, id }) => `${name} ${id}`);
		};
		const rest = ['inventory.low 6', 'inventory.low 7'];
		assert.deepEqual([await heard(0), await heard(4), await heard(5)], [['resync 7'], ['resync 7'], rest]);
		const poll = async (after: number) => {
			const { body } = await server.call('GET', `/v1/events?mode=poll&after=${after}`, { key });
			const { data, ...rest } = body as { data: object[]; position: string; resync: boolean };
			return { events: data.length, ...rest };
		};
		assert.deepEqual(await poll(4), { events: 0, position: '7', resync: true });
		assert.deepEqual(await poll(5), { events: 2, position: '7', resync: false });
		await age(merchant, 100);
		await sweepOldEvents(context.database, { hours: 72, most: 100 });
		assert.deepEqual([await heard(6), await heard(7)], [['resync 7'], []]);
		await server.close();
	});
});
