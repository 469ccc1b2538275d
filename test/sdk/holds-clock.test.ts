import assert from 'node:assert/strict';
import { suite, test, type TestContext } from 'node:test';
import { exampleReservation } from '@endcap/contract/examples';
import type { Reservation } from '@endcap/sdk';
import { connect, until } from '../support/client.ts';
import type { Asked, Reply } from '../support/replies.ts';

const DAY = 86_400_000;
const INPUT = { lines: [{ sku: 'KETTLE-RED', quantity: 1 }] };

/** A server whose clock is off by so much, and that holds for so long. */
async function visit(t: TestContext, off: number, milliseconds: number) {
	const { endcap, server } = await connect(t, { interval: 3_600_000 });
	let held: Reservation | undefined;
	server.always(({ operation }: Asked): Reply => {
		const now = Date.now() + off;
		const headers = { date: new Date(now).toUTCString() };
		const at = (later: number) => new Date(now + later).toISOString();
		if (operation.id === 'createSession') {
			const body = {
				id: 'one',
				access_token: 'st_one',
				refresh_token: 'rt_one',
				expires_at: at(600_000),
				customer_id: null,
				verified_at: null,
			};
			return { status: 201, headers, body };
		}
		if (operation.id === 'listReservations') return { headers, body: { data: [], next_cursor: null } };
		held = { ...exampleReservation, created_at: at(0), expires_at: at(milliseconds) };
		return { status: 201, headers, body: held };
	});
	const $active = endcap.reservations.$active;
	const shown: (readonly Reservation[] | undefined)[] = [];
	t.after($active.subscribe(({ value }) => void shown.push(value)));
	await until($active, ({ status }) => status === 'ready');
	await endcap.reservations.create(INPUT);
	assert.deepEqual($active.get().value, [held]);
	return { server, $active };
}

suite('a hold and the clock of this machine', { concurrency: true, timeout: 20_000 }, () => {
	for (const [what, off] of [
		['a day behind', DAY],
		['a day ahead', -DAY],
	] as const) {
		test(`on a machine ${what} a hold is shown until its time is over on the server`, async (t) => {
			const { server, $active } = await visit(t, off, 1500);
			await until($active, ({ value }) => value?.length === 0);
			// It left by itself, and only then the server was asked what is left.
			await server.requests(3);
			assert.deepEqual(
				server.asked.map(({ operation }) => operation.id),
				['createSession', 'createReservation', 'listReservations'],
			);
		});
	}
});
