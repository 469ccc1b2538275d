import { Type } from 'typebox';

/** Milliseconds matter nowhere: every instant is RFC 3339 in UTC, for example `2026-03-29T05:00:00Z`. */
export const Instant = Type.String({ format: 'date-time', examples: ['2026-03-29T05:00:00Z'] });

/** A day of a store’s own calendar. */
export const CalendarDate = Type.String({ format: 'date', examples: ['2026-03-29'] });

/** A merchant's own identifier for a thing, unique within the merchant: a store code, a product handle. */
export const Identifier = Type.String({ minLength: 1, maxLength: 128, pattern: '^[^\\s\\u0000-\\u001f]+$' });

/** Stock keeping unit, the merchant's own name for one variant. Compared exactly, case included. */
export const Sku = Type.String({ minLength: 1, maxLength: 128, pattern: '^\\S(.*\\S)?$' });

/** GTIN padded with zeros to fourteen digits, check digit valid (GS1 General Specifications). */
export const Gtin = Type.String({ pattern: '^[0-9]{14}$', examples: ['04006381333931'] });

export const CurrencyCode = Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217', examples: ['EUR'] });
export const CountryCode = Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2', examples: ['EE'] });
export const Timezone = Type.String({
	minLength: 1,
	maxLength: 64,
	description: 'IANA time zone',
	examples: ['Europe/Tallinn'],
});
export const Url = Type.String({ maxLength: 2048, pattern: '^https?://', description: 'http or https only' });
export const Text = Type.String({ maxLength: 500 });

export const Money = Type.Object(
	{
		amount: Type.Integer({
			minimum: 0,
			maximum: Number.MAX_SAFE_INTEGER,
			description: 'Minor units: cents for EUR, yen for JPY.',
		}),
		currency: CurrencyCode,
	},
	{ $id: 'Money', additionalProperties: false },
);

export const Geo = Type.Object(
	{
		latitude: Type.Number({ minimum: -90, maximum: 90 }),
		longitude: Type.Number({ minimum: -180, maximum: 180 }),
	},
	{ $id: 'Geo', additionalProperties: false, description: 'WGS 84 degrees' },
);

export const Near = Type.String({
	pattern: '^-?[0-9]{1,2}(\\.[0-9]+)?,-?[0-9]{1,3}(\\.[0-9]+)?$',
	description: 'latitude,longitude in WGS 84 degrees',
	examples: ['58.3776,26.7290'],
});

export const Cursor = Type.String({
	minLength: 1,
	maxLength: 512,
	description: 'Opaque. Take it from `next_cursor` of the page before; anything else is refused.',
});

export function limit(most: number, usual: number) {
	return Type.Integer({ minimum: 1, maximum: most, default: usual });
}
