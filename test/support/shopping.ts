import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { createEndcap, type Cart, type Endcap, type EndcapOptions } from '@endcap/sdk';
import type { Database } from '@endcap/server';
import { CartShop, type CartShopOptions } from './cart-shop.ts';
import type { TestServer } from './server.ts';
import { startUnsteadyProxy, type UnsteadyProxy } from './unsteady-proxy.ts';

export interface Shopping {
	shop: CartShop;
	/** Stands between the shopper and the shop. */
	proxy: UnsteadyProxy;
	endcap: Endcap;
	/** Requests that the shopper has made, as method and path. */
	requests: (begins: string) => string[];
}

/** A shop on a server whose clock is right, and a shopper of it on a device that keeps nothing, over an unsteady line. */
export async function goShopping(
	t: TestContext,
	database: Database,
	server: TestServer,
	shopOptions: CartShopOptions,
	options: Partial<EndcapOptions> = {},
): Promise<Shopping> {
	return anotherDevice(t, await CartShop.open(database, { server, ...shopOptions }), options);
}

/** A shopper of a shop that there is, on a device and a line of their own. */
export async function anotherDevice(
	t: TestContext,
	shop: CartShop,
	options: Partial<EndcapOptions> = {},
): Promise<Shopping> {
	const proxy = await startUnsteadyProxy(shop.server.url);
	const endcap = createEndcap({
		baseUrl: proxy.url,
		publishableKey: shop.merchant.publishable,
		interval: 3_600_000,
		...options,
	} as EndcapOptions);
	t.after(async () => {
		endcap.destroy();
		await proxy.close();
	});
	return { shop, proxy, endcap, requests: (begins) => proxy.passed.filter((name) => name.startsWith(begins)) };
}

/** Puts in one thing and more of it, to be collected at the soonest time. */
export async function fillBasket(endcap: Endcap, sku: string, quantity: number, store_id: string): Promise<Cart> {
	const { soonest } = await endcap.pickupSlots.list({ store: store_id });
	assert.ok(soonest);
	await endcap.basket.add(sku, quantity);
	const changed = await endcap.basket.change({
		lines: [{ sku, fulfillment: { method: 'pickup', store_id } }],
		pickups: [{ store_id, starts_at: soonest.starts_at }],
	});
	assert.ok(changed.outcome === 'changed', JSON.stringify(changed));
	return changed.cart;
}
