import '@endcap/elements/define-staff';
import type { EndcapLinkDesk } from '@endcap/elements';
import { exampleLink } from '@endcap/contract/examples';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { exampleCounter, staffEndcapOf, type ExampleCounter } from '../support/example-counter.ts';

interface Setting {
	counter?: Partial<ExampleCounter>;
	width?: string;
	/** The part that has to be there before it is looked at. */
	awaits?: string;
	/** Pressed one after the other, each once it is there. */
	press?: readonly string[];
}

const meta: Meta = { title: 'Links/endcap-link-desk', component: 'endcap-link-desk', tags: ['autodocs'] };
export default meta;

type Story = StoryObj;

function story({ counter, width, awaits = 'list', press = [] }: Setting = {}): Story {
	return {
		render: () => {
			const desk = document.createElement('endcap-link-desk');
			desk.endcap = staffEndcapOf(exampleCounter(counter));
			void pressAll(desk, press);
			return html`<div style="max-inline-size: ${width ?? '80rem'}" data-awaits=${awaits}>${desk}</div>`;
		},
	};
}

async function pressAll(desk: EndcapLinkDesk, selectors: readonly string[]): Promise<void> {
	const find = (selector: string) => desk.shadowRoot?.querySelector<HTMLElement>(selector);
	for (const selector of selectors) {
		while (!find(selector)) await new Promise(requestAnimationFrame);
		find(selector)?.click();
		await desk.updateComplete;
	}
}

const OF_KETTLE = `[data-id="${exampleLink.id}"]`;

export const Links: Story = story();

export const OnAPhone: Story = story({ width: '24rem' });

export const OneLink: Story = story({ awaits: 'shown', press: [`${OF_KETTLE} [part="link__show"]`] });

export const OneLinkOnAPhone: Story = story({
	awaits: 'shown',
	width: '24rem',
	press: [`${OF_KETTLE} [part="link__show"]`],
});

/** Put up in two places that are printed together. */
export const ToPrint: Story = story({
	awaits: 'along',
	counter: { links: [exampleLink, { ...exampleLink, id: 'poster', code: 'mzxw6ytbob', channel: 'print' }] },
	press: [`${OF_KETTLE} [part="link__show"]`],
});

export const AskedBeforeItEnds: Story = story({ awaits: 'sure', press: [`${OF_KETTLE} [part="link__end"]`] });

export const NothingChosen: Story = story({ awaits: 'problem', press: ['[part="submit"]'] });

export const NoLinks: Story = story({ awaits: 'message', counter: { links: [] } });

export const Failed: Story = story({ awaits: 'message', counter: { fails: 'network' } });

export const SignedOut: Story = story({ awaits: 'message', counter: { member: null } });
