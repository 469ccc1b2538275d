import type { Cart, CartOutcome, Endcap } from '@endcap/sdk';
import { atom, type ReadableAtom } from 'nanostores';

type Money = Cart['totals']['total'];

export interface KioskLine {
	sku: string;
	quantity: number;
	title: string;
	image: string | null;
	/** As it was shown. */
	unit_price: Money | null;
}

/**
 * What a shopper gathers at the kiosk, with the network or without. It is this page's alone until they check out, or hand it
 * over: then it goes into a cart of their session.
 */
export interface KioskBasket {
	readonly $lines: ReadableAtom<readonly KioskLine[]>;
	/** Codes of coupons that are to be used for it and are in no cart yet. */
	readonly $coupons: ReadableAtom<readonly string[]>;
	/** One more unless told. */
	add(line: Omit<KioskLine, 'quantity'>, quantity?: number): void;
	/** Zero takes it out. */
	set(sku: string, quantity: number): void;
	/** Has a coupon used for it. */
	use(code: string): void;
	/** Has it used no more, also by the session’s cart if that has it. */
	leaveOut(code: string): Promise<void>;
	/**
	 * Puts what was gathered into the session's cart, which has exactly these lines afterwards, and the coupons besides
	 * its own. Needs the network.
	 */
	send(): Promise<CartOutcome>;
	/** Takes the lines of the session's cart, after something was taken over or changed there. Null: it is over. */
	follow(cart: Pick<Cart, 'lines'> | null): void;
	/** Puts in what the cart of somebody who has signed in has and this has not, so that `send` takes nothing from them. */
	join(cart: Pick<Cart, 'lines'> | null): void;
}

/** The contract’s. */
const MOST = 1000;

export function createKioskBasket({ basket }: Pick<Endcap, 'basket'>): KioskBasket {
	const $lines = atom<readonly KioskLine[]>([]);
	const $coupons = atom<readonly string[]>([]);

	function set(sku: string, quantity: number): void {
		const lines = $lines
			.get()
			.map((line) => (line.sku === sku ? { ...line, quantity: Math.min(quantity, MOST) } : line));
		$lines.set(lines.filter((line) => line.quantity > 0));
	}

	return {
		$lines,
		$coupons,
		add(line, quantity = 1) {
			const known = $lines.get().find(({ sku }) => sku === line.sku);
			if (known) set(line.sku, known.quantity + quantity);
			else $lines.set([...$lines.get(), { ...line, quantity }]);
		},
		set,
		use(code) {
			if (!$coupons.get().includes(code)) $coupons.set([...$coupons.get(), code]);
		},
		async leaveOut(code) {
			$coupons.set($coupons.get().filter((each) => each !== code));
			const inCart = basket.$cart.get().value?.coupons ?? [];
			const others = inCart.filter((coupon) => coupon.code !== code);
			if (others.length < inCart.length) await basket.setCoupons(others.map((coupon) => coupon.code));
		},
		async send() {
			const lines = $lines.get().map(({ sku, quantity }) => ({ sku, quantity }));
			const coupons = $coupons.get();
			const sent = await basket.change({ lines });
			if (sent.outcome !== 'changed') return sent;
			const others = sent.cart.lines.filter(({ sku }) => !lines.some((line) => line.sku === sku));
			const before = sent.cart.coupons.map(({ code }) => code);
			if (others.length === 0 && coupons.every((code) => before.includes(code))) return sent;
			const last = await basket.change({
				lines: others.map(({ sku }) => ({ sku, quantity: 0 })),
				...(coupons.length > 0 && { coupons: [...new Set([...before, ...coupons])] }),
			});
			if (last.outcome === 'changed') $coupons.set($coupons.get().filter((code) => !coupons.includes(code)));
			return last;
		},
		follow(cart) {
			$lines.set((cart?.lines ?? []).map(lineOf));
			if (!cart) $coupons.set([]);
		},
		join(cart) {
			const here = $lines.get();
			const others = (cart?.lines ?? []).filter(({ sku }) => !here.some((line) => line.sku === sku));
			if (others.length > 0) $lines.set([...here, ...others.map(lineOf)]);
		},
	};
}

function lineOf({ sku, quantity, title, image, unit_price }: Cart['lines'][number]): KioskLine {
	return { sku, quantity, title, image, unit_price };
}
