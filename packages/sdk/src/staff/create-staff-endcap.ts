import { createStoreSlots, type StoreSlots } from '../collect/store-slots.ts';
import type { StoreCoupons } from '../coupons/store-coupons.ts';
import type { StoreFulfillments } from '../fulfillments/store-fulfillments.ts';
import type { StoreKiosks } from '../kiosks/store-kiosks.ts';
import type { StoreLinks } from '../links/store-links.ts';
import type { StoreLoyalty } from '../loyalty/store-loyalty.ts';
import type { Merchants } from '../merchants/merchants.ts';
import type { StoreOffers } from '../offers/store-offers.ts';
import { createStoreOrders, type StoreOrders } from '../orders/store-orders.ts';
import { createStoreHolds, type StoreHolds } from '../reservations/store-holds.ts';
import type { Sales } from '../sales/sales.ts';
import { createLazily } from '../shared/lazily.ts';
import { createRefresher } from '../shared/refresher.ts';
import { createTransport, type TransportOptions } from '../shared/transport.ts';
import { absoluteUrl } from '../shared/url.ts';
import type { StoreCustomers } from '../shoppers/store-customers.ts';
import { createAdjustments, type Adjustments } from '../stock/adjustments.ts';
import { createLevels, type Levels } from '../stock/levels.ts';
import { createLevelsState } from '../stock/levels.state.ts';
import { createStores, type Stores } from '../stores/stores.ts';
import { createStaffFeed } from './feed.ts';
import { createStaffNews, type StaffNews } from './news.ts';
import { createStaffSession, type StaffSession } from './session.ts';

export interface StaffEndcapOptions extends TransportOptions {
	/** Milliseconds between two readings of live state, which events keep current in between. 60 000 unless given. */
	interval?: number;
	/** Milliseconds after which what was not confirmed again turns `stale`. 90 000 unless given. */
	ttl?: number;
}

/** A client for the people who work in a shop, on pages of the server's own origin. */
export interface StaffEndcap {
	readonly session: StaffSession;
	readonly stores: Stores;
	readonly levels: Levels;
	readonly adjustments: Adjustments;
	readonly reservations: StoreHolds;
	readonly fulfillments: StoreFulfillments;
	readonly orders: StoreOrders;
	readonly pickupSlots: StoreSlots;
	readonly sales: Sales;
	readonly customers: StoreCustomers;
	readonly loyalty: StoreLoyalty;
	readonly coupons: StoreCoupons;
	readonly offers: StoreOffers;
	readonly kiosks: StoreKiosks;
	readonly links: StoreLinks;
	readonly merchant: Merchants;
	readonly news: StaffNews;
	/** Aborts what is under way, stops live state where it is, and refuses later calls with an `AbortError`. */
	destroy(): void;
}

/** Throws an EndcapError when `baseUrl` is no URL. Touches no network. */
export function createStaffEndcap(options: StaffEndcapOptions): StaffEndcap {
	const { interval = 60_000, ttl = 90_000 } = options;
	const baseUrl = absoluteUrl(options.baseUrl);
	// The session ends on the server; whichever answer says so first is heeded.
	const watchedFetch: typeof fetch = async (input, init) => {
		const response = await (options.fetch ?? fetch)(input, init);
		watch.look(response);
		return response;
	};
	const transport = createTransport({ ...options, baseUrl, fetch: watchedFetch });
	const refresher = createRefresher({ interval, ttl });
	const watch = createStaffSession(transport, refresher);
	const feed = createStaffFeed({ baseUrl, fetch: watchedFetch, watch });
	const lazily = createLazily(refresher, async () =>
		(await import('./staff-resources.ts')).createStaffResources(transport, feed, baseUrl),
	);
	return {
		session: watch.session,
		stores: createStores(transport, refresher),
		levels: createLevels(transport, createLevelsState(transport, refresher, feed)),
		adjustments: createAdjustments(transport),
		reservations: createStoreHolds(transport, refresher, feed),
		fulfillments: lazily<StoreFulfillments>('fulfillments', '$queue'),
		orders: createStoreOrders(transport),
		pickupSlots: createStoreSlots(transport),
		sales: lazily<Sales>('sales'),
		customers: lazily<StoreCustomers>('customers', '$card'),
		loyalty: lazily<StoreLoyalty>('loyalty'),
		coupons: lazily<StoreCoupons>('coupons', '$coupons'),
		offers: lazily<StoreOffers>('offers', '$offers'),
		kiosks: lazily<StoreKiosks>('kiosks'),
		links: lazily<StoreLinks>('links'),
		merchant: lazily<Merchants>('merchant'),
		news: createStaffNews(feed),
		destroy() {
			feed.stop();
			refresher.stop();
			transport.destroy();
		},
	};
}
