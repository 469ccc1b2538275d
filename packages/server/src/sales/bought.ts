import type { ReceiptName } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { saleIdOf } from './receipt-id.ts';
import { findGivenBack, findSoldGoods } from './refunds.queries.ts';

export interface Amounts {
	units: number;
	/** What was paid, or given back, in minor units. */
	paid: number;
	/** Before discounts. */
	gross: number;
}

/** A refund that names a receipt, with what came back of it by SKU. */
export interface GivenBack {
	sale_id: string;
	store_id: string;
	goods: Map<string, Amounts>;
}

/** What was bought with a receipt, by SKU, and what came back of it. */
export interface Bought {
	sale_id: string;
	customer_id: string | null;
	goods: Map<string, Amounts>;
	refunds: GivenBack[];
}

/** Undefined when that receipt has not come. The receipt is locked, so that no other refund of it is under way. */
export async function readBought(tx: Queryable, merchantId: string, name: ReceiptName): Promise<Bought | undefined> {
	const sale_id = saleIdOf(merchantId, name);
	const rows = await findSoldGoods(tx, merchantId, sale_id);
	if (!rows) return undefined;
	const refunds = new Map<string, GivenBack>();
	for (const { sale_id: id, store_id, sku, ...amounts } of await findGivenBack(tx, merchantId, name)) {
		const refund = refunds.get(id) ?? { sale_id: id, store_id, goods: new Map<string, Amounts>() };
		refund.goods.set(sku, amounts);
		refunds.set(id, refund);
	}
	const goods = new Map(rows.goods.map(({ sku, ...amounts }) => [sku, amounts]));
	return { sale_id, customer_id: rows.customer_id, goods, refunds: [...refunds.values()] };
}

/** Units of an article that came back. */
export function unitsBack({ refunds }: Pick<Bought, 'refunds'>, sku: string): number {
	return refunds.reduce((sum, { goods }) => sum + (goods.get(sku)?.units ?? 0), 0);
}

/** True when nothing that was bought is left. */
export function isAllBack(bought: Bought): boolean {
	return bought.goods.size > 0 && [...bought.goods].every(([sku, { units }]) => unitsBack(bought, sku) >= units);
}
