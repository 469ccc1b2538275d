import type { Channel, LoyaltySource } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { refuse, type Refusal } from '../http/problems.ts';
import { timeOrderedId } from '../shared/time-ordered-id.ts';
import { closeBook, openBook, rewardEvent, type OpenBook } from './account.ts';
import { selectProgram } from './program.queries.ts';
import { giveBack } from './refund.ts';
import {
	addReturned,
	deleteParts,
	endRewards,
	insertReward,
	selectReward,
	updateRedeemed,
	upsertParts,
	type NewReward,
	type RewardRow,
} from './rewards.queries.ts';
import { createSource, lockSource, selectRefunds } from './sources.queries.ts';

/** For so long a reward that is not used keeps its points. */
const HOURS = 24;
const HOUR_MS = 3_600_000;

export interface RewardToIssue {
	customer_id: string;
	/** One of the program’s. */
	reward_id: string;
	cart_id?: string;
	now?: Date;
}

/** A purchase in which a reward is used. */
export interface RewardUse {
	source: LoyaltySource;
	channel: Channel;
	store_id: string | null;
	/**
	 * It was promised while nobody could ask, as at a till without a network: it counts also when it has lapsed, and points
	 * that are not there are owed.
	 */
	promised?: boolean;
	now?: Date;
}

/** Sets the points of a reward apart. */
export async function lockReward(
	tx: Queryable,
	merchantId: string,
	{ customer_id, reward_id: option_id, cart_id, now }: RewardToIssue,
): Promise<RewardRow | Refusal<'not_found' | 'reward_not_offered' | 'not_enough_points'>> {
	const option = await findOption(tx, merchantId, option_id);
	if (!option) return notOffered();
	const account = await openBook(tx, merchantId, customer_id, { now });
	if (!account) return refuse('not_found', 'There is no such customer.');
	const reward_id = timeOrderedId();
	const expires_at = new Date(account.now.getTime() + HOURS * HOUR_MS);
	const lock = account.book.lock(reward_id, option.points, expires_at);
	if (!lock) {
		const { active } = account.book.balances;
		return refuse('not_enough_points', `This takes ${option.points} points, and ${active} can be spent now.`);
	}
	const reward: NewReward = {
		...option,
		reward_id,
		customer_id,
		status: 'issued',
		cart_id: cart_id ?? null,
		issued_at: account.now,
		expires_at,
	};
	await closeBook(tx, account, [rewardEvent('reward.issued', reward_id, customer_id)]);
	await insertReward(tx, merchantId, reward);
	await upsertParts(tx, merchantId, reward_id, lock.parts);
	return readReward(tx, merchantId, reward_id);
}

/** Gives its points back. One that is deleted or has lapsed stays so; undefined when there is none. */
export async function releaseReward(
	tx: Queryable,
	merchantId: string,
	rewardId: string,
	now?: Date,
): Promise<RewardRow | Refusal<'reward_ended'> | undefined> {
	const opened = await openReward(tx, merchantId, rewardId, now);
	if (!opened) return undefined;
	const { account, reward } = opened;
	if (reward.status === 'redeemed') {
		return refuse(
			'reward_ended',
			'The reward was used, so its points are spent. A refund of the purchase returns them.',
		);
	}
	account.book.unlock(rewardId);
	const lapsed = account.book.expired.includes(rewardId);
	const deleted = reward.status === 'issued' && !lapsed;
	await closeBook(tx, account, deleted ? [rewardEvent('reward.deleted', rewardId, reward.customer_id)] : []);
	if (deleted) {
		await endRewards(tx, merchantId, [rewardId], 'deleted');
		await deleteParts(tx, merchantId, [rewardId]);
	}
	return readReward(tx, merchantId, rewardId);
}

