import type { InventoryLevel, InventoryLevelPage } from '@endcap/contract';
import { onMount, type ReadableAtom } from 'nanostores';
import type { Live, Source } from '../shared/live.ts';
import type { Refresher } from '../shared/refresher.ts';
import { PAGE } from '../shared/shape.ts';
import type { Reading, Transport } from '../shared/transport.ts';
import { createWeakCache } from '../shared/weak-cache.ts';
import type { StaffFeed } from '../staff/feed.ts';
import { skusIn } from '../staff/happened.ts';

/** The levels of one store. */
export interface LevelsQuery {
	store: string;
	/** Words in the title, option values, SKU or GTIN. */
	search?: string;
}

export interface LevelList {
	/** In the order of their SKUs. */
	levels: readonly InventoryLevel[];
	/** False while there are more than were asked for. */
	complete: boolean;
}

export interface LevelsState {
	/** The first hundred levels, and more after `more`; each is read again as soon as something happens to it. */
	$levels(query: LevelsQuery): ReadableAtom<Live<LevelList>>;
	/** Asks for another hundred. */
	more(query: LevelsQuery): Promise<void>;
}

const PATH = '/v1/inventory-levels';
const MORE = 100;
/** What one URL holds of SKUs, each up to 128 characters. */
const SKUS_A_READ = 40;
/** Things that happen together are read together. */
const TOGETHER_MS = 50;

interface Kept {
	source: Source<LevelList>;
	more(): Promise<void>;
}

export function createLevelsState(transport: Transport, refresher: Refresher, feed: StaffFeed): LevelsState {
	const kept = createWeakCache<Kept>();
	/** `more` of a list is found by its atom for as long as somebody holds that. */
	const holders = new WeakMap<object, Kept>();

	function keep({ store, search }: LevelsQuery): Kept {
		const filter = { store: [store], search: search || undefined };
		let wanted = MORE;
		let changed = new Set<string>();
		let reading = 0;
		let timer: ReturnType<typeof setTimeout> | undefined;

		async function readAll(): Promise<void> {
			const levels: InventoryLevel[] = [];
			let cursor: string | undefined;
			let first: Reading<InventoryLevelPage> | undefined;
			do {
				const limit = Math.min(wanted - levels.length, 1000);
				const page = await transport.read<InventoryLevelPage>(PATH, { ...filter, limit, cursor }, PAGE);
				first ??= page;
				levels.push(...page.value.data);
				cursor = page.value.next_cursor ?? undefined;
			} while (cursor !== undefined && levels.length < wanted);
			source.accept({ ...first, value: { levels, complete: cursor === undefined } });
		}

		/** Of what changed: the levels that are shown, or that belong among them now. */
		async function readChanged(): Promise<void> {
			const sku = [...changed].slice(0, SKUS_A_READ);
			for (const each of sku) changed.delete(each);
			const page = await transport.read<InventoryLevelPage>(PATH, { ...filter, sku, limit: SKUS_A_READ }, PAGE);
			const value = source.$live.value?.value;
			if (value) source.accept({ ...page, value: withChanged(value, sku, page.value.data) });
		}

		/** One at a time: what is read of some must not come between the pages of all. */
		async function inTurn(read: () => Promise<void>): Promise<void> {
			reading += 1;
			try {
				await read();
			} finally {
				reading -= 1;
			}
			look();
		}

		function look(): void {
			if (reading > 0 || changed.size === 0 || !source.$live.value?.value || timer) return;
			timer = setTimeout(() => {
				timer = undefined;
				// A failure leaves it to the next reading of all.
				inTurn(readChanged).catch(() => source.$live.value?.value && refresh());
			}, TOGETHER_MS);
		}

		function refresh(): void {
			changed = new Set();
			inTurn(readAll).catch(() => undefined);
		}

		const source = refresher.live<LevelList>(() => inTurn(readAll));
		onMount(source.$live, () =>
			feed.listen((happened) => {
				const skus = happened === 'resync' ? undefined : skusIn(happened, store);
				if (!skus) return refresh();
				for (const sku of skus) changed.add(sku);
				look();
			}),
		);
		return {
			source,
			more: () => {
				wanted += MORE;
				return inTurn(readAll);
			},
		};
	}

	function find(query: LevelsQuery): Kept {
		const found = kept.get(JSON.stringify([query.store, query.search ?? '']), () => keep(query));
		holders.set(found.source.$live, found);
		return found;
	}

	return {
		$levels: (query) => find(query).source.$live,
		more: (query) => find(query).more(),
	};
}

/** The list with the levels of these SKUs as they are now; one that comes in takes its place if that is in the list. */
function withChanged(list: LevelList, skus: readonly string[], now: readonly InventoryLevel[]): LevelList {
	const last = list.levels.at(-1)?.sku ?? '';
	const belong = now.filter(({ sku }) => list.complete || sku <= last);
	const others = list.levels.filter(({ sku }) => !skus.includes(sku));
	const levels = [...others, ...belong].sort((one, other) => (one.sku < other.sku ? -1 : 1));
	return { ...list, levels };
}
