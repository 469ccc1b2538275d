import '@endcap/elements/define';
import type { EndcapProvider, EndcapStoreStock } from '@endcap/elements';
import { endcapOf, exampleShop, type ExampleShop } from '../../../stories/support/example-shop.ts';

export { assert } from '@esm-bundle/chai';

const opened: (() => void)[] = [];

/** Puts a page together: a provider with the example shop, and in it the HTML of a test. Cleared by `clear`. */
export function open(
	html: string,
	changes: Partial<ExampleShop> = {},
	options: { interval?: number; ttl?: number; locale?: string; channel?: string; timezone?: string } = {},
): { shop: ExampleShop; provider: EndcapProvider; element: EndcapStoreStock } {
	const shop = exampleShop(changes);
	const endcap = endcapOf(shop, options);
	const provider = document.createElement('endcap-provider');
	const { locale, channel, timezone } = options;
	Object.assign(provider, { endcap, locale, channel, timezone });
	provider.innerHTML = html;
	document.body.append(provider);
	opened.push(() => {
		provider.remove();
		endcap.destroy();
	});
	const element = provider.querySelector('endcap-store-stock');
	if (!element) throw new Error('The page has no element.');
	return { shop, provider, element };
}

export function clear(): void {
	for (const close of opened.splice(0)) close();
	localStorage.clear();
	document.documentElement.lang = 'en';
}

/** Resolves as soon as `read` gives something, at every change of the page; rejects with what was waited for after 15 s. */
export async function until<T>(read: () => T | undefined | null | false | ''): Promise<T> {
	const end = performance.now() + 15_000;
	for (;;) {
		const found = read();
		if (found) return found;
		if (performance.now() > end) throw new Error(`Never came true: ${String(read)}`);
		await new Promise(requestAnimationFrame);
	}
}

export const root = (element: Element): ShadowRoot => {
	if (!element.shadowRoot) throw new Error('The element has no shadow root.');
	return element.shadowRoot;
};

export const part = (element: Element, name: string): HTMLElement | null =>
	root(element).querySelector<HTMLElement>(`[part~="${name}"]`);

export const parts = (element: Element, name: string): HTMLElement[] => [
	...root(element).querySelectorAll<HTMLElement>(`[part~="${name}"]`),
];

export const text = (node: Element | null | undefined): string => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** Rows as “name | distance | status | hours | address”. */
export const rows = (element: Element): string[] => parts(element, 'store').map((row) => text(row));

/** Stock is shown and the controls have come. */
export async function ready(element: Element): Promise<void> {
	await until(() => element.matches(':state(ready)') && part(element, 'store__pin'));
}

export async function stateOf(element: Element, state: string): Promise<void> {
	await until(() => element.matches(`:state(${state})`));
}

/** Finds by the role and the name that assistive technology gets. */
export function byRole(
	element: Element,
	role: 'button' | 'link' | 'textbox',
	name: string | RegExp,
): HTMLElement | undefined {
	const selector = { button: 'button', link: 'a[href]', textbox: 'input' }[role];
	const named = (node: HTMLElement) =>
		node.getAttribute('aria-label') ?? (node instanceof HTMLInputElement ? text(node.labels?.[0]) : text(node));
	const fits = (said: string) => (typeof name === 'string' ? said === name : name.test(said));
	return [...root(element).querySelectorAll<HTMLElement>(selector)].find((node) => fits(named(node)));
}

export async function press(element: Element, name: string | RegExp): Promise<void> {
	(await until(() => byRole(element, 'button', name))).click();
}

/** Everything the page's one live region has said. */
export function listen(): string[] {
	const said: string[] = [];
	const observer = new MutationObserver(() => {
		const region = liveRegions()[0];
		if (region?.textContent) said.push(region.textContent);
	});
	void until(() => liveRegions()[0]).then((region) =>
		observer.observe(region, { childList: true, characterData: true, subtree: true }),
	);
	opened.push(() => observer.disconnect());
	return said;
}

export function liveRegions(): HTMLElement[] {
	return [...document.body.children].flatMap((host) => [
		...(host.shadowRoot?.querySelectorAll<HTMLElement>('[role="status"],[aria-live]') ?? []),
	]);
}
