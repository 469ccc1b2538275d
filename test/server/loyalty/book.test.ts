import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import type { Occasion } from '../../../packages/server/src/loyalty/book.ts';
import { Ledger } from '../../support/ledger.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-03-01T00:00:00Z');
const day = (number: number) => new Date(START + number * DAY);
const sale = (at: Date): Occasion => ({ source: { type: 'sale', id: 's' }, at });
const term = (from: number, until: number | null) => ({
	available_at: day(from),
	expires_at: until === null ? null : day(until),
});
const balances = (ledger: Ledger, number: number) => ledger.at(day(number), (book) => book.balances);

const points = fc.integer({ min: 1, max: 50 });
const happening = fc.record({
	kind: fc.constantFrom(
		'earn',
		'give',
		'take',
		'lock',
		'unlock',
		'spend',
		'promise',
		'take back',
		'give back' as const,
	),
	points,
	/** Picks among what there is. */
	which: fc.nat(9),
	/** Days that pass before. */
	days: fc.constantFrom(0, 0, 0, 1, 3, 10),
	pending: fc.constantFrom(0, 0, 2),
	good: fc.constantFrom(null, 4, 20),
});
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

/** Rewards whose points were spent, as the database keeps them. */
interface Spent {
	reward_id: string;
	entry_id: string;
	points: number;
	returned: number;
	parts: { entry_id: string; points: number; returned: number }[];
}

describe('an account', () => {
	test('adds up and is never below zero, whatever happens to it', () => {
		fc.assert(
			fc.property(fc.array(happening, { minLength: 1, maxLength: 40 }), (happenings) => {
				const ledger = new Ledger();
				const spent: Spent[] = [];
				let today = 0;
				happenings.forEach((each, number) => {
					today += each.days;
					happen(ledger, spent, each, { today, number });
				});
				// Long after, so that everything that can lapse has.
				assert.equal(balances(ledger, today + 1000).locked, 0);
			}),
			{ numRuns: 500 },
		);
	});

	function happen(
		ledger: Ledger,
		spent: Spent[],
		each: Happening,
		{ today, number }: { today: number; number: number },
	) {
		const now = day(today);
		const occasion = sale(now);
		const reward_id = `r${String(number).padStart(3, '0')}`;
		const earned = ledger.entries.filter(({ type }) => type === 'earn');
		const when = term(today + each.pending, each.good === null ? null : today + each.good);
		const issued = [...ledger.locks.values()];
		const lock = issued[each.which % Math.max(1, issued.length)];
		const used = spent[each.which % Math.max(1, spent.length)];
		const entry = earned[each.which % Math.max(1, earned.length)];
		ledger.at(now, (book) => {
			if (each.kind === 'earn') book.add('earn', each.points, when, occasion);
			if (each.kind === 'give') book.add('adjust', each.points, when, occasion);
			if (each.kind === 'take') book.remove(each.points, occasion);
			if (each.kind === 'lock') {
				const made = book.lock(reward_id, each.points, day(today + 1));
				if (made) ledger.locks.set(reward_id, made);
			}
			if (each.kind === 'unlock' && lock) {
				book.unlock(lock.reward_id);
				ledger.locks.delete(lock.reward_id);
			}
			if (each.kind === 'spend' && lock) {
				const made = book.spend(lock.reward_id, occasion);
				ledger.locks.delete(lock.reward_id);
				const parts = lock.parts.map((part) => ({ ...part }));
				if (made) spent.push({ ...lock, entry_id: made.entry_id, returned: 0, parts });
			}
			if (each.kind === 'promise') {
				const { entry: made, parts } = book.spendAnyway(reward_id, each.points, occasion);
				spent.push({ reward_id, entry_id: made.entry_id, points: each.points, returned: 0, parts });
			}
			if (each.kind === 'take back' && entry)
				book.takeBack(entry.entry_id, Math.min(each.points, entry.points), occasion);
			if (each.kind === 'give back' && used && used.returned < used.points) {
				const back = Math.min(each.points, used.points - used.returned);
				used.parts = book.giveBack(used, back, when, occasion);
				used.returned += back;
			}
		});
	}

	test('waits until points are available, and spends first what expires first', () => {
		const ledger = new Ledger();
		ledger.at(day(0), (book) => {
			book.add('earn', 10, term(5, null), sale(day(0)));
			book.add('earn', 20, term(0, 30), sale(day(0)));
			book.add('earn', 30, term(0, 10), sale(day(0)));
		});
		assert.deepEqual(balances(ledger, 1), { active: 50, pending: 10, locked: 0, owed: 0 });
		ledger.at(day(1), (book) => {
			assert.equal(book.lock('r', 51, day(2)), undefined);
			const lock = book.lock('r', 35, day(2));
			assert.deepEqual(
				lock?.parts.map((part) => part.points),
				[30, 5],
			);
			book.spend('r', { at: day(1) });
		});
		assert.deepEqual(balances(ledger, 11), { active: 25, pending: 0, locked: 0, owed: 0 });
		assert.deepEqual(balances(ledger, 30), { active: 10, pending: 0, locked: 0, owed: 0 });
	});

	test('owes what was spent of a refunded purchase, and the next earnings pay it', () => {
		const ledger = new Ledger();
		const entry = ledger.at(day(0), (book) => book.add('earn', 100, term(0, null), sale(day(0))));
		ledger.at(day(0), (book) => {
			book.lock('r', 70, day(1));
			book.spend('r', { at: day(0) });
		});
		assert.equal(
			ledger.at(day(1), (book) => book.takeBack(entry.entry_id, 100, sale(day(1)))),
			100,
		);
		assert.deepEqual(balances(ledger, 1), { active: 0, pending: 0, locked: 0, owed: 70 });
		ledger.at(day(2), (book) => book.add('earn', 100, term(9, null), sale(day(2))));
		assert.deepEqual(balances(ledger, 2), { active: 0, pending: 30, locked: 0, owed: 0 });
	});

	test('does not take back again what has expired', () => {
		const ledger = new Ledger();
		const entry = ledger.at(day(0), (book) => book.add('earn', 100, term(0, 5), sale(day(0))));
		assert.equal(
			ledger.at(day(6), (book) => book.takeBack(entry.entry_id, 100, sale(day(6)))),
			0,
		);
		assert.deepEqual(balances(ledger, 6), { active: 0, pending: 0, locked: 0, owed: 0 });
	});

	test('keeps the points of a reward past their time, and lets them lapse when it is not used', () => {
		const ledger = new Ledger();
		ledger.at(day(0), (book) => {
			book.add('earn', 40, term(0, 1), sale(day(0)));
			const lock = book.lock('r', 40, day(2));
			if (lock) ledger.locks.set('r', lock);
		});
		assert.deepEqual(balances(ledger, 1), { active: 0, pending: 0, locked: 40, owed: 0 });
		assert.deepEqual(balances(ledger, 2), { active: 0, pending: 0, locked: 0, owed: 0 });
		assert.deepEqual(
			ledger.entries.map(({ type }) => type),
			['earn', 'expire'],
		);
	});
});
