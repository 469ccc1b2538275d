import type { Queryable } from '../database/database.ts';
import { stageEvents, type StagedEvent } from '../events/staging.queries.ts';
import { readClock } from '../reservations/queries.ts';
import { timeOrderedId } from '../shared/time-ordered-id.ts';
import { createAccount, insertEntries, lockAccount, selectBook, updateOwed, upsertLots } from './account.queries.ts';
import { Book } from './book.ts';
import { deleteParts, endRewards } from './rewards.queries.ts';

/** One customer’s account, locked until the transaction ends. */
export interface OpenBook {
	merchantId: string;
	customerId: string;
	/** By the database’s clock, after the lock was waited for. */
	now: Date;
	book: Book;
}

export interface BookOptions {
	/** Entries whose points are to be taken back. */
	entryIds?: readonly string[];
	/** Rewards whose points are to be given back. */
	rewardIds?: readonly string[];
	/** Another clock than the database’s. */
	now?: Date;
}

/** Undefined when there is no such customer. Several are to be opened in the order of their ids. */
export async function openBook(
	tx: Queryable,
	merchantId: string,
	customerId: string,
	{ entryIds = [], rewardIds = [], now }: BookOptions = {},
): Promise<OpenBook | undefined> {
	if (!(await lockOrCreateAccount(tx, merchantId, customerId))) return undefined;
	const state = await selectBook(tx, merchantId, customerId, { entryIds, rewardIds });
	const moment = now ?? (await readClock(tx));
	return { merchantId, customerId, now: moment, book: new Book(state, moment, timeOrderedId) };
}

/** False when there is no such customer. */
export async function lockOrCreateAccount(tx: Queryable, merchantId: string, customerId: string): Promise<boolean> {
	if (await lockAccount(tx, merchantId, customerId)) return true;
	await createAccount(tx, merchantId, customerId);
	return lockAccount(tx, merchantId, customerId);
}

/** As it is at this moment, for reading only. */
export async function readBook(
	queryable: Queryable,
	merchantId: string,
	customerId: string,
): Promise<{ book: Book; now: Date }> {
	const state = await selectBook(queryable, merchantId, customerId, { entryIds: [], rewardIds: [] });
	const now = await readClock(queryable);
	return { book: new Book(state, now, timeOrderedId), now };
}

/** Writes what has changed, and tells it. What refers to entries of the book is to be written after. */
export async function closeBook(
	tx: Queryable,
	{ merchantId, customerId, now, book }: OpenBook,
	events: readonly StagedEvent[] = [],
): Promise<void> {
	const { entries, expired } = book;
	await insertEntries(tx, merchantId, customerId, entries, now);
	await upsertLots(tx, merchantId, customerId, book.changedLots);
	await updateOwed(tx, merchantId, customerId, book.balances.owed);
	if (expired.length > 0) {
		await endRewards(tx, merchantId, expired, 'expired');
		await deleteParts(tx, merchantId, expired);
	}
	const told: StagedEvent[] = [
		...entries.map(({ entry_id: id, type, points, store_id }) => ({
			type: 'loyalty.entry.created' as const,
			owner_id: customerId,
			store_id: store_id ?? undefined,
			data: { id, type, points, customer_id: customerId },
		})),
		...expired.map((id) => rewardEvent('reward.expired', id, customerId)),
		...events,
	];
	if (told.length === 0) return;
	await stageEvents(tx, merchantId, [
		...told,
		{ type: 'loyalty.account.updated', owner_id: customerId, data: { customer_id: customerId } },
	]);
}

export function rewardEvent(
	type: 'reward.issued' | 'reward.redeemed' | 'reward.deleted' | 'reward.expired',
	id: string,
	customerId: string,
): StagedEvent {
	return { type, owner_id: customerId, data: { id, customer_id: customerId } };
}
