import '@endcap/elements/define';
import type { EndcapLocalOffers, EndcapProvider } from '@endcap/elements';
import { signIn } from '../../../stories/support/example-account.ts';
import { exampleLocalOffersOf, type ExampleLocalOffers } from '../../../stories/support/example-local-offers.ts';
import { endcapOf, exampleShop, type ExampleShop } from '../../../stories/support/example-shop.ts';

const opened: (() => void)[] = [];

interface Setting {
	offers?: Partial<ExampleLocalOffers>;
	/** Somebody is signed in. */
	member?: boolean;
	shop?: Partial<ExampleShop>;
	locale?: string;
	interval?: number;
}

interface Opened {
	shop: ExampleShop;
	provider: EndcapProvider;
	element: EndcapLocalOffers;
}

/** Puts offers on a page, with the example shop behind it. Cleared by `clearOffers`. */
export async function openOffers(
	{ offers, member, shop: changes, locale, interval }: Setting = {},
	html = '<endcap-local-offers></endcap-local-offers>',
): Promise<Opened> {
	const shop = exampleShop({ ...changes, offers: exampleLocalOffersOf(offers) });
	const endcap = endcapOf(shop, { ...(interval && { interval }) });
	if (member) await signIn(endcap);
	const provider = document.createElement('endcap-provider');
	Object.assign(provider, { endcap, locale, server: 'https://shop.example' });
	provider.innerHTML = html;
	document.body.append(provider);
	opened.push(() => {
		provider.remove();
		endcap.destroy();
	});
	const element = provider.querySelector('endcap-local-offers');
	if (!element) throw new Error('The page has no element.');
	return { shop, provider, element };
}

/**
 * Says where the shopper is, as browsers do once they allowed it; undefined: they did not, `nowhere`: the device does not
 * know. Returns the end of that.
 */
export function standAt(place: { latitude: number; longitude: number } | 'nowhere' | undefined): () => void {
	const asked = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
	navigator.geolocation.getCurrentPosition = (found, failed) => {
		if (typeof place === 'object') found({ coords: place } as GeolocationPosition);
		else failed?.({ code: place === 'nowhere' ? 2 : 1, PERMISSION_DENIED: 1 } as GeolocationPositionError);
	};
	return () => {
		navigator.geolocation.getCurrentPosition = asked;
	};
}

export function clearOffers(): void {
	for (const close of opened.splice(0)) close();
	document.documentElement.lang = 'en';
}
