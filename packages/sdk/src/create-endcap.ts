import { createMerchants, type Merchants } from './merchants/merchants.ts';
import { createProducts, type Products } from './products/products.ts';
import { EndcapError } from './shared/errors.ts';
import { createRefresher } from './shared/refresher.ts';
import { createTransport } from './shared/transport.ts';
import { createAvailability, type AvailabilityResource } from './stock/availability.ts';
import { createStores, type Stores } from './stores/stores.ts';

interface CommonOptions {
	/** Where the API is, for example `https://shop.example`. In a browser it may be relative to the page. */
	baseUrl: string;
	/** Used in place of the global `fetch`. It is called with a URL as text. */
	fetch?: typeof fetch;
	/** Milliseconds between two readings of live availability while the page is visible. 30 000 unless given. */
	interval?: number;
	/** Milliseconds after which live availability that was not confirmed again turns `stale`. 60 000 unless given. */
	ttl?: number;
	/** Milliseconds one try may take. 10 000 unless given. */
	timeout?: number;
	/** Milliseconds a call may take with all its tries. 30 000 unless given. */
	totalTimeout?: number;
	/** Tries after the first one, for failures that may pass. 2 unless given. */
	retries?: number;
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
	/** Aborts what is under way, stops live state where it is, and refuses later calls with an `AbortError`. */
	destroy(): void;
}

const STORES_AND_PRODUCTS = { interval: 300_000, ttl: 600_000 };

/** Throws an EndcapError when an option cannot be right. Touches no network. */
export function createEndcap(options: EndcapOptions): Endcap {
	checkKey(options);
	const transport = createTransport({
		baseUrl: absolute(options.baseUrl),
		publishableKey: options.publishableKey,
		secretKey: options.secretKey,
		// Called as a function of no object, as browsers want it.
		fetch: options.fetch ?? ((input, init) => fetch(input, init)),
		timeout: options.timeout ?? 10_000,
		totalTimeout: options.totalTimeout ?? 30_000,
		retries: options.retries ?? 2,
	});
	const often = createRefresher({ interval: options.interval ?? 30_000, ttl: options.ttl ?? 60_000 });
	const rarely = createRefresher(STORES_AND_PRODUCTS);
	return {
		merchant: createMerchants(transport),
		stores: createStores(transport, rarely),
		products: createProducts(transport, rarely),
		availability: createAvailability(transport, often),
		destroy() {
			often.stop();
			rarely.stop();
			transport.destroy();
		},
	};
}

function checkKey({ publishableKey, secretKey }: EndcapOptions): void {
	if (secretKey !== undefined && typeof window !== 'undefined') {
		throw new EndcapError('A secret key must never reach a browser. Use a publishable key, and revoke this one.');
	}
	if (publishableKey?.startsWith('sk_')) {
		throw new EndcapError('A secret key was given as publishableKey, which is sent in URLs. Give it as secretKey.');
	}
	if (!publishableKey && !secretKey) {
		throw new EndcapError('No key was given. `endcap keys create --kind publishable` makes one for pages.');
	}
}

function absolute(baseUrl: string): string {
	const base = typeof location === 'undefined' ? undefined : location.href;
	try {
		const url = new URL(baseUrl, base);
		return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
	} catch (cause) {
		throw new EndcapError(`baseUrl is not a URL: ${baseUrl}`, { cause });
	}
}
