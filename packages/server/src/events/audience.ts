import type { EventQuery } from '@endcap/contract';
import { storesNotAllowed, type Caller } from '../http/caller.ts';
import { refuse, type Refusal } from '../http/problems.ts';
import type { FeedRow } from './feed.queries.ts';

/** What somebody may hear, and of it what they asked for. */
export interface Audience {
	caller: Caller;
	/** Undefined asks for all they may hear. */
	topics: Topics | undefined;
}

interface Topics {
	stores: ReadonlySet<string>;
	skus: ReadonlySet<string>;
	reservations: boolean;
	staff: boolean;
}

const WHO: Record<Caller['kind'], readonly string[]> = {
	publishable: [],
	shopper: ['reservations'],
	staff: ['reservations', 'staff'],
	secret: ['reservations', 'staff'],
};

export function audienceOf(caller: Caller, topics: EventQuery['topic']): Audience | Refusal<'key_not_allowed'> {
	if (!topics || topics.length === 0) return { caller, topics: undefined };
	const allowed = WHO[caller.kind];
	const plain = topics.filter((topic) => !topic.startsWith('store:') && !topic.startsWith('sku:'));
	const refused = plain.find((topic) => !allowed.includes(topic));
	if (refused !== undefined) {
		return refuse(
			'key_not_allowed',
			`The topic ${refused} is not for a ${caller.kind} caller. Ask for store:… and sku:…, or for none.`,
		);
	}
	const named = (kind: string) =>
		new Set(topics.filter((topic) => topic.startsWith(kind)).map((topic) => topic.slice(kind.length)));
	return {
		caller,
		topics: {
			stores: named('store:'),
			skus: named('sku:'),
			reservations: plain.includes('reservations'),
			staff: plain.includes('staff'),
		},
	};
}

/** `open`: what it says is for every shopper to know. */
export function hears({ caller, topics }: Audience, event: FeedRow, open: boolean): boolean {
	return (!topics || asksFor(topics, event)) && mayHear(caller, event, open);
}

function asksFor(topics: Topics, { type, store_id, sku }: FeedRow): boolean {
	if (topics.staff) return true;
	// It is about everything, so about what they asked for too.
	if (type === 'availability.changed' && sku === null) return topics.stores.size + topics.skus.size > 0;
	if (topics.reservations && type.startsWith('reservation.')) return true;
	return (store_id !== null && topics.stores.has(store_id)) || (sku !== null && topics.skus.has(sku));
}

function mayHear(caller: Caller, event: FeedRow, open: boolean): boolean {
	if (event.type === 'availability.changed' && open) return true;
	if (caller.kind === 'publishable') return false;
	if (caller.kind === 'shopper') {
		return event.type.startsWith('reservation.') && event.session_id === caller.session_id;
	}
	if (caller.kind !== 'staff' || caller.stores === null) return true;
	const stores = storesOf(event);
	return storesNotAllowed(caller, stores).length < stores.length;
}

function storesOf({ store_id, data }: FeedRow): string[] {
	if (store_id !== null) return [store_id];
	const { lines } = data as { lines?: { store_id?: string }[] };
	return (lines ?? []).flatMap((line) => line.store_id ?? []);
}
