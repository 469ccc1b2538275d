import assert from 'node:assert/strict';
import {
	Book,
	type Balances,
	type BookState,
	type Entry,
	type Lock,
	type Lot,
} from '../../packages/server/src/loyalty/book.ts';

/** An account as the database keeps it, without one. */
export class Ledger {
	readonly entries: Entry[] = [];
	readonly #lots = new Map<string, Lot>();
	readonly locks = new Map<string, Lock>();
	#owed = 0;
	#ids = 0;

	get state(): BookState {
		return { owed: this.#owed, lots: [...this.#lots.values()], locks: [...this.locks.values()] };
	}

	/** Does something to the account at a moment, and writes down what became of it. */
	at<T>(now: Date, work: (book: Book) => T): T {
		const book = new Book(structuredClone(this.state), now, () => `e${String((this.#ids += 1)).padStart(5, '0')}`);
		const done = work(book);
		this.entries.push(...book.entries);
		for (const lot of book.changedLots) this.#lots.set(lot.entry_id, structuredClone(lot));
		for (const id of book.expired) this.locks.delete(id);
		this.#owed = book.balances.owed;
		assertSound(this.entries, book.balances);
		return done;
	}
}

type EntryToJudge = Pick<Entry, 'entry_id' | 'type' | 'points' | 'reverses'>;

/** What holds of every ledger and its balances, whatever happened. */
export function assertSound(entries: readonly EntryToJudge[], { active, pending, locked, owed }: Balances): void {
	const sum = entries.reduce((total, { points }) => total + points, 0);
	assert.equal(sum, active + pending + locked - owed, 'the entries add up to the balances');
	assert.ok(Math.min(active, pending, locked, owed) >= 0, 'no balance is below zero');
	assert.ok(owed === 0 || active + pending === 0, 'whoever owes has nothing to spend');
	for (const { entry_id, points } of entries) {
		const reversed = entries
			.filter(({ reverses }) => reverses === entry_id)
			.reduce((all, each) => all + each.points, 0);
		assert.ok(Math.abs(reversed) <= Math.abs(points), 'nothing is reversed beyond what it was');
	}
}
