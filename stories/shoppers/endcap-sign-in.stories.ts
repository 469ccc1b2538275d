import '@endcap/elements/define';
import type { CartInput } from '@endcap/contract';
import type { EndcapSignIn } from '@endcap/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { EXAMPLE_CODE, exampleAccount, signIn, type ExampleAccount } from '../support/example-account.ts';
import { endcapOf, exampleShop, stillLoading, type ExampleShop } from '../support/example-shop.ts';
import { filling, pressPart, unfold } from '../support/shopping.ts';

type Args = Partial<Pick<EndcapSignIn, 'summary' | 'accountHref' | 'confirm' | 'heading'>>;

interface Setting {
	/** Nothing has come yet. */
	loading?: boolean;
	/** Somebody has signed in before. */
	signedIn?: boolean;
	account?: Partial<ExampleAccount>;
	/** What was put in the basket before. */
	input?: CartInput;
	channel?: string;
	width?: string;
	/** Happens before the element is there. */
	meanwhile?: (shop: ExampleShop) => void;
	/** Happens with the element. */
	afterwards?: (element: EndcapSignIn) => Promise<void>;
	/** The part that is there when the story is told. */
	awaits?: string;
}

function stage(args: Args, setting: Setting): HTMLElement {
	const shop = exampleShop({ account: exampleAccount(setting.account) });
	const working = endcapOf(shop);
	const account = { ...working.account, $customer: stillLoading() };
	const endcap = setting.loading ? { ...working, account } : working;
	const provider = document.createElement('endcap-provider');
	const frame = document.createElement('div');
	Object.assign(provider, { endcap, channel: setting.channel, server: 'https://shop.example' });
	frame.style.maxInlineSize = setting.width ?? '30rem';
	frame.dataset.awaits = setting.awaits ?? 'sign-in';
	const element = document.createElement('endcap-sign-in');
	const { summary = false, accountHref = '', confirm = false, heading = '' } = args;
	Object.assign(element, { summary, accountHref, confirm, heading });
	provider.append(frame);
	const begin = async () => {
		if (setting.input) await working.basket.change(setting.input);
		if (setting.signedIn) await signIn(working);
		setting.meanwhile?.(shop);
		frame.append(element);
		await setting.afterwards?.(element);
	};
	void begin();
	return provider;
}

const meta: Meta<Args> = { title: 'Shoppers/endcap-sign-in', component: 'endcap-sign-in', tags: ['autodocs'] };
export default meta;

type Story = StoryObj<Args>;

function story(setting: Setting = {}, args: Args = {}): Story {
	return { args, render: (given) => stage(given, setting) };
}

/** Writes into a field as a shopper does, as soon as it is there. */
async function write(element: Element, name: string, value: string): Promise<void> {
	for (;;) {
		const field = element.shadowRoot?.querySelector<HTMLInputElement>(`[name="${name}"]`);
		if (field) {
			field.value = value;
			field.dispatchEvent(new Event('input', { bubbles: true }));
			return;
		}
		await new Promise(requestAnimationFrame);
	}
}

async function send(element: Element): Promise<void> {
	await write(element, 'address', 'shopper@example.com');
	await pressPart(element, 'send');
}

async function enter(element: Element, code = EXAMPLE_CODE): Promise<void> {
	await send(element);
	await write(element, 'code', code);
}

const signedIn = { signedIn: true, awaits: 'sign-out' };

export const SignedOut: Story = story();

export const MistakeInTheAddress: Story = story({
	afterwards: async (element) => {
		await write(element, 'address', '5555');
		await pressPart(element, 'send');
	},
});

export const CodeSent: Story = story({ afterwards: send, awaits: 'enter' });

export const BasketToTakeAlong: Story = story({ input: filling, afterwards: send, awaits: 'bring' });

export const WrongCode: Story = story({ afterwards: (element) => enter(element, '000000'), awaits: 'enter' });

export const CodeOver: Story = story({ account: { codeLasts: 0, resendAfter: 0 }, afterwards: send, awaits: 'resend' });

export const TooManyCodes: Story = story({
	account: { refusals: { code: ['rate_limited'] } },
	afterwards: send,
	awaits: 'problem',
});

export const JustJoined: Story = story({ account: { customer: undefined }, afterwards: enter, awaits: 'sign-out' });

export const SignedIn: Story = story(signedIn);

export const AboutThem: Story = story({ ...signedIn, afterwards: (element) => unfold(element, 'about') });

export const WhatTheShopMayDo: Story = story({ ...signedIn, afterwards: (element) => unfold(element, 'consents') });

export const BasketToAnotherDevice: Story = story({
	...signedIn,
	input: filling,
	awaits: 'code__image',
	afterwards: async (element) => {
		await unfold(element, 'baskets');
		await pressPart(element, 'give');
	},
});

export const AsksBeforeItDeletes: Story = story({
	...signedIn,
	awaits: 'erase-question',
	afterwards: async (element) => {
		await unfold(element, 'data');
		await pressPart(element, 'erase');
	},
});

export const AsksForAFreshCode: Story = story({
	...signedIn,
	account: { refusals: { export: ['step_up_needed'] } },
	awaits: 'confirm',
	afterwards: async (element) => {
		await unfold(element, 'data');
		await pressPart(element, 'download');
	},
});

export const Confirm: Story = story({ signedIn: true, awaits: 'confirm' }, { confirm: true });

export const Deleted: Story = story({
	...signedIn,
	awaits: 'note',
	afterwards: async (element) => {
		await unfold(element, 'data');
		await pressPart(element, 'erase');
		await pressPart(element, 'erase-yes');
	},
});

export const Stale: Story = story({
	...signedIn,
	meanwhile: (shop) => void (shop.fails = 'network'),
	awaits: 'heading',
});

export const Loading: Story = story({ loading: true, awaits: 'skeleton' });

export const Summary: Story = story({ awaits: 'summary-link' }, { summary: true, accountHref: '#account' });

export const SummarySignedIn: Story = story(
	{ signedIn: true, awaits: 'summary-link' },
	{ summary: true, accountHref: '#account' },
);

export const SummaryOpensOverThePage: Story = story(
	{ awaits: 'sign-in', afterwards: (element) => pressPart(element, 'summary-link') },
	{ summary: true },
);

export const OnAKiosk: Story = story({ afterwards: send, channel: 'kiosk', awaits: 'enter' });

export const InASidebar: Story = story({ ...signedIn, width: '15rem' });
