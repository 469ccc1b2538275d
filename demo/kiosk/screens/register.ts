import type { ScreenName } from '../shell/visit.ts';

/** A tag, and the module that defines it. */
export interface Part {
	tag: string;
	load: () => Promise<unknown>;
}

/** Around each screen: it has the `visit`, and shows the `screen` that it is given, which is an element. */
export const frame: Part = { tag: 'kiosk-frame', load: () => import('../frame/frame.ts') };

/** Shown until somebody comes; it has the `visit`. What is touched or pressed before only wakes. */
export const attract: Part = { tag: 'kiosk-attract', load: () => import('./attract/attract.ts') };

/** One line for each. */
export const screens: Partial<Record<ScreenName, Part>> = {
	home: { tag: 'kiosk-home', load: () => import('./home/home.ts') },
	results: { tag: 'kiosk-results', load: () => import('./results/results.ts') },
	product: { tag: 'kiosk-product', load: () => import('./product/product.ts') },
	unknown: { tag: 'kiosk-unknown', load: () => import('./unknown/unknown.ts') },
	help: { tag: 'kiosk-help', load: () => import('./help/help.ts') },
	basket: { tag: 'kiosk-basket', load: () => import('./basket/basket.ts') },
	checkout: { tag: 'kiosk-checkout', load: () => import('./checkout/checkout.ts') },
	done: { tag: 'kiosk-done', load: () => import('./done/done.ts') },
	member: { tag: 'kiosk-member', load: () => import('./member/member.ts') },
	order: { tag: 'kiosk-order', load: () => import('./order/order.ts') },
};
