import type { Channel, KeyKind, StaffRole } from '@endcap/contract';

interface AnyCaller {
	merchant: { id: string; name: string; currency: string; language: string };
	/** Of the key that was sent; of staff, who send none, what their requests are counted by. */
	key_id: string;
	channel: Channel;
	origins: readonly string[];
	rate_limit: number;
	/** The device in a shop that asks, by its own key or by a session that began there. */
	kiosk: CallingKiosk | null;
}

export interface CallingKiosk {
	id: string;
	store_id: string;
}

export interface KeyCaller extends AnyCaller {
	kind: KeyKind;
}

/** A session, begun with a publishable key whose channel and origins it keeps. */
export interface ShopperCaller extends AnyCaller {
	kind: 'shopper';
	session_id: string;
	/** Who is signed in; null while nobody is. */
	customer_id: string | null;
	/** What is theirs is marked with it: the customer once signed in, so that all their devices have the same, else the session. */
	owner_id: string;
	/** A code was typed in so lately that points and coupons may be spent. */
	verified_lately: boolean;
	/** Signed in for a while, on a screen that others use too. */
	is_borrowed: boolean;
}

/** Signed in at the counter. */
export interface StaffCaller extends AnyCaller {
	kind: 'staff';
	staff_id: string;
	name: string;
	role: StaffRole;
	/** Stores they may touch; null is every store. */
	stores: readonly string[] | null;
}

/** Who asks. */
export type Caller = KeyCaller | ShopperCaller | StaffCaller;

/** Who it is, the same over all their tokens; undefined for keys, which are themselves. */
export function identityOfPerson(caller: Caller): string | undefined {
	if (caller.kind === 'shopper') return `shopper ${caller.owner_id}`;
	return caller.kind === 'staff' ? `staff ${caller.staff_id}` : undefined;
}

/** Those of the stores that the caller may not touch. */
export function storesNotAllowed(caller: Caller, storeIds: readonly string[]): string[] {
	if (caller.kind !== 'staff' || caller.stores === null) return [];
	const own = new Set(caller.stores);
	return storeIds.filter((id) => !own.has(id));
}

/** The stores to list: asked for and allowed; undefined is all. */
export function ownStores(caller: Caller, asked: string[] | undefined): readonly string[] | undefined {
	const own = caller.kind === 'staff' ? (caller.stores ?? undefined) : undefined;
	return asked ? asked.filter((id) => storesNotAllowed(caller, [id]).length === 0) : own;
}
