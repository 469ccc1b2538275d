import { Type, type Static } from 'typebox';
import { Nullable } from '../shared/nullable.ts';
import { CountryCode, CurrencyCode, Identifier, Instant, Timezone } from '../shared/scalars.ts';

export const ImportKind = Type.Union(
	[
		Type.Literal('products'),
		Type.Literal('stores'),
		Type.Literal('stock'),
		Type.Literal('coupons'),
		Type.Literal('issues'),
		Type.Literal('program'),
	],
	{
		$id: 'ImportKind',
	},
);

export const ImportFormat = Type.Union(
	[
		Type.Literal('endcap_products'),
		Type.Literal('endcap_stores'),
		Type.Literal('endcap_stock'),
		Type.Literal('endcap_coupons'),
		Type.Literal('endcap_issues'),
		Type.Literal('endcap_program'),
		Type.Literal('shopify_products'),
		Type.Literal('shopify_inventory'),
		Type.Literal('square'),
		Type.Literal('woocommerce'),
		Type.Literal('medusa'),
		Type.Literal('google_local_inventory'),
		Type.Literal('geojson'),
	],
	{ $id: 'ImportFormat' },
);

const count = Type.Integer({ minimum: 0 });

export const ImportCounts = Type.Object(
	{ read: count, created: count, changed: count, unchanged: count, ignored: count, refused: count },
	{ $id: 'ImportCounts', additionalProperties: false },
);

/** One place in the file, in the file’s own terms. */
export const ImportRemark = Type.Object(
	{
		line: Type.Integer({
			minimum: 1,
			description: 'Line of the file on which the record begins; the header is line 1.',
		}),
		column: Nullable(Type.String({ description: 'Header as written in the file.' })),
		value: Nullable(Type.String({ description: 'As written, cut at 200 characters.' })),
		code: Type.String({ description: 'Permanent, for example `sku_repeated`.' }),
		reason: Type.String({ description: 'What is wrong and what to do, in English.' }),
	},
	{ $id: 'ImportRemark', additionalProperties: false },
);

export const ImportReport = Type.Object(
	{
		id: Type.String(),
		kind: ImportKind,
		format: Nullable(ImportFormat),
		format_name: Type.String({ description: 'For people: “Shopify product CSV (2021)”.' }),
		encoding: Type.String(),
		delimiter: Nullable(Type.String()),
		status: Type.Union([Type.Literal('taken'), Type.Literal('dry_run'), Type.Literal('refused')]),
		rows: Type.Object(
			{ read: count, ignored: count, refused: count },
			{ additionalProperties: false, description: 'Records of the file.' },
		),
		products: Type.Optional(ImportCounts),
		variants: Type.Optional(ImportCounts),
		stores: Type.Optional(ImportCounts),
		levels: Type.Optional(ImportCounts),
		coupons: Type.Optional(ImportCounts),
		issues: Type.Optional(ImportCounts),
		programs: Type.Optional(ImportCounts),
		refused: Type.Array(ImportRemark, { description: 'The first 1000.' }),
		notes: Type.Array(ImportRemark, { description: 'Taken, with a rule applied: the first 1000.' }),
		columns_ignored: Type.Array(Type.String()),
		started_at: Instant,
		finished_at: Instant,
	},
	{ $id: 'ImportReport', additionalProperties: false },
);

export const ImportQuery = Type.Object(
	{
		kind: ImportKind,
		format: Type.Optional(ImportFormat),
		currency: Type.Optional(CurrencyCode),
		country: Type.Optional(CountryCode),
		timezone: Type.Optional(Timezone),
		store: Type.Optional(Identifier),
		dry_run: Type.Optional(Type.Boolean({ default: false })),
		skip_bad_rows: Type.Optional(Type.Boolean({ default: false })),
		filename: Type.Optional(Type.String({ maxLength: 255 })),
	},
	{ additionalProperties: false },
);

export const ExportParams = Type.Object({ kind: ImportKind });

export type ImportKind = Static<typeof ImportKind>;
export type ImportFormat = Static<typeof ImportFormat>;
export type ImportCounts = Static<typeof ImportCounts>;
export type ImportRemark = Static<typeof ImportRemark>;
export type ImportReport = Static<typeof ImportReport>;
export type ImportQuery = Static<typeof ImportQuery>;
