import type { TestContext } from 'node:test';
import { createEndcap, type Endcap, type EndcapOptions } from '@endcap/sdk';
import type { Database } from '@endcap/server';
import { CartShop, type CartShopOptions } from './cart-shop.ts';
import { startUnsteadyProxy, type UnsteadyProxy } from './unsteady-proxy.ts';

export interface Shopping {
	shop: CartShop;
	/** Stands between the shopper and the shop. */
	proxy: UnsteadyProxy;
	endcap: Endcap;
	/** Requests that the shopper has made, as method and path. */
	requests: (begins: string) => string[];
}

/** A shop whose clock is right, and a shopper of it in a browser that keeps nothing, over an unsteady line. */
export async function goShopping(
	t: TestContext,
	database: Database,
	shopOptions: CartShopOptions,
	options: Partial<EndcapOptions> = {},
): Promise<Shopping> {
	const shop = await CartShop.open(database, {
		...shopOptions,
		server: { now: () => new Date(), ...shopOptions.server },
	});
	const proxy = await startUnsteadyProxy(shop.server.url);
	const endcap = createEndcap({
		baseUrl: proxy.url,
		publishableKey: shop.server.merchant.publishable,
		interval: 3_600_000,
		...options,
	} as EndcapOptions);
	t.after(async () => {
		endcap.destroy();
		await proxy.close();
		await shop.close();
	});
	return { shop, proxy, endcap, requests: (begins) => proxy.passed.filter((name) => name.startsWith(begins)) };
}
