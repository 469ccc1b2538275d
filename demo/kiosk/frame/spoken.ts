/** What is read of an element that has the focus: its name, then what it is in the middle of. */
export function spokenOf(element: Element): string {
	const value = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? valueOf(element) : '';
	return [nameOf(element), value, descriptionOf(element)].filter(Boolean).join('. ');
}

function nameOf(element: Element): string {
	const root = element.getRootNode() as Document | ShadowRoot;
	const byId = textOfIds(root, element.getAttribute('aria-labelledby'));
	const labels = (element as Partial<HTMLInputElement>).labels;
	const label = labels ? [...labels].map(textOf).join(' ') : '';
	const placeholder = element.getAttribute('placeholder') ?? '';
	return element.getAttribute('aria-label') || byId || label || textOf(element) || placeholder;
}

function valueOf(field: HTMLInputElement | HTMLTextAreaElement): string {
	if (field.type === 'checkbox' || field.type === 'radio') return (field as HTMLInputElement).checked ? '✓' : '';
	// A secret is not said aloud in a shop.
	return field.type === 'password' ? '' : field.value;
}

function descriptionOf(element: Element): string {
	return textOfIds(element.getRootNode() as Document | ShadowRoot, element.getAttribute('aria-describedby'));
}

function textOfIds(root: Document | ShadowRoot, ids: string | null): string {
	const names = ids?.split(/\s+/).filter(Boolean) ?? [];
	return names.map((id) => textOf(root.getElementById(id))).join(' ');
}

/** As it is shown: without what is hidden from readers. */
function textOf(node: Node | null): string {
	if (!node) return '';
	if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
	if (node instanceof Element && (node.getAttribute('aria-hidden') === 'true' || node.hasAttribute('hidden')))
		return '';
	return [...node.childNodes].map(textOf).join(' ').replaceAll(/\s+/g, ' ').trim();
}
