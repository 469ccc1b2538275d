import type { OfferInput, OfferStatus } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

export interface OfferRow extends OfferInput {
	offer_id: string;
	created_at: Date;
	updated_at: Date;
}

const FIELDS =
	'slug, status, name, headline, text, image, stores, radius_km, segments, starts_at, ends_at, skus, coupon_id';
const COLUMNS = `offer_id, ${FIELDS}, created_at, updated_at`;

/** Active ones that end after a time on the wall clock, or never. */
export async function listActive(queryable: Queryable, merchantId: string, after: string): Promise<OfferRow[]> {
	return queryable.query<OfferRow>(
		{
			name: 'offers_list_active',
			text: `SELECT ${COLUMNS} FROM offer
				WHERE merchant_id = $1 AND status = 'active' AND (ends_at IS NULL OR ends_at > $2) ORDER BY offer_id`,
		},
		[merchantId, after],
	);
}

/** By its id, else by its slug. */
export async function findOffer(
	queryable: Queryable,
	merchantId: string,
	idOrSlug: string,
): Promise<OfferRow | undefined> {
	const [row] = await queryable.query<OfferRow>(
		{
			name: 'offers_find',
			text: `SELECT ${COLUMNS} FROM offer WHERE merchant_id = $1 AND (offer_id = $2 OR slug = $2)
				ORDER BY offer_id <> $2 LIMIT 1`,
		},
		[merchantId, idOrSlug],
	);
	return row;
}

export interface OfferFilter {
	statuses: readonly OfferStatus[] | undefined;
	/** Id of the row before. */
	after: string | undefined;
	limit: number;
}

/** Newest first. */
export async function listOffers(
	queryable: Queryable,
	merchantId: string,
	{ statuses, after, limit }: OfferFilter,
): Promise<OfferRow[]> {
	return queryable.query<OfferRow>(
		{
			name: 'offers_list',
			text: `SELECT ${COLUMNS} FROM offer
				WHERE merchant_id = $1 AND ($2::text[] IS NULL OR status = ANY ($2)) AND ($3::text IS NULL OR offer_id < $3)
				ORDER BY offer_id DESC LIMIT $4`,
		},
		[merchantId, statuses ?? null, after ?? null, limit],
	);
}

/** Locked until the transaction ends. */
export async function lockOffer(tx: Queryable, merchantId: string, offerId: string): Promise<OfferRow | undefined> {
	const [row] = await tx.query<OfferRow>(
		{
			name: 'offers_lock',
			text: `SELECT ${COLUMNS} FROM offer WHERE merchant_id = $1 AND offer_id = $2 FOR UPDATE`,
		},
		[merchantId, offerId],
	);
	return row;
}

/** Makes or replaces it. Undefined when another one has the slug. */
export async function upsertOffer(
	tx: Queryable,
	merchantId: string,
	offerId: string,
	input: OfferInput,
): Promise<OfferRow | undefined> {
	const changes = FIELDS.split(', ').map((field) => `${field} = excluded.${field}`);
	const [row] = await tx.query<OfferRow>(
		{
			name: 'offers_upsert',
			text: `INSERT INTO offer (merchant_id, offer_id, ${FIELDS})
				SELECT $1, $2, ${FIELDS} FROM jsonb_populate_record(NULL::offer, $3::jsonb) AS input
				WHERE NOT EXISTS (SELECT FROM offer other
					WHERE other.merchant_id = $1 AND other.slug = input.slug AND other.offer_id <> $2)
				ON CONFLICT (merchant_id, offer_id) DO UPDATE SET ${changes.join(', ')}, updated_at = now()
				RETURNING ${COLUMNS}`,
		},
		[merchantId, offerId, JSON.stringify(input)],
	);
	return row;
}

/** Ids of those whose coupon it is. */
export async function findOffersOfCoupon(
	queryable: Queryable,
	merchantId: string,
	couponId: string,
): Promise<string[]> {
	const rows = await queryable.query<{ offer_id: string }>(
		{
			name: 'offers_find_of_coupon',
			text: 'SELECT offer_id FROM offer WHERE merchant_id = $1 AND coupon_id = $2 ORDER BY offer_id',
		},
		[merchantId, couponId],
	);
	return rows.map(({ offer_id }) => offer_id);
}

/** A store in which offers are to be had. */
export interface Place {
	store_id: string;
	name: string;
	timezone: string;
	latitude: number | null;
	longitude: number | null;
}

/** Active stores that shoppers can go to, by name. */
export async function listPlaces(queryable: Queryable, merchantId: string): Promise<Place[]> {
	return queryable.query<Place>(
		{
			name: 'offers_list_places',
			text: `SELECT store_id, name, timezone, latitude, longitude FROM store
				WHERE merchant_id = $1 AND status = 'active' AND kind = 'store'
				ORDER BY name COLLATE "C", store_id COLLATE "C"`,
		},
		[merchantId],
	);
}

/** Of these stores those that are there and that shoppers can go to, active or not. */
export async function findStoreIds(
	queryable: Queryable,
	merchantId: string,
	storeIds: readonly string[],
): Promise<Set<string>> {
	const rows = await queryable.query<{ store_id: string }>(
		{
			name: 'offers_find_stores',
			text: `SELECT store_id FROM store
				WHERE merchant_id = $1 AND store_id = ANY ($2::text[]) AND kind = 'store'`,
		},
		[merchantId, storeIds],
	);
	return new Set(rows.map(({ store_id }) => store_id));
}

/** The segments of a customer whose last word on personalization is yes; else none. */
export async function findOpenSegments(
	queryable: Queryable,
	merchantId: string,
	customerId: string,
): Promise<string[]> {
	const [row] = await queryable.query<{ segments: string[] }>(
		{
			name: 'offers_find_segments',
			text: `SELECT segments FROM customer WHERE merchant_id = $1 AND customer_id = $2 AND erased_at IS NULL
				AND (SELECT given FROM customer_consent said
					WHERE said.merchant_id = $1 AND said.customer_id = $2 AND purpose = 'personalization'
					ORDER BY consent_id DESC LIMIT 1)`,
		},
		[merchantId, customerId],
	);
	return row?.segments ?? [];
}
