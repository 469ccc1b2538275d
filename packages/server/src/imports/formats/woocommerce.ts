import type { Headers } from '../reading/headers.ts';
import type { TableFormat } from './format.ts';
import { WooProducts } from './woocommerce-products.ts';
import { WOO_NAMES } from './woocommerce-rows.ts';
import { WooStock } from './woocommerce-stock.ts';

export const woocommerce: TableFormat = {
	id: 'woocommerce',
	name: 'WooCommerce product CSV',
	kinds: ['products', 'stock'],
	decimalPoint: true,
	required: [WOO_NAMES.type, WOO_NAMES.title],
	recognise(headers: Headers): string | undefined {
		// An export may have few of the columns; these two are always among them.
		if (!headers.has('type') || !headers.has('name')) return undefined;
		if (!headers.has('regular price', 'in stock?', 'visibility in catalog', 'visibility in catalogue'))
			return undefined;
		return headers.has(...WOO_NAMES.gtin) ? 'WooCommerce product CSV (with GTIN)' : 'WooCommerce product CSV';
	},
	open: (sheet) => (sheet.kind === 'stock' ? new WooStock(sheet) : new WooProducts(sheet)),
};
