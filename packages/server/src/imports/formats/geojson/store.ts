import tzLookup from '@photostructure/tz-lookup';
import type { Feature } from 'geojson';
import { parseOpeningHours } from '../../../stores/opening-hours.ts';
import { readPhone } from '../../../stores/phone.ts';
import { SLOT_MINUTES } from '../../../stores/rules.ts';
import { slug } from '../../../stores/store-id.ts';
import { localTime } from '../../../stores/zone.ts';
import type { ReadOptions, Remark, StoreRecord } from '../../records.ts';
import { locationOf, type Location } from './location.ts';

/** Which tags fill a field, the first that is there. `ref` is the operator’s own number of the shop. */
const TAGS = {
	store_id: ['store_id', 'store_code', 'ref'],
	name: ['name', 'name:en'],
	street: ['addr:street', 'addr:place', 'addr:full'],
	city: ['addr:city', 'addr:town', 'addr:village', 'addr:suburb'],
	postal_code: ['addr:postcode'],
	region: ['addr:state', 'addr:province', 'addr:region'],
	country: ['addr:country'],
	timezone: ['timezone'],
	phone: ['phone', 'contact:phone', 'mobile', 'contact:mobile'],
	url: ['website', 'contact:website', 'url'],
	hours: ['opening_hours'],
} as const;

type Field = keyof typeof TAGS;

/** Where the number stands before the street. */
const NUMBER_FIRST = new Set(['AU', 'CA', 'FR', 'GB', 'IE', 'IN', 'LU', 'MY', 'NZ', 'PH', 'SG', 'US', 'ZA']);

const MOST_TEXT = 500;
const MOST_URL = 2048;

/** Reads one feature; its remarks and the store, or null when it is refused. */
export class FeatureReader {
	readonly remarks: Remark[] = [];
	readonly #tags: Record<string, unknown>;
	readonly #feature: Feature;
	readonly #line: number;
	readonly #options: ReadOptions;

	constructor(feature: Feature, line: number, options: ReadOptions) {
		this.#feature = feature;
		this.#tags = feature.properties ?? {};
		this.#line = line;
		this.#options = options;
	}

	store(): StoreRecord | null {
		const country = this.#country();
		const location = this.#location();
		const store: StoreRecord = {
			type: 'store',
			place: { line: this.#line, columns: this.#columns() },
			store_id: '',
			kind: this.#tags.kind === 'warehouse' ? 'warehouse' : 'store',
			status: 'active',
			name: this.#name(),
			street: this.#street(country),
			city: this.#text('city'),
			postal_code: this.#text('postal_code'),
			region: this.#text('region'),
			country,
			latitude: location?.latitude ?? null,
			longitude: location?.longitude ?? null,
			timezone: this.#timezone(location),
			phone: this.#phone(country),
			url: this.#url(),
			...this.#hours(),
			pickup_prep_minutes: null,
			pickup_hold_hours: null,
			pickup_slot_minutes: SLOT_MINUTES,
			pickup_slot_capacity: null,
			pickup_same_day_until: null,
		};
		store.store_id = this.#storeId(store);
		return this.remarks.some(({ level }) => level === 'refused') ? null : store;
	}

	#columns(): StoreRecord['place']['columns'] {
		const fields = Object.keys(TAGS) as Field[];
		return Object.fromEntries(fields.map((field) => [field, this.#tag(field)?.name ?? TAGS[field][0]]));
	}

	#tag(field: Field): { name: string; value: string } | null {
		for (const name of TAGS[field]) {
			const value = this.#tags[name];
			const text = typeof value === 'number' ? String(value) : value;
			if (typeof text === 'string' && text.trim()) return { name, value: text.trim() };
		}
		return null;
	}

	#text(field: Field): string | null {
		const tag = this.#tag(field);
		if (!tag) return null;
		if (tag.value.length > MOST_TEXT) {
			this.#remark('note', tag, 'text_cut', `Longer than ${MOST_TEXT} characters; the rest was cut off.`);
		}
		return tag.value.slice(0, MOST_TEXT);
	}

	#name(): string {
		const name = this.#text('name');
		if (name) return name;
		const owner = [this.#tags.brand, this.#tags.operator].find((value) => typeof value === 'string' && value.trim());
		const parts = [owner, this.#tags.branch ?? this.#tags['addr:street'] ?? this.#tags['addr:city']];
		const made = parts
			.filter((part) => typeof part === 'string')
			.join(' ')
			.trim()
			.slice(0, MOST_TEXT);
		const tag = { name: 'name', value: null };
		if (!owner) {
			this.#remark('refused', tag, 'name_missing', 'The store has no name, brand or operator. Give it a name.');
		} else {
			this.#remark(
				'note',
				tag,
				'name_made',
				`The store has no name; it is called “${made}” after its brand or operator.`,
			);
		}
		return made;
	}

	#street(country: string | null): string | null {
		const street = this.#text('street');
		const number = this.#tags['addr:housenumber'];
		if (street === null || this.#tag('street')?.name === 'addr:full') return street;
		if (typeof number !== 'string' && typeof number !== 'number') return street;
		const parts = NUMBER_FIRST.has(country ?? '') ? [number, street] : [street, number];
		return parts.join(' ').slice(0, MOST_TEXT);
	}

	#country(): string | null {
		const tag = this.#tag('country');
		const country = tag?.value.toUpperCase();
		if (country && /^[A-Z]{2}$/.test(country)) return country;
		if (tag) this.#remark('note', tag, 'country_unreadable', 'Not a country code of two letters; left out.');
		return this.#options.country ?? null;
	}

