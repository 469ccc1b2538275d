const CAN_HAVE_FOCUS = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable="true"]';

/** All that can have the focus by Tab, in the order of the document, also inside elements with a tree of their own. */
export function focusableIn(root: Element | ShadowRoot): HTMLElement[] {
	return elementsIn(root).filter(canHaveFocus);
}

/** How many of them come before an element that may be none of them; undefined where that is not in there. */
export function focusableBefore(root: Element, element: Element | null): number | undefined {
	const all = elementsIn(root);
	const at = all.findIndex((each) => each === element);
	return at < 0 ? undefined : all.slice(0, at).filter(canHaveFocus).length;
}

function elementsIn(root: Element | ShadowRoot): HTMLElement[] {
	return [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
		element,
		...(element.shadowRoot ? elementsIn(element.shadowRoot) : []),
	]);
}

export function canHaveFocus(element: HTMLElement): boolean {
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
