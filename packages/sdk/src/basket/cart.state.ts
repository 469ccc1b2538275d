import type { Cart } from '@endcap/contract';
import type { Shopper } from '../sessions/shopper.ts';
import { now } from '../shared/clock.ts';
import type { Source } from '../shared/live.ts';
import { whileMounted } from '../shared/mounting.ts';
import { readCart, type ReadCart } from './cart-access.ts';

/** The cart of this device's shopper, as it is shown. */
export interface CartState {
	/** As it was last read, while there is something in it. */
	readonly shown: ReadCart | undefined;
	/** Takes it as it was read, or as a change was answered with. */
	show(read: ReadCart): Promise<void>;
	/** The cart of that id is no more. */
	end(id: string): Promise<void>;
	/** Its id, where there is one. */
	find(): Promise<string | undefined>;
	/** Reads it again. Asks nothing where there is none. */
	refresh: () => Promise<void>;
}

/** `onOver` is called when nothing is in it any more. */
export function createCartState(shopper: Shopper, source: Source<Cart | null>, onOver: () => void): CartState {
	const { keeper, asShopper } = shopper;
	let shown: ReadCart | undefined;

	const find = () => keeper.change(({ session, cart }) => session && cart);

	async function show(read: ReadCart): Promise<void> {
		const { cart, as_of, began } = read;
		if (cart.status !== 'active' || cart.lines.length === 0) return end(cart.id);
		if (source.began && began.order <= source.began.order) return;
		await keeper.change((kept) => void (kept.cart = cart.id));
		shown = read;
		source.accept({ value: cart, as_of, began });
		shopper.follow();
	}

	async function end(id: string): Promise<void> {
		const began = now();
		const was = await keeper.change((kept) => {
			if (kept.cart === id) delete kept.cart;
			return kept.cart;
		});
		// Meanwhile another was begun.
		if (was) return;
		shown = undefined;
		source.accept({ value: null, as_of: undefined, began });
		onOver();
	}

	async function refresh(): Promise<void> {
		shopper.resume();
		const began = now();
		const id = await find();
		if (!id) {
			shown = undefined;
			return source.accept({ value: null, as_of: undefined, began });
		}
		const read = await asShopper(false, (identity) => readCart(shopper, id, identity));
		await (read ? show(read) : end(id));
	}

	const readAgain = () => void refresh().catch(() => undefined);

	whileMounted(source.$live, () => shopper.follow);
	shopper.join({
		topic: () => (source.$live.lc > 0 && shown ? 'carts' : undefined),
		onEvent({ type, data }) {
			const { id, version } = data as { id?: string; version?: number };
			if (type !== 'cart.updated' || id !== shown?.cart.id) return;
			if (Number(version) > Number(shown?.cart.version)) readAgain();
		},
		onGap: readAgain,
		onEnded() {
			shown = undefined;
			source.accept({ value: null, as_of: undefined, began: now() });
		},
	});
	return {
		get shown() {
			return shown;
		},
		show,
		end,
		find,
		refresh,
	};
}
