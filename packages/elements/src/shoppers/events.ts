/** Somebody has to sign in, or to confirm that it is them; `preventDefault()` leaves it to the page. */
export interface SignInRequestDetail {
	/** `confirm`: they are signed in, but their last code is too old for what they want. */
	reason: 'sign-in' | 'confirm';
}

export interface SignedInDetail {
	/** True when nobody had joined with the address before. */
	joined: boolean;
}

export interface SignedOutDetail {
	/** Changes that were asked for and could not be sent before. */
	lost: number;
}

export interface DeviceAnsweredDetail {
	/** `approved`: they are signed in on the other screen. */
	outcome: 'approved' | 'refused';
}

export interface ShopperEvents {
	'endcap-sign-in-request': SignInRequestDetail;
	'endcap-signed-in': SignedInDetail;
	'endcap-signed-out': SignedOutDetail;
	'endcap-device-answered': DeviceAnsweredDetail;
}

declare global {
	interface GlobalEventHandlersEventMap {
		'endcap-sign-in-request': CustomEvent<SignInRequestDetail>;
		'endcap-signed-in': CustomEvent<SignedInDetail>;
		'endcap-signed-out': CustomEvent<SignedOutDetail>;
		'endcap-device-answered': CustomEvent<DeviceAnsweredDetail>;
	}
}

/** Tells the page; false when it, or another element, takes care of an intention. */
export function tellPage<Name extends keyof ShopperEvents>(
	element: Element,
	name: Name,
	detail: ShopperEvents[Name],
	cancelable = false,
): boolean {
	return element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
}
