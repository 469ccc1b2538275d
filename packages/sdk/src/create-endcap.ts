import { atom } from 'nanostores';
import type { Basket } from './basket/basket.ts';
import type { PickupSlotsResource } from './collect/pickup-slots.ts';
import type { Wallet } from './coupons/wallet.ts';
import type { Fulfillments } from './fulfillments/fulfillments.ts';
import type { Loyalty } from './loyalty/loyalty.ts';
import { createMerchants, type Merchants } from './merchants/merchants.ts';
import type { Offers } from './offers/offers.ts';
import type { Orders } from './orders/orders.ts';
import { createProducts, type Products } from './products/products.ts';
import type { HoldRequest, Reservations } from './reservations/reservations.ts';
import type { Account } from './shoppers/account.ts';
import { EndcapError } from './shared/errors.ts';
import { createLazily } from './shared/lazily.ts';
import { createRefresher } from './shared/refresher.ts';
import { createTransport, type TransportOptions } from './shared/transport.ts';
import { absoluteUrl } from './shared/url.ts';
import { createAvailability, type AvailabilityResource } from './stock/availability.ts';
import { createStores, type Stores } from './stores/stores.ts';

interface CommonOptions extends TransportOptions {
	/** Milliseconds between two readings of live availability while the page is visible. 30 000 unless given. */
	interval?: number;
	/** Milliseconds after which live availability that was not confirmed again turns `stale`. 60 000 unless given. */
	ttl?: number;
	/**
	 * Where a shopper's session and unsent writes are kept from the first hold to the last. `device`, unless given: in
	 * IndexedDB, shared by tabs and safe from a reload. `memory`: in this page alone, as a kiosk wants it.
	 */
	keep?: 'device' | 'memory';
	/** False: changes are not told as they happen, and live availability is read again every `interval` alone. */
	live?: boolean;
}

/** A publishable key for pages; on a server a secret key, which is refused where `window` exists. */
export type EndcapOptions = CommonOptions &
	({ publishableKey: string; secretKey?: undefined } | { secretKey: string; publishableKey?: undefined });

/** A client for one merchant. It does nothing until something is called or subscribed to. */
export interface Endcap {
	readonly merchant: Merchants;
	readonly stores: Stores;
	readonly products: Products;
	readonly availability: AvailabilityResource;
	readonly reservations: Reservations;
	readonly basket: Basket;
	readonly pickupSlots: PickupSlotsResource;
	readonly orders: Orders;
	readonly fulfillments: Fulfillments;
	readonly account: Account;
	readonly loyalty: Loyalty;
	readonly wallet: Wallet;
	readonly offers: Offers;
	/** Aborts what is under way, stops live state where it is, and refuses later calls with an `AbortError`. */
	destroy(): void;
}

const STORES_AND_PRODUCTS = { interval: 300_000, ttl: 600_000 };

/** Throws an EndcapError when an option cannot be right. Touches no network. */
export function createEndcap(options: EndcapOptions): Endcap {
	checkKey(options);
	const settings = { ...options, baseUrl: absoluteUrl(options.baseUrl) };
	const transport = createTransport(settings);
	const often = createRefresher({ interval: options.interval ?? 30_000, ttl: options.ttl ?? 60_000 });
	const rarely = createRefresher(STORES_AND_PRODUCTS);
	const $outbox = atom<readonly HoldRequest[]>([]);
	const lazily = createLazily(often, async (sources) =>
		(await import('./create-shopper.ts')).createShopperResources({
			transport,
			settings,
			sources,
			$outbox,
			refresher: often,
		}),
	);
	return {
		merchant: createMerchants(transport),
		stores: createStores(transport, rarely),
		products: createProducts(transport, rarely),
		availability: createAvailability(transport, often, settings),
		reservations: Object.assign(lazily<Reservations>('reservations'), { $outbox }),
		basket: lazily<Basket>('basket'),
		pickupSlots: lazily<PickupSlotsResource>('pickupSlots', '$slots'),
		orders: lazily<Orders>('orders', '$order'),
		fulfillments: lazily<Fulfillments>('fulfillments', '$fulfillment'),
		account: lazily<Account>('account'),
		loyalty: lazily<Loyalty>('loyalty'),
		wallet: lazily<Wallet>('wallet', '$code'),
		offers: lazily<Offers>('offers', '$offers'),
		destroy() {
			often.stop();
			rarely.stop();
			transport.destroy();
		},
	};
}

function checkKey({ publishableKey, secretKey }: EndcapOptions): void {
	if (secretKey ? typeof window === 'undefined' : publishableKey?.startsWith('pk_')) return;
	throw new EndcapError('Give a publishableKey (pk_…), or a secretKey on a server.');
}
