import { canHaveFocus } from './focusable.ts';

/** A label is read with its field. */
const UNREAD = 'label, svg, script, style, [aria-hidden="true"]';

/**
 * The words that stand between two elements, in the order of the document and through every tree: what somebody who goes
 * from one to the next passes, but for what is read when it has the focus itself. Nothing where `to` comes first.
 */
export function wordsBetween(root: Element, from: Element, to: Element): string {
	const words: string[] = [];
	let isPast = false;

	/** False once `to` is reached. */
	function pass(node: Node, isRead: boolean): boolean {
		if (node === to) return false;
		if (node === from) isPast = true;
		else if (node instanceof Text && isPast && isRead) words.push(node.data);
		else if (node instanceof Element && isShown(node)) {
			const isOwn = isRead && !node.matches(UNREAD) && !(node instanceof HTMLElement && canHaveFocus(node));
			return childrenOf(node).every((child) => pass(child, isOwn));
		}
		return true;
	}

	if (pass(root, true)) return '';
	return words.join(' ').replaceAll(/\s+/g, ' ').trim();
}

/** What has no box of its own, such as a slot, shows what is in it. */
function isShown(element: Element): boolean {
	const { display, visibility } = getComputedStyle(element);
	return display !== 'none' && visibility === 'visible';
}

/** As they are shown: what an element’s own tree has, and in its slots what it was given. */
function childrenOf(element: Element): Node[] {
	const given = element instanceof HTMLSlotElement ? element.assignedNodes({ flatten: true }) : [];
	return given.length > 0 ? given : [...(element.shadowRoot ?? element).childNodes];
}
