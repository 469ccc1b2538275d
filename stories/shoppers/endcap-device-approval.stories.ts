import '@endcap/elements/define';
import type { EndcapDeviceApproval } from '@endcap/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { exampleAccount, signIn, type ExampleAccount } from '../support/example-account.ts';
import { endcapOf, exampleShop, stillLoading, type ExampleShop } from '../support/example-shop.ts';
import { pressPart } from '../support/shopping.ts';

type Args = Partial<Pick<EndcapDeviceApproval, 'code'>>;

interface Setting {
	/** Nothing has come yet. */
	loading?: boolean;
	/** Nobody is signed in on the phone. */
	signedOut?: boolean;
	account?: Partial<ExampleAccount>;
	device?: Partial<ExampleAccount['device']>;
	meanwhile?: (shop: ExampleShop) => void;
	afterwards?: (element: EndcapDeviceApproval) => Promise<void>;
	/** The part that is there when the story is told. */
	awaits?: string;
}

function stage({ code = 'mzxw6ytboi2dc' }: Args, setting: Setting): HTMLElement {
	const shop = exampleShop({ account: exampleAccount(setting.account) });
	Object.assign(shop.account.device, setting.device);
	const working = endcapOf(shop);
	const account = { ...working.account, $customer: stillLoading() };
	const provider = document.createElement('endcap-provider');
	const frame = document.createElement('div');
	Object.assign(provider, {
		endcap: setting.loading ? { ...working, account } : working,
		server: 'https://shop.example',
	});
	frame.style.maxInlineSize = '30rem';
	frame.dataset.awaits = setting.awaits ?? 'not-me';
	const element = document.createElement('endcap-device-approval');
	element.code = code;
	provider.append(frame);
	const begin = async () => {
		if (!setting.signedOut) await signIn(working);
		setting.meanwhile?.(shop);
		frame.append(element);
		await setting.afterwards?.(element);
	};
	void begin();
	return provider;
}

const meta: Meta<Args> = {
	title: 'Shoppers/endcap-device-approval',
	component: 'endcap-device-approval',
	tags: ['autodocs'],
};
export default meta;

type Story = StoryObj<Args>;

function story(setting: Setting = {}, args: Args = {}): Story {
	return { args, render: (given) => stage(given, setting) };
}

/** Presses the number in this place: the second is that of the screen. */
async function pick(element: EndcapDeviceApproval, place: number): Promise<void> {
	for (;;) {
		const numbers = element.shadowRoot?.querySelectorAll<HTMLElement>('[part="number"]');
		if (numbers?.length) return numbers[place]?.click();
		await new Promise(requestAnimationFrame);
	}
}

export const Asked: Story = story();

export const ByNoKiosk: Story = story({
	device: { asked: { ...exampleAccount().device.asked, kiosk: null } },
});

export const SignsInFirst: Story = story({ signedOut: true, awaits: 'sign-in-form' });

export const Approved: Story = story({ afterwards: (element) => pick(element, 1), awaits: 'message' });

export const AnotherNumber: Story = story({ afterwards: (element) => pick(element, 0), awaits: 'message' });

export const NotMe: Story = story({ afterwards: (element) => pressPart(element, 'not-me'), awaits: 'message' });

export const Over: Story = story({ account: { refusals: { look: ['code_wrong'] } }, awaits: 'message' });

export const OnAScreenOfTheShop: Story = story({
	account: { refusals: { look: ['key_not_allowed'] } },
	awaits: 'message',
});

export const TooManyTries: Story = story({ account: { refusals: { look: ['rate_limited'] } }, awaits: 'problem' });

export const WithoutNetwork: Story = story({
	account: { refusals: { look: ['unavailable'] } },
	awaits: 'again',
});

export const WithoutACode: Story = story({ awaits: 'message' }, { code: '' });

export const Loading: Story = story({ loading: true, awaits: 'skeleton' });
