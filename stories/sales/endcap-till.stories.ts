import '@endcap/elements/define-staff';
import type { EndcapTill } from '@endcap/elements';
import { exampleMemberSale } from '@endcap/contract/examples';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { exampleCounter, staffEndcapOf, type ExampleCounter } from '../support/example-counter.ts';
import { MEMBER_CODE } from '../support/example-customers.ts';

interface Setting {
	counter?: Partial<ExampleCounter>;
	width?: string;
	/** What is scanned, one after another, once the till is open. */
	scans?: string[];
	/** Happens after that. */
	onceRung?: (counter: ExampleCounter, till: EndcapTill) => unknown;
	/** A part that is there when the story is told. */
	awaits?: string;
}

const meta: Meta = { title: 'Sales/endcap-till', component: 'endcap-till', tags: ['autodocs'] };
export default meta;

type Story = StoryObj;

function story({ counter: changes, width, scans = [], onceRung, awaits = 'tools' }: Setting = {}): Story {
	return {
		render: () => {
			const counter = exampleCounter(changes);
			const till = document.createElement('endcap-till');
			till.endcap = staffEndcapOf(counter);
			void begin(counter, till, scans, onceRung);
			return html`<div style="max-inline-size: ${width ?? '80rem'}" data-awaits=${awaits}>${till}</div>`;
		},
	};
}

async function begin(
	counter: ExampleCounter,
	till: EndcapTill,
	scans: string[],
	onceRung: Setting['onceRung'],
): Promise<void> {
	await shown(till, '[part="search"]');
	for (const code of scans) {
		scan(till, code);
		while (till.shadowRoot?.querySelector<HTMLInputElement>('[part="search"]')?.value) {
			await new Promise(requestAnimationFrame);
		}
	}
	if (scans.length > 0) await shown(till, '[part="pay"]:not([aria-disabled="true"])');
	await onceRung?.(counter, till);
}

async function shown(till: EndcapTill, selector: string): Promise<HTMLElement> {
	for (;;) {
		const found = till.shadowRoot?.querySelector<HTMLElement>(selector);
		if (found) return found;
		await new Promise(requestAnimationFrame);
	}
}

/** Types into the search as a person does. */
function scan(till: EndcapTill, code: string): void {
	const field = till.shadowRoot?.querySelector<HTMLInputElement>('[part="search"]');
	if (!field) return;
	field.value = code;
	field.dispatchEvent(new Event('input', { bubbles: true }));
	field.form?.requestSubmit();
}

async function press(till: EndcapTill, key: string): Promise<void> {
	(await shown(till, `[data-key="${key}"]:not([aria-disabled="true"])`)).click();
	await till.updateComplete;
}

async function type(till: EndcapTill, key: string, text: string): Promise<void> {
	const field = (await shown(till, `[data-key="${key}"]`)) as HTMLInputElement;
	field.value = text;
	field.dispatchEvent(new Event('input', { bubbles: true }));
	field.form?.requestSubmit();
}

const never = new Promise<void>(() => undefined);
const KETTLE = '4006381333931';
const basket = [KETTLE, KETTLE, 'TWINE'];

export const Empty: Story = story();

export const Sale: Story = story({ scans: basket, awaits: 'pay' });

export const MemberWithCoupons: Story = story({
	scans: [...basket, MEMBER_CODE, 'KETTLE10', 'TENOFF100'],
	awaits: 'benefit',
});

export const OnAPhone: Story = story({
	scans: [...basket, MEMBER_CODE, 'KETTLE10'],
	width: '24rem',
	awaits: 'benefit',
});

export const FindingAnArticle: Story = story({
	onceRung: (_, till) => scan(till, 'kettle'),
	awaits: 'found',
});

export const FindingAMember: Story = story({
	scans: basket,
	onceRung: (_, till) => type(till, 'find-member', 'saar'),
	awaits: 'found',
});

export const UnknownCode: Story = story({
	scans: [KETTLE],
	onceRung: (_, till) => scan(till, 'NOBODY'),
	awaits: 'problem',
});

export const Paid: Story = story({
	scans: [KETTLE, MEMBER_CODE, 'KETTLE10'],
	onceRung: (_, till) => press(till, 'pay'),
	awaits: 'receipt',
});

export const PriceChanged: Story = story({
	scans: [KETTLE],
	onceRung: async (counter, till) => {
		counter.variants = counter.variants.map((each) => ({ ...each, price: { amount: 5200, currency: 'EUR' } }));
		await press(till, 'pay');
	},
	awaits: 'problem',
});

export const WithoutTheNetwork: Story = story({
	scans: [KETTLE],
	onceRung: (counter, till) => {
		counter.fails = 'network';
		scan(till, 'TWINE');
	},
	awaits: 'note',
});

export const KeptWithoutTheNetwork: Story = story({
	scans: [KETTLE],
	onceRung: async (counter, till) => {
		counter.fails = 'network';
		await press(till, 'pay');
	},
	awaits: 'kept-waiting',
});

export const StandsBeyondALimit: Story = story({
	counter: { excess: [{ kind: 'coupon_excess', code: 'KETTLE10', reason: 'limit_reached', points: 0 }] },
	scans: [KETTLE, 'KETTLE10'],
	onceRung: async (counter, till) => {
		counter.fails = 'network';
		await press(till, 'pay');
		await shown(till, '[part="kept-waiting"]');
		counter.fails = undefined;
		dispatchEvent(new Event('online'));
	},
	awaits: 'kept-told',
});

export const Refund: Story = story({
	onceRung: async (_, till) => {
		await press(till, 'refund');
		await type(till, 'receipt-number', exampleMemberSale.receipt);
		await press(till, 'all-back');
	},
	awaits: 'pay',
});

export const Loading: Story = story({ counter: { until: never }, awaits: 'skeleton' });

export const Failed: Story = story({ counter: { fails: 'network' }, awaits: 'message' });

export const SignedOut: Story = story({ counter: { member: null }, awaits: 'message' });

export const SessionOverInTheMiddle: Story = story({
	scans: [KETTLE, MEMBER_CODE],
	onceRung: async (counter, till) => {
		counter.member = null;
		await press(till, 'pay');
	},
	awaits: 'note',
});

export const HostileTexts: Story = story({
	counter: {
		variants: exampleCounter().variants.map((each) => ({
			...each,
			title: '<img src=x onerror=alert(1)> whose name goes on and on and does not end',
		})),
	},
	scans: basket,
	awaits: 'pay',
});
