/** Facts and wishes that `<endcap-kiosk-desk>` tells; every detail is JSON. */
export interface KioskCallsChangedDetail {
	/** Kiosks at which somebody waits for help. */
	count: number;
}

/** Somebody’s card is wanted, to tell them what could not be kept. It leads nowhere by itself: show your card. */
export interface CustomerRequestDetail {
	customer_id: string;
}

interface KioskDeskEvents {
	'endcap-kiosk-calls-changed': KioskCallsChangedDetail;
	'endcap-customer-request': CustomerRequestDetail;
	'endcap-session-ended': null;
}

declare global {
	interface GlobalEventHandlersEventMap {
		'endcap-kiosk-calls-changed': CustomEvent<KioskCallsChangedDetail>;
		'endcap-customer-request': CustomEvent<CustomerRequestDetail>;
		'endcap-session-ended': CustomEvent<null>;
	}
}

export function tellPage<Name extends keyof KioskDeskEvents>(
	element: Element,
	name: Name,
	detail: KioskDeskEvents[Name],
): void {
	element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}
