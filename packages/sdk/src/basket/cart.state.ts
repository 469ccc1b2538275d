import type { Cart, CartPage } from '@endcap/contract';
import type { Identity } from '../sessions/sessions.ts';
import type { Shopper } from '../sessions/shopper.ts';
import { now } from '../shared/clock.ts';
import type { Source } from '../shared/live.ts';
import { whileMounted } from '../shared/mounting.ts';
import { PAGE } from '../shared/shape.ts';
import { CARTS, readCart, type ReadCart } from './cart-access.ts';

/** The cart of this device's shopper, as it is shown. */
export interface CartState {
	/** As it was last read, while there is something in it. */
	readonly shown: ReadCart | undefined;
	/** Takes it as it was read, or as a change was answered with. */
	show(read: ReadCart): Promise<void>;
	/** The cart of that id is no more. */
	end(id: string): Promise<void>;
	/** Its id, where there is one: of whoever is signed in also one that was begun on another device. */
	find(identity: Identity): Promise<string | undefined>;
	/** Reads it again. Asks nothing where there is none. */
	refresh: () => Promise<void>;
}

/** `onOver` is called when nothing is in it any more. */
export function createCartState(shopper: Shopper, source: Source<Cart | null>, onOver: () => void): CartState {
	const { transport, keeper, asShopper } = shopper;
	let shown: ReadCart | undefined;

	const findKept = () => keeper.change(({ session, cart }) => session && cart);

	async function find({ customer, authorization }: Identity): Promise<string | undefined> {
		const id = await findKept();
		if (id !== undefined || customer === undefined) return id;
		const query = { status: ['active'], limit: 1 };
		const { value } = await transport.read<CartPage>(CARTS, query, PAGE, undefined, authorization);
		return value.data.find(({ lines }) => lines.length > 0)?.id;
	}

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
		let id: string | undefined;
		const read = await asShopper(false, async (identity) => {
			id = await find(identity);
			return id === undefined ? undefined : readCart(shopper, id, identity);
		});
		if (read) return show(read);
		if (id !== undefined) return end(id);
		shown = undefined;
		source.accept({ value: null, as_of: undefined, began });
	}

	const readAgain = () => void refresh().catch(() => undefined);

	const isMounted = whileMounted(source.$live, () => shopper.follow);
	shopper.join({
		topic: () => (isMounted() && (shown || shopper.isSignedIn()) ? 'carts' : undefined),
		onEvent({ type, data }) {
			const { id, version } = data as { id?: string; version?: number };
			if (type !== 'cart.updated' || (shown && shown.cart.id !== id)) return;
			if (!shown || Number(version) > shown.cart.version) readAgain();
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
