import type { CartOutcome } from '@endcap/sdk';
import type { Money } from '@endcap/contract';
import type { ReadableAtom } from 'nanostores';

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
	/** One more unless told. */
	add(line: Omit<KioskLine, 'quantity'>, quantity?: number): void;
	/** Zero takes it out. */
	set(sku: string, quantity: number): void;
	/** Puts what was gathered into the session's cart, which has exactly that afterwards. Needs the network. */
	send(): Promise<CartOutcome>;
	/** Takes the lines of the session's cart, after something was taken over or changed there. */
	follow(): void;
}
