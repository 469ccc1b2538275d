import { warnOnce } from './warn.ts';

/** Registers a tag; a tag that is taken stays as it is, since two copies of a page's script must not break the page. */
export function defineElement(tag: string, element: CustomElementConstructor): void {
	const taken = customElements.get(tag);
	if (!taken) customElements.define(tag, element);
	else if (taken !== element) {
		warnOnce(`<${tag}> is defined already. The first one stays.`);
	}
}
