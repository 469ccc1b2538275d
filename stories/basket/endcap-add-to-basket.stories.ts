import '@endcap/elements/define';
import type { EndcapAddToBasket } from '@endcap/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { exampleBasket, type ExampleBasket } from '../support/example-basket.ts';
import { availabilityWith, endcapOf, exampleShop, type ExampleShop } from '../support/example-shop.ts';
import { pressPart } from '../support/shopping.ts';

type Args = Partial<Pick<EndcapAddToBasket, 'sku' | 'quantity' | 'stepper' | 'basketHref'>>;

interface Setting {
	shop?: Partial<ExampleShop>;
	basket?: Partial<ExampleBasket>;
	channel?: string;
	width?: string;
	content?: TemplateResult | string;
	/** The button is pressed. */
	pressed?: boolean;
	awaits?: string;
}

function stage(args: Args, setting: Setting): TemplateResult {
	const { shop: changes, basket, channel, width, content = '', pressed, awaits } = setting;
	const shop = exampleShop({ ...changes, basket: exampleBasket(basket) });
	const press = (element?: Element) => {
		if (element && pressed)
			void customElements.whenDefined('endcap-add-to-basket').then(() => pressPart(element, 'button'));
	};
	queueMicrotask(() => press([...document.querySelectorAll('endcap-add-to-basket')].at(-1)));
	return html`<endcap-provider .endcap=${endcapOf(shop)} .channel=${channel}>
		<div style="max-inline-size: ${width ?? '36rem'}" data-awaits=${awaits ?? 'button'}>
			<endcap-add-to-basket
				sku=${args.sku ?? 'KETTLE-RED'}
				quantity=${args.quantity ?? 1}
				?stepper=${args.stepper}
				basket-href=${args.basketHref ?? '#basket'}
				>${content}</endcap-add-to-basket
			>
		</div>
	</endcap-provider>`;
}

const meta: Meta<Args> = {
	title: 'Basket/endcap-add-to-basket',
	component: 'endcap-add-to-basket',
	tags: ['autodocs'],
};
export default meta;

type Story = StoryObj<Args>;

function story(args: Args = {}, setting: Setting = {}): Story {
	return { args, render: (given) => stage(given, setting) };
}

const never = new Promise<void>(() => undefined);
const gone = { status: 'out_of_stock' as const, quantity_available: 0 };

export const Button: Story = story();

export const WithAStepper: Story = story({ stepper: true, quantity: 2 });

export const OwnWords: Story = story({}, { content: 'Take it' });

export const Adding: Story = story({}, { basket: { waits: { change: never } }, pressed: true });

export const Added: Story = story({ stepper: true }, { pressed: true, awaits: 'basket-link' });

export const Refused: Story = story({ sku: 'NOT-SOLD' }, { pressed: true });

export const SoldOut: Story = story(
	{},
	{
		shop: {
			availability: availabilityWith({
				'tartu-ruutli': gone,
				'riga-miera': gone,
				'cape-town-kloof': gone,
				warehouse: gone,
			}),
		},
	},
);

export const NotReached: Story = story({}, { shop: { fails: 'network' }, pressed: true });

export const Sidebar: Story = story({ stepper: true }, { width: '15rem', pressed: true, awaits: 'basket-link' });

export const Kiosk: Story = story({ stepper: true }, { channel: 'kiosk' });

export const NoSku: Story = story({ sku: '' });
