import type { EventQuery } from '@endcap/contract';
import { storesNotAllowed, type Caller } from '../http/caller.ts';
import { refuse, type Refusal } from '../http/problems.ts';
import type { FeedRow } from './feed.queries.ts';

/** What somebody may hear, and of it what they asked for. */
export interface Audience {
	caller: Caller;
	/** As they were asked for, or one of those that only this file gives. */
	topics: ReadonlySet<string>;
}

/** Of those who asked for nothing in particular. */
const EVERYTHING = 'everything';
/** Of those who asked for a store or an article, whichever it is. */
const ANY_LEVEL = 'levels';

const WHO: Record<Caller['kind'], readonly string[]> = {
	publishable: ['offers'],
	shopper: ['offers', 'reservations', 'carts', 'orders', 'wallet', 'customer', 'loyalty'],
	staff: ['offers', 'reservations', 'orders', 'customer', 'loyalty', 'staff'],
	secret: ['offers', 'reservations', 'orders', 'customer', 'loyalty', 'staff'],
};

/** What a shopper may hear of their own things, by the topic it is under. */
const OWN: Record<string, RegExp> = {
	reservations: /^reservation\./,
	carts: /^cart\./,
	orders: /^(order|fulfillment)\./,
	wallet: /^(wallet_coupon|redemption)\./,
	customer: /^(customer|consent)\./,
	loyalty: /^(loyalty\.|reward\.)/,
};

/** What everyone may hear, under a topic of its own. */
const OPEN: Record<string, RegExp> = { offers: /^offer\./ };

/** What a kiosk may hear of itself, under a topic of its own. */
const ITSELF = { topic: 'kiosk', type: 'kiosk.updated' };

/** What is about people and offers, not places. */
const OF_NO_PLACE = /^(customer|consent|loyalty|reward|coupon|offer|wallet_coupon|redemption)\./;

export function audienceOf(caller: Caller, topics: EventQuery['topic']): Audience | Refusal<'key_not_allowed'> {
	if (!topics || topics.length === 0) return { caller, topics: new Set([EVERYTHING]) };
	const allowed = isKiosk(caller) ? [...WHO.publishable, ITSELF.topic] : WHO[caller.kind];
	const plain = topics.filter((topic) => !topic.startsWith('store:') && !topic.startsWith('sku:'));
	const refused = plain.find((topic) => !allowed.includes(topic));
	if (refused !== undefined) {
		return refuse(
			'key_not_allowed',
			`The topic ${refused} is not for a ${caller.kind} caller. Ask for store:… and sku:…, or for none.`,
		);
	}
	return { caller, topics: new Set(plain.length < topics.length ? [...topics, ANY_LEVEL] : topics) };
}

/** Whoever has one of these topics asked for the event. */
export function topicsOf({ type, store_id, sku }: FeedRow): string[] {
	const topics = [EVERYTHING, 'staff'];
	if (store_id !== null) topics.push(`store:${store_id}`);
	if (sku !== null) topics.push(`sku:${sku}`);
	for (const [topic, types] of Object.entries({ ...OWN, ...OPEN })) if (types.test(type)) topics.push(topic);
	if (type === ITSELF.type) topics.push(ITSELF.topic);
	// It is about everything, so about what they asked for too.
	if (type === 'availability.changed' && sku === null) topics.push(ANY_LEVEL);
	return topics;
}

/** `topics`: the event’s. `open`: what it says is for every shopper to know. */
export function hears(audience: Audience, event: FeedRow, topics: readonly string[], open: boolean): boolean {
	return topics.some((topic) => audience.topics.has(topic)) && mayHear(audience.caller, event, open);
}

/** Of what they asked for. */
export function mayHear(caller: Caller, event: FeedRow, open: boolean): boolean {
	if (event.type === 'availability.changed' && open) return true;
	if (event.type === 'pickup_slot.updated' || event.type === 'offer.updated') return true;
	if (caller.kind === 'publishable') {
		return isKiosk(caller) && event.type === ITSELF.type && event.data.id === caller.kiosk?.id;
	}
	if (caller.kind === 'shopper') {
		const { owner_id } = caller;
		const own = event.owner_id === owner_id || event.viewers?.includes(owner_id) === true;
		return own && Object.values(OWN).some((types) => types.test(event.type));
	}
	if (isOfShopperAlone(event.type)) return false;
	// Whoever comes to the counter may be anybody’s customer, and have any coupon.
	if (caller.kind !== 'staff' || caller.stores === null || OF_NO_PLACE.test(event.type)) return true;
	const stores = storesOf(event);
	return storesNotAllowed(caller, stores).length < stores.length;
}

/** The device itself, and not whoever signs in there. */
function isKiosk({ kind, kiosk }: Caller): boolean {
	return kind === 'publishable' && kiosk !== null;
}

function storesOf({ store_id, data }: FeedRow): string[] {
	if (store_id !== null) return [store_id];
	const { lines, store_ids } = data as { lines?: { store_id?: string }[]; store_ids?: string[] };
	return store_ids ?? (lines ?? []).flatMap((line) => line.store_id ?? []);
}

/** A cart is the shopper’s own until it is an order. */
export function isOfShopperAlone(type: string): boolean {
	return type.startsWith('cart.');
}
