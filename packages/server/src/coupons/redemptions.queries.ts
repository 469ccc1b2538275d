import type { Channel, RedemptionSource, RedemptionStatus } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

export interface RedemptionRow {
	redemption_id: string;
	coupon_id: string;
	wallet_coupon_id: string | null;
	code: string;
	source_type: RedemptionSource['type'];
	source_id: string;
	customer_id: string | null;
	status: RedemptionStatus;
	counted: boolean;
	excess: boolean;
	/** int8 as text. */
	amount: string;
	currency: string;
	channel: Channel;
	store_id: string | null;
	created_at: Date;
	redeemed_at: Date | null;
	ended_at: Date | null;
}

const COLUMNS = `redemption_id, coupon_id, wallet_coupon_id, code, source_type, source_id, customer_id, status, counted,
	excess, amount, currency, channel, store_id, created_at, redeemed_at, ended_at`;

export interface RedemptionFilter {
	couponId: string | undefined;
	sourceType: RedemptionSource['type'] | undefined;
	sourceId: string | undefined;
	statuses: readonly RedemptionStatus[] | undefined;
	stores: readonly string[] | undefined;
	after: string | undefined;
	limit: number;
}

export async function listRedemptions(
	queryable: Queryable,
	merchantId: string,
	{ couponId, sourceType, sourceId, statuses, stores, after, limit }: RedemptionFilter,
): Promise<RedemptionRow[]> {
	return queryable.query<RedemptionRow>(
		{
			name: 'redemptions_list',
			text: `SELECT ${COLUMNS} FROM redemption
				WHERE merchant_id = $1 AND ($2::text IS NULL OR coupon_id = $2) AND ($3::text IS NULL OR source_type = $3)
					AND ($4::text IS NULL OR source_id = $4) AND ($5::text[] IS NULL OR status = ANY ($5))
					AND ($6::text[] IS NULL OR store_id = ANY ($6)) AND ($7::text IS NULL OR redemption_id < $7)
				ORDER BY redemption_id DESC LIMIT $8`,
		},
		[
			merchantId,
			couponId ?? null,
			sourceType ?? null,
			sourceId ?? null,
			statuses ?? null,
			stores ?? null,
			after ?? null,
			limit,
		],
	);
}

export async function findRedemption(
	queryable: Queryable,
	merchantId: string,
	redemptionId: string,
): Promise<RedemptionRow | undefined> {
	const [row] = await queryable.query<RedemptionRow>(
		{
			name: 'redemptions_find',
			text: `SELECT ${COLUMNS} FROM redemption WHERE merchant_id = $1 AND redemption_id = $2`,
		},
		[merchantId, redemptionId],
	);
	return row;
}

/** What a source has reserved or redeemed. */
export async function findOfSource(
	queryable: Queryable,
	merchantId: string,
	{ type, id }: RedemptionSource,
): Promise<RedemptionRow[]> {
	return queryable.query<RedemptionRow>(
		{
			name: 'redemptions_of_source',
			text: `SELECT ${COLUMNS} FROM redemption
				WHERE merchant_id = $1 AND source_type = $2 AND source_id = $3 AND status IN ('reserved', 'succeeded')
				ORDER BY redemption_id`,
		},
		[merchantId, type, id],
	);
}

/** What a customer has reserved. */
export async function findReservedOf(tx: Queryable, merchantId: string, customerId: string): Promise<RedemptionRow[]> {
	return tx.query<RedemptionRow>(
		{
			name: 'redemptions_reserved_of',
			text: `SELECT ${COLUMNS} FROM redemption WHERE merchant_id = $1 AND customer_id = $2 AND status = 'reserved'
				ORDER BY redemption_id`,
		},
		[merchantId, customerId],
	);
}

/** Of coupons whose rows are locked, what was reserved for a time that is over. */
export async function findLapsed(
	tx: Queryable,
	merchantId: string,
	couponIds: readonly string[],
): Promise<RedemptionRow[]> {
	return tx.query<RedemptionRow>(
		{
			name: 'redemptions_lapsed',
			text: `SELECT ${COLUMNS} FROM redemption
				WHERE merchant_id = $1 AND coupon_id = ANY ($2::text[]) AND status = 'reserved' AND reserved_until <= now()
				ORDER BY redemption_id`,
		},
		[merchantId, couponIds],
	);
}

export type NewRedemption = Pick<
	RedemptionRow,
	'redemption_id' | 'coupon_id' | 'wallet_coupon_id' | 'code' | 'counted' | 'excess' | 'status'
