import '@endcap/elements/define-staff';
import type { EndcapStockDesk } from '@endcap/elements';
import { exampleInventoryLevel, exampleReservation, exampleStaffMember } from '@endcap/contract/examples';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { exampleCounter, staffEndcapOf, type ExampleCounter } from '../support/example-counter.ts';

interface Setting {
	counter?: Partial<ExampleCounter>;
	/** Milliseconds between two reads, and until stock is old. */
	pace?: { interval: number; ttl: number };
	width?: string;
	/** Happens once stock is shown. */
	onceShown?: (counter: ExampleCounter, desk: EndcapStockDesk) => void;
}

const meta: Meta = { title: 'Stock/endcap-stock-desk', component: 'endcap-stock-desk', tags: ['autodocs'] };
export default meta;

type Story = StoryObj;

function story({ counter: changes, pace, width, onceShown }: Setting = {}): Story {
	return {
		render: () => {
			const counter = exampleCounter(changes);
			const desk = document.createElement('endcap-stock-desk');
			desk.endcap = staffEndcapOf(counter, pace);
			if (onceShown) void onceReady(counter, desk).then(() => onceShown(counter, desk));
			return html`<div style="max-inline-size: ${width ?? '80rem'}">${desk}</div>`;
		},
	};
}

/** The table is there, and what happens is followed. */
async function onceReady(counter: ExampleCounter, desk: EndcapStockDesk): Promise<void> {
	while (counter.listeners.size === 0 || !desk.shadowRoot?.querySelector('[part="table"]')) {
		await new Promise(requestAnimationFrame);
	}
}

function press(desk: EndcapStockDesk, selector: string): void {
	desk.shadowRoot?.querySelector<HTMLElement>(selector)?.click();
}

const never = new Promise<void>(() => undefined);
const manager = { ...exampleStaffMember, name: 'Manager', role: 'manager' as const, stores: null };
const oneShop = { ...exampleStaffMember, stores: ['tartu-ruutli'] };
const place = { sku: 'KETTLE-RED', store_id: 'tartu-ruutli' };

export const Levels: Story = story();

export const OneShop: Story = story({ counter: { member: oneShop } });

export const OnAPhone: Story = story({ width: '24rem' });

export const Receiving: Story = story({
	onceShown: (_, desk) => press(desk, 'tr[data-sku="KETTLE-RED"] button'),
});

export const ManagerSettings: Story = story({
	counter: { member: manager },
	onceShown: async (_, desk) => {
		press(desk, 'tr[data-sku="KETTLE-RED"] button');
		await desk.updateComplete;
		press(desk, '.tab:last-child input');
	},
});

export const ChangedByOthers: Story = story({
	onceShown: (counter) => {
		counter.levels = counter.levels.map((level) =>
			level.sku === 'TWINE' ? { ...level, on_hand: 14, available: 14 } : level,
		);
		counter.tell('inventory.adjusted', {
			reason: 'receive',
			store_id: 'tartu-ruutli',
			lines: [{ sku: 'TWINE', quantity: 12 }],
			made_by: 'Manager',
		});
	},
});

export const Warnings: Story = story({
	onceShown: (counter) => {
		counter.tell('inventory.low', { ...place, available: 5, reorder_point: 6 });
		counter.tell('inventory.conflict', {
			...place,
			kind: 'was_reserved',
			quantity: 1,
			receipt: '2026-000417',
			reservations: [exampleReservation.id],
		});
	},
});

export const Holds: Story = story({
	counter: {
		holds: [
			{ ...exampleReservation, id: 'lost', lines: [{ ...place, quantity: 2, quantity_lost: 1 }] },
			{ ...exampleReservation, id: 'promised', status: 'committed', expires_at: null },
			exampleReservation,
		],
	},
});

export const Loading: Story = story({ counter: { until: never } });

export const Empty: Story = story({ counter: { levels: [], holds: [] } });

export const NoMatch: Story = story({
	onceShown: (_, desk) => {
		const field = desk.shadowRoot?.querySelector<HTMLInputElement>('[part="search"]');
		if (field) field.value = 'sledge';
		field?.form?.requestSubmit();
	},
});

export const NoShopsOfTheirs: Story = story({ counter: { member: { ...exampleStaffMember, stores: [] } } });

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
	onceShown: (counter, desk) => {
		press(desk, 'tr[data-sku="KETTLE-RED"] button');
		counter.member = null;
	},
});

export const ManyItems: Story = story({
	counter: {
		levels: Array.from({ length: 120 }, (_, index) => ({
			...exampleInventoryLevel,
			sku: `SKU-${String(index).padStart(3, '0')}`,
			title: `Thing ${index + 1}`,
		})),
	},
});

export const HostileTexts: Story = story({
	counter: {
		levels: [
			{
				...exampleInventoryLevel,
				title: '<img src=x onerror=alert(1)> with a name that is very long and goes on and on',
				sku: 'A-SKU-THAT-NEVER-ENDS-'.repeat(4),
			},
		],
	},
});
