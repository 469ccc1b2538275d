import type { Order, Purchase } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { presentOrder, type OrderServices } from '../orders/documents.ts';
import { listOrderIds } from '../orders/queries.ts';
import { readOrders } from '../orders/record.ts';
import { listVariants } from '../products/queries.ts';
import { variantTitle } from '../products/rules.ts';
import { totalsOf } from '../sales/quote.ts';
import { listSales, type SaleRow } from '../sales/queries.ts';

const MOST_PURCHASES = 10;

/** The newest receipts and orders, wherever they bought: it is one shopper in all shops. */
export async function lastPurchases(
	queryable: Queryable,
	services: OrderServices,
	merchantId: string,
	customerId: string,
): Promise<Purchase[]> {
	const purchases = [
		...(await lastOrders(queryable, services, merchantId, customerId)),
		...(await lastSales(queryable, merchantId, customerId)),
	];
	return purchases.toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at)).slice(0, MOST_PURCHASES);
}

async function lastOrders(
	queryable: Queryable,
	services: OrderServices,
	merchantId: string,
	ownerId: string,
): Promise<Purchase[]> {
	const filter = { ownerId, stores: undefined, statuses: ['completed'] as const, number: undefined, after: undefined };
	const ids = await listOrderIds(queryable, merchantId, { ...filter, limit: MOST_PURCHASES });
	const records = await readOrders(queryable, merchantId, ids);
	return records
		.filter(({ row }) => row.owner_id === ownerId)
		.map((record) => purchaseOf(presentOrder(services, record, { owner: false, sees: () => true })));
}

function purchaseOf({ id, number, placed_at, completed_at, lines, totals }: Order): Purchase {
	const had = lines.filter(({ quantity_fulfilled }) => quantity_fulfilled > 0);
	return {
		type: 'order',
		id,
		number,
		at: completed_at ?? placed_at,
		store_id: null,
		lines: had.map(({ sku, title, quantity_fulfilled }) => ({ sku, title, quantity: quantity_fulfilled })),
		total: totals.total,
	};
}

async function lastSales(queryable: Queryable, merchantId: string, customerId: string): Promise<Purchase[]> {
	const filter = { stores: undefined, receipt: undefined, customerId, after: undefined };
	const rows = await listSales(queryable, merchantId, { ...filter, limit: MOST_PURCHASES });
	const titles = await titlesOf(queryable, merchantId, rows);
	return rows.map(({ sale_id: id, receipt: number, sold_at, store_id, lines, currency }) => ({
		type: 'sale',
		id,
		number,
		at: sold_at.toISOString(),
		store_id,
		lines: lines.map(({ sku, quantity }) => ({ sku, title: titles.get(sku) ?? sku, quantity })),
		total: totalsOf(lines, currency).total,
	}));
}

/** A receipt names its articles by SKU alone. */
async function titlesOf(
	queryable: Queryable,
	merchantId: string,
	rows: readonly SaleRow[],
): Promise<Map<string, string>> {
	const skus = [...new Set(rows.flatMap(({ lines }) => lines.map(({ sku }) => sku)))];
	if (skus.length === 0) return new Map();
	const wanted = { onlyActive: false, skus, gtins: undefined, after: undefined, limit: skus.length };
	const variants = await listVariants(queryable, merchantId, wanted);
	return new Map(variants.map(({ sku, product_title, options }) => [sku, variantTitle(product_title, options)]));
}
