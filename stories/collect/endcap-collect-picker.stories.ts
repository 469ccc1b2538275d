import '@endcap/elements/define';
import type { EndcapCollectPicker } from '@endcap/elements';
import {
	exampleAvailability,
	exampleNowhere,
	exampleShopClosedToday,
	exampleStores,
	exampleUnknownSku,
	exampleWarehouseOnly,
} from '@endcap/contract/examples';
import type { CartInput } from '@endcap/contract';
import type { Endcap } from '@endcap/sdk';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { exampleBasket } from '../support/example-basket.ts';
import { exampleSlots, setSlot, slotsOf } from '../support/example-collect.ts';
import { setLevel } from '../support/example-holding.ts';
import { endcapOf, exampleShop, storesWith, type ExampleShop } from '../support/example-shop.ts';
import { collected, pressPart, twoShops, unchosen } from '../support/shopping.ts';

type Args = Partial<Pick<EndcapCollectPicker, 'skus' | 'near' | 'limit' | 'heading' | 'hold' | 'required' | 'value'>>;

interface Setting {
	shop?: Partial<ExampleShop>;
	/** Milliseconds between two reads, and until stock is old. */
	pace?: { interval: number; ttl: number };
	channel?: string;
	width?: string;
	disabled?: boolean;
	/** What is in the basket; the picker is then the basket's. */
	basket?: CartInput;
	/** What the shopper does, once the picker is on the page. */
	play?: (picker: EndcapCollectPicker, shop: ExampleShop) => Promise<void>;
	/** The part that is there when the story is told. */
	awaits?: string;
}

async function begin(endcap: Endcap, shop: ExampleShop, picker: EndcapCollectPicker, setting: Setting): Promise<void> {
	if (setting.basket) await endcap.basket.change(setting.basket);
	await setting.play?.(picker, shop);
}

