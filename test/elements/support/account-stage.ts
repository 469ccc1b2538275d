import '@endcap/elements/define';
import type { CartInput } from '@endcap/contract';
import type { EndcapProvider } from '@endcap/elements';
import type { Endcap } from '@endcap/sdk';
import { exampleAccount, signIn, type ExampleAccount } from '../../../stories/support/example-account.ts';
import { exampleBasket, type ExampleBasket } from '../../../stories/support/example-basket.ts';
import { endcapOf, exampleShop, type ExampleShop } from '../../../stories/support/example-shop.ts';
import { part, root, text, until } from './stage.ts';

const opened: (() => void)[] = [];

interface Setting {
	/** Somebody has signed in before. */
	signedIn?: boolean;
	account?: Partial<ExampleAccount>;
	basket?: Partial<ExampleBasket>;
	/** What was put in the basket before. */
	input?: CartInput;
	interval?: number;
	locale?: string;
	channel?: string;
	timezone?: string;
}

interface Opened<Found> {
	shop: ExampleShop;
	account: ExampleAccount;
	endcap: Endcap;
	provider: EndcapProvider;
	element: Found;
}

/** Puts a page together for somebody who signs in, or has. Cleared by `clearAccount`. */
export async function openAccount<Tag extends keyof HTMLElementTagNameMap>(
	tag: Tag,
	{ signedIn, account, basket, input, locale, channel, timezone, ...pace }: Setting = {},
	html = `<${tag}></${tag}>`,
): Promise<Opened<HTMLElementTagNameMap[Tag]>> {
	const shop = exampleShop({ account: exampleAccount(account), basket: exampleBasket(basket) });
	const endcap = endcapOf(shop, pace);
	if (input) await endcap.basket.change(input);
	if (signedIn) await signIn(endcap);
	const provider = document.createElement('endcap-provider');
	Object.assign(provider, { endcap, locale, channel, timezone, server: 'https://shop.example' });
	provider.innerHTML = html;
	document.body.append(provider);
	opened.push(() => {
		provider.remove();
		endcap.destroy();
	});
	const element = provider.querySelector(tag);
	if (!element) throw new Error('The page has no element.');
	return { shop, account: shop.account, endcap, provider, element };
}

export function clearAccount(): void {
	for (const close of opened.splice(0)) close();
	document.documentElement.lang = 'en';
	localStorage.clear();
}

/** The field of a name, as soon as it is there. */
export function field(element: Element, name: string): Promise<HTMLInputElement> {
	return until(() => root(element).querySelector<HTMLInputElement>(`[name="${name}"]`));
}

export async function unfold(element: Element, name: string): Promise<void> {
	(await until(() => part(element, name)?.querySelector('summary'))).click();
}

export async function words(element: Element, name: string): Promise<string> {
	return text(await until(() => part(element, name)));
}
