import '@endcap/elements/define-staff';
import type { EndcapCampaignDesk } from '@endcap/elements';
import { exampleOffer, exampleStaffMember } from '@endcap/contract/examples';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { exampleCounter, staffEndcapOf, type ExampleCounter } from '../support/example-counter.ts';

interface Setting {
	counter?: Partial<ExampleCounter>;
	/** Milliseconds between two reads, and until the list is old. */
	pace?: { interval: number; ttl: number };
	width?: string;
	/** The part that has to be there before it is looked at. */
	awaits?: string;
	/** Pressed one after the other, each once it is there. */
	press?: readonly string[];
	onceShown?: (counter: ExampleCounter) => void;
}

const meta: Meta = { title: 'Offers/endcap-campaign-desk', component: 'endcap-campaign-desk', tags: ['autodocs'] };
export default meta;

type Story = StoryObj;

const manager = { ...exampleStaffMember, name: 'Manager', role: 'manager' as const, stores: null };
const never = new Promise<void>(() => undefined);

function story({ counter: changes, pace, width, awaits = 'list', press = [], onceShown }: Setting = {}): Story {
	return {
		render: () => {
			const counter = exampleCounter({ member: manager, ...changes });
			const desk = document.createElement('endcap-campaign-desk');
			desk.endcap = staffEndcapOf(counter, pace);
			void pressAll(desk, press).then(() => onceShown?.(counter));
			return html`<div style="max-inline-size: ${width ?? '80rem'}" data-awaits=${awaits}>${desk}</div>`;
		},
	};
}

async function pressAll(desk: EndcapCampaignDesk, selectors: readonly string[]): Promise<void> {
	const find = (selector: string) => desk.shadowRoot?.querySelector<HTMLElement>(selector);
	for (const selector of ['[part="tools"]', ...selectors]) {
		while (!find(selector)) await new Promise(requestAnimationFrame);
		find(selector)?.click();
		await desk.updateComplete;
	}
}

const KETTLES = `[data-id="${exampleOffer.id}"] button`;

export const Campaigns: Story = story();

export const AsAClerk: Story = story({ counter: { member: exampleStaffMember } });

export const OnAPhone: Story = story({ width: '24rem' });

export const OneCampaign: Story = story({ awaits: 'detail', press: [KETTLES] });

export const AskedBeforeItEnds: Story = story({ awaits: 'sure', press: [KETTLES, '[part="end"]'] });

export const NewCampaign: Story = story({ awaits: 'form', press: ['[part="make"]'] });

export const Changing: Story = story({ awaits: 'form', press: [KETTLES, '[part="change"]'] });

export const Mistakes: Story = story({ awaits: 'problem', press: ['[part="make"]', '[part="submit"]'] });

export const NothingYet: Story = story({ counter: { campaigns: [] }, awaits: 'message' });

export const Offline: Story = story({
	pace: { interval: 200, ttl: 400 },
	awaits: 'note',
	onceShown: (counter) => void (counter.fails = 'network'),
});

export const Loading: Story = story({
	counter: { until: never },
	awaits: 'skeleton',
});

export const Failed: Story = story({ counter: { fails: 'network' }, awaits: 'message' });

export const SignedOut: Story = story({ counter: { member: null }, awaits: 'message' });
