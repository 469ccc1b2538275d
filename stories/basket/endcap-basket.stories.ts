import '@endcap/elements/define';
import type { EndcapBasket } from '@endcap/elements';
import type { CartInput } from '@endcap/contract';
import { exampleMerchant } from '@endcap/contract/examples';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import type { ExampleBasket } from '../support/example-basket.ts';
import { exampleBasket } from '../support/example-basket.ts';
import {
	availabilityWith,
	endcapOf,
	exampleShop,
	stillLoading,
	storesWith,
	type ExampleShop,
} from '../support/example-shop.ts';
import { collected, filling, nextSlots, pressPart, twoShops, unchosen } from '../support/shopping.ts';

type Args = Partial<Pick<EndcapBasket, 'summary' | 'basketHref' | 'heading'>>;

interface Setting {
	/** Nothing has come yet. */
	loading?: boolean;
	/** What was put in before; nothing unless given. */
	input?: CartInput;
	shop?: Partial<ExampleShop>;
	basket?: Partial<ExampleBasket>;
	pace?: { interval: number; ttl: number };
	channel?: string;
	width?: string;
	content?: TemplateResult;
	/** Happens once the basket is filled, before it is shown. */
	meanwhile?: (shop: ExampleShop) => void;
	/** Parts that are pressed, one after another. */
	presses?: string[];
	/** Happens with the element once all of them are pressed. */
	afterwards?: (element: EndcapBasket, shop: ExampleShop) => void | Promise<void>;
	/** The part that is there when the story is told. */
	awaits?: string;
}

function stage(args: Args, setting: Setting): HTMLElement {
	const {
		loading,
		input,
		shop: changes,
		basket,
		pace,
		channel,
		width,
		content,
		meanwhile,
		presses = [],
		afterwards,
		awaits,
	} = setting;
	const shop = exampleShop({ ...changes, basket: exampleBasket(basket) });
	const working = endcapOf(shop, pace);
	const endcap = loading ? { ...working, basket: { ...working.basket, $cart: stillLoading() } } : working;
	const provider = document.createElement('endcap-provider');
	const frame = document.createElement('div');
	Object.assign(provider, { endcap, channel });
	frame.style.maxInlineSize = width ?? '36rem';
	frame.dataset.awaits = awaits ?? 'line';
	const element = document.createElement('endcap-basket');
	Object.assign(element, {
		summary: args.summary ?? false,
		basketHref: args.basketHref ?? '',
		heading: args.heading ?? '',
	});
	if (content) void import('lit').then(({ render }) => render(content, element));
	frame.append(element);
	provider.append(frame);
	const begin = async () => {
		if (input) await endcap.basket.change(input);
		meanwhile?.(shop);
		for (const part of presses) await pressPart(element, part);
		await afterwards?.(element, shop);
	};
	void begin();
	return provider;
}

const meta: Meta<Args> = { title: 'Basket/endcap-basket', component: 'endcap-basket', tags: ['autodocs'] };
export default meta;

type Story = StoryObj<Args>;

function story(setting: Setting = {}, args: Args = {}): Story {
	return { args, render: (given) => stage(given, setting) };
}

const never = new Promise<void>(() => undefined);

