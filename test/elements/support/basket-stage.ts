import '@endcap/elements/define';
import type { CartInput } from '@endcap/contract';
import type { EndcapAddToBasket, EndcapBasket, EndcapProvider } from '@endcap/elements';
import type { Endcap } from '@endcap/sdk';
import { exampleBasket, type ExampleBasket } from '../../../stories/support/example-basket.ts';
import { endcapOf, exampleShop, type ExampleShop } from '../../../stories/support/example-shop.ts';
import { part, root, text, until } from './stage.ts';

const opened: (() => void)[] = [];

interface Setting {
	/** What was put in before. */
	input?: CartInput;
	shop?: Partial<ExampleShop>;
	basket?: Partial<ExampleBasket>;
	interval?: number;
	ttl?: number;
	locale?: string;
	channel?: string;
}

interface Opened<Element> {
	shop: ExampleShop;
	basket: ExampleBasket;
	endcap: Endcap;
	provider: EndcapProvider;
	element: Element;
}

async function open<Element extends HTMLElement>(
	html: string,
	{ input, shop: changes, basket, locale, channel, ...pace }: Setting,
): Promise<Opened<Element>> {
	const shop = exampleShop({ ...changes, basket: exampleBasket(basket) });
	const endcap = endcapOf(shop, pace);
	if (input) await endcap.basket.change(input);
	const provider = document.createElement('endcap-provider');
	Object.assign(provider, { endcap, locale, channel });
	provider.innerHTML = html;
	document.body.append(provider);
	opened.push(() => {
		provider.remove();
		endcap.destroy();
	});
	return { shop, basket: shop.basket, endcap, provider, element: provider.firstElementChild as Element };
}

/** Puts a basket on the page that has this in it, with the example shop behind it. Cleared by `clearBasket`. */
export function openBasket(setting: Setting, html = '<endcap-basket></endcap-basket>') {
	return open<EndcapBasket>(html, setting);
}

export function openButton(setting: Setting = {}, more = '') {
	return open<EndcapAddToBasket>(`<endcap-add-to-basket sku="KETTLE-RED" ${more}></endcap-add-to-basket>`, setting);
}

export function clearBasket(): void {
	for (const close of opened.splice(0)) close();
	document.documentElement.lang = 'en';
	document.documentElement.dir = 'ltr';
}

/** The row of a SKU, as soon as it is there. */
export const row = (element: Element, sku: string): Promise<HTMLElement> =>
	until(() => root(element).querySelector<HTMLElement>(`[data-sku="${sku}"]`));

/** Every detail of an event. */
export function told(element: Element, name: string): unknown[] {
	const details: unknown[] = [];
	element.addEventListener(name, (event) => void details.push((event as CustomEvent).detail));
	return details;
}

export async function write(element: Element, name: string, value: string): Promise<void> {
	const field = await until(() =>
		root(element).querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`),
	);
	field.value = value;
	field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
}

/** The words of a part, as soon as it is there. */
export async function words(element: Element, name: string): Promise<string> {
	return text(await until(() => part(element, name)));
}

/** Presses the first button of a part as soon as it is there. */
export async function pressFirst(element: Element, name: string): Promise<void> {
	(await until(() => part(element, name))).click();
}
