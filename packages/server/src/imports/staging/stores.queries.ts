import type { Queryable } from '../../database/database.ts';
import type { RunKey } from '../run.queries.ts';
import { rowsJson } from './rows-json.ts';

export async function listStoreNames(
	database: Queryable,
	merchantId: string,
): Promise<{ store_id: string; name: string }[]> {
	return database.query({ text: `SELECT store_id, name FROM store WHERE merchant_id = $1 ORDER BY store_id` }, [
		merchantId,
	]);
}

const FIELDS = [
	'store_id',
	'kind',
	'status',
	'name',
	'street',
	'city',
	'postal_code',
	'region',
	'country',
	'latitude',
	'longitude',
	'timezone',
	'phone',
	'url',
	'hours',
	'exception_hours',
	'holiday_hours',
	'pickup_prep_minutes',
	'pickup_hold_hours',
	'pickup_slot_minutes',
	'pickup_slot_capacity',
	'pickup_same_day_until',
] as const;

export type StagedStore = Record<(typeof FIELDS)[number], unknown> & { number: number; line: number };

const columns = FIELDS.join(', ');
const values = (alias: string) => `(${FIELDS.map((field) => `${alias}.${field}`).join(', ')})`;

export async function stageStores(
	database: Queryable,
	{ merchantId, importId }: RunKey,
	stores: readonly StagedStore[],
): Promise<void> {
	await database.query(
		{
			text: `INSERT INTO import_store (merchant_id, import_id, number, line, ${columns})
				SELECT $1, $2, number, line, ${columns} FROM jsonb_populate_recordset(NULL::import_store, $3::jsonb)`,
		},
		[merchantId, importId, rowsJson(stores)],
	);
}

/** A store that is named twice is taken the first time only. */
export async function refuseRepeatedStores(
	database: Queryable,
	{ merchantId, importId }: RunKey,
): Promise<{ line: number; store_id: string; other: string }[]> {
	return database.query(
		{
			text: `UPDATE import_store staged SET refusal = 'store_repeated', other = first.line::text
				FROM (SELECT DISTINCT ON (store_id) store_id, number, line FROM import_store
					WHERE merchant_id = $1 AND import_id = $2 ORDER BY store_id, number) first
				WHERE staged.merchant_id = $1 AND staged.import_id = $2
					AND staged.store_id = first.store_id AND staged.number > first.number
				RETURNING staged.line, staged.store_id, staged.other`,
		},
		[merchantId, importId],
	);
}

/** Fields that the file does not mention, by group: a store that exists keeps them, unless the file has a value. */
export interface KeptStoreFields {
	hours: boolean;
	pickup: boolean;
	/** Of pickup: how long a time lasts, how many orders it takes, and the end of orders for the same day. */
	slots: boolean;
	texts: readonly ('street' | 'city' | 'postal_code' | 'region' | 'country' | 'phone' | 'url')[];
	status: boolean;
	kind: boolean;
	geo: boolean;
}

export async function keepStoreFields(
	database: Queryable,
	{ merchantId, importId }: RunKey,
	kept: KeptStoreFields,
): Promise<void> {
	// A store that the file leaves without pickup has none of its settings left.
	const slotsKept = '($7 OR $8 AND staged.pickup_prep_minutes IS NOT NULL)';
	const texts = kept.texts.map((field) => `, ${field} = coalesce(staged.${field}, store.${field})`).join('');
	await database.query(
		{
			text: `UPDATE import_store staged SET
					status = CASE WHEN $3 THEN store.status ELSE staged.status END,
					kind = CASE WHEN $4 THEN store.kind ELSE staged.kind END,
					latitude = CASE WHEN $5 THEN coalesce(staged.latitude, store.latitude) ELSE staged.latitude END,
					longitude = CASE WHEN $5 THEN coalesce(staged.longitude, store.longitude) ELSE staged.longitude END,
					hours = CASE WHEN $6 THEN store.hours ELSE staged.hours END,
					exception_hours = CASE WHEN $6 THEN store.exception_hours ELSE staged.exception_hours END,
					holiday_hours = CASE WHEN $6 THEN store.holiday_hours ELSE staged.holiday_hours END,
					pickup_prep_minutes = CASE WHEN $7 THEN store.pickup_prep_minutes ELSE staged.pickup_prep_minutes END,
					pickup_hold_hours = CASE WHEN $7 THEN store.pickup_hold_hours ELSE staged.pickup_hold_hours END,
					pickup_slot_minutes = CASE WHEN ${slotsKept} THEN store.pickup_slot_minutes ELSE staged.pickup_slot_minutes END,
					pickup_slot_capacity = CASE WHEN ${slotsKept} THEN store.pickup_slot_capacity ELSE staged.pickup_slot_capacity END,
					pickup_same_day_until = CASE WHEN ${slotsKept} THEN store.pickup_same_day_until ELSE staged.pickup_same_day_until END
					${texts}
				FROM store
				WHERE staged.merchant_id = $1 AND staged.import_id = $2
					AND store.merchant_id = $1 AND store.store_id = staged.store_id`,
		},
		[merchantId, importId, kept.status, kept.kind, kept.geo, kept.hours, kept.pickup, kept.slots],
	);
}

const different = `SELECT staged.*, store.store_id IS NULL AS new FROM import_store staged
	LEFT JOIN store ON store.merchant_id = $1 AND store.store_id = staged.store_id
	WHERE staged.merchant_id = $1 AND staged.import_id = $2 AND staged.refusal IS NULL
		AND (store.store_id IS NULL OR ${values('staged')} IS DISTINCT FROM ${values('store')})`;

export async function compareStores(
	database: Queryable,
	{ merchantId, importId }: RunKey,
): Promise<{ created: number; changed: number }> {
	const [row] = await database.query<{ created: number; changed: number }>(
		{
			text: `SELECT count(*) FILTER (WHERE new)::int AS created, count(*) FILTER (WHERE NOT new)::int AS changed
				FROM (${different}) different`,
		},
		[merchantId, importId],
	);
	return row ?? { created: 0, changed: 0 };
}

export async function applyStores(
	tx: Queryable,
	{ merchantId, importId }: RunKey,
): Promise<{ created: number; changed: number }> {
	const [row] = await tx.query<{ created: number; changed: number }>(
		{
			text: `WITH written AS (
					INSERT INTO store (merchant_id, ${columns})
					SELECT merchant_id, ${columns} FROM (${different}) different ORDER BY store_id
					ON CONFLICT (merchant_id, store_id) DO UPDATE SET
						${FIELDS.slice(1)
							.map((field) => `${field} = excluded.${field}`)
							.join(', ')}
					-- A row that this statement inserted was locked by nobody.
					RETURNING xmax = 0 AS created
				)
				SELECT count(*) FILTER (WHERE created)::int AS created, count(*) FILTER (WHERE NOT created)::int AS changed
				FROM written`,
		},
		[merchantId, importId],
	);
	return row ?? { created: 0, changed: 0 };
}
