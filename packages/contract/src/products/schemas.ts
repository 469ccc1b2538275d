import { Type, type Static } from 'typebox';
import { Nullable } from '../shared/nullable.ts';
import { Page } from '../shared/page.ts';
import { Cursor, Gtin, Identifier, limit, Money, Sku, Text, Url } from '../shared/scalars.ts';

export const PublicationStatus = Type.Union([Type.Literal('draft'), Type.Literal('active'), Type.Literal('archived')], {
	$id: 'PublicationStatus',
});

export const VariantOption = Type.Object(
	{ name: Type.String({ minLength: 1, maxLength: 500 }), value: Type.String({ minLength: 1, maxLength: 500 }) },
	{ $id: 'VariantOption', additionalProperties: false },
);

const variantFields = {
	gtin: Nullable(Gtin),
	options: Type.Array(VariantOption, { maxItems: 10 }),
	price: Nullable(Money),
	list_price: Nullable(Money),
	image: Nullable(Url),
	tracked: Type.Boolean({
		description: 'False: stock of this variant is not counted, so availability does not list it.',
	}),
	backorder: Type.Boolean({ description: 'True: it may be ordered when there is none.' }),
};

export const VariantInput = Type.Object(
	{ sku: Sku, ...variantFields },
	{ $id: 'VariantInput', additionalProperties: false },
);

export const Variant = Type.Object(
	{
		sku: Sku,
		product_id: Identifier,
		title: Type.String({ description: 'The product’s title, then the option values.' }),
		status: PublicationStatus,
		...variantFields,
	},
	{ $id: 'Variant', additionalProperties: false },
);

const productFields = {
	title: Type.String({ minLength: 1, maxLength: 500 }),
	description: Nullable(
		Type.String({ maxLength: 65_536, description: 'Plain text. Markup in an import is taken off.' }),
	),
	vendor: Nullable(Text),
	category: Nullable(Text),
	status: PublicationStatus,
	image: Nullable(Url),
};

export const ProductInput = Type.Object(
	{ ...productFields, variants: Type.Array(VariantInput, { minItems: 1, maxItems: 2048 }) },
	{ $id: 'ProductInput', additionalProperties: false },
);

export const Product = Type.Object(
	{ id: Identifier, ...productFields, variants: Type.Array(Variant) },
	{ $id: 'Product', additionalProperties: false },
);

export const ProductPage = Page(Product, 'ProductPage');
export const VariantPage = Page(Variant, 'VariantPage');

export const ProductParams = Type.Object({ product_id: Identifier });

export const ProductQuery = Type.Object(
	{
		search: Type.Optional(
			Type.String({ minLength: 1, maxLength: 200, description: 'Words in title, vendor, category or SKU.' }),
		),
		limit: Type.Optional(limit(250, 50)),
		cursor: Type.Optional(Cursor),
	},
	{ additionalProperties: false },
);

export const VariantQuery = Type.Object(
	{
		sku: Type.Optional(Type.Array(Sku, { maxItems: 100 })),
		gtin: Type.Optional(Type.Array(Gtin, { maxItems: 100 })),
		limit: Type.Optional(limit(250, 100)),
		cursor: Type.Optional(Cursor),
	},
	{ additionalProperties: false },
);

export type PublicationStatus = Static<typeof PublicationStatus>;
export type Variant = Static<typeof Variant>;
export type VariantInput = Static<typeof VariantInput>;
export type VariantPage = Static<typeof VariantPage>;
export type VariantQuery = Static<typeof VariantQuery>;
export type Product = Static<typeof Product>;
export type ProductInput = Static<typeof ProductInput>;
export type ProductPage = Static<typeof ProductPage>;
export type ProductQuery = Static<typeof ProductQuery>;
