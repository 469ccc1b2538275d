import type { Queryable } from '../../database/database.ts';
import type { RunKey } from '../run.queries.ts';
import { rowsJson } from './rows-json.ts';

export interface StagedLevel {
	/** Place in the batch. */
	number: number;
	line: number;
	sku: string;
	store_id: string;
	stocked: boolean;
	on_hand: number;
	committed: number;
	unavailable: number;
	incoming: number;
	shelf: string | null;
}

/** Fields that the file does not mention: a level that exists keeps them. */
export interface KeptFields {
	committed: boolean;
	unavailable: boolean;
	incoming: boolean;
	shelf: boolean;
}

export interface LevelsStaged {
	created: number;
	changed: number;
	/** Places in the batch, with what speaks against them. */
	problems: {
		number: number;
		code: 'sku_unknown' | 'on_hand_below_reserved' | 'level_repeated';
		other: string | null;
	}[];
	/** Places in the batch whose variant was not counted until now. */
	untracked: number[];
}

export interface WantedVariant {
	number: number;
	gtin: string | null;
	product_id: string | null;
	options: { name: string; value: string }[];
}

/** The SKUs of variants named by GTIN, or by product and options; archived ones only when there is no other. */
export async function findSkus(
	database: Queryable,
	merchantId: string,
	wanted: readonly WantedVariant[],
): Promise<{ number: number; skus: string[] }[]> {
	return database.query(
		{
			text: `WITH wanted AS (
					SELECT * FROM jsonb_to_recordset($2::jsonb)
						AS wanted (number int, gtin text, product_id text, options jsonb)
				), found AS (
					SELECT wanted.number, variant.sku, variant.archived FROM wanted
						JOIN variant ON variant.merchant_id = $1 AND variant.gtin = wanted.gtin
					UNION
					SELECT wanted.number, variant.sku, variant.archived FROM wanted
						JOIN variant ON variant.merchant_id = $1 AND variant.product_id = wanted.product_id
							AND variant.options = wanted.options
						WHERE wanted.gtin IS NULL
				)
				SELECT number, coalesce(array_agg(sku ORDER BY sku) FILTER (WHERE NOT archived), array_agg(sku ORDER BY sku)) AS skus
				FROM found GROUP BY number`,
		},
		[merchantId, rowsJson(wanted)],
	);
}

/**
 * Compares a batch with what is stored and lays it down. Not a prepared statement: a plan made while the tables were
 * empty would go on reading them whole.
 */
export async function stageLevels(
	database: Queryable,
	{ merchantId, importId }: RunKey,
	levels: readonly StagedLevel[],
	kept: KeptFields,
): Promise<LevelsStaged> {
	const [row] = await database.query<LevelsStaged>(
		{
			text: `WITH said AS (
					SELECT * FROM jsonb_to_recordset($3::jsonb) AS said (number int, line int, sku text, store_id text,
						stocked boolean, on_hand int, committed int, unavailable int, incoming int, shelf text)
				), compared AS (
					SELECT said.number, said.line, said.sku, said.store_id, said.stocked, said.on_hand,
						CASE WHEN $4 THEN coalesce(level.committed, said.committed) ELSE said.committed END AS committed,
						CASE WHEN $5 THEN coalesce(level.unavailable, said.unavailable) ELSE said.unavailable END AS unavailable,
						CASE WHEN $6 THEN coalesce(level.incoming, said.incoming) ELSE said.incoming END AS incoming,
						CASE WHEN $7 THEN level.shelf ELSE said.shelf END AS shelf,
						variant.sku IS NOT NULL AS known,
						variant.tracked,
						level.sku IS NULL AS new,
						coalesce(level.reserved, 0) AS reserved,
						(level.stocked, level.on_hand) IS DISTINCT FROM (said.stocked, said.on_hand)
							OR (NOT $4 AND level.committed IS DISTINCT FROM said.committed)
							OR (NOT $5 AND level.unavailable IS DISTINCT FROM said.unavailable)
							OR (NOT $6 AND level.incoming IS DISTINCT FROM said.incoming)
							OR (NOT $7 AND level.shelf IS DISTINCT FROM said.shelf) AS changed
					FROM said
						LEFT JOIN variant ON variant.merchant_id = $1 AND variant.sku = said.sku
						LEFT JOIN inventory_level level ON level.merchant_id = $1 AND level.sku = said.sku
							AND level.store_id = said.store_id
				), staged AS (
					INSERT INTO import_level (merchant_id, import_id, sku, store_id, line, changed, stocked, on_hand,
						committed, unavailable, incoming, shelf)
					SELECT $1, $2, sku, store_id, line, changed, stocked, on_hand, committed, unavailable, incoming, shelf
					FROM compared WHERE known AND on_hand >= reserved ORDER BY number
					ON CONFLICT DO NOTHING
					RETURNING sku, store_id, line
				), judged AS (
					SELECT compared.*,
						CASE WHEN NOT known THEN 'sku_unknown'
							WHEN on_hand < reserved THEN 'on_hand_below_reserved'
							WHEN staged.sku IS NULL
								-- Of two equal ones in this batch only the first was laid down.
								OR row_number() OVER (PARTITION BY compared.sku, compared.store_id, on_hand >= reserved ORDER BY number) > 1
								THEN 'level_repeated' END AS code,
						reserved::text AS other
					FROM compared LEFT JOIN staged USING (sku, store_id)
				)
				SELECT count(*) FILTER (WHERE code IS NULL AND new)::int AS created,
					count(*) FILTER (WHERE code IS NULL AND NOT new AND changed)::int AS changed,
					coalesce(jsonb_agg(jsonb_build_object('number', number, 'code', code, 'other', other) ORDER BY number)
						FILTER (WHERE code IS NOT NULL), '[]') AS problems,
					coalesce(jsonb_agg(number ORDER BY number)
						FILTER (WHERE code IS NULL AND changed AND NOT tracked AND stocked), '[]') AS untracked
				FROM judged`,
		},
		[merchantId, importId, rowsJson(levels), kept.committed, kept.unavailable, kept.incoming, kept.shelf],
	);
	if (!row) throw new Error('An aggregate gave no row');
	return row;
}

