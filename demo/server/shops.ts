/** A merchant as the demo's pages show it. */
export interface Shop {
	slug: string;
	name: string;
	demo: boolean;
	publishable_key: string;
}

export interface SocialShop extends Shop {
	merchant_id: string;
	/** Of the channel `social` when there is one, so that orders say where they came from; else the same. */
	social_key: string;
}

/**
 * The shop to show: the one asked for, else the retailer's own, else the demo's. Undefined when the one asked for does
 * not exist.
 */
export function chooseShop<Each extends Shop>(shops: readonly Each[], asked: string | undefined): Each | undefined {
	return asked === undefined ? defaultShop(shops) : shops.find((shop) => shop.slug === asked);
}

/** The same address, which names the shop too. */
export function atShop(url: string, { slug }: Pick<Shop, 'slug'>): string {
	const { pathname, searchParams } = new URL(url, 'http://shop');
	searchParams.set('shop', slug);
	return `${pathname}?${searchParams.toString()}`;
}

export function defaultShop<Each extends Shop>(shops: readonly Each[]): Each | undefined {
	return shops.find((shop) => !shop.demo) ?? shops[0];
}
