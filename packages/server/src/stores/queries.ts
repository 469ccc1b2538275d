import type { Channel, StoreInput } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

export interface StoreRow {
	store_id: string;
	kind: 'store' | 'warehouse';
	status: 'active' | 'inactive';
	name: string;
	street: string | null;
	city: string | null;
	postal_code: string | null;
	region: string | null;
	country: string | null;
	latitude: number | null;
	longitude: number | null;
	timezone: string;
	phone: string | null;
	url: string | null;
	hours: StoreInput['hours'];
	exception_hours: StoreInput['exception_hours'];
	holiday_hours: StoreInput['holiday_hours'];
	pickup_prep_minutes: number | null;
	pickup_hold_hours: number | null;
	pickup_slot_minutes: number;
	pickup_slot_capacity: number | null;
	pickup_same_day_until: string | null;
}

export interface ListedStoreRow extends StoreRow {
	/** Metres; null without a place to measure from or to. */
	distance: number | null;
}

const COLUMNS = `s.store_id, s.kind, s.status, s.name, s.street, s.city, s.postal_code, s.region, s.country, s.latitude,
	s.longitude, s.timezone, s.phone, s.url, s.hours, s.exception_hours, s.holiday_hours, s.pickup_prep_minutes,
	s.pickup_hold_hours, s.pickup_slot_minutes, s.pickup_slot_capacity, s.pickup_same_day_until`;

export interface StoreFilter {
	near: { latitude: number; longitude: number } | undefined;
	radius: number | undefined;
	/** Only stores that stock every one of these and have at least one unit. */
	skus: string[] | undefined;
	channel: Channel;
	/** Distance, name and id of the row before. */
	after: { distance: number | null; name: string; store_id: string } | undefined;
	limit: number;
}

/**
 * Active stores: by distance, those without one last, then by name. Distances as in `distanceBetween`. Names compare by
 * code point, so that two databases with different locales give pages alike.
 */
export async function listActiveStores(
	queryable: Queryable,
	merchantId: string,
	{ near, radius, skus, channel, after, limit }: StoreFilter,
): Promise<ListedStoreRow[]> {
	return queryable.query<ListedStoreRow>(
		{
			name: 'stores_list',
			text: `SELECT ${COLUMNS}, distance FROM (
					SELECT *, CASE WHEN $2::double precision IS NOT NULL AND latitude IS NOT NULL THEN
							round(2 * 6371008.8 * asin(least(1, sqrt(
								power(sin(radians(latitude - $2) / 2), 2)
								+ cos(radians($2)) * cos(radians(latitude)) * power(sin(radians(longitude - $3::double precision) / 2), 2)
							))))::integer
						END AS distance
					FROM store WHERE merchant_id = $1 AND status = 'active'
				) s
				WHERE ($4::integer IS NULL OR distance <= $4)
					AND ($5::text[] IS NULL OR cardinality($5) = (
						SELECT count(*) FROM inventory_level l
						LEFT JOIN lapsed_hold lapsed USING (merchant_id, sku, store_id)
						JOIN variant v ON v.merchant_id = l.merchant_id AND v.sku = l.sku
						JOIN product p ON p.merchant_id = v.merchant_id AND p.product_id = v.product_id
						WHERE l.merchant_id = $1 AND l.sku = ANY($5) AND l.store_id = s.store_id AND l.stocked
							AND available_units(l, lapsed.units::bigint, $10) > 0
							AND v.tracked AND NOT v.archived AND p.status = 'active'
					))
					AND ($8::text IS NULL OR (coalesce(distance, 2147483647), name COLLATE "C", store_id COLLATE "C")
						> (coalesce($6::integer, 2147483647), $7::text COLLATE "C", $8 COLLATE "C"))
				ORDER BY coalesce(distance, 2147483647), name COLLATE "C", store_id COLLATE "C"
				LIMIT $9`,
		},
		[
			merchantId,
			near?.latitude ?? null,
			near?.longitude ?? null,
			radius ?? null,
			skus ? [...new Set(skus)] : null,
			after?.distance ?? null,
			after?.name ?? null,
			after?.store_id ?? null,
			limit,
			channel,
		],
	);
}

export async function findStore(
	queryable: Queryable,
	merchantId: string,
	storeId: string,
): Promise<StoreRow | undefined> {
	const [row] = await queryable.query<StoreRow>(
		{ name: 'stores_find', text: `SELECT ${COLUMNS} FROM store s WHERE merchant_id = $1 AND store_id = $2` },
		[merchantId, storeId],
	);
	return row;
}

/** True when the store was not there before. A store that is already like that is not written at all. */
export async function upsertStore(queryable: Queryable, merchantId: string, store: StoreRow): Promise<boolean> {
	const [row] = await queryable.query<{ created: boolean }>(
		{
			name: 'stores_upsert',
			text: `INSERT INTO store AS s (merchant_id, store_id, kind, status, name, street, city, postal_code, region, country,
					latitude, longitude, timezone, phone, url, hours, exception_hours, holiday_hours,
					pickup_prep_minutes, pickup_hold_hours, pickup_slot_minutes, pickup_slot_capacity, pickup_same_day_until)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)
				ON CONFLICT (merchant_id, store_id) DO UPDATE SET kind = excluded.kind, status = excluded.status,
					name = excluded.name, street = excluded.street, city = excluded.city,
					postal_code = excluded.postal_code, region = excluded.region, country = excluded.country,
					latitude = excluded.latitude, longitude = excluded.longitude, timezone = excluded.timezone,
					phone = excluded.phone, url = excluded.url, hours = excluded.hours,
					exception_hours = excluded.exception_hours, holiday_hours = excluded.holiday_hours,
					pickup_prep_minutes = excluded.pickup_prep_minutes, pickup_hold_hours = excluded.pickup_hold_hours,
					pickup_slot_minutes = excluded.pickup_slot_minutes, pickup_slot_capacity = excluded.pickup_slot_capacity,
					pickup_same_day_until = excluded.pickup_same_day_until
				WHERE (s.kind, s.status, s.name, s.street, s.city, s.postal_code, s.region, s.country, s.latitude, s.longitude,
						s.timezone, s.phone, s.url, s.hours, s.exception_hours, s.holiday_hours, s.pickup_prep_minutes,
						s.pickup_hold_hours, s.pickup_slot_minutes, s.pickup_slot_capacity, s.pickup_same_day_until)
					IS DISTINCT FROM (excluded.kind, excluded.status, excluded.name, excluded.street, excluded.city,
						excluded.postal_code, excluded.region, excluded.country, excluded.latitude, excluded.longitude,
						excluded.timezone, excluded.phone, excluded.url, excluded.hours, excluded.exception_hours,
						excluded.holiday_hours, excluded.pickup_prep_minutes, excluded.pickup_hold_hours,
						excluded.pickup_slot_minutes, excluded.pickup_slot_capacity, excluded.pickup_same_day_until)
				RETURNING xmax = 0 AS created`,
		},
		[
			merchantId,
			store.store_id,
			store.kind,
			store.status,
			store.name,
			store.street,
			store.city,
			store.postal_code,
			store.region,
			store.country,
			store.latitude,
			store.longitude,
			store.timezone,
			store.phone,
			store.url,
			store.hours && JSON.stringify(store.hours),
			JSON.stringify(store.exception_hours),
			store.holiday_hours && JSON.stringify(store.holiday_hours),
			store.pickup_prep_minutes,
			store.pickup_hold_hours,
			store.pickup_slot_minutes,
			store.pickup_slot_capacity,
			store.pickup_same_day_until,
		],
	);
	return row?.created === true;
}
