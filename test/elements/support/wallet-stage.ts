import '@endcap/elements/define';
import type { CartInput } from '@endcap/contract';
import type { EndcapCouponWallet, EndcapProvider } from '@endcap/elements';
import type { Endcap } from '@endcap/sdk';
import { signIn } from '../../../stories/support/example-account.ts';
import { exampleBasket, type ExampleBasket } from '../../../stories/support/example-basket.ts';
import { endcapOf, exampleShop, type ExampleShop } from '../../../stories/support/example-shop.ts';
import { exampleWalletOf, type ExampleWallet } from '../../../stories/support/example-wallet.ts';
import { root, until } from './stage.ts';

const opened: (() => void)[] = [];

interface Setting {
	wallet?: Partial<ExampleWallet>;
	basket?: Partial<ExampleBasket>;
	/** What was put in the basket before. */
	input?: CartInput;
	/** Nobody is signed in. */
	nobody?: boolean;
	interval?: number;
	ttl?: number;
	locale?: string;
	channel?: string;
}

interface Opened {
	shop: ExampleShop;
	wallet: ExampleWallet;
	endcap: Endcap;
	provider: EndcapProvider;
	element: EndcapCouponWallet;
}

/** Puts a wallet on the page of somebody who has signed in, with the example shop behind it. Cleared by `clearWallet`. */
export async function openWallet(
	{ wallet, basket, input, nobody, locale, channel, ...pace }: Setting = {},
	html = '<endcap-coupon-wallet></endcap-coupon-wallet>',
): Promise<Opened> {
	const shop = exampleShop({ wallet: exampleWalletOf(wallet), basket: exampleBasket(basket) });
	const endcap = endcapOf(shop, pace);
	if (!nobody) await signIn(endcap);
	if (input) await endcap.basket.change(input);
	const provider = document.createElement('endcap-provider');
	Object.assign(provider, { endcap, locale, channel, server: 'https://shop.example' });
	provider.innerHTML = html;
	document.body.append(provider);
	opened.push(() => {
		provider.remove();
		endcap.destroy();
	});
	const element = provider.querySelector('endcap-coupon-wallet');
	if (!element) throw new Error('The page has no element.');
	return { shop, wallet: shop.wallet, endcap, provider, element };
}

export function clearWallet(): void {
	for (const close of opened.splice(0)) close();
	document.documentElement.lang = 'en';
}

/** One coupon's card, as soon as it is there. */
export const card = (element: Element, id: string): Promise<HTMLElement> =>
	until(() => root(element).querySelector<HTMLElement>(`[data-id="${id}"]`));

/** Types a code and sends it, as a shopper does. */
export async function claim(element: Element, code: string): Promise<void> {
	const field = await until(() => root(element).querySelector<HTMLInputElement>('#code'));
	field.value = code;
	field.form?.requestSubmit();
}
