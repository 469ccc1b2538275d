import type { Resources } from '../shared/lazily.ts';
import { onDemand } from '../shared/on-demand.ts';
import type { Transport } from '../shared/transport.ts';
import type { StaffFeed } from './feed.ts';

/** What stands behind the resources that few pages of staff need, each in a chunk of its own. */
export function createStaffResources(transport: Transport, feed: StaffFeed, baseUrl: string): Resources {
	return {
		fulfillments: onDemand(async () =>
			(await import('../fulfillments/store-calls.ts')).createStoreFulfillments(transport, feed),
		),
		sales: onDemand(async () => (await import('../sales/store-sales.ts')).createSales(transport, baseUrl)),
		customers: onDemand(async () =>
			(await import('../shoppers/store-customers.ts')).createStoreCustomers(transport, feed),
		),
		loyalty: onDemand(async () => (await import('../loyalty/store-loyalty.ts')).createStoreLoyalty(transport)),
		coupons: onDemand(async () =>
			(await import('../coupons/store-calls.ts')).createStoreCoupons(transport, feed, baseUrl),
		),
		offers: onDemand(async () => (await import('../offers/store-calls.ts')).createStoreOffers(transport, feed)),
		kiosks: onDemand(async () => (await import('../kiosks/store-calls.ts')).createStoreKiosks(transport, feed)),
		links: onDemand(async () => (await import('../links/store-links.ts')).createStoreLinks(transport)),
		merchant: onDemand(async () => (await import('../merchants/merchants.ts')).createMerchants(transport)),
	};
}
