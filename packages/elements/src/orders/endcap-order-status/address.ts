const TOKEN = /^#(ot_[a-z2-7]{12}_[a-z2-7]{26})$/;
/** `-kiosk`: where a payment that began at a kiosk leads back to. */
const ID = /^#order-([0-9a-f-]{36})(?:-kiosk)?$/;

/** What the page's address asks for: an order by its secret, by its id, or neither. */
export function orderInAddress(): { token?: string | undefined; id?: string | undefined } {
	const { hash } = location;
	return { token: TOKEN.exec(hash)?.[1], id: ID.exec(hash)?.[1] };
}

/** Puts the order's id, which opens nothing on another device, in the place of its secret. */
export function hideSecret(token: string, id: string): void {
	if (location.hash !== `#${token}`) return;
	history.replaceState(history.state, '', `${location.pathname}${location.search}#order-${id}`);
}
