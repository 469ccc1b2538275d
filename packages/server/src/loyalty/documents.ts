import type { LoyaltyAccount, LoyaltyEntry, LoyaltyProgram, Reward } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { readBook } from './account.ts';
import type { Book, Lot } from './book.ts';
import { earnedInPeriod } from './earn.ts';
import type { EntryRow } from './entries.queries.ts';
import { selectProgram } from './program.queries.ts';
import { selectIssuedRewards, type RewardRow } from './rewards.queries.ts';
import { standingOf } from './tiers.rules.ts';

/** As the clock says at this moment, also for a customer who never had points. */
export async function readAccount(
	queryable: Queryable,
	{ id: merchantId }: { id: string },
	customerId: string,
): Promise<LoyaltyAccount> {
	const program = await selectProgram(queryable, merchantId);
	const rewards = await selectIssuedRewards(queryable, merchantId, customerId);
	const { book, now } = await readBook(queryable, merchantId, customerId);
	const earned = program ? await earnedInPeriod(queryable, merchantId, customerId, program, now) : 0;
	return {
		customer_id: customerId,
		...book.balances,
		worth: worthOf(program, book.balances.active),
		...standingOf(program, earned),
		...comingOf(book, now),
		rewards: rewards.filter(({ expires_at }) => expires_at > now).map(presentReward),
	};
}

function worthOf(program: LoyaltyProgram | undefined, points: number): LoyaltyAccount['worth'] {
	if (!program?.point_value) return null;
	const { amount, currency } = program.point_value;
	return { amount: Number((BigInt(points) * BigInt(amount)) / 100n), currency };
}

function comingOf({ openLots }: Book, now: Date): Pick<LoyaltyAccount, 'next_available' | 'next_expiry'> {
	return {
		next_available: firstOf(openLots, ({ available_at }) => (available_at > now ? available_at : null)),
		next_expiry: firstOf(openLots, ({ available_at, expires_at }) => (available_at > now ? null : expires_at)),
	};
}

/** The points of the earliest of these moments. */
function firstOf(lots: readonly Lot[], when: (lot: Lot) => Date | null): { points: number; at: string } | null {
	const moments = lots.flatMap((lot) => when(lot) ?? []).map((at) => at.getTime());
	if (moments.length === 0) return null;
	const first = Math.min(...moments);
	const points = lots
		.filter((lot) => when(lot)?.getTime() === first)
		.reduce((sum, { remaining }) => sum + remaining, 0);
	return { points, at: new Date(first).toISOString() };
}

export function presentReward({ option_id, redeemed_at, source_type, source_id, ...row }: RewardRow): Reward {
	const { reward_id: id, customer_id, name, points, benefit, status, cart_id, issued_at, expires_at } = row;
	const used = redeemed_at && source_type && source_id !== null && row.channel;
	return {
		id,
		customer_id,
		reward_id: option_id,
		name,
		points,
		benefit,
		status,
		cart_id,
		issued_at: issued_at.toISOString(),
		expires_at: expires_at.toISOString(),
		redeemed: used
			? {
					at: redeemed_at.toISOString(),
					source: { type: source_type, id: source_id },
					channel: used,
					store_id: row.store_id,
				}
			: null,
	};
}

/** `whole`: for staff and systems, who also see which of the staff it was. */
export function presentEntry(row: EntryRow, whole: boolean): LoyaltyEntry {
	const { entry_id: id, at, available_at, expires_at, created_at, made_by, ...rest } = row;
	return {
		id,
		...rest,
		at: at.toISOString(),
		available_at: available_at?.toISOString() ?? null,
		expires_at: expires_at?.toISOString() ?? null,
		made_by: whole ? made_by : null,
		created_at: created_at.toISOString(),
	};
}
