import type { Cart, CartInput, Order } from '@endcap/contract';
import { lostSession } from '../sessions/problems.ts';
import type { Identity } from '../sessions/sessions.ts';
import type { Shopper } from '../sessions/shopper.ts';
import { isEndcapProblem } from '../shared/errors.ts';
import type { OutboxEntry } from '../shared/outbox/entry.ts';
import { dateOf } from '../shared/server-date.ts';
import type { Shape } from '../shared/shape.ts';
import { write } from '../shared/write.ts';
import { CART, cartPath, CARTS, readCart, readOf, type ReadCart } from './cart-access.ts';
import type { CartState } from './cart.state.ts';
import { fulfills, looksAlike, mergeWishes, type CartWish } from './merging.ts';
import { cartIsOver } from './outcomes.ts';

/** What came of it: how the cart is since then, or the order that it became. */
export type Sent = { cart: ReadCart; order?: undefined } | { cart?: undefined; order: Order; as_of: Date | undefined };

/** Of a change, before it is sent: what came of it can be told from how the cart is afterwards. */
interface Noted {
	/** Of the cart that was to be changed. Without one a cart was begun. */
	version: number | undefined;
	change: CartInput;
}

/** Something that this page has asked for and was not answered. */
export interface Waiting {
	entry: OutboxEntry;
	signal: AbortSignal | undefined;
}

/** How often somebody else may come first. */
const MOST_TRIES = 5;

const ORDER: Shape<Order> = ['id', 'number', 'fulfillments'];

const isWish = ({ operation }: OutboxEntry) => operation === 'addToCart' || operation === 'changeCart';

/**
 * Sends an entry of the outbox once, as the shopper; to be called for one at a time. Changes that wait behind it go
 * along. They say what they want, so when somebody else was faster they are made again from how the cart is then; what
 * holds or orders is not, unless the cart looks as it was agreed to.
 */
export function createCartSending(
	shopper: Shopper,
	state: CartState,
	waiting: readonly Waiting[],
): (entry: OutboxEntry) => Promise<Sent> {
	const { transport, asShopper, note } = shopper;
	/** What went along with another. */
	const answered = new Map<string, Sent>();

	/** The entry, and what may go with it. */
	function together(entry: OutboxEntry): OutboxEntry[] {
		const start = waiting.findIndex((each) => each.entry.key === entry.key);
		if (start < 0) return [entry];
		const rest = waiting.slice(start + 1);
		const end = rest.findIndex(({ entry: other, signal }) => !isWish(other) || other.noted || signal?.aborted);
		return [entry, ...rest.slice(0, end < 0 ? undefined : end).map((each) => each.entry)];
	}

	/** The cart as it is now. */
	async function readAgain(identity: Identity): Promise<ReadCart | undefined> {
		const id = await state.find(identity);
		const read = id === undefined ? undefined : await readCart(shopper, id, identity);
		if (id !== undefined && read?.cart.status !== 'active') await state.end(id);
		return read?.cart.status === 'active' ? read : undefined;
	}

	async function known(identity: Identity): Promise<ReadCart | undefined> {
		const { shown } = state;
		return shown && shown.cart.id === (await state.find(identity)) ? shown : readAgain(identity);
	}

	/** Begins a cart, or changes the one there is. */
	async function change(entries: OutboxEntry[], input: CartInput, read: ReadCart | undefined, identity: Identity) {
		const noted: Noted = { version: read?.cart.version, change: input };
		await note(entries, { session: identity.id, noted });
		const options = { shape: CART, authorization: identity.authorization, once: true };
		const { value, headers } = read
			? await write<Cart>(transport, 'PATCH', cartPath(read.cart.id), input, { ...options, ifMatch: read.etag })
			: await write<Cart>(transport, 'POST', CARTS, input, { ...options, idempotencyKey: entries[0]?.key });
		const sent: Sent = { cart: readOf(value, headers) };
		await state.show(sent.cart);
		for (const { key } of entries.slice(1)) answered.set(key, sent);
		return sent;
	}

	async function grant(entry: OutboxEntry, identity: Identity): Promise<Sent> {
		// What may be in a basket that came along when somebody signed in is not put in once more.
		if (identity.customer !== undefined && (entry.session ?? identity.id) !== identity.id) throw lostSession();
		const before = entry.session === identity.id ? (entry.noted as Noted | undefined) : undefined;
		// What may have begun a cart asks again for the same.
		if (before && before.version === undefined) return change([entry], before.change, undefined, identity);
		let read = await (before ? readAgain(identity) : known(identity));
		let entries = before ? [entry] : together(entry);
		for (let tries = 1; ; tries++) {
			if (before && read && read.cart.version > Number(before.version) && fulfills(read.cart, before.change)) {
				await state.show(read);
				return { cart: read };
			}
			const wishes = entries.map(({ body }) => body as CartWish);
			try {
				return await change(entries, mergeWishes(wishes, read?.cart), read, identity);
			} catch (error) {
				if (!isEndcapProblem(error) || error.status >= 500) throw error;
				// It had no effect.
				await note(entries, { session: undefined, noted: undefined });
				const isOver = error.code === 'cart_ended' || error.code === 'not_found';
				if (isOver && entries.some(({ operation }) => operation === 'changeCart')) {
					await readAgain(identity);
					throw cartIsOver();
				}
				if (tries === MOST_TRIES || error.status === 401) throw error;
				if (isOver || error.code === 'precondition_failed') read = await readAgain(identity);
				else if (entries.length > 1) entries = [entry];
				else throw error;
			}
		}
	}

	async function carryOut(entry: OutboxEntry, identity: Identity): Promise<Sent> {
		const before = entry.session;
		// Whether it had its effect in another session cannot be asked.
		if (before !== undefined && before !== identity.id) throw lostSession();
		const { authorization } = identity;
		const options = { idempotencyKey: entry.key, authorization, once: true };
		for (let tries = 1, ifMatch = entry.seen; ; tries++) {
			await note([entry], { session: identity.id, seen: ifMatch });
			try {
				if (entry.operation === 'completeCart') {
					const shape = ORDER;
					const { value, headers } = await write(transport, 'POST', entry.path, entry.body, {
						...options,
						shape,
						ifMatch,
					});
					return { order: value, as_of: dateOf(headers) };
				}
				const { value, headers } = await write(transport, 'POST', entry.path, entry.body, {
					...options,
					shape: CART,
					ifMatch,
				});
				const cart = readOf(value, headers);
				await state.show(cart);
				return { cart };
			} catch (error) {
				if (isEndcapProblem(error, 'unauthenticated')) await note([entry], { session: before });
				if (!isEndcapProblem(error)) throw error;
				if (error.code === 'cart_ended' || error.code === 'not_found') {
					await readAgain(identity);
					throw cartIsOver();
				}
				if (error.code !== 'precondition_failed') throw error;
				const read = await readAgain(identity);
				if (!read) throw cartIsOver();
				await state.show(read);
				if (tries === MOST_TRIES || !entry.noted || !looksAlike(entry.noted as Cart, read.cart)) throw error;
				ifMatch = read.etag;
			}
		}
	}

	return async (entry) => {
		const along = answered.get(entry.key);
		if (along) {
			answered.delete(entry.key);
			return along;
		}
		const mayHaveOrdered = entry.session !== undefined;
		const sent = await asShopper(isWish(entry), (identity) =>
			isWish(entry) ? grant(entry, identity) : carryOut(entry, identity),
		);
		if (sent) return sent;
		throw mayHaveOrdered ? lostSession() : cartIsOver();
	};
}
