import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Reservation, Sale } from '@endcap/contract';
import { exampleSale } from '@endcap/contract/examples';
import { check, type Evidence } from './check.ts';
import type { Entry, Operation } from './history.ts';
import type { ToldEvent } from './replay.ts';

const PLACE = 'CUP@tartu';
const NOON = Date.parse('2026-03-25T12:00:00.000Z');
const at = (second: number) => new Date(NOON + second * 1000).toISOString();

function hold(id: string, second: number, fields: Partial<Reservation> = {}): Reservation {
	return {
		id,
		status: 'active',
		channel: 'web',
		lines: [{ sku: 'CUP', store_id: 'tartu', quantity: 1, quantity_lost: 0 }],
		created_at: at(second),
		expires_at: at(second + 60),
		for_order: false,
		ended_at: null,
		...fields,
	};
}

function receipt(number: string, quantity: number, conflicts: Sale['conflicts'] = []): Sale {
	const nothing = { amount: 0, currency: 'EUR' };
	const lines = [{ sku: 'CUP', quantity, unit_price: null, discount: nothing, total: nothing }];
	const times = { sold_at: at(0), recorded_at: at(0) };
	return { ...exampleSale, id: number, store_id: 'tartu', receipt: number, ...times, lines, conflicts };
}

/** A history in which everything is as it should be until a test spoils it: one cup, held at first and sold at last. */
class Story {
	readonly evidence: Evidence & { entries: Entry[]; events: ToldEvent[] } = {
		opening: { [PLACE]: 1 },
		entries: [],
		events: [],
		heard: [],
		levels: { [PLACE]: { on_hand: 1, reserved: 0 } },
		statuses: {},
	};

	tell(type: ToldEvent['type'], data: object, second: number): this {
		const { events } = this.evidence;
		events.push({ id: String(events.length + 1), type, created_at: at(second), data: data as ToldEvent['data'] });
		return this;
	}

	/** Asked for and answered. */
	acknowledge(intention: object, answer: object | undefined, invoked: number, known = invoked + 1): this {
		const number = this.evidence.entries.length + 1;
		this.evidence.entries.push({
			operation: { number, key: `key ${number}`, credential: 'sk', ...intention } as Operation,
			invoked: NOON + invoked * 1000,
			known: NOON + known * 1000,
			outcome: answer ? 'ok' : 'refused',
			code: answer ? '' : 'out_of_stock',
			answer,
			doubtful: false,
			attempts: [],
		});
		return this;
	}

	reserve(made: Reservation, second: number): this {
		this.evidence.statuses[made.id] = made.status;
		return this.acknowledge({ kind: 'reserve', body: { lines: [{ sku: 'CUP', quantity: 1 }] } }, made, second).tell(
			'reservation.created',
			made,
			second,
		);
	}

	release(made: Reservation, second: number): this {
		const released = { ...made, status: 'released' as const, ended_at: at(second) };
		this.evidence.statuses[made.id] = 'released';
		return this.acknowledge({ kind: 'release', reservation: made.id, body: {} }, released, second).tell(
			'reservation.released',
			released,
			second,
		);
	}

	sell(sale: Sale, second: number): this {
		const body = { store_id: sale.store_id, receipt: sale.receipt, sold_at: sale.sold_at, lines: sale.lines };
		return this.acknowledge({ kind: 'sale', body }, sale, second).tell('sale.recorded', sale, second);
	}

	ends(on_hand: number, reserved: number): this {
		this.evidence.levels[PLACE] = { on_hand, reserved };
		return this;
	}

	found(): string[] {
		return check({ ...this.evidence, heard: this.evidence.events });
	}
}

