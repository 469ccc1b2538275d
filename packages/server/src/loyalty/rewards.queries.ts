import type { Channel, LoyaltySource, RewardBenefit, RewardStatus } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import type { Part } from './book.ts';

export interface RewardRow {
	reward_id: string;
	customer_id: string;
	option_id: string;
	name: string;
	points: number;
	benefit: RewardBenefit;
	status: RewardStatus;
	cart_id: string | null;
	issued_at: Date;
	expires_at: Date;
	redeemed_at: Date | null;
	source_type: LoyaltySource['type'] | null;
	source_id: string | null;
	channel: Channel | null;
	store_id: string | null;
	spend_entry_id: string | null;
	returned: number;
	parts: Part[];
}

export type NewReward = Pick<
	RewardRow,
	| 'reward_id'
	| 'customer_id'
	| 'option_id'
	| 'name'
	| 'points'
	| 'benefit'
	| 'status'
	| 'cart_id'
	| 'issued_at'
	| 'expires_at'
>;

// Points are far below what a double holds exactly.
const COLUMNS = `reward_id, customer_id, option_id, name, points::float8 AS points, benefit, status, cart_id, issued_at,
	expires_at, redeemed_at, source_type, source_id, channel, store_id, spend_entry_id, returned::float8 AS returned,
	(SELECT coalesce(jsonb_agg(jsonb_build_object('entry_id', entry_id, 'points', part.points, 'returned', part.returned)
			ORDER BY entry_id), '[]')
		FROM reward_part part WHERE part.merchant_id = reward.merchant_id AND part.reward_id = reward.reward_id) AS parts`;

export async function selectReward(
	queryable: Queryable,
	merchantId: string,
	rewardId: string,
): Promise<RewardRow | undefined> {
	const [row] = await queryable.query<RewardRow>(
		{
			name: 'loyalty_select_reward',
			text: `SELECT ${COLUMNS} FROM reward WHERE merchant_id = $1 AND reward_id = $2`,
		},
		[merchantId, rewardId],
	);
	return row;
}

/** Those that are issued, the oldest first; some may have lapsed. */
export async function selectIssuedRewards(
	queryable: Queryable,
	merchantId: string,
	customerId: string,
): Promise<RewardRow[]> {
	return queryable.query<RewardRow>(
		{
			name: 'loyalty_select_issued_rewards',
			text: `SELECT ${COLUMNS} FROM reward WHERE merchant_id = $1 AND customer_id = $2 AND status = 'issued'
				ORDER BY reward_id`,
		},
		[merchantId, customerId],
	);
}

/** What a purchase was paid with. */
export async function selectRewardsOfSource(
	queryable: Queryable,
	merchantId: string,
	{ type, id }: LoyaltySource,
): Promise<RewardRow[]> {
	return queryable.query<RewardRow>(
		{
			name: 'loyalty_select_rewards_of_source',
			text: `SELECT ${COLUMNS} FROM reward
				WHERE merchant_id = $1 AND source_type = $2 AND source_id = $3 AND status = 'redeemed' ORDER BY reward_id`,
		},
		[merchantId, type, id],
	);
}

export async function insertReward(tx: Queryable, merchantId: string, reward: NewReward): Promise<void> {
	await tx.query(
		{
			name: 'loyalty_insert_reward',
			text: `INSERT INTO reward (merchant_id, reward_id, customer_id, option_id, name, points, benefit, status, cart_id,
					issued_at, expires_at)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		},
		[
			merchantId,
			reward.reward_id,
			reward.customer_id,
			reward.option_id,
			reward.name,
			reward.points,
			JSON.stringify(reward.benefit),
			reward.status,
			reward.cart_id,
			reward.issued_at,
			reward.expires_at,
		],
	);
}

export async function upsertParts(
	tx: Queryable,
	merchantId: string,
	rewardId: string,
	parts: readonly Part[],
): Promise<void> {
	if (parts.length === 0) return;
	await tx.query(
		{
			name: 'loyalty_upsert_parts',
			text: `INSERT INTO reward_part (merchant_id, reward_id, entry_id, points, returned)
				SELECT $1, $2, entry_id, points, returned
				FROM jsonb_to_recordset($3::jsonb) AS part (entry_id text, points bigint, returned bigint)
				ON CONFLICT (merchant_id, reward_id, entry_id) DO UPDATE SET returned = excluded.returned`,
		},
		[merchantId, rewardId, JSON.stringify(parts)],
	);
}

/** Their points are back where they came from. */
export async function deleteParts(tx: Queryable, merchantId: string, rewardIds: readonly string[]): Promise<void> {
	await tx.query(
		{
			name: 'loyalty_delete_parts',
			text: 'DELETE FROM reward_part WHERE merchant_id = $1 AND reward_id = ANY ($2)',
		},
		[merchantId, rewardIds],
	);
}

export async function endRewards(
	tx: Queryable,
	merchantId: string,
	rewardIds: readonly string[],
	status: 'deleted' | 'expired',
): Promise<void> {
	await tx.query(
		{
			name: 'loyalty_end_rewards',
			text: `UPDATE reward SET status = $3 WHERE merchant_id = $1 AND reward_id = ANY ($2) AND status = 'issued'`,
		},
		[merchantId, rewardIds, status],
	);
}

export async function updateRedeemed(
	tx: Queryable,
	merchantId: string,
	reward: Pick<RewardRow, 'reward_id' | 'redeemed_at' | 'channel' | 'store_id' | 'spend_entry_id'> & {
		source: LoyaltySource;
	},
): Promise<void> {
	const { reward_id, redeemed_at, source, channel, store_id, spend_entry_id } = reward;
	await tx.query(
		{
			name: 'loyalty_redeem_reward',
			text: `UPDATE reward SET status = 'redeemed', redeemed_at = $3, source_type = $4, source_id = $5, channel = $6,
					store_id = $7, spend_entry_id = $8
				WHERE merchant_id = $1 AND reward_id = $2 AND status <> 'redeemed'`,
		},
		[merchantId, reward_id, redeemed_at, source.type, source.id, channel, store_id, spend_entry_id],
	);
}

export async function addReturned(tx: Queryable, merchantId: string, rewardId: string, points: number): Promise<void> {
	await tx.query(
		{
			name: 'loyalty_add_returned',
			text: 'UPDATE reward SET returned = returned + $3 WHERE merchant_id = $1 AND reward_id = $2',
		},
		[merchantId, rewardId, points],
	);
}
