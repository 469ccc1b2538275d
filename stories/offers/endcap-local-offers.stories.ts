import '@endcap/elements/define';
import { exampleOffers } from '@endcap/contract/examples';
import type { EndcapLocalOffers } from '@endcap/elements';
import type { OfferFace } from '@endcap/sdk';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { signIn } from '../support/example-account.ts';
import { exampleLocalOffersOf, type ExampleLocalOffers } from '../support/example-local-offers.ts';
import { endcapOf, exampleShop, type ExampleShop } from '../support/example-shop.ts';
import { faces } from '../support/example-wallet.ts';
import { pressPart } from '../support/shopping.ts';

type Args = Partial<Pick<EndcapLocalOffers, 'heading' | 'store' | 'walletHref' | 'offerHref' | 'shelf'>>;

interface Setting {
	offers?: Partial<ExampleLocalOffers>;
	/** Somebody is signed in. */
	member?: boolean;
	/** Nothing has come yet. */
	loading?: boolean;
	shop?: Partial<ExampleShop>;
	channel?: string;
	width?: string;
	direction?: 'rtl';
	/** Of the text. */
	zoom?: string;
	/** Happens once offers are shown. */
	meanwhile?: (shop: ExampleShop, element: EndcapLocalOffers) => void | Promise<void>;
	/** The part that is there when the story is told. */
	awaits?: string;
}

function stage(args: Args, setting: Setting): HTMLElement {
	const { offers, member, loading, channel, width, direction, zoom, meanwhile, awaits } = setting;
	const shop = exampleShop({ ...setting.shop, offers: exampleLocalOffersOf(offers) });
	const endcap = endcapOf(shop, { ...(meanwhile && { interval: 200 }) });
	const provider = document.createElement('endcap-provider');
	const frame = document.createElement('div');
	Object.assign(provider, { endcap, channel, server: 'https://shop.example' });
	frame.style.maxInlineSize = width ?? '60rem';
	if (direction) frame.dir = direction;
	if (zoom) frame.style.fontSize = zoom;
	frame.dataset.awaits = awaits ?? 'offer';
	const element = document.createElement('endcap-local-offers');
	Object.assign(element, args);
	provider.append(frame);
	const begin = async () => {
		if (member) await signIn(endcap);
		if (loading) shop.until = new Promise(() => undefined);
		frame.append(element);
		if (!meanwhile) return;
		while (!element.matches(':state(ready)')) await new Promise(requestAnimationFrame);
		await meanwhile(shop, element);
	};
	void begin();
	return provider;
}

const meta: Meta<Args> = {
	title: 'Offers/endcap-local-offers',
	component: 'endcap-local-offers',
	tags: ['autodocs'],
};
export default meta;

type Story = StoryObj<Args>;

function story(setting: Setting = {}, args: Args = {}): Story {
	return { args, render: (given) => stage(given, setting) };
}

const { nearby, plain, claimed } = exampleOffers;
const inShops = (...ids: string[]) =>
	ids.map((store_id) => ({ store_id, distance: null, starts_at: null, ends_at: '2026-03-26T16:00:00Z' }));
const tea: OfferFace = {
	...nearby,
	id: '0199c9a0-0000-7000-8000-000000000073',
	slug: 'tea',
	headline: 'Double points on all tea, and a cup to taste it from while there are cups',
	text: 'On loose tea and in bags.',
	coupon: faces.points,
	stores: inShops('tartu-ruutli'),
};
const household: OfferFace = {
	...nearby,
	id: '0199c9a0-0000-7000-8000-000000000074',
	slug: 'household',
	headline: 'Ten euros off when you spend fifty',
	text: null,
	coupon: faces.tenOff,
	stores: inShops('tartu-ruutli', 'riga-miera', 'cape-town-kloof'),
};

/** Finds the shopper in Tartu, whom browsers in tests do not, or is refused it, or does not find them. */
function standAt(place: 'tartu' | 'denied' | 'nowhere'): void {
	const getCurrentPosition = (found: PositionCallback, failed: PositionErrorCallback) => {
		if (place === 'tartu') found({ coords: { latitude: 58.3776, longitude: 26.729 } } as GeolocationPosition);
		else failed({ code: place === 'denied' ? 1 : 2, PERMISSION_DENIED: 1 } as GeolocationPositionError);
	};
	Object.defineProperty(navigator, 'geolocation', { configurable: true, value: { getCurrentPosition } });
}

