import type { EndcapError, Live, SkuAvailability, Store } from '@endcap/sdk';
import { fill, plural } from '../../shared/localization.ts';
import type { StoreStockStrings } from './endcap-store-stock.strings.ts';
import type { StockChangedDetail } from './events.ts';
import { formatTime } from '../../shared/shops/opening-words.ts';

/** Stock older than this is not shown any more, not even with its time. */
const TOO_OLD = 3_600_000;

export type Status = 'loading' | 'ready' | 'stale' | 'empty' | 'failed' | 'unknown' | 'misconfigured';

/** Everything that decides what is shown. */
export interface Situation {
	/** Undefined while the page's language is being fetched. */
	strings: StoreStockStrings | undefined;
	locale: string;
	/** A server and a key are known; `soon` while a provider's code is on its way. */
	configured: boolean | 'soon';
	/** SKU or GTIN; empty when the tag has neither. */
	item: string;
	/** The id of the one store to show, or empty. */
	only: string;
	availability: Live<SkuAvailability | null> | undefined;
	stores: Live<Store[]> | undefined;
	/** Now, by the server's clock. */
	now: number;
}

/** A refusal that means the page is set up wrongly; told by its status, so that the SDK need not have come yet. */
function isRefusal(error: EndcapError | undefined): boolean {
	return [401, 403].includes(Object(error).status);
}

export function statusOf({ strings, configured, item, only, availability, stores, now }: Situation): Status {
	if (!strings || configured === 'soon') return 'loading';
	if (!configured || !item) return 'misconfigured';
	if (availability?.status === 'error' || stores?.status === 'error') {
		return isRefusal(availability?.error) || isRefusal(stores?.error) ? 'misconfigured' : 'failed';
	}
	if (availability?.value === undefined || !stores?.value) return 'loading';
	if (availability.value === null || (only && !stores.value.some(({ id }) => id === only))) return 'unknown';
	if (availability.status === 'ready') return availability.value.stores.length > 0 ? 'ready' : 'empty';
	return now - (availability.as_of?.getTime() ?? 0) > TOO_OLD ? 'failed' : 'stale';
}

/** The facts about stock that matter to a page; undefined until there is any. */
export function stockFacts({ availability, stores }: Situation): StockChangedDetail | undefined {
	if (!availability?.value || !stores?.value) return undefined;
	const { sku, gtin, stores: levels } = availability.value;
	const kinds = new Map(stores.value.map(({ id, kind }) => [id, kind]));
	const had = levels.filter(({ status }) => status === 'in_stock' || status === 'limited_availability');
	const store_ids = had.map(({ store_id }) => store_id).filter((id) => kinds.get(id) === 'store');
	const inWarehouse = had.some(({ store_id }) => kinds.get(store_id) === 'warehouse');
	return {
		sku,
		gtin,
		status: store_ids.length > 0 ? 'in_shops' : inWarehouse ? 'warehouse_only' : 'nowhere',
		store_ids,
		as_of: availability.as_of?.toISOString() ?? null,
	};
}

/** All of it in a line: “In stock in 2 shops”. */
export function summaryOf(status: Status, situation: Situation): string {
	const { strings, locale, availability } = situation;
	const facts = stockFacts(situation);
	if (!strings || !facts || (status !== 'ready' && status !== 'stale')) return '';
	if (status === 'stale') return fill(strings.stale, { time: formatTime(availability?.as_of?.getTime() ?? 0, locale) });
	if (facts.status === 'warehouse_only') return strings.warehouseOnly;
	return plural(strings.summary, facts.store_ids.length, locale);
}
