import '@endcap/elements/define';
import type { CartInput } from '@endcap/contract';
import { exampleWallet } from '@endcap/contract/examples';
import type { EndcapCouponWallet } from '@endcap/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { signIn } from '../support/example-account.ts';
import { endcapOf, exampleShop, type ExampleShop } from '../support/example-shop.ts';
import { couponWith, exampleWalletOf, faces, type ExampleWallet } from '../support/example-wallet.ts';
import { filling, pressPart, unfold } from '../support/shopping.ts';

type Args = Partial<Pick<EndcapCouponWallet, 'heading' | 'signInHref'>>;

interface Setting {
	wallet?: Partial<ExampleWallet>;
	/** What is in the basket. */
	input?: CartInput;
	/** Nobody is signed in. */
	nobody?: boolean;
	/** Nothing has come yet. */
	loading?: boolean;
	shop?: Partial<ExampleShop>;
	channel?: string;
	width?: string;
	/** Happens once the wallet is known to the device. */
	meanwhile?: (shop: ExampleShop) => void;
	/** Happens once it is shown. */
	afterwards?: (element: EndcapCouponWallet) => void | Promise<void>;
	/** The part that is there when the story is told. */
	awaits?: string;
}

function stage(args: Args, setting: Setting): HTMLElement {
	const { wallet, input, nobody, loading, channel, width, meanwhile, afterwards, awaits } = setting;
	const shop = exampleShop({ ...setting.shop, wallet: exampleWalletOf(wallet) });
	const endcap = endcapOf(shop);
	const provider = document.createElement('endcap-provider');
	const frame = document.createElement('div');
	Object.assign(provider, { endcap, channel, server: 'https://shop.example' });
	frame.style.maxInlineSize = width ?? '48rem';
	frame.dataset.awaits = awaits ?? 'coupon';
	const element = document.createElement('endcap-coupon-wallet');
	Object.assign(element, { heading: args.heading ?? '', signInHref: args.signInHref ?? '' });
	provider.append(frame);
	const begin = async () => {
		if (!nobody) await signIn(endcap);
		if (input) await endcap.basket.change(input);
		if (meanwhile) {
			await new Promise<void>((resolve) => {
				const stop = endcap.wallet.$wallet.subscribe(({ status }) => status === 'ready' && resolve());
				setTimeout(() => stop(), 10_000);
			});
			meanwhile(shop);
		}
		if (loading) shop.until = new Promise(() => undefined);
		frame.append(element);
		await afterwards?.(element);
	};
	void begin();
	return provider;
}

const meta: Meta<Args> = {
	title: 'Coupons/endcap-coupon-wallet',
	component: 'endcap-coupon-wallet',
	tags: ['autodocs'],
};
export default meta;

type Story = StoryObj<Args>;

function story(setting: Setting = {}, args: Args = {}): Story {
	return { args, render: (given) => stage(given, setting) };
}

const soon = { valid_until: '2026-03-26T22:00:00Z' };
const { issued, reserved, redeemed, expired, canceled } = exampleWallet;
const tenOff = couponWith(faces.tenOff, soon);
const delivery = couponWith(faces.delivery);
const points = couponWith(faces.points, { valid_until: null });
const cup = couponWith(faces.cup);
const several = { coupons: [issued, tenOff, delivery, points, cup, redeemed, expired, canceled] };
const verdicts: ExampleWallet['verdicts'] = {
	[issued.id]: { saves: 490 },
	[tenOff.id]: { saves: 1000 },
	[delivery.id]: { saves: 490 },
	[points.id]: { reason: 'no_product_matches' },
	[cup.id]: { reason: 'wrong_channel' },
};

/** Writes into the field as a shopper does, and sends it. */
async function type(element: EndcapCouponWallet, code: string): Promise<void> {
	while (!element.shadowRoot?.querySelector('#code')) await new Promise(requestAnimationFrame);
	const field = element.shadowRoot.querySelector<HTMLInputElement>('#code');
	if (field) field.value = code;
	await pressPart(element, 'claim__add');
}

export const WithABasket: Story = story({
	wallet: { ...several, verdicts, claimable: [faces.kettles] },
	input: filling,
	awaits: 'coupon__basket',
});

export const NothingInTheBasket: Story = story({ wallet: several });

export const NeedsMore: Story = story({
	wallet: { coupons: [tenOff], verdicts: { [tenOff.id]: { reason: 'minimum_spend', missing: 1150 } } },
	input: filling,
	awaits: 'coupon__basket',
});

export const KeptForAnOrder: Story = story({ wallet: { coupons: [reserved] } });

export const OffersOnly: Story = story({ wallet: { claimable: [faces.kettles, faces.points] } });

export const UsedAndExpired: Story = story({
	wallet: { coupons: [redeemed, expired, canceled] },
	afterwards: (element) => unfold(element, 'past'),
	awaits: 'past__coupon',
});

export const CodeTaken: Story = story({
	wallet: { codes: { KETTLE10: faces.kettles } },
	afterwards: (element) => type(element, 'KETTLE10'),
});

export const CodeNotKnown: Story = story({
	wallet: several,
	afterwards: (element) => type(element, 'KETTEL10'),
});

export const TooManyCodes: Story = story({
	wallet: { limited: true },
	afterwards: (element) => type(element, 'KETTLE10'),
	awaits: 'claim',
});

export const ShownAtTheTill: Story = story({
	wallet: { coupons: [issued] },
	afterwards: (element) => pressPart(element, 'coupon__show'),
	awaits: 'code__close',
});

export const Offline: Story = story({
	wallet: several,
	meanwhile: (shop) => void (shop.fails = 'network'),
	awaits: 'note',
});

export const NoCoupons: Story = story({ awaits: 'message' });

export const SignedOut: Story = story({ nobody: true, awaits: 'sign-in' }, { signInHref: '/account' });

export const Loading: Story = story({ loading: true, awaits: 'skeleton' });

export const Failed: Story = story({
	shop: { fails: 'network' },
	nobody: true,
	awaits: 'frame',
});

export const OnAKiosk: Story = story({ wallet: several, channel: 'kiosk' });

export const InASidebar: Story = story({
	wallet: { ...several, verdicts },
	input: filling,
	width: '15rem',
	awaits: 'coupon__basket',
});
