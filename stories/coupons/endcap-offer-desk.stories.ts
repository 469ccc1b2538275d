import '@endcap/elements/define-staff';
import type { EndcapOfferDesk } from '@endcap/elements';
import { exampleCoupon, exampleStaffMember } from '@endcap/contract/examples';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { exampleCounter, staffEndcapOf, type ExampleCounter } from '../support/example-counter.ts';

interface Setting {
	counter?: Partial<ExampleCounter>;
	/** Milliseconds between two reads, and until the list is old. */
	pace?: { interval: number; ttl: number };
	width?: string;
	/** Pressed one after the other, each once it is there. */
	press?: readonly string[];
	onceShown?: (counter: ExampleCounter, desk: EndcapOfferDesk) => void;
}

const meta: Meta = { title: 'Coupons/endcap-offer-desk', component: 'endcap-offer-desk', tags: ['autodocs'] };
export default meta;

type Story = StoryObj;

const manager = { ...exampleStaffMember, name: 'Manager', role: 'manager' as const, stores: null };
const never = new Promise<void>(() => undefined);

function story({ counter: changes, pace, width, press = [], onceShown }: Setting = {}): Story {
	return {
		render: () => {
			const counter = exampleCounter({ member: manager, ...changes });
			const desk = document.createElement('endcap-offer-desk');
			desk.endcap = staffEndcapOf(counter, pace);
			void pressAll(desk, press).then(() => onceShown?.(counter, desk));
			return html`<div style="max-inline-size: ${width ?? '80rem'}">${desk}</div>`;
		},
	};
}

async function pressAll(desk: EndcapOfferDesk, selectors: readonly string[]): Promise<void> {
	const find = (selector: string) => desk.shadowRoot?.querySelector<HTMLElement>(selector);
	for (const selector of ['[part="tabs"]', ...selectors]) {
		while (!find(selector)) await new Promise(requestAnimationFrame);
		find(selector)?.click();
		await desk.updateComplete;
	}
}

function type(desk: EndcapOfferDesk, name: string, value: string): void {
	const field = desk.shadowRoot?.querySelector<HTMLInputElement>(`[name="${name}"]`);
	if (field) field.value = value;
	field?.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
}

const KETTLES = `[data-id="${exampleCoupon.id}"] button`;
const POINTS = '[part="tabs"] button:last-child';

export const Coupons: Story = story();

export const AsAClerk: Story = story({ counter: { member: exampleStaffMember } });

export const OnAPhone: Story = story({ width: '24rem' });

export const OneCoupon: Story = story({ press: [KETTLES] });

export const OneCouponAsAClerk: Story = story({ counter: { member: exampleStaffMember }, press: [KETTLES] });

export const AskedBeforeItEnds: Story = story({ press: [KETTLES, '[part="end"]'] });

export const Used: Story = story({
	press: [KETTLES, '[part="section"]:last-of-type summary', '[part="redemption"] button'],
});

export const CodesMade: Story = story({
	press: [KETTLES, '[part="section"] summary', '[part="codes"] button'],
});

export const Given: Story = story({
	press: [KETTLES, '[part="section"]:nth-of-type(2) summary'],
	onceShown: async (_, desk) => {
		type(desk, 'segment', 'regulars');
		await desk.updateComplete;
		desk.shadowRoot?.querySelector<HTMLElement>('[part="give"] button')?.click();
	},
});

export const Making: Story = story({
	press: ['[part="make"]'],
	onceShown: (_, desk) => {
		type(desk, 'percent', '10');
		type(desk, 'name', 'Spring');
		type(desk, 'categories', 'Kettles');
	},
});

export const MakingOnAPhone: Story = story({ press: ['[part="make"]'], width: '24rem' });

export const Mistakes: Story = story({ press: ['[part="make"]', '[part="form"] [part="submit"]'] });

export const CodeTaken: Story = story({
	press: ['[part="make"]'],
	onceShown: async (_, desk) => {
		type(desk, 'percent', '10');
		type(desk, 'name', 'Spring');
		type(desk, 'code', 'HELLO');
		await desk.updateComplete;
		desk.shadowRoot?.querySelector<HTMLElement>('[part="form"] [part="submit"]')?.click();
	},
});

export const Changing: Story = story({ press: [KETTLES, '[part="change"]'] });

export const Points: Story = story({ press: [POINTS] });

export const PointsOnAPhone: Story = story({ press: [POINTS], width: '24rem' });

export const PointsAsAClerk: Story = story({ counter: { member: exampleStaffMember }, press: [POINTS] });

export const NoPointsYet: Story = story({ counter: { program: null }, press: [POINTS] });

export const Loading: Story = story({ counter: { until: never } });

export const Empty: Story = story({ counter: { coupons: [] } });

export const NoMatch: Story = story({
	onceShown: (_, desk) => {
		const field = desk.shadowRoot?.querySelector<HTMLInputElement>('[part="search"]');
		if (field) field.value = 'sledge';
		field?.form?.requestSubmit();
	},
});

export const Failed: Story = story({ counter: { fails: 'network' } });

export const Stale: Story = story({
	pace: { interval: 200, ttl: 400 },
	onceShown: (counter) => {
		counter.fails = 'network';
	},
});

export const SignedOut: Story = story({ counter: { member: null } });

export const SessionOverInTheMiddle: Story = story({
	pace: { interval: 200, ttl: 60_000 },
	press: ['[part="make"]'],
	onceShown: (counter, desk) => {
		type(desk, 'name', 'Spring');
		counter.member = null;
	},
});

export const HostileTexts: Story = story({
	counter: {
		coupons: [
			{
				...exampleCoupon,
				name: '<img src=x onerror=alert(1)> with a name that is very long and goes on and on',
				code: 'A-CODE-THAT-NEVER-ENDS-'.repeat(2),
				products: { categories: ['<script>alert(1)</script>'], skus: [], sku_count: 0 },
			},
		],
	},
});
