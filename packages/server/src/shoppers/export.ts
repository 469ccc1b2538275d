import type { Cart, CustomerExport } from '@endcap/contract';
import { readTerms } from '../basket/own-cart.ts';
import { listCarts } from '../basket/queries.ts';
import { presentCart } from '../basket/offers.ts';
import { readWallet } from '../coupons/wallet.ts';
import type { Queryable } from '../database/database.ts';
import { presentEntry } from '../loyalty/documents.ts';
import { selectEntries } from '../loyalty/entries.queries.ts';
import { presentOrder, type OrderServices } from '../orders/documents.ts';
import { listOrderIds } from '../orders/queries.ts';
import { readOrders } from '../orders/record.ts';
import { listReservations } from '../reservations/queries.ts';
import { saleOf } from '../sales/documents.ts';
import { listSales } from '../sales/queries.ts';
import type { CustomerCaller } from '../sessions/signed-in.ts';
import { isOf } from './card.ts';
import { selectConsents, selectMessagesTo, selectSessions } from './export.queries.ts';
import { selectLooks } from './looks.queries.ts';
import { readCustomer } from './own.ts';
import { presentCustomer } from './rules.ts';

/** Of a list: nobody has more. */
const EVERYTHING = { statuses: undefined, stores: undefined, after: undefined, limit: 100_000 };

/** Everything there is about somebody, what others added included. In one transaction, so that it is of one moment. */
export async function exportCustomer(
	tx: Queryable,
	services: OrderServices,
	caller: CustomerCaller,
): Promise<CustomerExport> {
	const { merchant, customer_id: ownerId } = caller;
	const customer = await readCustomer(tx, merchant.id, ownerId);
	const orderIds = await listOrderIds(tx, merchant.id, { ...EVERYTHING, ownerId, number: undefined });
	const orders = (await readOrders(tx, merchant.id, orderIds)).filter((record) => isOf(record, ownerId));
	const terms = await readTerms(tx, merchant, services.now());
	const carts = await listCarts(tx, merchant.id, { ...EVERYTHING, ownerId, staffId: undefined });
	const presented: Cart[] = [];
	for (const row of carts) presented.push(await presentCart(tx, caller, row, terms));
	const reservations = await listReservations(tx, merchant.id, { ...EVERYTHING, ownerId });
	const looks = await selectLooks(tx, merchant.id, ownerId, null);
	const points = await selectEntries(tx, merchant.id, ownerId, { after: undefined, limit: EVERYTHING.limit });
	const receipts = await listSales(tx, merchant.id, { ...EVERYTHING, receipt: undefined, customerId: ownerId });
	const wallet = await readWallet(tx, merchant, ownerId, EVERYTHING, services.now());
	return {
		exported_at: services.now().toISOString(),
		customer: presentCustomer(customer),
		consents: await selectConsents(tx, merchant.id, ownerId),
		sessions: await selectSessions(tx, merchant.id, ownerId),
		orders: orders.map((record) => ({
			...presentOrder(services, record, { owner: true, sees: () => true }),
			source: record.row.source,
		})),
		carts: presented,
		reservations: reservations.map(({ document }) => document),
		messages: await selectMessagesTo(tx, merchant.id, customer),
		// Whose holds lost units to them is nothing for them to know.
		receipts: receipts.map((row) => ({ ...saleOf(row), conflicts: [] })),
		points: points.map((row) => presentEntry(row, false)),
		wallet: wallet.coupons,
		looks: looks.map(presentLook),
	};
}

export function presentLook({ looked_at, staff_name }: { looked_at: Date; staff_name: string | null }) {
	return { looked_at: looked_at.toISOString(), staff_name };
}
