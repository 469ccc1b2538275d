import '@endcap/elements/define';
import type { Order } from '@endcap/contract';
import { exampleOrder, exampleOrders } from '@endcap/contract/examples';
import type { EndcapOrderStatus } from '@endcap/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { exampleBasket } from '../support/example-basket.ts';
import { endcapOf, exampleShop, stillLoading, type ExampleShop } from '../support/example-shop.ts';
import { another, discounted, inPart, picking, sent, tokenOf, twoShops } from '../support/orders.ts';
import { pressPart } from '../support/shopping.ts';

type Args = Partial<Pick<EndcapOrderStatus, 'order' | 'all' | 'heading'>>;

interface Setting {
	/** Nothing has come yet. */
	loading?: boolean;
	/** Newest first. */
	orders?: Order[];
	shop?: Partial<ExampleShop>;
	channel?: string;
	width?: string;
	/** Happens once the orders are known to the device. */
	meanwhile?: (shop: ExampleShop) => void;
	/** Parts that are pressed, one after another. */
	presses?: string[];
	/** The part that is there when the story is told. */
	awaits?: string;
}

function stage(args: Args, { orders = [], shop: changes, channel, width, ...setting }: Setting): HTMLElement {
	const shop = exampleShop({ ...changes, basket: exampleBasket({ orders }) });
	const working = endcapOf(shop);
	const endcap = setting.loading ? { ...working, orders: { ...working.orders, $order: stillLoading } } : working;
	const provider = document.createElement('endcap-provider');
	const frame = document.createElement('div');
	Object.assign(provider, { endcap, channel, server: 'https://shop.example' });
	frame.style.maxInlineSize = width ?? '36rem';
	frame.dataset.awaits = setting.awaits ?? 'line';
	const element = document.createElement('endcap-order-status');
	Object.assign(element, { order: args.order ?? '', all: args.all ?? false, heading: args.heading ?? '' });
	provider.append(frame);
	const begin = async () => {
		for (const order of orders.toReversed()) await endcap.orders.open(tokenOf(order));
		setting.meanwhile?.(shop);
		frame.append(element);
		for (const part of setting.presses ?? []) await pressPart(element, part);
	};
	void begin();
	return provider;
}

const meta: Meta<Args> = { title: 'Orders/endcap-order-status', component: 'endcap-order-status', tags: ['autodocs'] };
export default meta;

type Story = StoryObj<Args>;

function story(setting: Setting = {}, args: Args = {}): Story {
	return { args, render: (given) => stage(given, setting) };
}

const withCode = { awaits: 'code' };

export const Placed: Story = story({ orders: [exampleOrder], ...withCode });

export const AwaitsPayment: Story = story({ orders: [exampleOrders.awaited] });

export const PaidBefore: Story = story({ orders: [exampleOrders.paid], ...withCode });

export const BeingPicked: Story = story({ orders: [picking], ...withCode });

export const Ready: Story = story({ orders: [exampleOrders.ready], ...withCode });

export const ReadyInPart: Story = story({ orders: [inPart], ...withCode });

export const Collected: Story = story({ orders: [exampleOrders.collected] });

export const WithDiscountsAndPoints: Story = story({ orders: [discounted] });

export const Canceled: Story = story({ orders: [exampleOrders.canceled] });

export const NotCollected: Story = story({ orders: [exampleOrders.notCollected] });

export const OutOfStock: Story = story({ orders: [exampleOrders.outOfStock] });

export const Refunded: Story = story({ orders: [exampleOrders.refunded] });

export const OneShopAndShipping: Story = story({ orders: [exampleOrders.split], ...withCode });

export const TwoShops: Story = story({ orders: [twoShops], ...withCode });

export const Sent: Story = story({ orders: [sent] });

export const ChangesTheTime: Story = story({
	orders: [exampleOrder],
	presses: ['change-time'],
	awaits: 'slot',
});

export const AsksBeforeItCancels: Story = story({
	orders: [exampleOrders.paid],
	presses: ['cancel'],
	awaits: 'cancel-question',
});

export const LargeCode: Story = story({ orders: [exampleOrders.ready], presses: ['code__large'], ...withCode });

export const AllOrders: Story = story(
	{
		orders: [
			another(exampleOrder, '1003', '2026-03-25T10:00:00Z'),
			another(exampleOrders.collected, '1002', '2026-03-12T10:00:00Z'),
			exampleOrders.canceled,
		],
		awaits: 'orders',
	},
	{ all: true },
);

export const Offline: Story = story({
	orders: [exampleOrders.ready],
	meanwhile: (shop) => void (shop.fails = 'network'),
	...withCode,
});

export const Loading: Story = story({ loading: true }, { order: exampleOrder.id });

export const NoOrder: Story = story({ awaits: 'message' });

export const UnknownOrder: Story = story({ awaits: 'message' }, { order: '0199c9a0-0000-7000-8000-000000000099' });

export const Failed: Story = story(
	{
		orders: [exampleOrder],
		meanwhile: (shop) => void (shop.fails = 'network'),
		awaits: 'message',
	},
	{ order: '0199c9a0-0000-7000-8000-000000000099' },
);

export const OnAKiosk: Story = story({ orders: [exampleOrders.ready], channel: 'kiosk', ...withCode });

export const InASidebar: Story = story({ orders: [exampleOrders.ready], width: '15rem', ...withCode });
