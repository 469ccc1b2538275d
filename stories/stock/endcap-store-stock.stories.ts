import '@endcap/elements/define';
import type { EndcapStoreStock } from '@endcap/elements';
import { exampleNowhere, exampleStores, exampleUnknownSku, exampleWarehouseOnly } from '@endcap/contract/examples';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { setLevel } from '../support/example-holding.ts';
import { availabilityWith, endcapOf, exampleShop, storesWith, type ExampleShop } from '../support/example-shop.ts';

type Args = Partial<Pick<EndcapStoreStock, 'sku' | 'gtin' | 'store' | 'near' | 'limit' | 'heading' | 'hold'>>;

interface Setting {
	shop?: Partial<ExampleShop>;
	/** Milliseconds between two reads, and until stock is old. */
	pace?: { interval: number; ttl: number };
	channel?: string;
	width?: string;
	content?: TemplateResult | string;
	/** Happens once stock is shown. */
	onceShown?: (shop: ExampleShop, element: EndcapStoreStock) => void;
	/** The part that is there when the story is told. */
	awaits?: string;
}

function stage(args: Args, setting: Setting): TemplateResult {
	const { shop: changes, pace, channel, width, content = '', onceShown, awaits } = setting;
	const shop = exampleShop(changes);
	return html`<endcap-provider .endcap=${endcapOf(shop, pace)} .channel=${channel}>
		<div style="max-inline-size: ${width ?? '36rem'}" data-awaits=${awaits ?? 'store__pin'}>
			<endcap-store-stock
				sku=${args.sku ?? 'KETTLE-RED'}
				gtin=${args.gtin ?? ''}
				store=${args.store ?? ''}
				near=${args.near ?? ''}
				limit=${args.limit ?? 3}
				heading=${args.heading ?? ''}
				?hold=${args.hold}
				@endcap-stock-changed=${({ target }: Event) => onceShown?.(shop, target as EndcapStoreStock)}
				>${content}</endcap-store-stock
			>
		</div>
	</endcap-provider>`;
}

const meta: Meta<Args> = { title: 'Stock/endcap-store-stock', component: 'endcap-store-stock', tags: ['autodocs'] };
export default meta;

type Story = StoryObj<Args>;

function story(args: Args = {}, setting: Setting = {}): Story {
	return { args, render: (given) => stage(given, setting) };
}

const never = new Promise<void>(() => undefined);
const street = { street: '60 Kloof Street', city: 'Cape Town', postal_code: null, region: null, country: 'ZA' };
const many = Array.from({ length: 12 }, (_, index) => ({
	...exampleStores.tartu,
	id: `shop-${index}`,
	name: `Shop ${index + 1}`,
}));

export const InStock: Story = story();

export const NearAPlace: Story = story({ near: '58.3780,26.7290' });

export const LowStock: Story = story(
	{},
	{
		shop: {
			availability: availabilityWith({ 'tartu-ruutli': { status: 'limited_availability', quantity_available: 1 } }),
		},
	},
);

export const CanBeOrderedIn: Story = story(
	{},
	{ shop: { availability: availabilityWith({ 'cape-town-kloof': { status: 'backorder' } }) } },
);

export const OnlyInTheWarehouse: Story = story({}, { shop: { availability: exampleWarehouseOnly } });

export const NoShopListsIt: Story = story({}, { shop: { availability: exampleNowhere } });

export const Loading: Story = story({}, { shop: { until: never } });

export const LoadingOverThePagesContent: Story = story(
	{},
	{
		shop: { until: never },
		content: html`<p>Ring us to ask what is in stock: <a href="tel:+3727000001">+372 700 0001</a>.</p>`,
	},
);

export const Stale: Story = story(
	{},
	{
		pace: { interval: 200, ttl: 400 },
		onceShown: (shop) => {
			shop.fails = 'network';
		},
	},
);

export const Failed: Story = story({}, { shop: { fails: 'network' } });

export const FailedOverThePagesContent: Story = story(
	{},
	{
		shop: { fails: 'network' },
		content: html`<p>Ring us to ask what is in stock: <a href="tel:+3727000001">+372 700 0001</a>.</p>`,
	},
);

export const AskInShop: Story = story({}, { shop: { availability: undefined as never } });

export const UnknownItem: Story = story({ sku: 'NO-SUCH' }, { shop: { availability: exampleUnknownSku } });

export const KeyRefused: Story = story({}, { shop: { fails: 'origin_not_allowed' } });

