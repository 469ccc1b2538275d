import type { LoyaltySource, PointsLine, PointsRefunded, RefundShare } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import type { WeightedLine } from './earning.rules.ts';

/** A purchase, as far as it was told. */
export interface SourceRow {
	/** Who earned; null until that was told. */
	customer_id: string | null;
	/** Null when it earned nothing. */
	entry_id: string | null;
	points: number;
	lines: WeightedLine[];
}

export interface RefundRow {
	refund_type: LoyaltySource['type'];
	refund_id: string;
	share: RefundShare;
	lines: PointsLine[] | null;
}

/** Whoever comes first makes it. */
export async function createSource(tx: Queryable, merchantId: string, { type, id }: LoyaltySource): Promise<void> {
	await tx.query(
		{
			name: 'loyalty_create_source',
			text: `INSERT INTO loyalty_source (merchant_id, source_type, source_id) VALUES ($1, $2, $3)
				ON CONFLICT DO NOTHING`,
		},
		[merchantId, type, id],
	);
}

/** It is there: `createSource` was called before. */
export async function lockSource(tx: Queryable, merchantId: string, { type, id }: LoyaltySource): Promise<SourceRow> {
	const [row] = await tx.query<SourceRow>(
		{
			name: 'loyalty_lock_source',
			// Of its own row only: what it would join was read before the lock was waited for.
			text: `SELECT customer_id, entry_id, points::float8 AS points, lines FROM loyalty_source
				WHERE merchant_id = $1 AND source_type = $2 AND source_id = $3 FOR UPDATE`,
		},
		[merchantId, type, id],
	);
	if (!row) throw new Error('A purchase was made known and is not there');
	return row;
}

export async function updateSource(
	tx: Queryable,
	merchantId: string,
	{ type, id }: LoyaltySource,
	earned: SourceRow,
): Promise<void> {
	await tx.query(
		{
			name: 'loyalty_update_source',
			text: `UPDATE loyalty_source SET customer_id = $4, entry_id = $5, points = $6, lines = $7
				WHERE merchant_id = $1 AND source_type = $2 AND source_id = $3`,
		},
		[merchantId, type, id, earned.customer_id, earned.entry_id, earned.points, JSON.stringify(earned.lines)],
	);
}

/** False when this refund of the purchase was told before. */
export async function insertRefund(
	tx: Queryable,
	merchantId: string,
	source: LoyaltySource,
	{ refund_type, refund_id, share, lines }: RefundRow,
): Promise<boolean> {
	const rows = await tx.query(
		{
			name: 'loyalty_insert_refund',
			text: `INSERT INTO loyalty_refund (merchant_id, source_type, source_id, refund_type, refund_id, part, whole, lines)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING refund_id`,
		},
		[merchantId, source.type, source.id, refund_type, refund_id, share.part, share.of, lines && JSON.stringify(lines)],
	);
	return rows.length > 0;
}

/** All that was given back of a purchase, the oldest first. */
export async function selectRefunds(
	queryable: Queryable,
	merchantId: string,
	{ type, id }: LoyaltySource,
): Promise<RefundRow[]> {
	return queryable.query<RefundRow>(
		{
			name: 'loyalty_select_refunds',
			text: `SELECT refund_type, refund_id, jsonb_build_object('part', part, 'of', whole) AS share, lines
				FROM loyalty_refund WHERE merchant_id = $1 AND source_type = $2 AND source_id = $3
				ORDER BY recorded_at, refund_type, refund_id`,
		},
		[merchantId, type, id],
	);
}

export async function updateRefunded(
	tx: Queryable,
	merchantId: string,
	source: LoyaltySource,
	refund: LoyaltySource,
	{ taken_back, given_back }: PointsRefunded,
): Promise<void> {
	await tx.query(
		{
			name: 'loyalty_update_refunded',
			text: `UPDATE loyalty_refund SET taken_back = $6, given_back = $7
				WHERE merchant_id = $1 AND source_type = $2 AND source_id = $3 AND refund_type = $4 AND refund_id = $5`,
		},
		[merchantId, source.type, source.id, refund.type, refund.id, taken_back, given_back],
	);
}

export async function selectRefunded(
	queryable: Queryable,
	merchantId: string,
	source: LoyaltySource,
	refund: LoyaltySource,
): Promise<PointsRefunded> {
	const [row] = await queryable.query<PointsRefunded>(
		{
			name: 'loyalty_select_refunded',
			text: `SELECT taken_back::float8 AS taken_back, given_back::float8 AS given_back FROM loyalty_refund
				WHERE merchant_id = $1 AND source_type = $2 AND source_id = $3 AND refund_type = $4 AND refund_id = $5`,
		},
		[merchantId, source.type, source.id, refund.type, refund.id],
	);
	if (!row) throw new Error('A refund was recorded and is not there');
	return row;
}
