import type { Cart } from '@endcap/contract';
import type { Identity } from '../sessions/sessions.ts';
import type { Shopper } from '../sessions/shopper.ts';
import { now, type Moment } from '../shared/clock.ts';
import { EndcapNetworkError, isEndcapProblem } from '../shared/errors.ts';
import { dateOf } from '../shared/server-date.ts';
import type { Shape } from '../shared/shape.ts';

export const CARTS = '/v1/carts';
export const CART: Shape<Cart> = ['id', 'lines', 'totals'];

export const cartPath = (id: string) => `${CARTS}/${encodeURIComponent(id)}`;

/** A cart, and the tag that stands for it as it was. */
export interface ReadCart {
	cart: Cart;
	etag: string;
	as_of: Date | undefined;
	began: Moment;
}

/** What a change is answered with is how the cart is since then. */
export function readOf(cart: Cart, headers: Headers, began = now()): ReadCart {
	const etag = headers.get('etag');
	// Without it nothing could be changed.
	if (!etag) throw new EndcapNetworkError('Something on the way took the ETag of the answer away.');
	return { cart, etag, as_of: dateOf(headers), began };
}

/** Undefined when it is not the shopper's, or not any more. */
export async function readCart(
	{ transport }: Pick<Shopper, 'transport'>,
	id: string,
	{ authorization = '' }: Identity,
): Promise<ReadCart | undefined> {
	try {
		const init = { headers: { authorization } };
		const { value, response, began } = await transport.exchange(cartPath(id), CART, { init });
		return readOf(value, response.headers, began);
	} catch (error) {
		if (isEndcapProblem(error, 'not_found')) return undefined;
		throw error;
	}
}