	#location(): Location | null {
		const { geometry } = this.#feature;
		const location = geometry ? locationOf(geometry) : null;
		if (!location) {
			const reason = 'The store has no place in degrees of longitude and latitude (WGS 84). Export the file in these.';
			this.#remark(
				'refused',
				{ name: 'geometry', value: JSON.stringify(geometry) ?? null },
				'location_unreadable',
				reason,
			);
		}
		return location;
	}

	#timezone(location: Location | null): string {
		const tag = this.#tag('timezone');
		const zone = tag?.value ?? this.#options.timezone;
		if (zone === undefined) return location ? tzLookup(location.latitude, location.longitude) : 'UTC';
		try {
			localTime(zone, 0, 0);
		} catch {
			const column = tag ?? { name: 'timezone', value: zone };
			this.#remark('refused', column, 'timezone_unknown', 'There is no such time zone. Write one as Europe/Tallinn.');
		}
		return zone;
	}

	#phone(country: string | null): string | null {
		const tag = this.#tag('phone');
		const phone = tag && readPhone(tag.value, country);
		if (tag && !phone) {
			this.#remark('note', tag, 'phone_invalid', 'Not a telephone number that can be called from anywhere; left out.');
		}
		return phone;
	}

	#url(): string | null {
		const tag = this.#tag('url');
		if (!tag) return null;
		const first = tag.value.split(/[;\s]/u)[0] ?? '';
		const url = /^https?:\/\//i.test(first) ? first : `https://${first}`;
		const readable = URL.canParse(url) && new URL(url).hostname.includes('.') && url.length <= MOST_URL;
		if (readable && /^(https?:\/\/)?[^:/?#]+(:\d+)?([/?#]|$)/i.test(first)) {
			return url.replace(/^https?/i, (scheme) => scheme.toLowerCase());
		}
		this.#remark('note', tag, 'url_invalid', 'Not a web address; left out.');
		return null;
	}

	#hours(): Pick<StoreRecord, 'hours' | 'exception_hours' | 'holiday_hours'> {
		const tag = this.#tag('hours');
		const unknown = { hours: null, exception_hours: [], holiday_hours: null };
		if (!tag) {
			const reason = 'The store has no opening hours; pages will say that they are not known.';
			this.#remark('note', { name: 'opening_hours', value: null }, 'hours_missing', reason);
			return unknown;
		}
		const hours = parseOpeningHours(tag.value);
		if (!('reason' in hours)) return hours;
		this.#remark('refused', tag, 'opening_hours_not_understood', hours.reason);
		return unknown;
	}

	#storeId(store: StoreRecord): string {
		const own = this.#tag('store_id');
		if (own && own.value.length <= 128) return own.value.replaceAll(/[\s\p{Cc}]+/gu, '-');
		const id = this.#tags['@id'] ?? this.#feature.id ?? this.#tags.id;
		const text = typeof id === 'string' || typeof id === 'number' ? String(id) : '';
		// OpenStreetMap numbers nodes, ways and relations apart.
		const number = text
			.replace(/^node\//u, '')
			.replace(/^way\//u, 'w')
			.replace(/^relation\//u, 'r');
		const parts = number ? [store.name, number] : [store.name, store.city, store.street];
		const made = slug(parts.map((part) => slug(part ?? '')).join(' '));
		if (made) return number ? `${slug(store.name)}-${slug(number)}`.replace(/^-/u, '') : made;
		const reason =
			'The store has neither an id nor a name in letters from which one could be made. Give it a `store_id`.';
		this.#remark('refused', { name: 'store_id', value: null }, 'store_id_missing', reason);
		return '';
	}

	#remark(level: Remark['level'], tag: { name: string; value: string | null }, code: string, reason: string): void {
		this.remarks.push({
			level,
			line: this.#line,
			column: tag.name,
			value: tag.value?.slice(0, 200) ?? null,
			code,
			reason,
		});
	}
}
