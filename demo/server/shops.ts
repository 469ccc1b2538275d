/** A merchant as the demo's pages show it. */
export interface Shop {
	slug: string;
	name: string;
	demo: boolean;
	publishable_key: string;
}

/**
 * The shop to show: the one asked for, else the retailer's own, else the demo's. Undefined when the one asked for does
 * not exist.
 */
export function chooseShop(shops: readonly Shop[], asked: string | undefined): Shop | undefined {
	return asked === undefined ? defaultShop(shops) : shops.find((shop) => shop.slug === asked);
}

export function defaultShop(shops: readonly Shop[]): Shop | undefined {
	return shops.find((shop) => !shop.demo) ?? shops[0];
}
