import type {
	CouponVerdict,
	ProblemCode,
	ReceiptName,
	Sale,
	SaleInput,
	SalePage,
	SalePrice,
	SalePriceInput,
	SaleQuery,
	ScanResult,
	Variant,
} from '@endcap/contract';
import type { ReadableAtom } from 'nanostores';
import type { EndcapError } from '../shared/errors.ts';
import type { WriteCallOptions } from '../shared/idempotency-key.ts';
import type { Live } from '../shared/live.ts';
import type { Refused } from '../shared/outcome.ts';
import type { RequestOptions } from '../shared/transport.ts';

/** What a scanner read. */
export type Scanned =
	| ScanResult
	/** The server could not be asked, and by its form it is what a member shows: a sale that is kept finds them by it. */
	| { kind: 'member_code'; code: string }
	/** The server could not be asked, and it is nothing that was sold or looked for here before. */
	| { kind: 'not_asked' };

export type PriceOutcome =
	| { outcome: 'priced'; price: SalePrice }
	/**
	 * The server could not be asked. As it was priced last, when that was the same; else with the prices that are known
	 * here and without coupons and rewards. `unpriced`: SKUs of which none is known.
	 */
	| { outcome: 'last_known'; price: SalePrice; unpriced: string[] }
	/** `not_found`: `pointers` say what is not there, `/customer/code` or a line. */
	| Refused<'not_found' | 'refund_refused' | 'store_not_allowed'>
	| Refused<'rate_limited'>;

export type SaleOutcome =
	/** `recorded_before`: the store has this receipt already, and it counts once. */
	| { outcome: 'recorded' | 'recorded_before'; sale: Sale }
	/** Nothing was recorded; what speaks against each coupon. */
	| (Refused<'coupon_refused'> & { coupons: CouponVerdict[] })
	/** Nothing was recorded. `total_differs`: price it again. */
	| Refused<
			| 'not_found'
			| 'receipt_reused'
			| 'store_not_allowed'
			| 'reward_refused'
			| 'refund_refused'
			| 'total_differs'
			| 'rate_limited'
	  >;

/** Written down here, to be sent when the network is back. */
export interface KeptOutcome {
	outcome: 'kept';
	/** False where nothing can be stored: then it is gone with the page. */
	outlives_page: boolean;
}

/** A receipt that was written down without the network. */
export interface KeptSale {
	readonly key: string;
	readonly input: SaleInput;
	/** By this machine's clock. */
	readonly asked_at: Date;
	/**
	 * `waiting`: because of the error; it is sent again by itself, also when the server refused it, until it is dismissed.
	 * `sent`: it counts, with `sale` as the server has it; its `excess` and `conflicts` say what could not be so.
	 */
	readonly status: 'sending' | 'waiting' | 'sent';
	readonly error: EndcapError | undefined;
	/** Why the server did not take it. */
	readonly refused: ProblemCode | undefined;
	readonly sale: Sale | undefined;
}

/** A till. */
export interface Sales {
	/** What a code is. A member's code is good for one scan. */
	scan(code: string, options?: RequestOptions): Promise<Scanned>;
	/** Articles by words in their title, category, SKU or barcode, at most 50; without the network, of those known here. */
	articles(search: string, options?: RequestOptions): Promise<Variant[]>;
	/** Articles by their SKUs, to name them: those that are known here, else asked for. */
	named(skus: readonly string[], options?: RequestOptions): Promise<Variant[]>;
	/** Reads what is sold, so that it is known here when the network is gone. At most once an hour; never rejects. */
	learn(): Promise<void>;
	/** What a receipt comes to. Nothing is recorded or used. */
	price(input: SalePriceInput, options?: RequestOptions): Promise<PriceOutcome>;
	/** Records a till's receipt or refund. What could not be so is in the sale's `conflicts`. */
	record(input: SaleInput, options?: WriteCallOptions): Promise<SaleOutcome>;
	/**
	 * Records what was paid. Where the server does not answer in a few seconds it is kept, with the prices that were `told`,
	 * and counts once whichever of the two came through. So is one with a code that could not be asked about.
	 */
	ring(input: SaleInput, told: SalePrice): Promise<SaleOutcome | KeptOutcome>;
	/** Writes it down and sends it as `offline` as soon as it can be, also after a reload. Resolves when it is written. */
	keep(input: SaleInput): Promise<KeptOutcome>;
	/** One page of receipts, the newest first. */
	list(query?: SaleQuery, options?: RequestOptions): Promise<SalePage>;
	/** A receipt of one's own stores by its number; of two with the same that of the store named. */
	find(name: ReceiptName, options?: RequestOptions): Promise<Sale | undefined>;
	/** A number that no receipt of the store has had: of this device and counted, where it can store. */
	nextReceipt(store: string): Promise<string>;
	/** What was kept, the oldest first; what was sent stays until it is dismissed or the page is left. */
	readonly $kept: ReadableAtom<Live<readonly KeptSale[]>>;
	/** Takes it out of what is kept. One that was not sent is given up. */
	dismiss(key: string): Promise<void>;
}