> & { amount: number };

export interface RedemptionUse {
	source: RedemptionSource;
	customer_id: string | null;
	channel: Channel;
	store_id: string | null;
	currency: string;
	/** Null: without an end. */
	until: Date | null;
}

export async function insertRedemptions(
	tx: Queryable,
	merchantId: string,
	{ source, customer_id, channel, store_id, currency, until }: RedemptionUse,
	made: readonly NewRedemption[],
): Promise<void> {
	await tx.query(
		{
			name: 'redemptions_insert',
			text: `INSERT INTO redemption (merchant_id, source_type, source_id, customer_id, channel, store_id, currency,
					reserved_until, redeemed_at, redemption_id, coupon_id, wallet_coupon_id, code, counted, excess, status, amount)
				SELECT $1, $2, $3, $4, $5, $6, $7, CASE WHEN status = 'reserved' THEN $8::timestamptz END,
					CASE WHEN status = 'succeeded' THEN now() END, made.*
				FROM jsonb_to_recordset($9::jsonb) AS made (redemption_id text, coupon_id text, wallet_coupon_id text, code text,
					counted boolean, excess boolean, status text, amount bigint)`,
		},
		[merchantId, source.type, source.id, customer_id, channel, store_id, currency, until, JSON.stringify(made)],
	);
}

/** Another amount or end of what is reserved already. */
export async function updateReserved(
	tx: Queryable,
	merchantId: string,
	redemptionId: string,
	{ amount, until }: { amount: number; until: Date | null },
): Promise<void> {
	await tx.query(
		{
			name: 'redemptions_update_reserved',
			text: `UPDATE redemption SET amount = $3, reserved_until = $4
				WHERE merchant_id = $1 AND redemption_id = $2 AND status = 'reserved'`,
		},
		[merchantId, redemptionId, amount, until],
	);
}

/** Those that are still in the state before. */
export async function moveRedemptions(
	tx: Queryable,
	merchantId: string,
	ids: readonly string[],
	from: 'reserved' | 'succeeded',
	to: 'succeeded' | 'released' | 'rolled_back',
): Promise<RedemptionRow[]> {
	return tx.query<RedemptionRow>(
		{
			name: 'redemptions_move',
			text: `UPDATE redemption SET status = $4, reserved_until = NULL,
					redeemed_at = CASE WHEN $4 = 'succeeded' THEN now() ELSE redeemed_at END,
					ended_at = CASE WHEN $4 IN ('released', 'rolled_back') THEN now() END
				WHERE merchant_id = $1 AND redemption_id = ANY ($2::text[]) AND status = $3 RETURNING ${COLUMNS}`,
		},
		[merchantId, ids, from, to],
	);
}

export interface WalletMove {
	wallet_coupon_id: string;
	status: 'issued' | 'reserved' | 'redeemed';
	channel: Channel;
	store_id: string | null;
	until: Date | null;
}

/** Of coupons whose rows are locked; by id. */
export async function moveWalletCoupons(
	tx: Queryable,
	merchantId: string,
	moves: readonly WalletMove[],
): Promise<void> {
	if (moves.length === 0) return;
	await tx.query(
		{
			name: 'redemptions_move_wallet',
			text: `UPDATE wallet_coupon own SET status = move.status,
					reserved_until = CASE WHEN move.status = 'reserved' THEN move.until END,
					used_at = CASE WHEN move.status = 'redeemed' THEN now() END,
					used_channel = CASE WHEN move.status = 'redeemed' THEN move.channel END,
					used_store_id = CASE WHEN move.status = 'redeemed' THEN move.store_id END
				FROM jsonb_to_recordset($2::jsonb)
					AS move (wallet_coupon_id text, status text, channel text, store_id text, until timestamptz)
				WHERE own.merchant_id = $1 AND own.wallet_coupon_id = move.wallet_coupon_id`,
		},
		[merchantId, JSON.stringify(moves)],
	);
}

/** Until the transaction ends nobody else changes what these have, which no row stands for. */
export async function lockSources(
	tx: Queryable,
	merchantId: string,
	sources: readonly RedemptionSource[],
): Promise<void> {
	const names = sources.map(({ type, id }) => JSON.stringify(['redemptions of', merchantId, type, id]));
	await tx.query(
		{
			name: 'redemptions_lock_sources',
			text: `SELECT pg_advisory_xact_lock(key)
				FROM (SELECT DISTINCT hashtextextended(name, 0) AS key FROM unnest($1::text[]) AS name ORDER BY key) AS keys`,
		},
		[names],
	);
}
