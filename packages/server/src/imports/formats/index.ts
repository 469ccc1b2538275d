import type { DocumentFormat, TableFormat } from './format.ts';
import { geojson } from './geojson/index.ts';
import { endcapCoupons } from './endcap-coupons.ts';
import { endcapIssues } from './endcap-issues.ts';
import { endcapProgram } from './endcap-program.ts';
import { endcapProducts } from './endcap-products.ts';
import { endcapStock } from './endcap-stock.ts';
import { endcapStores } from './endcap-stores.ts';
import { googleLocalInventory } from './google-local-inventory.ts';
import { medusa } from './medusa.ts';
import { shopifyInventory } from './shopify-inventory.ts';
import { shopifyProducts } from './shopify-products.ts';
import { square } from './square.ts';
import { woocommerce } from './woocommerce.ts';

/** The more telling ones first: where the headers of a file would do for two formats, the first is taken. */
export const tableFormats: readonly TableFormat[] = [
	medusa,
	woocommerce,
	square,
	shopifyInventory,
	shopifyProducts,
	googleLocalInventory,
	endcapProgram,
	endcapCoupons,
	endcapIssues,
	endcapStores,
	endcapStock,
	endcapProducts,
];

export const documentFormats: readonly DocumentFormat[] = [geojson];