export const NoKey: Story = { render: () => html`<endcap-store-stock sku="KETTLE-RED"></endcap-store-stock>` };

export const NoSku: Story = story({ sku: '' });

export const OneStore: Story = story({ store: 'riga-miera', heading: 'In Rīga' });

export const OwnHeading: Story = story({}, { content: html`<h2 slot="heading">Where to get it</h2>` });

export const ManyShops: Story = story(
	{},
	{
		shop: {
			stores: { data: many, next_cursor: null },
			availability: {
				...exampleNowhere,
				data: [
					{
						sku: 'KETTLE-RED',
						gtin: null,
						stores: many.map(({ id }) => ({
							store_id: id,
							status: 'in_stock',
							quantity_available: 10,
							quantity_capped: true,
							pickup_method: 'reserve',
							pickup_sla: 'same_day',
						})),
					},
				],
			},
		},
	},
);

export const ClosedAndUnknownHours: Story = story(
	{},
	{
		shop: {
			stores: storesWith({
				'tartu-ruutli': { openings: [{ opens_at: '2026-03-26T08:00:00Z', closes_at: '2026-03-26T16:00:00Z' }] },
				'riga-miera': { openings: [] },
				'cape-town-kloof': { address: street, phone: null },
			}),
		},
	},
);

export const Sidebar: Story = story({ near: '58.3780,26.7290' }, { width: '15rem' });

export const Kiosk: Story = story({ near: '58.3780,26.7290' }, { width: '67.5rem', channel: 'kiosk' });

export const HostileTexts: Story = story(
	{},
	{
		shop: {
			stores: storesWith({
				'tartu-ruutli': {
					name: '<img src=x onerror=alert(1)> with a name that is very long and goes on and on',
					phone: 'javascript:alert(1)',
				},
			}),
		},
	},
);

/** Presses a shop's button as soon as it is there. */
async function press(element: EndcapStoreStock, part: string, shop: string): Promise<void> {
	for (;;) {
		const buttons = element.shadowRoot?.querySelectorAll<HTMLElement>(`[part="${part}"]`) ?? [];
		const button = [...buttons].find(({ ariaLabel }) => ariaLabel?.endsWith(shop));
		if (button) return button.click();
		await new Promise(requestAnimationFrame);
	}
}

/** A story in which one is reserved in the shop in Rīga; `meanwhile` happens before. */
function holding(setting: Setting, meanwhile?: (shop: ExampleShop) => void): Story {
	const begun = new WeakSet<EndcapStoreStock>();
	const onceShown = (shop: ExampleShop, element: EndcapStoreStock) => {
		if (begun.has(element)) return;
		begun.add(element);
		meanwhile?.(shop);
		void press(element, 'store__reserve', 'Miera iela');
	};
	return story({ hold: true }, { onceShown, ...setting });
}

export const CanBeHeld: Story = story({ hold: true }, { awaits: 'store__reserve' });

export const Reserving: Story = holding({ awaits: 'store__reserve' }, (shop) => {
	shop.until = never;
});

export const Held: Story = holding({ awaits: 'store__held' });

export const HeldInTheSidebar: Story = holding({ awaits: 'store__held', width: '15rem' });

export const HeldOnAPhone: Story = holding({ awaits: 'store__held', width: '22.375rem' });

export const HeldOnAKiosk: Story = holding({ awaits: 'store__held', width: '67.5rem', channel: 'kiosk' });

export const FourMinutesLeft: Story = holding({ shop: { holdsFor: 240 }, awaits: 'store__countdown' });

export const Lapsed: Story = holding({ shop: { holdsFor: 2 }, awaits: 'store__note' });

export const JustTaken: Story = holding({ awaits: 'store__note' }, (shop) => {
	setLevel(shop, { store_id: 'riga-miera', status: 'out_of_stock', quantity_available: 0 });
});

export const StillTrying: Story = holding({ awaits: 'store__note' }, (shop) => {
	shop.until = never;
});

export const TooManyTries: Story = holding({ shop: { refuses: 'rate_limited' }, awaits: 'store__note' });

export const NotReserved: Story = holding({ shop: { refuses: 'key_not_allowed' }, awaits: 'store__note' });

export const GoneWhileLooking: Story = story(
	{ hold: true, store: 'riga-miera' },
	{
		pace: { interval: 100, ttl: 60_000 },
		onceShown: (shop) => setLevel(shop, { store_id: 'riga-miera', status: 'out_of_stock', quantity_available: 0 }),
	},
);
