import type { Channel, LoyaltySource, PointsLine, PointsRefunded, RefundShare } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { closeBook, openBook, type OpenBook } from './account.ts';
import type { Occasion } from './book.ts';
import { termOf } from './earning.rules.ts';
import { selectProgram } from './program.queries.ts';
import { refundedPoints } from './refund.rules.ts';
import { addReturned, selectRewardsOfSource, upsertParts, type RewardRow } from './rewards.queries.ts';
import {
	createSource,
	insertRefund,
	lockSource,
	selectRefunded,
	selectRefunds,
	updateRefunded,
	type RefundRow,
} from './sources.queries.ts';

export interface RefundToTell {
	/** The purchase. */
	source: LoyaltySource;
	refund: {
		/** The refund’s identity: the same one of the same purchase counts once. */
		source: LoyaltySource;
		/** The amount given back, of the amount paid. */
		share: RefundShare;
		/** What came back, when it is known: then the points that these very lines earned go. */
		lines?: readonly PointsLine[];
	};
	channel: Channel | null;
	store_id: string | null;
	/** Another clock than the database’s. */
	now?: Date;
}

/**
 * Takes back what a purchase earned and gives back what was spent on it, in proportion. A refund that is told before its
 * purchase waits for that.
 */
export async function refundPoints(
	tx: Queryable,
	merchantId: string,
	{ source, refund, channel, store_id, now }: RefundToTell,
): Promise<PointsRefunded> {
	await createSource(tx, merchantId, source);
	const bought = await lockSource(tx, merchantId, source);
	const { type: refund_type, id: refund_id } = refund.source;
	const row: RefundRow = {
		refund_type,
		refund_id,
		share: refund.share,
		lines: refund.lines ? [...refund.lines] : null,
	};
	if (!(await insertRefund(tx, merchantId, source, row))) {
		return selectRefunded(tx, merchantId, source, refund.source);
	}
	const refunds = await selectRefunds(tx, merchantId, source);
	const rewards = await selectRewardsOfSource(tx, merchantId, source);
	const earner = bought.entry_id === null ? null : bought.customer_id;
	const customers = new Set([...(earner === null ? [] : [earner]), ...rewards.map(({ customer_id }) => customer_id)]);
	const refunded = { taken_back: 0, given_back: 0 };
	// In the order of ids, so that two refunds never wait for each other.
	for (const customerId of [...customers].sort()) {
		const own = rewards.filter(({ customer_id }) => customer_id === customerId);
		const entryIds = customerId === earner && bought.entry_id !== null ? [bought.entry_id] : [];
		const rewardIds = own.map(({ reward_id }) => reward_id);
		const account = await openBook(tx, merchantId, customerId, { entryIds, rewardIds, now });
		if (!account) throw new Error('An account is gone');
		const occasion = { source: refund.source, at: account.now, channel, store_id };
		for (const entryId of entryIds) {
			const reversed = refundedPoints(bought.points, refunds, bought.lines);
			refunded.taken_back += account.book.takeBack(entryId, reversed, occasion);
		}
		const returned: RewardRow[] = [];
		for (const reward of own) returned.push(await giveBack(tx, account, reward, refunds, occasion));
		await closeBook(tx, account);
		for (const [index, { reward_id, parts, returned: total }] of returned.entries()) {
			const back = total - (own[index]?.returned ?? 0);
			refunded.given_back += back;
			await upsertParts(tx, merchantId, reward_id, parts);
			await addReturned(tx, merchantId, reward_id, back);
		}
	}
	await updateRefunded(tx, merchantId, source, refund.source, refunded);
	return refunded;
}

/** In the book; resolves to the reward as it is then, to be written after the book. */
export async function giveBack(
	tx: Queryable,
	{ merchantId, book, now }: OpenBook,
	reward: RewardRow,
	refunds: readonly RefundRow[],
	occasion: Occasion,
): Promise<RewardRow> {
	const { points, returned, parts, spend_entry_id } = reward;
	const shares = refunds.map(({ share }) => ({ share, lines: null }));
	const back = refundedPoints(points, shares, []) - returned;
	if (back <= 0 || spend_entry_id === null) return reward;
	const program = await selectProgram(tx, merchantId);
	// What comes back as new points can be spent at once.
	const term = { ...termOf(program ?? { pending_days: 0, expires_after_months: null }, now), available_at: now };
	const spent = { entry_id: spend_entry_id, parts };
	return { ...reward, parts: book.giveBack(spent, back, term, occasion), returned: returned + back };
}
