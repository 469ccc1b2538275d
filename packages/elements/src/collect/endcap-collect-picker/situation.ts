import type { EndcapError, Live, SkuAvailability, Store } from '@endcap/sdk';
import type { Item } from './choice.ts';

/** Stock older than this is not shown any more, not even with its time. */
const TOO_OLD = 3_600_000;

export type Status = 'loading' | 'ready' | 'stale' | 'empty' | 'failed' | 'unknown' | 'misconfigured';

/** Everything that decides what is shown. */
export interface Situation {
	/** The page's language has come. */
	spoken: boolean;
	/** A server and a key are known; `soon` while a provider's code is on its way. */
	configured: boolean | 'soon';
	/** Undefined while the basket is looked up. */
	items: readonly Item[] | undefined;
	/** By SKU. */
	availability: ReadonlyMap<string, Live<SkuAvailability | null>>;
	stores: Live<Store[]> | undefined;
	/** Now, by the server's clock. */
	now: number;
}

/** A refusal that means the page is set up wrongly; told by its status, so that the SDK need not have come yet. */
function isRefusal(error: EndcapError | undefined): boolean {
	return [401, 403].includes(Object(error).status);
}

export function statusOf({ spoken, configured, items, availability, stores, now }: Situation): Status {
	if (!spoken || configured === 'soon') return 'loading';
	if (!configured) return 'misconfigured';
	if (!items) return 'loading';
	if (items.length === 0) return 'empty';
	const lives = [stores, ...items.map(({ sku }) => availability.get(sku))];
	const failed = lives.filter((live) => live?.status === 'error');
	if (failed.length > 0) return failed.some((live) => isRefusal(live?.error)) ? 'misconfigured' : 'failed';
	if (lives.some((live) => live?.value === undefined)) return 'loading';
	if (lives.some((live) => live?.value === null)) return 'unknown';
	const stale = lives.filter((live) => live !== stores && live?.status === 'stale');
	if (stale.length === 0) return 'ready';
	return stale.some((live) => now - (live?.as_of?.getTime() ?? 0) > TOO_OLD) ? 'failed' : 'stale';
}
