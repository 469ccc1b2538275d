import type { Cart, CouponValidation, CouponVerdict, Endcap, WalletCoupon } from '@endcap/sdk';
import type { LitElement } from 'lit';
import { tellPage } from '../events.ts';

/** What came of the last press; the text of the same name says it. */
export type UseNote = 'waiting' | 'failedPress';

/** The API takes so many at once. */
const MOST_CODES = 20;
/** Until what could not be asked is asked again (ms). */
const ASK_AGAIN = 15_000;
/** Milliseconds after which a press without an answer is said to be under way still. */
const TRYING_AFTER = 3000;

/** What coupons save on the basket, and which of them are used for it. */
export class BasketUse {
	#host: LitElement;
	#sdk: () => Promise<Endcap>;
	/** Told when a press has come to something. */
	#onDone: (coupon: WalletCoupon, note: UseNote | CouponVerdict | undefined) => void;
	#cart: Cart | null | undefined;
	#verdicts = new Map<string, CouponVerdict>();
	/** What was asked about last, and until when it is not asked again after it failed. */
	#asked = '';
	#askAt = 0;
	#notes = new Map<string, UseNote>();
	#busy: string | undefined;

	constructor(
		host: LitElement,
		sdk: () => Promise<Endcap>,
		onDone: (coupon: WalletCoupon, note: UseNote | CouponVerdict | undefined) => void,
	) {
		this.#host = host;
		this.#sdk = sdk;
		this.#onDone = onDone;
	}

	/** Asks what these save on this basket, once for each basket. */
	follow(cart: Cart | null | undefined, coupons: readonly WalletCoupon[]): void {
		this.#cart = cart;
		const ids = coupons.flatMap(({ id }) => (this.usedOf(id) ? [] : [id])).slice(0, MOST_CODES);
		const lines = cart?.lines.map(({ sku, quantity, fulfillment }) => ({
			sku,
			quantity,
			ship: fulfillment?.method === 'ship',
		}));
		if (!lines?.length || ids.length === 0) {
			this.#asked = '';
			return this.#verdicts.clear();
		}
		const stores = new Set(cart?.pickups.map(({ store_id }) => store_id));
		const [store_id] = stores.size === 1 ? stores : [];
		const question = JSON.stringify([ids, lines, store_id]);
		if (question === this.#asked && performance.now() < this.#askAt) return;
		this.#asked = question;
		this.#askAt = Infinity;
		void this.#ask(question, ids, { lines, ...(store_id && { store_id }) });
	}

	/**
	 * Coupons that stand alone are told apart from the others: what does not go with those that save most is asked about
	 * again without them.
	 */
	async #ask(question: string, ids: string[], basket: Omit<Parameters<Endcap['wallet']['validate']>[0], 'codes'>) {
		const verdicts = new Map<string, CouponVerdict>();
		try {
			const { wallet } = await this.#sdk();
			for (let codes = ids; codes.length > 0;) {
				const { coupons }: CouponValidation = await wallet.validate({ ...basket, codes });
				for (const each of coupons) verdicts.set(each.code, each);
				const others = coupons.flatMap(({ code, reason }) => (reason === 'not_with_others' ? [code] : []));
				codes = others.length < codes.length ? others : [];
			}
		} catch {
			if (question === this.#asked) this.#askAt = performance.now() + ASK_AGAIN;
			return;
		}
		if (question !== this.#asked) return;
		this.#verdicts = verdicts;
		this.#host.requestUpdate();
	}

	/** What it would save; undefined while that is not known. */
	verdictOf(id: string): CouponVerdict | undefined {
		return this.#verdicts.get(id);
	}

	/** How the basket takes it; undefined when it is not used there. */
	usedOf(id: string): CouponVerdict | undefined {
		return this.#cart?.coupons.find(({ wallet_coupon_id }) => wallet_coupon_id === id);
	}

	/** The one that saves most, so that one button leads on. */
	get best(): string | undefined {
		const saving = [...this.#verdicts.values()].filter(({ applies, amount }) => applies && amount.amount > 0);
		return saving.sort((one, other) => other.amount.amount - one.amount.amount)[0]?.code;
	}

	noteOf(id: string): UseNote | undefined {
		return this.#notes.get(id);
	}

	isBusy(id: string): boolean {
		return this.#busy === id;
	}

	/** Uses it for the basket, or does not any more. */
	async set(coupon: WalletCoupon, use: boolean): Promise<void> {
		const { id } = coupon;
		if (this.#busy) return;
		if (!tellPage(this.#host, 'endcap-coupon-use-request', { wallet_coupon_id: id, use }, true)) return;
		const say = (note: UseNote) => {
			this.#notes.set(id, note);
			this.#onDone(coupon, note);
			this.#host.requestUpdate();
		};
		this.#busy = id;
		this.#notes.clear();
		this.#host.requestUpdate();
		const trying = setTimeout(() => say('waiting'), TRYING_AFTER);
		try {
			const others = (this.#cart?.coupons ?? []).filter(({ wallet_coupon_id }) => wallet_coupon_id !== id);
			const codes = [...others.map(({ code }) => code), ...(use ? [id] : [])];
			const outcome = await (await this.#sdk()).basket.setCoupons(codes);
			if (outcome.outcome === 'changed') this.#changed(coupon, use, outcome.cart);
			else say('failedPress');
		} catch {
			say('failedPress');
		} finally {
			clearTimeout(trying);
			this.#busy = undefined;
			this.#host.requestUpdate();
		}
	}

	#changed(coupon: WalletCoupon, use: boolean, cart: Cart): void {
		this.#notes.clear();
		this.#cart = cart;
		const used = this.usedOf(coupon.id);
		const { applies = false, reason = null } = used ?? {};
		this.#onDone(coupon, used);
		tellPage(this.#host, 'endcap-coupon-used', { wallet_coupon_id: coupon.id, use, applies, reason });
	}
}