/** Enough for a shelf that scrolls, with words of every length. */
const many: OfferFace[] = [nearby, tea, household, plain].flatMap((offer) => [
	offer,
	{ ...offer, id: `${offer.id}-again`, slug: `${offer.slug}-again` },
]);

export const InOurShops: Story = story({ offers: { offers: [nearby, tea, household, plain] } });

export const NearTheShopper: Story = story({
	offers: { offers: [nearby, household, plain] },
	async meanwhile(_shop, element) {
		standAt('tartu');
		await pressPart(element, 'place__near');
	},
	awaits: 'place__everywhere',
});

export const PlaceRefused: Story = story({
	async meanwhile(_shop, element) {
		standAt('denied');
		await pressPart(element, 'place__near');
	},
	awaits: 'place__note',
});

export const PlaceNotFound: Story = story({
	async meanwhile(_shop, element) {
		standAt('nowhere');
		await pressPart(element, 'place__near');
	},
	awaits: 'place__note',
});

export const Many: Story = story({ offers: { offers: many } });

export const OnAShelf: Story = story({ offers: { offers: many } }, { shelf: true, offerHref: '/o/{slug}' });

export const OnAShelfOfAPhone: Story = story({ offers: { offers: many }, width: '24rem' }, { shelf: true });

export const OnAShelfInTheWallet: Story = story(
	{ offers: { offers: [claimed, tea] }, member: true, width: '24rem' },
	{ shelf: true, walletHref: '/wallet' },
);

export const RightToLeft: Story = story({ offers: { offers: many }, direction: 'rtl' }, { shelf: true });

export const TwiceAsLarge: Story = story({
	offers: { offers: [nearby, tea, household] },
	zoom: '200%',
	width: '40rem',
});

export const EndedMeanwhile: Story = story({
	offers: { offers: [nearby] },
	meanwhile: (shop) => void (shop.offers && (shop.offers.offers = [])),
	awaits: 'message',
});

export const InATown: Story = story({
	offers: { offers: [nearby, tea] },
	async meanwhile(_shop, element) {
		const field = element.shadowRoot?.querySelector<HTMLInputElement>('[part="place__field"]');
		if (field) field.value = 'Tartu';
		await pressPart(element, 'place__find');
	},
	awaits: 'place__everywhere',
});

export const InTheWallet: Story = story(
	{ offers: { offers: [claimed, tea] }, member: true },
	{ walletHref: '/wallet' },
);

export const JustTaken: Story = story({
	offers: { offers: [nearby, tea] },
	member: true,
	meanwhile: (_shop, element) => pressPart(element, 'offer__take'),
	awaits: 'offer__taken',
});

export const SigningIn: Story = story({
	offers: { offers: [nearby] },
	meanwhile: (_shop, element) => pressPart(element, 'offer__take'),
	awaits: 'sign-in-form',
});

export const OverMeanwhile: Story = story({
	offers: { offers: [nearby, tea], refuses: 'over' },
	member: true,
	meanwhile: (_shop, element) => pressPart(element, 'offer__take'),
	awaits: 'offer__note',
});

export const TakenAsOftenAsMayBe: Story = story({
	offers: { offers: [nearby], refuses: 'limit_reached' },
	member: true,
	meanwhile: (_shop, element) => pressPart(element, 'offer__take'),
	awaits: 'offer__note',
});

export const OfOneShop: Story = story({ offers: { offers: [tea, plain] } }, { store: 'tartu-ruutli' });

export const NoOffers: Story = story({ offers: { offers: [] }, awaits: 'message' });

export const Offline: Story = story({
	meanwhile: (shop) => void (shop.fails = 'network'),
	awaits: 'note',
});

export const Loading: Story = story({ loading: true, awaits: 'skeleton' });

export const Failed: Story = story({ shop: { fails: 'network' }, awaits: 'message' });

export const OnAKiosk: Story = story({ offers: { offers: [nearby, tea, plain] }, channel: 'kiosk' });

export const InASidebar: Story = story({ offers: { offers: [nearby, tea] }, width: '15rem' });
