import type { Cart, CartLine, CartPickup, Store } from '@endcap/sdk';

/** Lines that are had in one way: collected in one shop, sent, or in a way that is not chosen yet. */
export interface LineGroup {
	/** Tells groups apart. */
	key: string;
	method: 'pickup' | 'ship' | null;
	/** Of a group to collect; undefined as well when the shop is not known. */
	store: Store | undefined;
	pickup: CartPickup | undefined;
	lines: CartLine[];
}

function keyOf({ fulfillment }: CartLine): string {
	if (!fulfillment) return 'unchosen';
	return fulfillment.method === 'ship' ? 'ship' : `pickup ${fulfillment.store_id}`;
}

/** What is not chosen comes last, since that is what there is to do. */
const rank = { pickup: 0, ship: 1, unchosen: 2 };

/** Puts lines together by how they are had: shops in the order in which they come, then what is sent. */
export function groupLines(lines: readonly CartLine[], { pickups }: Cart, stores: readonly Store[]): LineGroup[] {
	const groups = new Map<string, LineGroup>();
	for (const line of lines) {
		const { fulfillment } = line;
		const key = keyOf(line);
		const storeId = fulfillment?.method === 'pickup' ? fulfillment.store_id : undefined;
		const group = groups.get(key) ?? {
			key,
			method: fulfillment?.method ?? null,
			store: stores.find(({ id }) => id === storeId),
			pickup: pickups.find(({ store_id }) => store_id === storeId),
			lines: [],
		};
		group.lines.push(line);
		groups.set(key, group);
	}
	return [...groups.values()].sort((one, other) => rank[one.method ?? 'unchosen'] - rank[other.method ?? 'unchosen']);
}

/** Everything has a place, and what is collected a time. */
export function isChosen({ lines, pickups }: Cart): boolean {
	const timed = new Set(pickups.map(({ store_id }) => store_id));
	return (
		lines.length > 0 &&
		lines.every(({ fulfillment }) => fulfillment && (fulfillment.method === 'ship' || timed.has(fulfillment.store_id)))
	);
}
