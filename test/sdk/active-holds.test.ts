import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleReservation } from '@endcap/contract/examples';
import { EndcapNetworkError, type Reservation } from '@endcap/sdk';
import { createActive } from '../../packages/sdk/src/reservations/active.state.ts';
import { now } from '../../packages/sdk/src/shared/clock.ts';
import { createSource } from '../../packages/sdk/src/shared/live.ts';

const NOON = new Date('2026-03-25T12:00:00Z');
const until = (time: string) => ({ ...exampleReservation, expires_at: `2026-03-25T${time}Z` });
const first = until('12:30:00');

/** One hold, read at noon. */
function open() {
	const source = createSource<Reservation[]>();
	let emptied = 0;
	const active = createActive(source, () => void (emptied += 1));
	active.show({ value: [first], as_of: NOON, began: now() });
	return { source, active, shown: () => source.$live.get().value, emptied: () => emptied };
}

test('what has ended does not come back, whatever is told of it late', () => {
	const { active, shown, emptied } = open();
	active.apply({ ...first, status: 'released', ended_at: '2026-03-25T12:01:00Z' });
	assert.deepEqual([shown(), emptied()], [[], 1]);
	active.apply(first);
	assert.deepEqual(shown(), []);
});

test('what was told before it was extended or committed does not undo that', () => {
	const { active, shown } = open();
	const longer = until('13:00:00');
	active.apply(longer, NOON);
	active.apply(first);
	assert.deepEqual(shown(), [longer]);
	const committed: Reservation = { ...first, status: 'committed', expires_at: null };
	active.apply(committed);
	active.apply(longer);
	assert.deepEqual(shown(), [committed]);
});

test('what the basket and orders hold is not in it, read or told', () => {
	const { active, shown } = open();
	const ordered = { ...first, id: 'ordered', for_order: true };
	active.apply(ordered);
	assert.deepEqual(shown(), [first]);
	active.show({ value: [ordered, first], as_of: NOON, began: now() });
	assert.deepEqual(shown(), [first]);
});

test('each keeps its place when it changes, and a new one comes first', () => {
	const { active, shown } = open();
	const second = { ...first, id: 'second' };
	active.apply(second);
	const longer = until('13:00:00');
	active.apply(longer);
	assert.deepEqual(shown(), [second, longer]);
});

test('what could not be confirmed stays stale when something of it changes', () => {
	const { source, active } = open();
	source.fail(new EndcapNetworkError('The network is down.'), now());
	active.apply({ ...first, id: 'second' });
	assert.deepEqual([source.$live.get().status, source.$live.get().value?.length], ['stale', 2]);
});
