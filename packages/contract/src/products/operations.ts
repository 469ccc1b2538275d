import { operation } from '../shared/operation.ts';
import { exampleProduct } from './examples.ts';
import {
	Product,
	ProductInput,
	ProductPage,
	ProductParams,
	ProductQuery,
	VariantPage,
	VariantQuery,
} from './schemas.ts';

export const listProducts = operation({
	id: 'listProducts',
	tag: 'Products',
	method: 'GET',
	path: '/v1/products',
	summary: 'Products with their variants',
	description: 'Publishable keys see active products only; staff and secret keys see all of them.',
	callers: ['publishable', 'staff', 'secret'],
	query: ProductQuery,
	answers: {
		200: {
			description: 'A page of products',
			schema: ProductPage,
			examples: { products: { data: [exampleProduct], next_cursor: null } },
		},
	},
	problems: ['invalid_cursor'],
	conditional: true,
});

export const getProduct = operation({
	id: 'getProduct',
	tag: 'Products',
	method: 'GET',
	path: '/v1/products/{product_id}',
	summary: 'One product',
	callers: ['publishable', 'secret'],
	params: ProductParams,
	answers: { 200: { description: 'The product', schema: Product, examples: { kettle: exampleProduct } } },
	problems: ['not_found'],
	conditional: true,
});

export const putProduct = operation({
	id: 'putProduct',
	tag: 'Products',
	method: 'PUT',
	path: '/v1/products/{product_id}',
	summary: 'Create or replace a product and its variants',
	description:
		'A variant that is left out is archived. A SKU belongs to one product: naming one of another product is a `conflict`.',
	callers: ['secret'],
	params: ProductParams,
	body: ProductInput,
	answers: {
		200: { description: 'Replaced', schema: Product },
		201: { description: 'Created', schema: Product },
	},
	problems: ['conflict', 'unsupported_media_type', 'payload_too_large'],
});

export const listVariants = operation({
	id: 'listVariants',
	tag: 'Products',
	method: 'GET',
	path: '/v1/variants',
	summary: 'Variants by SKU or GTIN',
	description: 'With `sku` or `gtin` only those; one that does not exist is left out.',
	callers: ['publishable', 'staff', 'secret'],
	query: VariantQuery,
	answers: {
		200: {
			description: 'A page of variants',
			schema: VariantPage,
			examples: { variants: { data: exampleProduct.variants, next_cursor: null } },
		},
	},
	problems: ['invalid_cursor'],
	conditional: true,
});

export const productOperations = [listProducts, getProduct, putProduct, listVariants] as const;
