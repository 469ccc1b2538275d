import '@endcap/elements/define';
import type { Order } from '@endcap/contract';
import type { EndcapOrderStatus, EndcapProvider } from '@endcap/elements';
import type { Endcap } from '@endcap/sdk';
import { exampleBasket, type ExampleBasket } from '../../../stories/support/example-basket.ts';
import { endcapOf, exampleShop, type ExampleShop } from '../../../stories/support/example-shop.ts';
import { tokenOf } from '../../../stories/support/orders.ts';

const opened: (() => void)[] = [];

interface Setting {
	/** Newest first. */
	orders: Order[];
	/** This device has seen none of them. */
	elsewhere?: boolean;
	/** What is after the # of the page's address. */
	hash?: string;
	shop?: Partial<ExampleShop>;
	interval?: number;
	ttl?: number;
	locale?: string;
	channel?: string;
}

interface Opened {
	shop: ExampleShop;
	basket: ExampleBasket;
	endcap: Endcap;
	provider: EndcapProvider;
	element: EndcapOrderStatus;
}

/** Puts the orders of a shopper on the page, with the example shop behind them. Cleared by `clearOrders`. */
export async function openOrders(
	{ orders, elsewhere = false, hash = '', shop: changes, locale, channel, ...pace }: Setting,
	html = '<endcap-order-status></endcap-order-status>',
): Promise<Opened> {
	const shop = exampleShop({ ...changes, basket: exampleBasket({ orders }) });
	const endcap = endcapOf(shop, pace);
	if (!elsewhere) for (const order of orders.toReversed()) await endcap.orders.open(tokenOf(order));
	history.replaceState(null, '', `${location.pathname}${location.search}${hash && `#${hash}`}`);
	const provider = document.createElement('endcap-provider');
	Object.assign(provider, { endcap, server: 'https://shop.example', locale, channel });
	provider.innerHTML = html;
	document.body.append(provider);
	opened.push(() => {
		provider.remove();
		endcap.destroy();
	});
	const element = provider.querySelector('endcap-order-status');
	if (!element) throw new Error('The page has no element.');
	return { shop, basket: shop.basket, endcap, provider, element };
}

export function clearOrders(): void {
	for (const close of opened.splice(0)) close();
	history.replaceState(null, '', `${location.pathname}${location.search}`);
	document.documentElement.lang = 'en';
}