/** Writes into a field as a shopper does. */
function write(element: EndcapBasket, name: string, value: string): void {
	const field = element.shadowRoot?.querySelector<HTMLInputElement>(`[name="${name}"]`);
	if (!field) return;
	field.value = value;
	field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Waits for the details, writes them, and sends them. */
async function order(element: EndcapBasket): Promise<void> {
	while (!element.shadowRoot?.querySelector('[name="name"]')) await new Promise(requestAnimationFrame);
	write(element, 'name', 'K. Saar');
	write(element, 'email', 'shopper@example.com');
	await element.updateComplete;
	await pressPart(element, 'place-order');
}

export const Filled: Story = story({ input: filling });

export const NothingChosenYet: Story = story({ input: unchosen });

const benefits: ExampleBasket['benefits'] = {
	KETTLE10: { name: 'Ten per cent off kettles', saves: 490 },
	TENOFF: { name: 'Ten euros off a hundred', reason: 'minimum_spend', missing: 1650 },
	'reward-1': { name: '5 € off', saves: 500 },
};

export const WithCouponsAndPoints: Story = story({
	input: { ...filling, coupons: ['KETTLE10', 'TENOFF'], rewards: ['reward-1'] },
	basket: { benefits, points: 72 },
	awaits: 'benefit',
});

export const CodeNotKnown: Story = story({
	input: filling,
	presses: ['code__ask'],
	afterwards: async (element) => {
		while (!element.shadowRoot?.querySelector('#code')) await new Promise(requestAnimationFrame);
		const field = element.shadowRoot.querySelector<HTMLInputElement>('#code');
		if (field) field.value = 'KETTEL10';
		await pressPart(element, 'code__use');
	},
	awaits: 'code',
});

export const TwoShops: Story = story({ input: twoShops });

export const Empty: Story = story({ awaits: 'message' });

export const EmptyWithThePagesContent: Story = story({
	awaits: 'message',
	content: html`<p slot="empty"><a href="#things">See our things</a></p>`,
});

export const Loading: Story = story({ loading: true });

export const Failed: Story = story({ shop: { fails: 'network' }, awaits: 'message' });

export const Stale: Story = story({
	input: filling,
	pace: { interval: 200, ttl: 400 },
	meanwhile: (shop) => setTimeout(() => (shop.fails = 'network'), 500),
	awaits: 'note',
});

export const PriceChanged: Story = story({
	input: unchosen,
	meanwhile: ({ basket }) => (basket.prices = { ...basket.prices, 'KETTLE-RED': 5200 }),
	pace: { interval: 200, ttl: 60_000 },
	awaits: 'line__notice',
});

export const NoLongerSold: Story = story({
	input: unchosen,
	meanwhile: ({ basket }) => (basket.prices = { 'KETTLE-RED': 4900 }),
	pace: { interval: 200, ttl: 60_000 },
	awaits: 'line__notice',
});

export const SoldOutThere: Story = story({
	input: filling,
	shop: { availability: availabilityWith({ 'tartu-ruutli': { status: 'out_of_stock', quantity_available: 0 } }) },
	awaits: 'line__stock',
});

export const FewLeft: Story = story({
	input: filling,
	shop: {
		availability: availabilityWith({
			'tartu-ruutli': { status: 'limited_availability', quantity_available: 1, quantity_capped: false },
		}),
	},
	awaits: 'line__stock',
});

export const Removed: Story = story({ input: filling, presses: ['line__remove'], awaits: 'line__undo' });

export const WhereAndWhen: Story = story({ input: unchosen, presses: ['check-out'], awaits: 'continue' });

export const Details: Story = story({ input: collected, presses: ['check-out'], awaits: 'place-order' });

export const DetailsWithAnAddress: Story = story({ input: filling, presses: ['check-out'], awaits: 'place-order' });

export const SomethingMissing: Story = story({
	input: filling,
	presses: ['check-out', 'place-order'],
	awaits: 'mistakes',
});

export const HoldLapsed: Story = story({
	input: collected,
	basket: { holdsFor: 2 },
	presses: ['check-out'],
	awaits: 'place-order',
});

export const NothingToPayWith: Story = story({
	input: filling,
	shop: { merchant: { ...exampleMerchant, ordering: { ...exampleMerchant.ordering, payment_methods: ['at_pickup'] } } },
	presses: ['check-out'],
	awaits: 'place-order',
});

export const OutOfStock: Story = story({
	input: collected,
	basket: { refusals: { allocate: [{ code: 'out_of_stock', pointers: ['/lines/0/quantity'] }] } },
	presses: ['check-out'],
	awaits: 'problem',
});

export const TimeFull: Story = story({
	input: collected,
	basket: { refusals: { allocate: [{ code: 'slot_full', slots: nextSlots('tartu-ruutli') }] } },
	presses: ['check-out'],
	awaits: 'problem',
});

export const Changed: Story = story({
	input: collected,
	basket: { refusals: { allocate: [{ code: 'precondition_failed' }, { code: 'precondition_failed' }] } },
	meanwhile: ({ basket }) => (basket.prices = { ...basket.prices, 'KETTLE-RED': 5200 }),
	presses: ['check-out'],
	awaits: 'problem',
});

export const FindingOut: Story = story({
	input: collected,
	basket: { waits: { complete: never } },
	presses: ['check-out'],
	afterwards: order,
	awaits: 'note',
});

export const Placed: Story = story({
	input: collected,
	presses: ['check-out'],
	afterwards: order,
	awaits: 'order-link',
});

export const PlacedToBePaidNow: Story = story({
	input: filling,
	presses: ['check-out'],
	afterwards: async (element) => {
		element.addEventListener('endcap-pay-request', (event) => event.preventDefault());
		while (!element.shadowRoot?.querySelector('[name="street"]')) await new Promise(requestAnimationFrame);
		write(element, 'street', 'Aia 2');
		write(element, 'postalCode', '65605');
		write(element, 'city', 'Võru');
		await order(element);
	},
	awaits: 'order-link',
});

export const Sidebar: Story = story({ input: filling, width: '15rem' });

export const WidePage: Story = story({ input: filling, width: '67.5rem' });

export const Kiosk: Story = story({ input: filling, width: '67.5rem', channel: 'kiosk' });

export const HostileTexts: Story = story({
	input: filling,
	shop: { stores: storesWith({ 'tartu-ruutli': { name: '<img src=x onerror=alert(1)>' } }) },
});

export const Summary: Story = story(
	{ input: filling, awaits: 'summary__count' },
	{ summary: true, basketHref: '#basket' },
);

export const SummaryOfNothing: Story = story({ awaits: 'summary' }, { summary: true, basketHref: '#basket' });

export const NoKey: Story = { render: () => html`<endcap-basket></endcap-basket>` };
