import type { Endcap } from '@endcap/sdk';
import type { KioskDevice } from '@endcap/sdk/kiosk';
import type { ReadableAtom } from 'nanostores';
import type { KioskBasket } from '../basket/basket.ts';
import type { NotedOrder } from '../basket/placed.ts';

/** Every screen of the kiosk, and what each is opened with. */
export interface Screens {
	home: Record<string, never>;
	results: { search?: string; category?: string };
	product: { product_id: string; sku?: string };
	/** Something was scanned that is no article of this shop. */
	unknown: { code: string };
	/** `take`: a code or address that hands another device’s basket over. */
	basket: { take?: string };
	checkout: Record<string, never>;
	/** Ordered, or kept for delivery. */
	done: { order_id: string } | NotedOrder;
	/** `card`: the code of a member’s card, `coupon`: that of a coupon, as it was scanned. */
	member: { card?: string; coupon?: string };
	/** `code`: of a pickup or an order’s link, as it was scanned. */
	order: { code?: string };
	help: Record<string, never>;
}

export type ScreenName = keyof Screens;

export interface Place<Name extends ScreenName = ScreenName> {
	name: Name;
	with: Screens[Name];
}

/**
 * One shopper at the kiosk, from the first touch to the last. All that is theirs hangs on it and on the document, which is
 * left for a new one when they go: no storage, no history, no address.
 */
export interface Visit {
	readonly device: KioskDevice;
	/** With the kiosk's key, and nothing kept on the device. */
	readonly endcap: Endcap;
	readonly basket: KioskBasket;
	/** Names this basket among what is kept for delivery. */
	readonly basket_id: string;
	readonly $place: ReadableAtom<Place>;
	/** BCP 47. Changes in place. */
	readonly $language: ReadableAtom<string>;
	setLanguage(language: string): void;
	go<Name extends ScreenName>(
		name: Name,
		...with_: Screens[Name] extends Record<string, never>
			? []
			: Partial<Screens[Name]> extends Screens[Name]
				? [with_?: Screens[Name]]
				: [with_: Screens[Name]]
	): void;
	/** To the screen before; home has none. */
	back(): void;
	/** The shopper leaves: everything of theirs is wiped, and the attract loop shows. */
	finish(): void;
	/** Somebody is there. Called for every touch and key by itself. */
	stirred(): void;
}
