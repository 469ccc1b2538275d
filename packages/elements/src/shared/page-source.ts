import type { Availability, Endcap, Live, SkuAvailability, Store, StorePage, VariantReference } from '@endcap/sdk';
import type { Subscribable } from './observable.ts';
import type { PageConfiguration } from './page.ts';

/** The part of the SDK that the page has from the beginning. */
interface PageSource {
	availability: { $availability(reference: VariantReference): Subscribable<Live<SkuAvailability | null>> };
	stores: { $stores: Subscribable<Live<Store[]>> };
	/** All of it, fetched when it is asked for. */
	sdk: () => Promise<Endcap>;
}

/** What elements read. For more than stock and stores `sdkOf` gives the whole. */
export type LiveSource = Endcap | PageSource;

/** Lets what has come be painted before more is fetched. */
const AFTER_PAINT = 100;
/** Until the SDK's code is asked for again after it did not come. */
const ASK_AGAIN = 30_000;
const LOADING = { status: 'loading', value: undefined, as_of: undefined, error: undefined } as const;

/**
 * The page's live state. What the script tag asked for early is shown at once; the SDK, which keeps it current, is
 * fetched after that, and first of all when nothing was asked for early or it failed.
 */
export function createPageSource({ server, publishableKey, fetch, early }: PageConfiguration): PageSource {
	let arrived: Endcap | undefined;
	let arriving: Promise<Endcap> | undefined;
	const sdk = () =>
		(arriving ??= import('@endcap/sdk').then(
			({ createEndcap }) => (arrived = createEndcap({ baseUrl: server, publishableKey, ...(fetch && { fetch }) })),
		));

	const read = async <T>(answer: Promise<Response> | undefined): Promise<T | undefined> => {
		try {
			const response = await answer;
			return response?.ok ? ((await response.clone().json()) as T) : undefined;
		} catch {
			return undefined;
		}
	};
	const availability = read<Availability>(early?.availability);
	const stores = read<StorePage>(early?.stores);

	function follow<T>(first: Promise<Live<T> | undefined>, pick: (endcap: Endcap) => Subscribable<Live<T>>) {
		let last: Live<T> = LOADING;
		return {
			subscribe(listener: (live: Live<T>) => void): () => void {
				let ended = false;
				let end: (() => void) | undefined;
				const take = (live: Live<T>) => {
					if (ended || (live.status === 'loading' && last.value !== undefined)) return;
					listener((last = live));
				};
				const goOn = (endcap: Endcap) => {
					if (!ended) end = pick(endcap).subscribe(take);
				};
				const ask = async (): Promise<void> => {
					try {
						goOn(await sdk());
					} catch {
						arriving = undefined;
						take({ ...last, status: last.value === undefined ? 'error' : 'stale' });
						if (!ended) setTimeout(ask, ASK_AGAIN);
					}
				};
				const begin = async (): Promise<void> => {
					const live = await first.catch(() => undefined);
					if (live) take(live);
					setTimeout(ask, live ? AFTER_PAINT : 0);
				};
				listener(last);
				if (arrived) goOn(arrived);
				else void begin();
				return () => {
					ended = true;
					end?.();
				};
			},
		};
	}

	const variants = new Map<string, Subscribable<Live<SkuAvailability | null>>>();
	return {
		availability: {
			$availability(reference) {
				const key = reference.sku ?? `gtin ${reference.gtin}`;
				let source = variants.get(key);
				if (!source) {
					const first = availability.then((answer) => answer && find(answer, reference));
					source = follow(first, (endcap) => endcap.availability.$availability(reference));
					variants.set(key, source);
				}
				return source;
			},
		},
		stores: {
			$stores: follow(
				stores.then((page) => (page?.next_cursor === null ? ready(page.data) : undefined)),
				(endcap) => endcap.stores.$stores,
			),
		},
		sdk,
	};
}

function ready<T>(value: T, as_of?: string): Live<T> {
	return { status: 'ready', value, as_of: as_of ? new Date(as_of) : undefined, error: undefined };
}

/** One variant in an early answer; undefined when the answer was to something else. */
function find({ as_of, data, not_found }: Availability, { sku, gtin }: VariantReference) {
	const padded = gtin?.padStart(14, '0');
	const found = data.find((variant) => (sku ? variant.sku === sku : variant.gtin === padded));
	return found || not_found.includes(sku ?? padded ?? '') ? ready(found ?? null, as_of) : undefined;
}
