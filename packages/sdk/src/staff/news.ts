import { atom, onMount, type ReadableAtom } from 'nanostores';
import type { StaffFeed } from './feed.ts';
import { happenedOf, skusIn, type Happened } from './happened.ts';

export interface StaffNews {
	/** What has happened in a store since this was first subscribed to, newest first; the last hundred things. */
	$happened(query: { store: string }): ReadableAtom<readonly Happened[]>;
	/** Of these the conflicts, and what runs low, until each is dismissed. */
	$warnings(query: { store: string }): ReadableAtom<readonly Warning[]>;
	dismiss(warning: Warning): void;
}

export type Warning = Extract<Happened, { type: 'inventory.conflict' | 'inventory.low' }>;

const KEPT = 100;

const isWarning = (each: Happened): each is Warning =>
	each.type === 'inventory.conflict' || each.type === 'inventory.low';

export function createStaffNews(feed: StaffFeed): StaffNews {
	const lists = new Map<string, ReturnType<typeof createLists>>();

	function createLists(store: string) {
		const $happened = atom<readonly Happened[]>([]);
		const $warnings = atom<readonly Warning[]>([]);
		const take = (happened: Happened) => {
			$happened.set([happened, ...($happened.value ?? [])].slice(0, KEPT));
			if (isWarning(happened)) $warnings.set([happened, ...($warnings.value ?? [])]);
		};
		let followers = 0;
		let leave: (() => void) | undefined;
		const follow = () => {
			followers += 1;
			leave ??= feed.listen((event) => {
				const happened = event === 'resync' ? undefined : happenedOf(event);
				if (happened && event !== 'resync' && skusIn(event, store)?.length !== 0) take(happened);
			});
			return () => {
				followers -= 1;
				if (followers > 0) return;
				leave?.();
				leave = undefined;
			};
		};
		onMount($happened, follow);
		onMount($warnings, follow);
		return { $happened, $warnings };
	}

	const of = (store: string) => {
		const found = lists.get(store) ?? createLists(store);
		lists.set(store, found);
		return found;
	};

	return {
		$happened: ({ store }) => of(store).$happened,
		$warnings: ({ store }) => of(store).$warnings,
		dismiss({ id, data }) {
			const { $warnings } = of(data.store_id);
			$warnings.set(($warnings.value ?? []).filter((each) => each.id !== id));
		},
	};
}
