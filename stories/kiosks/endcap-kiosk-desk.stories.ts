import '@endcap/elements/define-staff';
import type { EndcapKioskDesk } from '@endcap/elements';
import { exampleStaffMember } from '@endcap/contract/examples';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { exampleCounter, staffEndcapOf, type ExampleCounter } from '../support/example-counter.ts';
import { exampleKiosks } from '../support/example-kiosks.ts';

interface Setting {
	counter?: Partial<ExampleCounter>;
	/** Milliseconds between two reads, and until the list is old. */
	pace?: { interval: number; ttl: number };
	width?: string;
	/** The part that has to be there before it is looked at. */
	awaits?: string;
	/** Pressed one after the other, each once it is there. */
	press?: readonly string[];
	onceShown?: (counter: ExampleCounter, desk: EndcapKioskDesk) => void;
}

const meta: Meta = { title: 'Kiosks/endcap-kiosk-desk', component: 'endcap-kiosk-desk', tags: ['autodocs'] };
export default meta;

type Story = StoryObj;

const manager = { ...exampleStaffMember, name: 'Manager', role: 'manager' as const, stores: null };
const never = new Promise<void>(() => undefined);

function story({ counter: changes, pace, width, awaits = 'kiosk', press = [], onceShown }: Setting = {}): Story {
	return {
		render: () => {
			const counter = exampleCounter({ member: manager, ...changes });
			const desk = document.createElement('endcap-kiosk-desk');
			desk.endcap = staffEndcapOf(counter, pace);
			void pressAll(desk, press).then(() => onceShown?.(counter, desk));
			return html`<div style="max-inline-size: ${width ?? '60rem'}" data-awaits=${awaits}>${desk}</div>`;
		},
	};
}

async function pressAll(desk: EndcapKioskDesk, selectors: readonly string[]): Promise<void> {
	const find = (selector: string) => desk.shadowRoot?.querySelector<HTMLElement>(selector);
	while (!find('[part="frame"]')) await new Promise(requestAnimationFrame);
	for (const selector of selectors) {
		while (!find(selector)) await new Promise(requestAnimationFrame);
		find(selector)?.click();
		await desk.updateComplete;
	}
}

function type(desk: EndcapKioskDesk, name: string, value: string): void {
	const field = desk.shadowRoot?.querySelector<HTMLInputElement>(`[name="${name}"]`);
	if (field) field.value = value;
	field?.dispatchEvent(new Event('input', { bubbles: true }));
}

const [door] = exampleKiosks().kiosks;
const calling = exampleKiosks().kiosks.map((kiosk, index) =>
	index === 0 ? { ...kiosk, call: { since: '2026-03-25T09:58:00Z', language: 'et' } } : kiosk,
);

export const Kiosks: Story = story();

export const AsAClerk: Story = story({ counter: { member: exampleStaffMember } });

export const OnAPhone: Story = story({ width: '24rem' });

export const SomebodyCalls: Story = story({ awaits: 'call', counter: { kiosks: calling } });

export const AllIsWell: Story = story({ counter: { kiosks: door ? [door] : [], refusals: [] } });

export const BeingSetUp: Story = story({ awaits: 'form', press: ['[part="set-up"]'] });

export const WithoutAName: Story = story({ awaits: 'form', press: ['[part="set-up"]', '[part="submit"]'] });

export const TheCode: Story = story({
	awaits: 'code',
	press: ['[part="set-up"]'],
	onceShown: (_, desk) => {
		type(desk, 'name', 'In the corner');
		desk.shadowRoot?.querySelector<HTMLElement>('[part="submit"]')?.click();
	},
});

export const Settings: Story = story({ awaits: 'form', press: ['[part="settings"]'] });

export const AskedBeforeItsKeyIsTaken: Story = story({ awaits: 'sure', press: ['[part="take"]'] });

export const Refused: Story = story({
	awaits: 'problem',
	press: ['[part="kiosk"]'],
	onceShown: (counter, desk) => {
		counter.fails = 'key_not_allowed';
		desk.shadowRoot?.querySelector<HTMLElement>('[part="close"]')?.click();
	},
});

export const NoneSetUp: Story = story({ awaits: 'message', counter: { kiosks: [], refusals: [] } });

export const Loading: Story = story({ awaits: 'skeleton', counter: { until: never } });

export const Failed: Story = story({ awaits: 'message', counter: { fails: 'network' } });

export const Old: Story = story({
	awaits: 'note',
	pace: { interval: 100, ttl: 200 },
	press: ['[part="kiosk"]'],
	onceShown: (counter) => {
		counter.fails = 'network';
	},
});

export const SignedOut: Story = story({ awaits: 'message', counter: { member: null } });