/** Spends its points, once a purchase: told again it answers the same. Undefined when there is none. */
export async function redeemReward(
	tx: Queryable,
	merchantId: string,
	rewardId: string,
	use: RewardUse,
): Promise<{ reward: RewardRow; missing: number } | Refusal<'reward_ended'> | undefined> {
	const { source, channel, store_id, promised = false, now } = use;
	await createSource(tx, merchantId, source);
	await lockSource(tx, merchantId, source);
	const opened = await openReward(tx, merchantId, rewardId, now);
	if (!opened) return undefined;
	const { account, reward } = opened;
	if (reward.status === 'redeemed') {
		const same = reward.source_type === source.type && reward.source_id === source.id;
		return same ? { reward, missing: 0 } : refuse('reward_ended', 'The reward was used in another purchase.');
	}
	const occasion = { at: account.now, channel, store_id };
	const entry = account.book.spend(rewardId, occasion);
	const spent = entry
		? { entry, parts: reward.parts, missing: 0 }
		: promised && account.book.spendAnyway(rewardId, reward.points, occasion);
	if (!spent) {
		await closeBook(tx, account);
		return refuse(
			'reward_ended',
			'The reward was deleted or has lapsed, and its points are free again. Issue a new one.',
		);
	}
	const spend_entry_id = spent.entry.entry_id;
	const refunds = await selectRefunds(tx, merchantId, source);
	const last = refunds.at(-1);
	const before: RewardRow = { ...reward, parts: spent.parts, spend_entry_id };
	const after = last
		? await giveBack(tx, account, before, refunds, {
				...occasion,
				source: { type: last.refund_type, id: last.refund_id },
			})
		: before;
	await closeBook(tx, account, [rewardEvent('reward.redeemed', rewardId, reward.customer_id)]);
	await updateRedeemed(tx, merchantId, { ...before, redeemed_at: account.now, source, channel, store_id });
	await upsertParts(tx, merchantId, rewardId, after.parts);
	await addReturned(tx, merchantId, rewardId, after.returned);
	return { reward: await readReward(tx, merchantId, rewardId), missing: spent.missing };
}

/**
 * A reward that a till gave while nobody could ask, though it was never issued. The purchase stands; `missing` points are
 * owed.
 */
export async function redeemUnissued(
	tx: Queryable,
	merchantId: string,
	{ customer_id, reward_id: option_id, ...use }: RewardToIssue & Omit<RewardUse, 'promised'>,
): Promise<{ reward: RewardRow; missing: number } | Refusal<'not_found' | 'reward_not_offered' | 'reward_ended'>> {
	const option = await findOption(tx, merchantId, option_id);
	if (!option) return notOffered();
	await createSource(tx, merchantId, use.source);
	await lockSource(tx, merchantId, use.source);
	const account = await openBook(tx, merchantId, customer_id, { now: use.now });
	if (!account) return refuse('not_found', 'There is no such customer.');
	const reward_id = timeOrderedId();
	const moment = { issued_at: account.now, expires_at: account.now };
	await closeBook(tx, account);
	await insertReward(tx, merchantId, {
		...option,
		...moment,
		reward_id,
		customer_id,
		status: 'expired',
		cart_id: null,
	});
	const redeemed = await redeemReward(tx, merchantId, reward_id, { ...use, promised: true });
	if (!redeemed) throw new Error('A reward was made and is not there');
	return redeemed;
}

/** With its account locked; the reward as it was before the book is closed. */
async function openReward(
	tx: Queryable,
	merchantId: string,
	rewardId: string,
	now?: Date,
): Promise<{ account: OpenBook; reward: RewardRow } | undefined> {
	const found = await selectReward(tx, merchantId, rewardId);
	if (!found) return undefined;
	const account = await openBook(tx, merchantId, found.customer_id, { now });
	if (!account) throw new Error('An account is gone');
	// Again, since the lock was waited for.
	return { account, reward: await readReward(tx, merchantId, rewardId) };
}

async function readReward(tx: Queryable, merchantId: string, rewardId: string): Promise<RewardRow> {
	const reward = await selectReward(tx, merchantId, rewardId);
	if (!reward) throw new Error('A reward is gone');
	return reward;
}

async function findOption(tx: Queryable, merchantId: string, optionId: string) {
	const program = await selectProgram(tx, merchantId);
	const option = program?.active ? program.rewards.find(({ id }) => id === optionId) : undefined;
	return option && { option_id: option.id, name: option.name, points: option.points, benefit: option.benefit };
}

function notOffered(): Refusal<'reward_not_offered'> {
	return refuse('reward_not_offered', 'The program has no such reward now. Read the program again.');
}
