type Child = Node | string | undefined | false;

/** An element with attributes and children. Strings become text, never markup; `undefined` and `false` are left out. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
	tag: Tag,
	attributes?: Record<string, string | boolean | undefined>,
	...children: Child[]
): HTMLElementTagNameMap[Tag];
export function h(
	tag: string,
	attributes?: Record<string, string | boolean | undefined>,
	...children: Child[]
): HTMLElement;
export function h(
	tag: string,
	attributes: Record<string, string | boolean | undefined> = {},
	...children: Child[]
): HTMLElement {
	const element = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) {
		if (value !== undefined && value !== false) {
			element.setAttribute(name, value === true ? '' : value);
		}
	}
	element.append(...children.filter((child) => child !== undefined && child !== false));
	return element;
}

/** The element that the page is known to have. */
export function byId(id: string): HTMLElement {
	const element = document.getElementById(id);
	if (!element) {
		throw new Error(`The page has no element with the id ${id}.`);
	}
	return element;
}
