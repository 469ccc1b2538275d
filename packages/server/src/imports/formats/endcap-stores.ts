import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { unguard } from '../reading/cells.ts';
import type { Row } from '../reading/csv.ts';
import { cell, identifier, integer, text, url } from '../reading/fields.ts';
import type { Headers } from '../reading/headers.ts';
import type { Sheet } from '../reading/sheet.ts';
import type { StoreRecord } from '../records.ts';
import { parseOpeningHours } from '../../stores/opening-hours.ts';
import { SLOT_MINUTES } from '../../stores/rules.ts';
import type { RowReader, TableFormat } from './format.ts';

const NAMES = {
	store_id: ['store id', 'store code', 'code', 'id'],
	kind: ['kind'],
	status: ['status'],
	name: ['name', 'store name', 'shop name'],
	street: ['street', 'address', 'street address', 'address line 1'],
	city: ['city', 'town', 'locality'],
	postal_code: ['postal code', 'postcode', 'zip', 'zip code'],
	region: ['region', 'state', 'county', 'province'],
	country: ['country', 'country code'],
	latitude: ['latitude', 'lat'],
	longitude: ['longitude', 'lon', 'lng', 'long'],
	timezone: ['timezone', 'time zone', 'tz'],
	phone: ['phone', 'telephone', 'phone number', 'primary phone'],
	url: ['url', 'website', 'web'],
	opening_hours: ['opening hours', 'hours'],
	prep_minutes: ['prep minutes'],
	hold_hours: ['hold hours'],
	slot_minutes: ['slot minutes'],
	slot_capacity: ['slot capacity'],
	same_day_until: ['same day until'],
} as const;

export const endcapStores: TableFormat = {
	id: 'endcap_stores',
	name: 'Endcap store CSV',
	kinds: ['stores'],
	decimalPoint: true,
	required: [NAMES.store_id, NAMES.name],
	recognise(headers: Headers): string | undefined {
		const place = headers.has(
			'timezone',
			'opening hours',
			'street',
			'city',
			'postal code',
			'postcode',
			'latitude',
			'address',
			'time zone',
		);
		const store =
			headers.has('store id', 'store code', 'store name', 'shop name', 'opening hours') ||
			headers.has('latitude', 'lat');
		const isStores = headers.has(...NAMES.store_id) && headers.has(...NAMES.name) && place && store;
		return isStores && !headers.has('sku', 'price') ? 'Endcap store CSV' : undefined;
	},
	open: (sheet) => new EndcapStores(sheet),
};

type PickupFields = Pick<StoreRecord, Extract<keyof StoreRecord, `pickup_${string}`>>;

const KINDS = ['store', 'warehouse'] as const;
const STATUSES = ['active', 'inactive'] as const;

class EndcapStores implements RowReader {
	readonly #sheet: Sheet;
	readonly #at;
	readonly #names: Record<string, string>;

	constructor(sheet: Sheet) {
		this.#sheet = sheet;
		this.#at = sheet.columns(NAMES);
		this.#names = sheet.names({ ...this.#at, hours: this.#at.opening_hours });
	}

	row(row: Row): void {
		const sheet = this.#sheet;
		const at = this.#at;
		const refusals = sheet.begin(row);
		const id = identifier(sheet, row, at.store_id);
		if (id === null && sheet.refusals === refusals)
			sheet.refuse(
				row,
				at.store_id,
				'store_id_missing',
				'A store needs an id of its own. Give it a short one, for example tartu-raekoja.',
			);
		const name = verbatim(sheet, row, at.name);
		if (name === null) sheet.refuse(row, at.name, 'name_missing', 'A store needs a name. Fill it in.');
		const country = this.#country(row);
		const latitude = this.#degrees(row, at.latitude, 90);
		const longitude = this.#degrees(row, at.longitude, 180);
		if ((latitude === null) !== (longitude === null) && sheet.refusals === refusals) {
			sheet.refuse(
				row,
				latitude === null ? at.latitude : at.longitude,
				'place_incomplete',
				'Latitude and longitude belong together. Fill in both or neither.',
			);
		}
		const store: StoreRecord = {
			type: 'store',
			place: { line: row.line, columns: this.#names },
			store_id: id ?? '',
			kind: this.#oneOf(row, at.kind, KINDS, 'store'),
			status: this.#oneOf(row, at.status, STATUSES, 'active'),
			name: name ?? '',
			street: verbatim(sheet, row, at.street),
			city: verbatim(sheet, row, at.city),
			postal_code: verbatim(sheet, row, at.postal_code),
			region: verbatim(sheet, row, at.region),
			country,
			latitude,
			longitude,
			timezone: this.#timezone(row),
			phone: this.#phone(row, country),
			url: url(sheet, row, at.url),
			...this.#hours(row),
			...this.#pickup(row),
		};
		if (sheet.refusals > refusals) sheet.items.push({ type: 'refused', record: 'store', rows: 1, variants: 0 });
		else sheet.items.push(store);
	}

	end(): void {
		// Every row is a record of its own.
	}

	#oneOf<Word extends string>(row: Row, position: number, words: readonly Word[], otherwise: Word): Word {
		const value = cell(row, position).toLowerCase();
		const found = words.find((word) => word === value);
		if (found === undefined && value !== '')
			this.#sheet.refuse(row, position, 'word_unknown', `Write ${words.join(' or ')}.`);
		return found ?? otherwise;
	}

