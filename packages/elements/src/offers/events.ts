/** The shopper wants the coupon of an offer in their wallet; `preventDefault()` leaves it to the page. */
export interface OfferClaimRequestDetail {
	offer_id: string;
	slug: string;
}

/** They have it. */
export interface OfferClaimedDetail extends OfferClaimRequestDetail {
	wallet_coupon_id: string;
	coupon_id: string;
}

interface OfferEvents {
	'endcap-offer-claim-request': OfferClaimRequestDetail;
	'endcap-offer-claimed': OfferClaimedDetail;
}

declare global {
	interface GlobalEventHandlersEventMap {
		'endcap-offer-claim-request': CustomEvent<OfferClaimRequestDetail>;
		'endcap-offer-claimed': CustomEvent<OfferClaimedDetail>;
	}
}

/** Tells the page; false when it prevented an intention. */
export function tellPage<Name extends keyof OfferEvents>(
	element: Element,
	name: Name,
	detail: OfferEvents[Name],
	cancelable = false,
): boolean {
	return element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
}
