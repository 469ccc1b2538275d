const CAN_HAVE_FOCUS = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable="true"]';

/** All that can have the focus by Tab, in the order of the document, also inside elements with a tree of their own. */
export function focusableIn(root: Element | ShadowRoot): HTMLElement[] {
	return [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
		...(canHaveFocus(element) ? [element] : []),
		...(element.shadowRoot ? focusableIn(element.shadowRoot) : []),
	]);
}

function canHaveFocus(element: HTMLElement): boolean {
	return (
		element.matches(CAN_HAVE_FOCUS) &&
		element.tabIndex >= 0 &&
		!element.matches(':disabled, [inert] *') &&
		element.checkVisibility({ visibilityProperty: true })
	);
}

/** What has the focus, through every tree. */
export function focused(): Element | null {
	let at = document.activeElement;
	while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
	return at;
}
