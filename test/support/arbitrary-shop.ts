import type { ProductInput, StoreInput } from '@endcap/contract';
import * as fc from 'fast-check';
import { openingHours } from './arbitrary-hours.ts';

/** What spreadsheets and CSV readers trip over. */
const TRICKY = [
	'=1+1',
	"'=x",
	'+372',
	'-5',
	'@a',
	'a,b',
	'a"b',
	'"',
	'line\nbreak',
	'cr\r\nlf',
	' lead',
	'trail ',
	'\ttab',
	"'5",
	"'",
	'sep=;',
	'0x1',
	'õ – 日本',
	'1E5',
];

const words = fc
	.oneof(fc.constantFrom(...TRICKY), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }))
	.filter((text) => !text.includes('\0'));

const identifier = fc.oneof(
	fc.stringMatching(/^[a-z0-9=+@'-]{1,12}$/),
	fc.constantFrom('=a', '-b', '+c', '@d', "'e", "'5", '007', 'ä/ö', '"q"', 'a,b'),
);

const gtin = fc.constantFrom('04006381333931', '05901234123457', '00000096385074');
const url = fc.constantFrom('https://shop.example/a.jpg', 'https://shop.example/?a=1,2&b="x"');
const CURRENCIES = ['EUR', 'JPY', 'BHD', 'ZAR'];

function variant(currency: string) {
	const money = fc.option(fc.nat({ max: 99_999_999 }).map((amount) => ({ amount, currency })));
	return fc.record(
		{
			gtin: fc.option(gtin),
			options: fc.uniqueArray(fc.record({ name: words, value: words }, { noNullPrototype: true }), {
				selector: ({ name }) => name,
				maxLength: 4,
			}),
			price: money,
			list_price: money,
			image: fc.option(url),
			tracked: fc.boolean(),
			backorder: fc.boolean(),
		},
		{ noNullPrototype: true },
	);
}

const product = fc.constantFrom(...CURRENCIES).chain((currency) =>
	fc.record(
		{
			title: words,
			description: fc.option(words),
			vendor: fc.option(words),
			category: fc.option(words),
			status: fc.constantFrom('draft' as const, 'active' as const, 'archived' as const),
			image: fc.option(url),
			variants: fc.array(variant(currency), { minLength: 1, maxLength: 3 }),
		},
		{ noNullPrototype: true },
	),
);

const store = fc
	.record(
		{
			kind: fc.constantFrom('store' as const, 'warehouse' as const),
			status: fc.constantFrom('active' as const, 'inactive' as const),
			name: words,
			address: fc.record(
				{
					street: fc.option(words),
					city: fc.option(words),
					postal_code: fc.option(words),
					region: fc.option(words),
					country: fc.option(fc.constantFrom('EE', 'ZA', 'PL')),
				},
				{ noNullPrototype: true },
			),
			geo: fc.option(
				fc.record(
					{
						latitude: fc.double({ min: -90, max: 90, noNaN: true }),
						longitude: fc.double({ min: -180, max: 180, noNaN: true }),
					},
					{ noNullPrototype: true },
				),
			),
			timezone: fc.constantFrom('Europe/Tallinn', 'Africa/Johannesburg', 'UTC'),
			phone: fc.option(fc.constantFrom('+3727441234', '+27210000001')),
			url: fc.option(url),
			pickup: fc.option(
				fc.record(
					{
						prep_minutes: fc.nat({ max: 43_200 }),
						hold_hours: fc.integer({ min: 1, max: 720 }),
						slot_minutes: fc.integer({ min: 5, max: 480 }),
						slot_capacity: fc.option(fc.integer({ min: 1, max: 1000 })),
						same_day_until: fc.option(fc.constantFrom('00:00', '09:30', '23:59')),
					},
					{ noNullPrototype: true },
				),
			),
		},
		{ noNullPrototype: true },
	)
	.chain((fields) => openingHours.map((hours) => ({ ...fields, ...hours })));

export interface RandomShop {
	products: { id: string; input: ProductInput }[];
	stores: { id: string; input: StoreInput }[];
	/** By place of the variant among all of them and of the store; null: no line. */
	counts: (number | null)[];
}

/** A shop that the API takes: ids, SKUs and store codes of its own for everything. */
export const randomShop: fc.Arbitrary<RandomShop> = fc
	.record({
		products: fc.uniqueArray(fc.tuple(identifier, product), { selector: ([id]) => id, maxLength: 4 }),
		skus: fc.uniqueArray(identifier, { minLength: 12, maxLength: 12 }),
		stores: fc.uniqueArray(fc.tuple(identifier, store), { selector: ([id]) => id, maxLength: 3 }),
		counts: fc.array(fc.option(fc.nat({ max: 100_000 })), { minLength: 36, maxLength: 36 }),
	})
	.map(({ products, skus, stores, counts }) => {
		const left = [...skus];
		return {
			products: products.map(([id, input]) => ({
				id,
				input: { ...input, variants: input.variants.map((fields) => ({ sku: left.pop() ?? '', ...fields })) },
			})),
			stores: stores.map(([id, input]) => ({ id, input })),
			counts,
		};
	});
