import type { Catalogue } from '../../shared/localization.ts';
import type { DetailStrings } from './detail.strings.ts';

/** The texts of `<endcap-order-status>`. */
export interface OrderStatusStrings extends Partial<DetailStrings> {
	heading: string;
	allHeading: string;
	loading: string;
	none: string;
	unknown: string;
	onKiosk: string;
	failed: string;
	notSetUp: string;
}

/** What a language has to say. */
export type AllOrderStatusStrings = OrderStatusStrings & DetailStrings;

const english: OrderStatusStrings = {
	heading: 'Your order',
	allHeading: 'Your orders',
	loading: 'Fetching your order…',
	none: 'No order of yours is on this device. Open the link in the message you got about it.',
	unknown: 'This opens no order here. Open the newest link from your messages, whole.',
	onKiosk: 'The kiosk shows when it is paid. Read the code there, or open the link in the message you got about it.',
	failed: 'Your order cannot be shown right now. Nothing happens to it; we keep trying.',
	notSetUp: 'The order cannot be shown: the page has no key.',
};

/** Languages that come when a page is in them; add your own with `orderStatusCatalogue.languages.set(…)`. */
export const orderStatusCatalogue: Catalogue<OrderStatusStrings> = {
	english,
	languages: new Map([
		['af', () => import('./languages/af.ts')],
		['et', () => import('./languages/et.ts')],
		['fi', () => import('./languages/fi.ts')],
		['lv', () => import('./languages/lv.ts')],
		['pl', () => import('./languages/pl.ts')],
	]),
};
