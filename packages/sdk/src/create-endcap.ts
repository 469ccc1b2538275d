import type { Merchants } from './merchants/merchants.ts';
import { EndcapError } from './shared/errors.ts';
import type { Products } from './products/products.ts';
import type { AvailabilityResource } from './stock/availability.ts';
import type { Stores } from './stores/stores.ts';

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

export function createEndcap(options: EndcapOptions): Endcap {
	throw new EndcapError(`No client for ${options.baseUrl} yet.`);
}