describe('the checker of histories', () => {
	test('finds nothing wrong where nothing is', () => {
		const anna = hold('anna', 1);
		const story = new Story().reserve(anna, 1).release(anna, 3).reserve(hold('juhan', 5), 5).ends(1, 1);
		assert.deepEqual(story.found(), []);
	});

	test('lets a unit be promised again once its hold has lapsed by the clock, before anybody wrote that down', () => {
		const lapsed = { ...hold('anna', 1), status: 'expired' as const, ended_at: at(61) };
		const story = new Story().reserve(hold('anna', 1), 1).reserve(hold('juhan', 62), 62);
		story.tell('reservation.expired', lapsed, 63).ends(1, 1).evidence.statuses.anna = 'expired';
		assert.deepEqual(story.found(), []);
	});

	const spoiled: [what: string, story: Story, says: RegExp][] = [
		[
			'the last unit promised twice',
			new Story().reserve(hold('anna', 1), 1).reserve(hold('juhan', 5), 5).ends(1, 2),
			/2 of CUP@tartu promised, 1 there/,
		],
		[
			'a unit promised again a second before its hold lapsed',
			new Story()
				.reserve(hold('anna', 1), 1)
				.reserve(hold('juhan', 60), 60)
				.tell('reservation.expired', { ...hold('anna', 1), status: 'expired' }, 63)
				.ends(1, 1),
			/2 of CUP@tartu promised, 1 there/,
		],
		[
			'an acknowledged hold that nobody else heard of',
			new Story().acknowledge({ kind: 'reserve', body: { lines: [{ sku: 'CUP', quantity: 1 }] } }, hold('anna', 1), 1),
			/operation 1 \(reserve\) was told 0 times/,
		],
		[
			'a refused hold that was made all the same',
			new Story()
				.acknowledge({ kind: 'reserve', body: { lines: [{ sku: 'CUP', quantity: 1 }] } }, undefined, 1)
				.tell('reservation.created', hold('anna', 1), 1)
				.ends(1, 1),
			/nobody was told that this was done/,
		],
		[
			'a receipt that counted twice',
			new Story().sell(receipt('r1', 1), 1).tell('sale.recorded', receipt('r1', 1), 2).ends(0, 0),
			/operation 1 \(sale\) was told 2 times/,
		],
		[
			'a sale that the level does not show',
			new Story().sell(receipt('r1', 1), 1).ends(1, 0),
			/CUP@tartu is \{"on_hand":1,"reserved":0\} in the database, and \{"on_hand":0,"reserved":0\} by what happened/,
		],
		[
			'a promised unit that was sold and no conflict raised',
			new Story().reserve(hold('anna', 1), 1).sell(receipt('r1', 1), 3).ends(0, 0),
			/0 of CUP@tartu were taken from holds, and should be 1 to 1/,
		],
		[
			'a sale of what was not there and no conflict raised',
			new Story().sell(receipt('r1', 3), 1).ends(0, 0),
			/2 of CUP@tartu were not on hand/,
		],
		[
			'a hold released twice',
			new Story()
				.reserve(hold('anna', 1), 1)
				.release(hold('anna', 1), 2)
				.tell('reservation.released', { ...hold('anna', 1), status: 'released' }, 3),
			/anna was released/,
		],
		[
			'a change that overtook one that was known before it was asked for',
			new Story().sell(receipt('r2', -1), 5).sell(receipt('r1', 1), 1).ends(1, 0),
			/operation 2 \(sale\) was told after 1, which was asked for later/,
		],
	];
	for (const [what, story, says] of spoiled) {
		test(`finds ${what}`, () => assert.match(story.found().join('\n'), says));
	}

	test('finds a reservation that the database has otherwise', () => {
		const story = new Story().reserve(hold('anna', 1), 1).ends(1, 1);
		story.evidence.statuses.anna = 'released';
		assert.match(story.found().join(), /anna is released in the database, and active by what happened/);
	});

	test('finds a position that somebody who followed never heard', () => {
		const { evidence } = new Story().sell(receipt('r1', 1), 1).sell(receipt('r2', -1), 3).ends(1, 0);
		assert.match(check({ ...evidence, heard: evidence.events.slice(1) }).join(), /Position 1 was heard as .*"id":"2"/);
	});

	test('finds a gap in the feed', () => {
		const { evidence } = new Story().sell(receipt('r1', 1), 1).sell(receipt('r2', -1), 3).ends(1, 0);
		evidence.events[1]!.id = '3';
		assert.match(check({ ...evidence, heard: [] }).join(), /The feed has 3 at position 2/);
	});
});
