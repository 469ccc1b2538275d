import '@endcap/elements/define';
import type { EndcapDeviceSignIn } from '@endcap/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { exampleAccount, signIn, type ExampleAccount } from '../support/example-account.ts';
import { endcapOf, exampleShop, stillLoading, type ExampleShop } from '../support/example-shop.ts';

type Args = Partial<Pick<EndcapDeviceSignIn, 'basket' | 'confirm' | 'heading'>>;

interface Setting {
	/** Nothing has come yet. */
	loading?: boolean;
	/** Somebody is signed in, as by a card. */
	signedIn?: boolean;
	account?: Partial<ExampleAccount>;
	device?: Partial<ExampleAccount['device']>;
	channel?: string;
	width?: string;
	meanwhile?: (shop: ExampleShop) => void;
	/** The part that is there when the story is told. */
	awaits?: string;
}

function stage(args: Args, setting: Setting): HTMLElement {
	const shop = exampleShop({ account: exampleAccount(setting.account) });
	Object.assign(shop.account.device, setting.device);
	const working = endcapOf(shop);
	const account = { ...working.account, $customer: stillLoading() };
	const provider = document.createElement('endcap-provider');
	const frame = document.createElement('div');
	const endcap = setting.loading ? { ...working, account } : working;
	Object.assign(provider, { endcap, channel: setting.channel, server: 'https://shop.example' });
	frame.style.maxInlineSize = setting.width ?? '60rem';
	frame.dataset.awaits = setting.awaits ?? 'number';
	const element = document.createElement('endcap-device-sign-in');
	const { basket = 'take', confirm = false, heading = '' } = args;
	Object.assign(element, { basket, confirm, heading });
	provider.append(frame);
	const begin = async () => {
		if (setting.signedIn) await signIn(working);
		setting.meanwhile?.(shop);
		frame.append(element);
	};
	void begin();
	return provider;
}

const meta: Meta<Args> = {
	title: 'Shoppers/endcap-device-sign-in',
	component: 'endcap-device-sign-in',
	tags: ['autodocs'],
};
export default meta;

type Story = StoryObj<Args>;

function story(setting: Setting = {}, args: Args = {}): Story {
	return { args, render: (given) => stage(given, setting) };
}

export const Waiting: Story = story();

export const OpenedOnThePhone: Story = story({ device: { status: 'seen' } });

export const SignedIn: Story = story({ device: { status: 'approved' }, awaits: 'note' });

export const Refused: Story = story({ device: { status: 'refused' }, awaits: 'again' });

export const TimeIsUp: Story = story({ device: { status: 'over' }, awaits: 'again' });

export const TooManyCodes: Story = story({ account: { refusals: { device: ['rate_limited'] } }, awaits: 'message' });

export const WithoutNetwork: Story = story({ meanwhile: (shop) => void (shop.fails = 'network'), awaits: 'again' });

export const Confirm: Story = story({ signedIn: true }, { confirm: true, heading: 'Is it you?' });

export const Loading: Story = story({ loading: true, awaits: 'skeleton' });

export const OnAKiosk: Story = story({ channel: 'kiosk' });

export const InASidebar: Story = story({ width: '15rem' });
