import '@endcap/elements/define';
import type { EndcapCollectPicker } from '@endcap/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { endcapOf, exampleShop, type ExampleShop } from '../support/example-shop.ts';

type Args = Partial<Pick<EndcapCollectPicker, 'skus' | 'near' | 'limit' | 'heading' | 'hold' | 'required' | 'value'>>;

interface Setting {
	shop?: Partial<ExampleShop>;
	/** Milliseconds between two reads, and until stock is old. */
	pace?: { interval: number; ttl: number };
	channel?: string;
	width?: string;
	disabled?: boolean;
	/** Happens once shops are shown. */
	onceShown?: (shop: ExampleShop, element: EndcapCollectPicker) => void;
	/** The part that is there when the story is told. */
	awaits?: string;
}

function stage(args: Args, setting: Setting): TemplateResult {
	const { shop: changes, pace, channel, width, disabled, onceShown, awaits } = setting;
	const shop = exampleShop(changes);
	const begin = async (event: Event) => {
		const element = event.currentTarget as HTMLElement;
		const picker = element.querySelector('endcap-collect-picker');
		if (picker && onceShown) onceShown(shop, picker);
	};
	return html`<endcap-provider .endcap=${endcapOf(shop, pace)} .channel=${channel}>
		<div style="max-inline-size: ${width ?? '36rem'}" data-awaits=${awaits ?? 'times'} @endcap-collect-changed=${begin}>
			<endcap-collect-picker
				skus=${args.skus ?? 'KETTLE-RED'}
				near=${args.near ?? ''}
				limit=${args.limit ?? 4}
				heading=${args.heading ?? ''}
				value=${args.value ?? ''}
				?hold=${args.hold}
				?required=${args.required}
				?disabled=${disabled}
			></endcap-collect-picker>
		</div>
	</endcap-provider>`;
}

const meta: Meta<Args> = {
	title: 'Collect/endcap-collect-picker',
	component: 'endcap-collect-picker',
	tags: ['autodocs'],
};
export default meta;

type Story = StoryObj<Args>;

function story(args: Args = {}, setting: Setting = {}): Story {
	return { args, render: (given) => stage(given, setting) };
}

export const Shops: Story = story({}, { awaits: 'shop__soonest' });
