import '@endcap/elements/define';
import { exampleLoyaltyAccount, exampleReward } from '@endcap/contract/examples';
import type { EndcapLoyaltyBalance } from '@endcap/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { exampleAccount, signIn, type ExampleAccount } from '../support/example-account.ts';
import { endcapOf, exampleShop, stillLoading, type ExampleShop } from '../support/example-shop.ts';
import { pressPart, unfold } from '../support/shopping.ts';

type Args = Partial<Pick<EndcapLoyaltyBalance, 'heading'>>;

interface Setting {
	/** Nothing has come yet. */
	loading?: boolean;
	/** Nobody has signed in. */
	signedOut?: boolean;
	account?: Partial<ExampleAccount>;
	channel?: string;
	width?: string;
	/** Happens once they have signed in, before the element is there. */
	meanwhile?: (shop: ExampleShop) => void;
	/** Happens with the element. */
	afterwards?: (element: EndcapLoyaltyBalance) => Promise<void>;
	/** The part that is there when the story is told. */
	awaits?: string;
}

function stage(args: Args, setting: Setting): HTMLElement {
	const shop = exampleShop({ account: exampleAccount(setting.account) });
	const working = endcapOf(shop);
	const loyalty = { ...working.loyalty, $account: stillLoading(), $program: stillLoading() };
	const endcap = setting.loading ? { ...working, loyalty } : working;
	const provider = document.createElement('endcap-provider');
	const frame = document.createElement('div');
	Object.assign(provider, { endcap, channel: setting.channel, server: 'https://shop.example' });
	frame.style.maxInlineSize = setting.width ?? '36rem';
	frame.dataset.awaits = setting.awaits ?? 'code';
	const element = document.createElement('endcap-loyalty-balance');
	element.heading = args.heading ?? '';
	provider.append(frame);
	const begin = async () => {
		if (!setting.signedOut && !setting.loading) await signIn(working);
		setting.meanwhile?.(shop);
		frame.append(element);
		await setting.afterwards?.(element);
	};
	void begin();
	return provider;
}

const meta: Meta<Args> = {
	title: 'Loyalty/endcap-loyalty-balance',
	component: 'endcap-loyalty-balance',
	tags: ['autodocs'],
};
export default meta;

type Story = StoryObj<Args>;

function story(setting: Setting = {}, args: Args = {}): Story {
	return { args, render: (given) => stage(given, setting) };
}

const loyalty = (fields: Partial<typeof exampleLoyaltyAccount>) => ({
	account: { loyalty: { ...exampleLoyaltyAccount, rewards: [], ...fields } },
});
const richer = loyalty({ active: 840, locked: 0, worth: { amount: 840, currency: 'EUR' } });

export const Balance: Story = story();

export const EnoughForAReward: Story = story(richer);

export const RewardReady: Story = story(loyalty({ rewards: [exampleReward] }));

export const RewardOnAFreshCode: Story = story({
	account: { ...richer.account, refusals: { reward: ['step_up_needed'] } },
	afterwards: (element) => pressPart(element, 'reward__get'),
	awaits: 'confirm',
});

export const FirstDay: Story = story(
	loyalty({
		active: 0,
		pending: 0,
		locked: 0,
		worth: { amount: 0, currency: 'EUR' },
		tier: null,
		tier_points: 0,
		next_tier: { id: 'silver', name: 'Silver', from_points: 500, multiplier: 1.25, missing: 500 },
		next_available: null,
		next_expiry: null,
	}),
);

export const OwesPoints: Story = story(loyalty({ active: 0, owed: 60, worth: { amount: 0, currency: 'EUR' } }));

export const RunsOutSoon: Story = story(loyalty({ next_expiry: { points: 120, at: '2026-04-20T12:30:00Z' } }));

export const History: Story = story({ afterwards: (element) => unfold(element, 'history'), awaits: 'entries' });

export const LargeCode: Story = story({ afterwards: (element) => pressPart(element, 'code__large') });

export const SignedOut: Story = story({ signedOut: true, awaits: 'sign-in' });

export const SignsInHere: Story = story({
	signedOut: true,
	awaits: 'sign-in-form',
	afterwards: (element) => pressPart(element, 'sign-in'),
});

export const NoPoints: Story = story({ signedOut: true, account: { program: null }, awaits: 'message' });

export const Failed: Story = story({
	signedOut: true,
	meanwhile: (shop) => void (shop.fails = 'network'),
	awaits: 'message',
});

export const Loading: Story = story({ loading: true, awaits: 'skeleton' });

export const OnAKiosk: Story = story({ ...richer, channel: 'kiosk' });

export const InASidebar: Story = story({ ...richer, width: '15rem' });