function stage(args: Args, setting: Setting): TemplateResult {
	const { shop: changes, pace, channel, width, disabled, basket, awaits } = setting;
	const shop = exampleShop(changes);
	const endcap = endcapOf(shop, pace);
	const picker = document.createElement('endcap-collect-picker');
	Object.assign(picker, { near: '', limit: 4, heading: '', ...args, disabled: Boolean(disabled) });
	if (!basket) picker.skus = args.skus ?? 'KETTLE-RED';
	void begin(endcap, shop, picker, setting);
	return html`<endcap-provider .endcap=${endcap} .channel=${channel}>
		<div style="max-inline-size: ${width ?? '36rem'}" data-awaits=${awaits ?? 'shop__soonest'}>${picker}</div>
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

const never = new Promise<void>(() => undefined);
const [variant] = exampleAvailability.data;
/** The blue one in Riga alone. */
const inRiga = variant?.stores.map((level) =>
	level.store_id === 'riga-miera' ? level : { ...level, status: 'out_of_stock' as const, quantity_available: 0 },
);
const blueInRiga = { levels: { 'KETTLE-BLUE': inRiga ?? [] } };
const many = Array.from({ length: 12 }, (_, index) => ({
	...exampleStores.tartu,
	id: `shop-${index}`,
	name: `Shop ${index + 1}`,
}));
const inMany = many.map(({ id }) => ({
	...(variant?.stores[0] as NonNullable<typeof variant>['stores'][number]),
	store_id: id,
}));
const NOON = '2026-03-25T12:00:00Z';

/** Chooses the first shop, and its soonest time. */
async function choose(picker: EndcapCollectPicker): Promise<void> {
	await pressRadio(picker);
	await pressPart(picker, 'soonest');
}

async function pressRadio(picker: EndcapCollectPicker): Promise<void> {
	for (;;) {
		const radio = picker.shadowRoot?.querySelector<HTMLInputElement>('[type="radio"]');
		if (radio && picker.shadowRoot?.querySelector('[part="shop__soonest"]')) return radio.click();
		await new Promise(requestAnimationFrame);
	}
}

export const Shops: Story = story();

export const NearAPlace: Story = story({ near: '58.3780,26.7290' });

export const Times: Story = story({}, { play: pressRadio, awaits: 'slots' });

export const Chosen: Story = story({ value: `tartu-ruutli ${NOON}` }, { awaits: 'chosen__time' });

export const HasPartOfIt: Story = story({ skus: 'KETTLE-RED KETTLE-BLUE' }, { shop: blueInRiga });

export const ForEachItem: Story = story(
	{ skus: 'KETTLE-RED KETTLE-BLUE' },
	{ shop: blueInRiga, play: (picker) => pressPart(picker, 'split-up'), awaits: 'item' },
);

export const InTwoShops: Story = story({}, { basket: twoShops, awaits: 'chosen__time' });

export const SentHome: Story = story({}, { shop: { availability: exampleWarehouseOnly }, awaits: 'item' });

export const SentHomeChosen: Story = story({ value: 'ship KETTLE-RED' }, { awaits: 'chosen__time' });

export const ManyShops: Story = story(
	{},
	{
		shop: {
			stores: { data: many, next_cursor: null },
			levels: { 'KETTLE-RED': inMany },
			slots: Object.fromEntries(many.map(({ id }) => [id, slotsOf(id)])),
		},
		awaits: 'search',
	},
);

export const ClosedToday: Story = story(
	{},
	{ shop: { slots: { ...exampleSlots, 'tartu-ruutli': exampleShopClosedToday } }, play: pressRadio, awaits: 'slots' },
);

export const HoursUnknown: Story = story(
	{},
	{
		shop: { slots: { 'tartu-ruutli': { ...slotsOf('tartu-ruutli'), reason: 'hours_unknown', soonest: null } } },
		play: async (picker) => {
			await pressPart(picker, 'shop');
		},
		awaits: 'ask',
	},
);

export const InAnotherZone: Story = story(
	{},
	{
		shop: {
			stores: storesWith({ 'tartu-ruutli': { timezone: 'America/New_York' } }),
			slots: { ...exampleSlots, 'tartu-ruutli': slotsOf('tartu-ruutli', 'America/New_York') },
		},
		play: pressRadio,
		awaits: 'zone',
	},
);

export const TimeTaken: Story = story(
	{},
	{
		pace: { interval: 100, ttl: 60_000 },
		play: async (picker, shop) => {
			await choose(picker);
			setSlot(shop, 'tartu-ruutli', NOON, { status: 'full', remaining: 0 });
		},
		awaits: 'chosen__gone',
	},
);

export const ShopSoldOut: Story = story(
	{},
	{
		pace: { interval: 100, ttl: 60_000 },
		play: async (picker, shop) => {
			await choose(picker);
			setLevel(shop, {
				store_id: 'tartu-ruutli',
				status: 'out_of_stock',
				quantity_available: 0,
				quantity_capped: false,
			});
		},
		awaits: 'chosen__gone',
	},
);

export const OffersToHold: Story = story({ hold: true }, { basket: collected, awaits: 'hold__button' });

export const Held: Story = story(
	{ hold: true },
	{ basket: collected, play: (picker) => pressPart(picker, 'hold__button'), awaits: 'countdown' },
);

export const HoldEndsSoon: Story = story(
	{ hold: true },
	{
		shop: { basket: exampleBasket({ holdsFor: 240 }) },
		basket: collected,
		play: (picker) => pressPart(picker, 'hold__button'),
		awaits: 'countdown',
	},
);

export const OfTheBasket: Story = story({}, { basket: unchosen });

export const NothingInTheBasket: Story = story({}, { basket: {}, awaits: 'message' });

export const MissingInTheForm: Story = story(
	{ required: true },
	{
		play: async (picker) => {
			await picker.updateComplete;
			picker.checkValidity();
		},
		awaits: 'error',
	},
);

export const Disabled: Story = story({ value: `tartu-ruutli ${NOON}` }, { disabled: true, awaits: 'chosen__time' });

export const Loading: Story = story({}, { shop: { until: never } });

export const Stale: Story = story(
	{},
	{
		pace: { interval: 200, ttl: 400 },
		play: async (picker, shop) => {
			await pressRadio(picker);
			shop.fails = 'network';
		},
		awaits: 'note',
	},
);

export const Failed: Story = story({}, { shop: { fails: 'network' }, awaits: 'message' });

export const Nowhere: Story = story({}, { shop: { availability: exampleNowhere }, awaits: 'message' });

export const UnknownItem: Story = story(
	{ skus: 'NO-SUCH' },
	{ shop: { availability: exampleUnknownSku }, awaits: 'message' },
);

export const KeyRefused: Story = story({}, { shop: { fails: 'origin_not_allowed' }, awaits: 'message' });

export const Kiosk: Story = story({}, { channel: 'kiosk', play: pressRadio, awaits: 'slots' });

export const Sidebar: Story = story({}, { width: '240px', play: pressRadio, awaits: 'slots' });
