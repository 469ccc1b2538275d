import type { OfferStatus } from '@endcap/sdk/staff';

/** An offer was made or changed here. */
export interface OfferSavedDetail {
	offer_id: string;
	status: OfferStatus;
}

declare global {
	interface GlobalEventHandlersEventMap {
		'endcap-offer-saved': CustomEvent<OfferSavedDetail>;
	}
}
