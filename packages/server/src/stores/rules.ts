import type { Pickup, Store, StoreInput } from '@endcap/contract';
import type { PointedError } from '../http/problems.ts';
import { openingsOf } from './openings.ts';
import type { StoreRow } from './queries.ts';

/** Where nobody says how long a pickup time lasts. */
export const SLOT_MINUTES = 60;

export function storeOf(row: StoreRow, distance: number | null, now: Date): Store {
	const fields = fieldsOf(row);
	return { ...fields, openings: openingsOf(fields, now), distance };
}

/** What is stored of it. */
export function fieldsOf(row: StoreRow): Omit<Store, 'openings' | 'distance'> {
	const { store_id, street, city, postal_code, region, country, latitude, longitude } = row;
	return {
		id: store_id,
		kind: row.kind,
		status: row.status,
		name: row.name,
		address: { street, city, postal_code, region, country },
		geo: latitude === null || longitude === null ? null : { latitude, longitude },
		timezone: row.timezone,
		phone: row.phone,
		url: row.url,
		hours: row.hours,
		exception_hours: row.exception_hours,
		holiday_hours: row.holiday_hours,
		pickup: pickupOf(row),
	};
}

function pickupOf(row: StoreRow): Pickup | null {
	const { pickup_prep_minutes: prep_minutes, pickup_hold_hours: hold_hours } = row;
	if (prep_minutes === null || hold_hours === null) return null;
	return {
		prep_minutes,
		hold_hours,
		slot_minutes: row.pickup_slot_minutes,
		slot_capacity: row.pickup_slot_capacity,
		same_day_until: row.pickup_same_day_until,
	};
}

export function rowOf(storeId: string, { address, geo, pickup, ...fields }: StoreInput): StoreRow {
	return {
		store_id: storeId,
		...fields,
		...address,
		latitude: geo?.latitude ?? null,
		longitude: geo?.longitude ?? null,
		pickup_prep_minutes: pickup?.prep_minutes ?? null,
		pickup_hold_hours: pickup?.hold_hours ?? null,
		pickup_slot_minutes: pickup?.slot_minutes ?? SLOT_MINUTES,
		pickup_slot_capacity: pickup?.slot_capacity ?? null,
		pickup_same_day_until: pickup?.same_day_until ?? null,
	};
}

/** What the schema cannot say: zones and days that exist. */
export function storeErrors({ timezone, exception_hours }: StoreInput): PointedError[] {
	const errors: PointedError[] = [];
	if (!isTimezone(timezone)) {
		errors.push({ pointer: '/timezone', detail: 'Is not an IANA time zone such as Europe/Tallinn.' });
	}
	exception_hours.forEach(({ date }, index) => {
		if (!isDay(date))
			errors.push({ pointer: `/exception_hours/${index}/date`, detail: 'Is not a day of the calendar.' });
	});
	return errors;
}

function isTimezone(timezone: string): boolean {
	// Intl also takes bare offsets such as +02:00, which know nothing of daylight-saving time.
	if (!/^[A-Za-z]/.test(timezone)) return false;
	try {
		return new Intl.DateTimeFormat('en', { timeZone: timezone }).resolvedOptions().timeZone !== '';
	} catch {
		return false;
	}
}

/** A day that recurs may be 29 February. */
function isDay(date: string): boolean {
	const day = date.startsWith('--') ? `2000-${date.slice(2)}` : date;
	const parsed = new Date(`${day}T00:00:00Z`);
	return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
}
