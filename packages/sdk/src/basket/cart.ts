import type { Cart, CartCompletion, Order } from '@endcap/contract';
import { DAY, entryOf, type Shopper, type Writing } from '../sessions/shopper.ts';
import { now } from '../shared/clock.ts';
import { isEndcapProblem } from '../shared/errors.ts';
import type { Behind } from '../shared/lazily.ts';
import type { Source } from '../shared/live.ts';
import { onDemand } from '../shared/on-demand.ts';
import type { Settled, Writer } from '../shared/outbox/outbox.ts';
import type { RequestOptions } from '../shared/transport.ts';
import type { Basket, CartOutcome } from './basket.ts';
import { cartPath } from './cart-access.ts';
import { createCartState } from './cart.state.ts';
import type { CartWish } from './merging.ts';
import { allocateOutcome, cartIsOver, changeOutcome, completeOutcome } from './outcomes.ts';
import { createCartSending, type Sent, type Waiting } from './sending.ts';

/** What stands behind `Basket`. */
export interface CartCode extends Behind<Basket> {
	writer: Writer<Sent>;
}

export interface CartOptions {
	shopper: Shopper;
	source: Source<Cart | null>;
	/** Nothing is in it any more. */
	onOver: () => void;
	/** It has become an order. */
	onPlaced: (order: Order, as_of: Date | undefined) => Promise<void>;
}

/** Everything about the cart is done in the order it was asked for, in all tabs. */
const SUBJECT = 'cart';
const MINUTE = 60_000;
/** Who ordered does not expect it to happen much later (ms). */
const COMPLETE_FOR = 30 * MINUTE;

export function createCart({ shopper, source, onOver, onPlaced }: CartOptions): CartCode {
	const state = createCartState(shopper, source, onOver);
	const waiting: Waiting[] = [];
	const send = createCartSending(shopper, state, waiting);
	const handing = onDemand(async () => (await import('./hand-over.ts')).createHandOver(shopper, state));

	const writer: Writer<Sent> = {
		async attempt(entry) {
			const sent = await send(entry);
			if (sent.order) {
				// First kept and then forgotten: the session is the order's from now on.
				await onPlaced(sent.order, sent.as_of);
				await state.end(cartIdOf(entry.path));
			}
			return sent;
		},
		onTry: (_, error) => error && source.fail(error, now()),
		onSettled: () => shopper.follow(),
	};

	async function submit(writing: Omit<Writing, 'subject'>, options?: RequestOptions): Promise<Settled<Sent>> {
		const entry = entryOf({ ...writing, subject: SUBJECT });
		const one: Waiting = { entry, signal: options?.signal };
		waiting.push(one);
		try {
			return await shopper.submit(entry, writer, options);
		} finally {
			waiting.splice(waiting.indexOf(one), 1);
		}
	}

	async function wish(operation: string, body: CartWish, options?: RequestOptions): Promise<CartOutcome> {
		return changeOutcome(await submit({ operation, path: '', body, lasts: DAY }, options));
	}

	/** About the cart as it is shown, and refused when that is another by then. */
	async function asShown(action: string, body: object, lasts: number, options?: RequestOptions) {
		if (!state.shown) await state.refresh();
		const { shown } = state;
		if (!shown) return { error: cartIsOver() };
		const path = `${cartPath(shown.cart.id)}/${action}`;
		return submit({ operation: `${action}Cart`, path, body, seen: shown.etag, noted: shown.cart, lasts }, options);
	}

	return {
		writer,
		$cart: state.refresh,
		add: (sku, quantity = 1, options) => wish('addToCart', { sku, quantity }, options),
		change: (input, options) => wish('changeCart', input, options),
		setCoupons: (coupons, options) => wish('changeCart', { coupons: [...coupons] }, options),
		setRewards: (rewards, options) => wish('changeCart', { rewards: [...rewards] }, options),
		handOff: async (options) => (await handing()).handOff(options),
		take: async (code, options) => (await handing()).take(code, options),
		async allocate(input = {}, options) {
			const lasts = (input.hold_minutes ?? 15) * MINUTE;
			return allocateOutcome(await asShown('allocate', input, lasts, options), state.shown?.cart);
		},
		async complete(input: CartCompletion, options) {
			const settled = await asShown('complete', input, COMPLETE_FOR, options);
			// Which coupon it is, for one, stands in the cart as it is now.
			if (isEndcapProblem(settled.error)) await state.refresh().catch(() => undefined);
			return completeOutcome(settled, state.shown?.cart);
		},
	};
}

/** Of a path below it. */
function cartIdOf(path: string): string {
	return decodeURIComponent(path.split('/').at(-2) ?? '');
}
