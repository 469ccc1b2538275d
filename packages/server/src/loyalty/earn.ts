import type { LoyaltyProgram, LoyaltySource } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { refuse, type Refusal } from '../http/problems.ts';
import { sumEarned } from './account.queries.ts';
import { closeBook, openBook } from './account.ts';
import { addMonths, pointsOf, termOf, weighLines, type Purchase } from './earning.rules.ts';
import { selectProgram } from './program.queries.ts';
import { refundedPoints } from './refund.rules.ts';
import { createSource, lockSource, selectRefunds, updateSource } from './sources.queries.ts';
import { tierOf } from './tiers.rules.ts';

export interface PurchaseToEarn extends Purchase {
	customer_id: string;
	/** The purchase’s identity: it earns once. */
	source: LoyaltySource;
	/** Of a coupon; 1 changes nothing. */
	multiplier?: number;
	/** When it was; one in the future is now. */
	at: Date;
	/** Another clock than the database’s. */
	now?: Date;
}

export interface Earned {
	/** 0 when there is no active program. */
	points: number;
	entry_id: string | null;
}

/**
 * Earns by the program of this moment, once a purchase: told again it answers the same. Refunds that were told before it
 * count at once.
 */
export async function earnPoints(
	tx: Queryable,
	merchantId: string,
	{ customer_id, source, multiplier = 1, at, now, ...purchase }: PurchaseToEarn,
): Promise<Earned | Refusal<'not_found' | 'conflict'>> {
	await createSource(tx, merchantId, source);
	const known = await lockSource(tx, merchantId, source);
	if (known.customer_id === customer_id) return { points: known.points, entry_id: known.entry_id };
	if (known.customer_id !== null) {
		return refuse('conflict', 'This purchase has earned its points for another customer. Nothing was changed.');
	}
	const program = await selectProgram(tx, merchantId);
	const account = await openBook(tx, merchantId, customer_id, { now });
	if (!account) return refuse('not_found', 'There is no such customer, so nobody earned anything.');
	const { book } = account;
	const lines = program?.active ? weighLines(program.earn, purchase) : [];
	const tier =
		program && tierOf(program.tiers, await earnedInPeriod(tx, merchantId, customer_id, program, account.now));
	const points = program?.active ? pointsOf(program.earn, lines, [tier?.multiplier ?? 1, multiplier]) : 0;
	let entry_id: string | null = null;
	if (program && points > 0) {
		const moment = at < account.now ? at : account.now;
		const { channel, store_id } = purchase;
		const occasion = { source, at: moment, channel, store_id };
		entry_id = book.add('earn', points, termOf(program, moment), occasion).entry_id;
		const refunds = await selectRefunds(tx, merchantId, source);
		const last = refunds.at(-1);
		if (last) {
			const refund = { type: last.refund_type, id: last.refund_id };
			book.takeBack(entry_id, refundedPoints(points, refunds, lines), { ...occasion, source: refund, at: account.now });
		}
	}
	await closeBook(tx, account);
	await updateSource(tx, merchantId, source, { customer_id, entry_id, points, lines });
	return { points, entry_id };
}

/** What a purchase would earn now; for nobody in particular when `customer_id` is null. */
export async function quotePoints(
	queryable: Queryable,
	merchantId: string,
	{
		customer_id,
		multiplier = 1,
		now,
		...purchase
	}: Purchase & { customer_id: string | null; multiplier?: number; now: Date },
): Promise<number> {
	const program = await selectProgram(queryable, merchantId);
	if (!program?.active) return 0;
	const earned = customer_id === null ? 0 : await earnedInPeriod(queryable, merchantId, customer_id, program, now);
	const tier = tierOf(program.tiers, earned)?.multiplier ?? 1;
	return pointsOf(program.earn, weighLines(program.earn, purchase), [tier, multiplier]);
}

/** What tiers go by. */
export function earnedInPeriod(
	queryable: Queryable,
	merchantId: string,
	customerId: string,
	{ tier_period_months }: LoyaltyProgram,
	now: Date,
): Promise<number> {
	return sumEarned(queryable, merchantId, customerId, addMonths(now, -tier_period_months));
}
