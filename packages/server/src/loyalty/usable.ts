import type { RewardBenefit, RewardReason } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { readBook } from './account.ts';
import { selectProgram } from './program.queries.ts';
import { selectReward } from './rewards.queries.ts';

/** A reward by the id that somebody sent. */
export interface RewardToUse {
	id: string;
	/** Null: one of the program’s that is not issued yet. */
	reward_id: string | null;
	name: string;
	points: number;
	benefit: RewardBenefit;
}

export interface RewardJudged {
	id: string;
	/** Null: it stands for none that the customer has. */
	reward: RewardToUse | null;
	reason: Exclude<RewardReason, 'nothing_to_take_off'> | null;
}

interface Asking {
	/** Null: nobody who is known. */
	customer_id: string | null;
	/** A till gave it while nobody could ask: neither its end nor the points matter. */
	promised?: boolean;
}

/** Rewards that were issued, by their ids, and rewards of the program, as far as the points go. The same twice counts once. */
export async function findRewardsToUse(
	queryable: Queryable,
	merchantId: string,
	ids: readonly string[],
	{ customer_id, promised = false }: Asking,
): Promise<RewardJudged[]> {
	if (ids.length === 0) return [];
	if (customer_id === null) return ids.map((id) => ({ id, reward: null, reason: 'sign_in_needed' }));
	const program = await selectProgram(queryable, merchantId);
	const { book, now } = await readBook(queryable, merchantId, customer_id);
	let left = book.balances.active;
	const judged: RewardJudged[] = [];
	for (const id of new Set(ids)) {
		const row = await selectReward(queryable, merchantId, id);
		if (row) {
			const { reward_id, name, points, benefit, status, expires_at } = row;
			const own = row.customer_id === customer_id;
			const open = status === 'issued' && expires_at > now;
			const over = promised ? status === 'redeemed' : !open;
			const reward = own ? { id, reward_id, name, points, benefit } : null;
			judged.push({ id, reward, reason: own ? (over ? 'ended' : null) : 'unknown' });
			continue;
		}
		const option = program?.active ? program.rewards.find((each) => each.id === id) : undefined;
		if (!option) {
			judged.push({ id, reward: null, reason: 'unknown' });
			continue;
		}
		const { name, points, benefit } = option;
		const reward = { id, reward_id: null, name, points, benefit };
		judged.push({ id, reward, reason: left < points && !promised ? 'not_enough_points' : null });
		if (left >= points) left -= points;
	}
	return judged;
}