	#country(row: Row): string | null {
		const value = cell(row, this.#at.country).toUpperCase();
		if (value === '') return this.#sheet.options.country ?? null;
		if (/^[A-Z]{2}$/.test(value)) return value;
		this.#sheet.refuse(
			row,
			this.#at.country,
			'country_unknown',
			'Write the country as its two letters (ISO 3166-1), for example EE.',
		);
		return null;
	}

	#degrees(row: Row, position: number, most: number): number | null {
		const value = unguard(cell(row, position), true);
		if (value === '') return null;
		const degrees = /^-?\d{1,3}(?:[.,]\d+)?(?:e-?\d+)?$/i.test(value) ? Number(value.replace(',', '.')) : Number.NaN;
		if (Math.abs(degrees) <= most) return degrees;
		this.#sheet.refuse(
			row,
			position,
			'degrees_invalid',
			`Write degrees between -${most} and ${most}, for example 58.3776.`,
		);
		return null;
	}

	#timezone(row: Row): string {
		const { sheet, position } = { sheet: this.#sheet, position: this.#at.timezone };
		const value = cell(row, position) || (sheet.options.timezone ?? '');
		if (isTimezone(value)) return value;
		if (value === '')
			sheet.refuse(
				row,
				position,
				'timezone_missing',
				'The store’s time zone is not known. Fill it in, or import with --timezone, for example --timezone Europe/Tallinn.',
			);
		else sheet.refuse(row, position, 'timezone_unknown', 'Not an IANA time zone. Write it like Europe/Tallinn.');
		return '';
	}

	#phone(row: Row, country: string | null): string | null {
		const value = unguard(cell(row, this.#at.phone), true);
		if (value === '') return null;
		const phone = parsePhoneNumberFromString(
			value,
			country !== null && isSupportedCountry(country) ? country : undefined,
		);
		if (phone?.isPossible() === true && phone.ext === undefined) return phone.number;
		if (value.length <= 32) return value;
		this.#sheet.note(row, this.#at.phone, 'phone_invalid', 'Too long for a phone number; left out.');
		return null;
	}

	#hours(row: Row): Pick<StoreRecord, 'hours' | 'exception_hours' | 'holiday_hours'> {
		const read = parseOpeningHours(cell(row, this.#at.opening_hours));
		if (!('reason' in read)) return read;
		this.#sheet.refuse(row, this.#at.opening_hours, 'opening_hours_not_understood', read.reason);
		return { hours: null, exception_hours: [], holiday_hours: null };
	}

	#pickup(row: Row): PickupFields {
		const at = this.#at;
		const prep = this.#within(row, at.prep_minutes, 0, 43_200);
		const hold = this.#within(row, at.hold_hours, 1, 720);
		const minutes = this.#within(row, at.slot_minutes, 5, 480);
		const capacity = this.#within(row, at.slot_capacity, 1, 1000);
		const until = this.#timeOfDay(row, at.same_day_until);
		const settings = [hold, minutes, capacity, until];
		if (prep === null && settings.some((setting) => setting !== null)) {
			this.#refusePickup(row, at.prep_minutes);
		} else if (prep !== null && hold === null) {
			this.#refusePickup(row, at.hold_hours);
		}
		return {
			pickup_prep_minutes: prep,
			pickup_hold_hours: hold,
			pickup_slot_minutes: minutes ?? SLOT_MINUTES,
			pickup_slot_capacity: capacity,
			pickup_same_day_until: until,
		};
	}

	#refusePickup(row: Row, position: number): void {
		const reason =
			'Pick-up needs both minutes to prepare and hours to hold. Fill them in, or leave all of its columns empty.';
		this.#sheet.refuse(row, position, 'pickup_incomplete', reason);
	}

	#timeOfDay(row: Row, position: number): string | null {
		const value = cell(row, position);
		if (value === '') return null;
		// A spreadsheet may add seconds.
		const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)(?::00)?$/.exec(value) ?? [];
		if (hours !== undefined && minutes !== undefined) return `${hours.padStart(2, '0')}:${minutes}`;
		this.#sheet.refuse(row, position, 'time_invalid', 'Write a time of day as 16:00.');
		return null;
	}

	#within(row: Row, position: number, least: number, most: number): number | null {
		const number = integer(this.#sheet, row, position);
		if (number === null || (number >= least && number <= most)) return number;
		this.#sheet.refuse(row, position, 'number_out_of_range', `Write a number from ${least} to ${most}.`);
		return null;
	}
}

/** As it stands, blanks included, so that an export comes back as it was. */
export function verbatim(sheet: Sheet, row: Row, position: number, length = 500): string | null {
	return position === -1 ? null : text(sheet, row, position, length, row.cells[position] ?? '');
}

function isTimezone(name: string): boolean {
	if (name === '') return false;
	try {
		return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
	} catch {
		return false;
	}
}
