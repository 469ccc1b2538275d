import { configurePage } from '../shared/page.ts';
import { warnOnce } from '../shared/warn.ts';
import { readAddress } from './address.ts';

/** For the pages of people who work in a shop: the server is where this script is from, and no key is needed. */
configurePage(readAddress(import.meta.url));

/** A page carries the code of the tags that it has. */
const awaited = new Map<string, () => Promise<unknown>>([
	['endcap-campaign-desk', () => import('../offers/endcap-campaign-desk/define.ts')],
	['endcap-offer-desk', () => import('../coupons/endcap-offer-desk/define.ts')],
	['endcap-kiosk-desk', () => import('../kiosks/endcap-kiosk-desk/define.ts')],
	['endcap-pickup-queue', () => import('../fulfillments/endcap-pickup-queue/define.ts')],
	['endcap-link-desk', () => import('../links/endcap-link-desk/define.ts')],
	['endcap-till', () => import('../sales/endcap-till/define.ts')],
	['endcap-shopper-card', () => import('../shoppers/endcap-shopper-card/define.ts')],
	['endcap-stock-desk', () => import('../stock/endcap-stock-desk/define.ts')],
]);

function look(): void {
	for (const [tag, load] of awaited) {
		if (!document.querySelector(tag)) continue;
		awaited.delete(tag);
		load().catch(() => warnOnce(`<${tag}> did not come.`));
	}
	if (awaited.size === 0) observer.disconnect();
}

/** A tag that comes later is seen when it comes. */
const observer = new MutationObserver(look);
observer.observe(document, { childList: true, subtree: true });
look();
