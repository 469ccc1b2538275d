import type { LinkChannel, LinkTarget } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

export interface LinkRow {
	link_id: string;
	code: string;
	target_type: LinkTarget['type'];
	target_id: string;
	title: string | null;
	channel: LinkChannel;
	campaign: string | null;
	opened: number;
	orders: number;
	created_at: Date;
	ended_at: Date | null;
}

const COLUMNS = `link.link_id, link.code, link.target_type, link.target_id, link.channel, link.campaign,
	link.opened::float8 AS opened, link.created_at, link.ended_at,
	CASE target_type
		WHEN 'offer' THEN (SELECT headline FROM offer
			WHERE offer.merchant_id = link.merchant_id AND offer.offer_id = link.target_id)
		ELSE (SELECT title FROM product WHERE product.merchant_id = link.merchant_id AND product.product_id = link.target_id)
	END AS title,
	(SELECT count(*)::integer FROM order_source source
		WHERE source.merchant_id = link.merchant_id AND source.link_id = link.link_id) AS orders`;

/** Newest first. */
export async function listLinks(
	queryable: Queryable,
	merchantId: string,
	{ after, limit }: { after: string | undefined; limit: number },
): Promise<LinkRow[]> {
	return queryable.query<LinkRow>(
		{
			name: 'links_list',
			text: `SELECT ${COLUMNS} FROM link WHERE merchant_id = $1 AND ($2::text IS NULL OR link_id < $2)
				ORDER BY link_id DESC LIMIT $3`,
		},
		[merchantId, after ?? null, limit],
	);
}

export async function findLink(queryable: Queryable, merchantId: string, linkId: string): Promise<LinkRow | undefined> {
	const [row] = await queryable.query<LinkRow>(
		{ name: 'links_find', text: `SELECT ${COLUMNS} FROM link WHERE merchant_id = $1 AND link_id = $2` },
		[merchantId, linkId],
	);
	return row;
}

export type ResolvedRow = Pick<LinkRow, 'link_id' | 'code' | 'target_type' | 'target_id' | 'channel' | 'ended_at'>;

export async function resolveCode(
	queryable: Queryable,
	merchantId: string,
	code: string,
): Promise<ResolvedRow | undefined> {
	const [row] = await queryable.query<ResolvedRow>(
		{
			name: 'links_resolve',
			text: `SELECT link_id, code, target_type, target_id, channel, ended_at FROM link
				WHERE merchant_id = $1 AND code = $2`,
		},
		[merchantId, code],
	);
	return row;
}

export async function isTarget(queryable: Queryable, merchantId: string, { type, id }: LinkTarget): Promise<boolean> {
	const rows = await queryable.query(
		{
			name: 'links_is_target',
			text: `SELECT FROM product WHERE merchant_id = $1 AND product_id = $3 AND $2 = 'product'
				UNION ALL SELECT FROM offer WHERE merchant_id = $1 AND offer_id = $3 AND $2 = 'offer'`,
		},
		[merchantId, type, id],
	);
	return rows.length > 0;
}

export type NewLink = Pick<LinkRow, 'link_id' | 'code' | 'target_type' | 'target_id' | 'channel' | 'campaign'>;

export async function insertLink(
	tx: Queryable,
	merchantId: string,
	{ link_id, code, target_type, target_id, channel, campaign }: NewLink,
): Promise<void> {
	await tx.query(
		{
			name: 'links_insert',
			text: `INSERT INTO link (merchant_id, link_id, code, target_type, target_id, channel, campaign)
				VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		},
		[merchantId, link_id, code, target_type, target_id, channel, campaign],
	);
}

/** Keeps the first end. */
export async function updateEnded(tx: Queryable, merchantId: string, linkId: string): Promise<void> {
	await tx.query(
		{
			name: 'links_end',
			text: `UPDATE link SET ended_at = coalesce(ended_at, now()) WHERE merchant_id = $1 AND link_id = $2`,
		},
		[merchantId, linkId],
	);
}

/** Adds to those that have not ended, in the order of their ids, so that two who add wait for one another. */
export async function addOpenings(tx: Queryable, merchantId: string, counts: Record<string, number>): Promise<void> {
	await tx.query(
		{
			name: 'links_add_openings',
			text: `WITH counted AS (
					SELECT link.link_id, more.value::bigint AS more FROM link JOIN jsonb_each_text($2) more ON more.key = link.code
					WHERE link.merchant_id = $1 AND link.ended_at IS NULL ORDER BY link.link_id FOR UPDATE OF link
				)
				UPDATE link SET opened = opened + counted.more FROM counted
				WHERE link.merchant_id = $1 AND link.link_id = counted.link_id`,
		},
		[merchantId, JSON.stringify(counts)],
	);
}
