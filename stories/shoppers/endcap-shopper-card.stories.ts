import '@endcap/elements/define-staff';
import type { EndcapShopperCard } from '@endcap/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { exampleCounter, staffEndcapOf, type ExampleCounter } from '../support/example-counter.ts';
import { anotherCoupon, changeCard, otherSaar, SAAR, saar } from '../support/example-customers.ts';

interface Setting {
	counter?: Partial<ExampleCounter>;
	/** Milliseconds between two reads, and until a card is old. */
	pace?: { interval: number; ttl: number };
	width?: string;
	/** Whose card is open. */
	customer?: string;
	idleMinutes?: number;
	/** What is there before the story is told. */
	awaits?: string;
	/** Happens then. */
	onceShown?: (counter: ExampleCounter, card: EndcapShopperCard) => unknown;
	/** What is there when the story is told. */
	shows?: string;
}

const meta: Meta = { title: 'Shoppers/endcap-shopper-card', component: 'endcap-shopper-card', tags: ['autodocs'] };
export default meta;

type Story = StoryObj;

function story({ counter: changes, pace, width, customer = '', idleMinutes = 0, ...then }: Setting = {}): Story {
	const { awaits = customer ? 'card' : 'search', shows = awaits, onceShown } = then;
	return {
		render: () => {
			const counter = exampleCounter(changes);
			const card = document.createElement('endcap-shopper-card');
			card.endcap = staffEndcapOf(counter, pace);
			card.customer = customer;
			card.idleMinutes = idleMinutes;
			if (onceShown) void onceThere(card, awaits).then(() => onceShown(counter, card));
			return html`<div style="max-inline-size: ${width ?? '80rem'}" data-awaits=${shows}>${card}</div>`;
		},
	};
}

async function onceThere(card: EndcapShopperCard, part: string): Promise<void> {
	const selector = `[part="${part}"]`;
	for (let found: unknown; !found; found = card.shadowRoot?.querySelector(selector)) {
		await new Promise(requestAnimationFrame);
	}
}

function type(card: EndcapShopperCard, selector: string, text: string): HTMLInputElement | undefined {
	const field = card.shadowRoot?.querySelector<HTMLInputElement>(selector) ?? undefined;
	if (!field) return undefined;
	field.value = text;
	field.dispatchEvent(new Event('input', { bubbles: true }));
	return field;
}

function find(card: EndcapShopperCard, text: string): void {
	type(card, '[part="search"]', text)?.form?.requestSubmit();
}

function press(card: EndcapShopperCard, selector: string): void {
	card.shadowRoot?.querySelector<HTMLElement>(selector)?.click();
}

const never = new Promise<void>(() => undefined);

export const Nobody: Story = story();

export const Customer: Story = story({ customer: SAAR });

export const OnAPhone: Story = story({ customer: SAAR, width: '24rem' });

export const NothingYet: Story = story({ customer: otherSaar.customer.id });

export const WhoIsIt: Story = story({ shows: 'found', onceShown: (_, card) => find(card, 'saar') });

export const NotFound: Story = story({ onceShown: (_, card) => find(card, 'Kask') });

export const NotAPhoneNumber: Story = story({ shows: 'problem', onceShown: (_, card) => find(card, '+372 5') });

export const WrongCode: Story = story({ shows: 'problem', onceShown: (_, card) => find(card, 'maaaaaaaaaaaaaaaaaaa') });

export const SomebodyNew: Story = story({ shows: 'join', onceShown: (_, card) => press(card, '[part="join-button"]') });

export const SomebodyNewWhoIsKnown: Story = story({
	shows: 'problem',
	onceShown: async (_, card) => {
		press(card, '[part="join-button"]');
		await onceThere(card, 'join');
		type(card, '[name="email"]', saar.customer.email ?? '')?.form?.requestSubmit();
	},
});

export const PointsAndACouponComeWhileOpen: Story = story({
	customer: SAAR,
	onceShown: async (counter) => {
		while (counter.listeners.size === 0) await new Promise(requestAnimationFrame);
		changeCard(counter, SAAR, {
			loyalty: { ...saar.loyalty, active: 384, worth: { amount: 384, currency: 'EUR' } },
			wallet: [anotherCoupon, ...saar.wallet],
		});
	},
});

export const ClosesSoon: Story = story({
	customer: SAAR,
	idleMinutes: 0.4,
	awaits: 'idle',
	onceShown: () => undefined,
});

export const Loading: Story = story({ counter: { until: never } });

export const Missing: Story = story({ customer: 'nobody' });

export const Failed: Story = story({ counter: { fails: 'network' } });

export const Stale: Story = story({
	customer: SAAR,
	shows: 'note',
	pace: { interval: 200, ttl: 400 },
	onceShown: (counter) => {
		counter.fails = 'network';
	},
});

export const SignedOut: Story = story({ counter: { member: null } });

export const HostileTexts: Story = story({
	counter: {
		cards: [
			{
				...saar,
				customer: {
					...saar.customer,
					name: '<img src=x onerror=alert(1)> whose name goes on and on and does not end',
					email: `${'a'.repeat(60)}@example.com`,
					segments: ['<b>bold</b>', 'friends-of-the-house'],
				},
				purchases: saar.purchases.map((each) => ({
					...each,
					lines: Array.from({ length: 9 }, (_, line) => ({ sku: `${line}`, title: '<b>bold</b>', quantity: line + 1 })),
				})),
				wallet: [
					{ ...anotherCoupon, coupon: { ...anotherCoupon.coupon, name: '<script>alert(1)</script>'.repeat(3) } },
				],
			},
		],
	},
	customer: SAAR,
});
