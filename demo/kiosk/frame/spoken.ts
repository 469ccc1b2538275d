/** How it is said that something is on, and that it does nothing now. */
export interface StateWords {
	chosen: string;
	unavailable: string;
}

/** What is read of an element that has the focus: its name, how it stands, then what is said about it. */
export function spokenOf(element: Element, words: StateWords): string {
	return [nameOf(element), valueOf(element), ...statesOf(element, words), descriptionOf(element)]
		.filter(Boolean)
		.join('. ');
}

function nameOf(element: Element): string {
	const root = element.getRootNode() as Document | ShadowRoot;
	const byId = textOfIds(root, element.getAttribute('aria-labelledby'));
	const labels = (element as Partial<HTMLInputElement>).labels;
	const label = labels ? [...labels].map(textOf).join(' ') : '';
	const placeholder = element.getAttribute('placeholder') ?? '';
	return element.getAttribute('aria-label') || byId || label || textOf(element) || placeholder;
}

function valueOf(element: Element): string {
	if (element instanceof HTMLSelectElement) return element.selectedOptions[0]?.text ?? '';
	if (element instanceof HTMLTextAreaElement) return element.value;
	// A secret is not said aloud in a shop.
	if (!(element instanceof HTMLInputElement) || ['checkbox', 'radio', 'password'].includes(element.type)) return '';
	return element.value;
}

const ON =
	'[aria-pressed="true"], [aria-checked="true"], [aria-selected="true"], [aria-current]:not([aria-current="false"])';
const OFF = '[aria-disabled="true"], :disabled';

function statesOf(element: Element, { chosen, unavailable }: StateWords): string[] {
	const isOn = element.matches(ON) || (element instanceof HTMLInputElement && element.checked);
	return [isOn ? chosen : '', element.matches(OFF) ? unavailable : ''];
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
