import '@endcap/elements/define-staff';
import type { EndcapPickupQueue } from '@endcap/elements';
import { exampleStaffMember } from '@endcap/contract/examples';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { exampleCounter, staffEndcapOf, type ExampleCounter } from '../support/example-counter.ts';
import {
	addFulfillment,
	changeFulfillment,
	exampleQueue,
	late,
	notCollected,
	ready,
	toPick,
	toShip,
} from '../support/example-queue.ts';

interface Setting {
	counter?: Partial<ExampleCounter>;
	/** Milliseconds between two reads, and until orders are old. */
	pace?: { interval: number; ttl: number };
	width?: string;
	/** The order that is opened at once. */
	open?: string;
	/** Happens once orders are shown. */
	onceShown?: (counter: ExampleCounter, queue: EndcapPickupQueue) => unknown;
}

const meta: Meta = { title: 'Fulfillments/endcap-pickup-queue', component: 'endcap-pickup-queue', tags: ['autodocs'] };
export default meta;

type Story = StoryObj;

function story({ counter: changes, pace, width, open, onceShown }: Setting = {}): Story {
	return {
		render: () => {
			const counter = exampleCounter({ ...exampleQueue, ...changes });
			const queue = document.createElement('endcap-pickup-queue');
			queue.endcap = staffEndcapOf(counter, pace);
			void begin(counter, queue, { open, onceShown });
			return html`<div style="max-inline-size: ${width ?? '80rem'}" data-awaits=${open ? 'detail' : 'tabs'}>
				${queue}
			</div>`;
		},
	};
}

async function begin(
	counter: ExampleCounter,
	queue: EndcapPickupQueue,
	{ open, onceShown }: Pick<Setting, 'open' | 'onceShown'>,
): Promise<void> {
	await onceReady(counter, queue);
	if (open) press(queue, `[data-key="order ${open}"]`);
	await queue.updateComplete;
	onceShown?.(counter, queue);
}

/** The orders are there, and what happens is followed. */
async function onceReady(counter: ExampleCounter, queue: EndcapPickupQueue): Promise<void> {
	while (counter.listeners.size === 0 || !queue.shadowRoot?.querySelector('[part="tabs"]')) {
		await new Promise(requestAnimationFrame);
	}
}

function press(queue: EndcapPickupQueue, selector: string): void {
	queue.shadowRoot?.querySelector<HTMLElement>(selector)?.click();
}

const never = new Promise<void>(() => undefined);
const me = { staff_id: exampleStaffMember.id, name: exampleStaffMember.name };
const mine = { ...toPick, assigned_to: me };
const taken = { ...toPick, assigned_to: { staff_id: 'other', name: 'Juhan' } };

export const Orders: Story = story();

export const OnAPhone: Story = story({ width: '24rem' });

export const Picking: Story = story({
	counter: { fulfillments: [late, mine, ready] },
	open: toPick.id,
	onceShown: (_, queue) => press(queue, '[data-key="tick 2"]'),
});

export const PickingOnAPhone: Story = story({ counter: { fulfillments: [mine] }, open: toPick.id, width: '24rem' });

export const NotAllThere: Story = story({
	counter: { fulfillments: [mine] },
	open: toPick.id,
	onceShown: (_, queue) => press(queue, '[data-key="less 2"]'),
});

export const SoldOverTheCounter: Story = story({
	counter: {
		fulfillments: [
			{ ...mine, lines: mine.lines.map((line) => (line.line === 2 ? { ...line, quantity_lost: 2 } : line)) },
		],
	},
	open: toPick.id,
});

export const AColleagueIsAtIt: Story = story({ counter: { fulfillments: [taken] }, open: toPick.id });

export const GivingUp: Story = story({
	counter: { fulfillments: [mine] },
	open: toPick.id,
	onceShown: (_, queue) => press(queue, '[data-key="give-up"]'),
});

export const AnotherTime: Story = story({
	counter: { fulfillments: [mine] },
	open: toPick.id,
	onceShown: async (_, queue) => {
		press(queue, '[data-key="other-time"]');
		while (!queue.shadowRoot?.querySelector('[part="slots"]')) await new Promise(requestAnimationFrame);
		press(queue, '[part="slot"]:not([aria-disabled])');
	},
});

export const WaitsForItsPayment: Story = story({
	counter: { fulfillments: [{ ...toPick, status: 'proposed' }] },
	open: toPick.id,
});

export const HandingOver: Story = story({
	onceShown: (_, queue) => scan(queue, 'mzxw6ytboi2dc'),
});

export const HandingOverByName: Story = story({
	onceShown: async (_, queue) => {
		press(queue, '[data-key="tab ready"]');
		await queue.updateComplete;
		press(queue, '[data-key="order ready"]');
	},
});

export const WrongCode: Story = story({ onceShown: (_, queue) => scan(queue, 'aaaaaaaaaaaaa') });

export const Shipping: Story = story({
	counter: { fulfillments: [{ ...toShip, status: 'prepared', prepared_at: toShip.placed_at }] },
	onceShown: async (_, queue) => {
		press(queue, '[data-key="tab ready"]');
		await queue.updateComplete;
		press(queue, `[data-key="order ${toShip.id}"]`);
	},
});

export const NotCollected: Story = story({
	onceShown: async (_, queue) => {
		press(queue, '[data-key="tab ended"]');
		while (!queue.shadowRoot?.querySelector('[data-key="order not-collected"]'))
			await new Promise(requestAnimationFrame);
		press(queue, `[data-key="order ${notCollected.id}"]`);
	},
});

export const NewOrder: Story = story({
	counter: { fulfillments: [late] },
	onceShown: (counter) => addFulfillment(counter, toPick),
});

export const CanceledWhilePicking: Story = story({
	counter: { fulfillments: [mine] },
	open: toPick.id,
	onceShown: (counter) =>
		changeFulfillment(counter, toPick.id, {
			status: 'canceled',
			reason: 'by_shopper',
			ended_at: '2026-03-25T10:05:00Z',
		}),
});

export const Loading: Story = story({ counter: { until: never } });

export const Empty: Story = story({ counter: { fulfillments: [] } });

export const Failed: Story = story({ counter: { fails: 'network' } });

export const Stale: Story = story({
	counter: { fulfillments: [mine] },
	open: toPick.id,
	pace: { interval: 200, ttl: 400 },
	onceShown: (counter) => {
		counter.fails = 'network';
	},
});

export const SignedOut: Story = story({ counter: { member: null } });

export const SessionOverInTheMiddle: Story = story({
	counter: { fulfillments: [mine] },
	open: toPick.id,
	pace: { interval: 200, ttl: 60_000 },
	onceShown: (counter) => {
		counter.member = null;
	},
});

export const HostileTexts: Story = story({
	counter: {
		fulfillments: [
			{
				...mine,
				customer_name: '<img src=x onerror=alert(1)> whose name goes on and on and does not end',
				lines: mine.lines.map((line) => ({ ...line, title: '<b>bold</b>', sku: 'A-SKU-THAT-NEVER-ENDS-'.repeat(3) })),
			},
		],
	},
	open: toPick.id,
});

/** Types into the search as a person does. */
function scan(queue: EndcapPickupQueue, code: string): void {
	const field = queue.shadowRoot?.querySelector<HTMLInputElement>('[part="search"]');
	if (!field) return;
	field.value = code;
	field.dispatchEvent(new Event('input', { bubbles: true }));
	field.form?.requestSubmit();
}
