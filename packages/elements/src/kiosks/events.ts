/** Facts that `<endcap-kiosk-desk>` tells; every detail is JSON. */
export interface KioskCallsChangedDetail {
	/** Kiosks at which somebody waits for help. */
	count: number;
}

declare global {
	interface GlobalEventHandlersEventMap {
		'endcap-kiosk-calls-changed': CustomEvent<KioskCallsChangedDetail>;
		'endcap-session-ended': CustomEvent<null>;
	}
}
