import type { Cart } from '@endcap/sdk';

/** What a shopper wants in their basket; `preventDefault()` leaves it to the page. */
export interface AddToBasketRequestDetail {
	sku: string;
	quantity: number;
}

export interface AddToBasketRefusedDetail extends AddToBasketRequestDetail {
	reason: 'cart_line_refused' | 'failed';
}

/** What is in the basket now. */
export interface BasketChangedDetail {
	/** Null when there is none. */
	cart_id: string | null;
	/** Units of all lines together. */
	items: number;
	/** Null when there is none. */
	total: Cart['totals']['total'] | null;
	lines: { sku: string; quantity: number }[];
}

/** The shopper wants to check out; `preventDefault()` leaves it to the page. */
export interface CheckoutRequestDetail {
	cart_id: string;
}

export interface OrderPlacedDetail {
	order_id: string;
	/** As people say it. */
	number: string;
}

/** The shopper is to be sent where they pay; `preventDefault()` leaves it to the page. */
export interface PayRequestDetail {
	order_id: string;
	pay_url: string;
}

export interface BasketEvents {
	'endcap-add-to-basket-request': AddToBasketRequestDetail;
	'endcap-add-to-basket-refused': AddToBasketRefusedDetail;
	'endcap-basket-changed': BasketChangedDetail;
	'endcap-checkout-request': CheckoutRequestDetail;
	'endcap-order-placed': OrderPlacedDetail;
	'endcap-pay-request': PayRequestDetail;
}

declare global {
	interface GlobalEventHandlersEventMap {
		'endcap-add-to-basket-request': CustomEvent<AddToBasketRequestDetail>;
		'endcap-add-to-basket-refused': CustomEvent<AddToBasketRefusedDetail>;
		'endcap-basket-changed': CustomEvent<BasketChangedDetail>;
		'endcap-checkout-request': CustomEvent<CheckoutRequestDetail>;
		'endcap-order-placed': CustomEvent<OrderPlacedDetail>;
		'endcap-pay-request': CustomEvent<PayRequestDetail>;
	}
}

/** Tells the page; false when it prevented an intention. */
export function tellPage<Name extends keyof BasketEvents>(
	element: Element,
	name: Name,
	detail: BasketEvents[Name],
	cancelable = false,
): boolean {
	return element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
}

/** The facts of a basket that matter to a page. */
export function basketFacts(cart: Cart | null): BasketChangedDetail {
	const lines = (cart?.lines ?? []).map(({ sku, quantity }) => ({ sku, quantity }));
	const items = lines.reduce((sum, { quantity }) => sum + quantity, 0);
	return { cart_id: cart?.id ?? null, items, total: cart?.totals.total ?? null, lines };
}
