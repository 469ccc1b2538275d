import type { TObject, TSchema } from 'typebox';
import type { ProblemCode } from './problem.ts';

/**
 * Who may call. `publishable` keys are public and only read, and begin sessions; `kiosk` is one that a device in a shop
 * was given, which may do what other publishable keys may, and more; a `shopper` is a session's access token; `staff` are
 * signed in at the counter; `secret` keys stay on servers; `anyone` needs no credential. An operation names everyone it
 * serves; anyone else gets `unauthenticated` or `key_not_allowed`.
 */
export type Caller = 'anyone' | 'publishable' | 'kiosk' | 'shopper' | 'staff' | 'secret';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Answer {
	description: string;
	schema?: TSchema;
	/** Names in `examples` that show this answer. */
	examples?: Record<string, unknown>;
}

/** One operation of the API. Routes, the OpenAPI document and the caller tests are all made from these. */
export interface Operation {
	id: string;
	tag:
		| 'Merchant'
		| 'Stores'
		| 'Products'
		| 'Stock'
		| 'Reservations'
		| 'Pickup'
		| 'Carts'
		| 'Orders'
		| 'Fulfillments'
		| 'Coupons'
		| 'Offers'
		| 'Sales'
		| 'Scan'
		| 'Loyalty'
		| 'Events'
		| 'Sessions'
		| 'Customers'
		| 'Staff'
		| 'Kiosks'
		| 'Links'
		| 'Messages'
		| 'Imports'
		| 'Webhooks'
		| 'Keys';
	method: Method;
	/** As in OpenAPI: `/v1/stores/{store_id}`. */
	path: string;
	summary: string;
	description?: string;
	callers: readonly Caller[];
	params?: TObject;
	query?: TObject;
	headers?: TObject;
	body?: TSchema;
	/** Media types of a body that is a file rather than JSON. */
	fileTypes?: readonly string[];
	answers: Record<number, Answer>;
	/** Refusals beyond those that every operation can give (400, 401, 403, 429, 500). */
	problems: readonly ProblemCode[];
	/** A read that carries an ETag and answers If-None-Match with 304. */
	conditional?: true;
	/** A change that needs the ETag of what it changes in If-Match: 428 without, 412 when stale. */
	guarded?: true;
	/** A change that needs an Idempotency-Key header. */
	idempotent?: true;
}

export function operation<const T extends Operation>(definition: T): T {
	return definition;
}