/** The lines on which the levels stand that were laid down first. */
export async function findLevelLines(
	database: Queryable,
	{ merchantId, importId }: RunKey,
	levels: readonly Pick<StagedLevel, 'number' | 'sku' | 'store_id'>[],
): Promise<{ number: number; line: number }[]> {
	return database.query(
		{
			text: `SELECT said.number, staged.line FROM jsonb_to_recordset($3::jsonb) AS said (number int, sku text, store_id text)
				JOIN import_level staged ON staged.merchant_id = $1 AND staged.import_id = $2
					AND staged.sku = said.sku AND staged.store_id = said.store_id`,
		},
		[merchantId, importId, rowsJson(levels)],
	);
}

export interface LevelPosition {
	sku: string;
	store_id: string;
}

/**
 * Writes the next levels that differ, in the order of their keys so that two writers never wait for each other.
 * `last` is where to go on; null when nothing was left.
 */
export async function applyLevels(
	tx: Queryable,
	{ merchantId, importId }: RunKey,
	after: LevelPosition,
	most: number,
): Promise<{ created: number; changed: number; last: LevelPosition | null }> {
	const [row] = await tx.query<{ created: number; changed: number; last: LevelPosition | null }>(
		{
			text: `WITH next AS (
					SELECT * FROM import_level
					WHERE merchant_id = $1 AND import_id = $2 AND changed AND (sku, store_id) > ($3, $4)
					ORDER BY sku, store_id LIMIT $5
				), written AS (
					INSERT INTO inventory_level AS level (merchant_id, sku, store_id, stocked, on_hand, committed, unavailable, incoming,
						shelf)
					SELECT merchant_id, sku, store_id, stocked, on_hand, committed, unavailable, incoming, shelf
					FROM next ORDER BY sku, store_id
					ON CONFLICT (merchant_id, sku, store_id) DO UPDATE SET stocked = excluded.stocked,
						on_hand = excluded.on_hand, committed = excluded.committed,
						unavailable = excluded.unavailable, incoming = excluded.incoming, shelf = excluded.shelf
						WHERE (level.stocked, level.on_hand, level.committed, level.unavailable, level.incoming, level.shelf)
							IS DISTINCT FROM (excluded.stocked, excluded.on_hand, excluded.committed,
								excluded.unavailable, excluded.incoming, excluded.shelf)
					-- A row that this statement inserted was locked by nobody.
					RETURNING xmax = 0 AS created
				)
				SELECT (SELECT count(*) FILTER (WHERE created)::int FROM written) AS created,
					(SELECT count(*) FILTER (WHERE NOT created)::int FROM written) AS changed,
					(SELECT jsonb_build_object('sku', sku, 'store_id', store_id)
						FROM next ORDER BY sku DESC, store_id DESC LIMIT 1) AS last`,
		},
		[merchantId, importId, after.sku, after.store_id, most],
	);
	return row ?? { created: 0, changed: 0, last: null };
}

/** Variants that were not counted and of which the file says how many there are: from now on they are counted. */
export async function trackVariants(tx: Queryable, { merchantId, importId }: RunKey): Promise<number> {
	const [row] = await tx.query<{ changed: number }>(
		{
			text: `WITH tracked AS (
					UPDATE variant SET tracked = true
					WHERE merchant_id = $1 AND NOT tracked AND EXISTS (
						SELECT FROM import_level staged WHERE staged.merchant_id = $1 AND staged.import_id = $2
							AND staged.sku = variant.sku AND staged.changed AND staged.stocked)
					RETURNING 1)
				SELECT count(*)::int AS changed FROM tracked`,
		},
		[merchantId, importId],
	);
	return row?.changed ?? 0;
}
