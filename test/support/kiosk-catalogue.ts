import type { KioskCatalogue } from '@endcap/contract';

type Product = KioskCatalogue['products'][number];
type Store = KioskCatalogue['stores'][number];
type Stock = KioskCatalogue['availability'][number]['stores'][number];

function store(id: string, name: string, latitude: number, kind: Store['kind'] = 'store'): Store {
	return {
		id,
		kind,
		status: 'active',
		name,
		address: { street: 'Rüütli 14', city: 'Tartu', postal_code: '51007', region: null, country: 'EE' },
		geo: { latitude, longitude: 26.72 },
		timezone: 'Europe/Tallinn',
		phone: null,
		url: null,
		hours: null,
		exception_hours: [],
		holiday_hours: null,
		pickup: null,
		openings: null,
		distance: null,
	};
}

type Kind = [sku: string, gtin: string, amount: number, ...values: string[]];

function product(id: string, title: string, category: string, kinds: Kind[], before: number | null = null): Product {
	return {
		id,
		title,
		description: 'Made to be handed on.',
		vendor: 'Tõru',
		category,
		status: 'active',
		image: null,
		variants: kinds.map(([sku, gtin, amount, ...values]) => ({
			sku,
			product_id: id,
			title: [title, ...values].join(' '),
			status: 'active',
			gtin,
			options: values.map((value, at) => ({ name: at === 0 ? 'Colour' : 'Size', value })),
			price: { amount, currency: 'EUR' },
			list_price: before === null ? null : { amount: before, currency: 'EUR' },
			image: null,
			tracked: true,
			backorder: false,
		})),
	};
}

function stock(store_id: string, quantity_available: number): Stock {
	const left = quantity_available > 3 ? 'in_stock' : 'limited_availability';
	return {
		store_id,
		status: quantity_available === 0 ? 'out_of_stock' : left,
		quantity_available,
		quantity_capped: false,
		pickup_method: 'reserve',
		pickup_sla: 'same_day',
	};
}

/** What a kiosk in Tartu keeps: a few articles in four stores, one of them a warehouse. */
export const kioskCatalogue: KioskCatalogue = {
	as_of: '2026-11-22T08:42:00Z',
	stores: [
		store('tartu', 'Tartu Rüütli', 58.38),
		store('riga', 'Rīga Miera', 56.97),
		store('karlova', 'Tartu Karlova', 58.36),
		store('warehouse', 'Warehouse', 58.35, 'warehouse'),
	],
	products: [
		product('kettle', 'Enamel kettle', 'Kitchen', [
			['KETTLE-MOSS', '00400007001015', 4900, 'Moss'],
			['KETTLE-RUST', '00400007001022', 4900, 'Rust'],
		]),
		product('kohvikann', 'Kohvikann', 'Kitchen', [['COFFEE-3', '00400007001046', 3400]]),
		product('kors', 'Kõrs', 'Table', [['STRAW', '00400007001053', 300]], 500),
		product('lodz', 'Łódź mug', 'Table', [['MUG', '00400007001060', 1600]]),
		product('apron', 'Linen apron', 'Home', [
			['APRON-RYE-S', '00400007001077', 4200, 'Rye', 'S'],
			['APRON-RYE-L', '00400007001084', 4200, 'Rye', 'L'],
			['APRON-INK-L', '00400007001091', 4500, 'Ink', 'L'],
		]),
	],
	availability: [
		{
			sku: 'KETTLE-MOSS',
			gtin: null,
			stores: [stock('tartu', 0), stock('riga', 2), stock('karlova', 5), stock('warehouse', 9)],
		},
		{ sku: 'KETTLE-RUST', gtin: null, stores: [stock('tartu', 3)] },
		{ sku: 'COFFEE-3', gtin: null, stores: [stock('warehouse', 4)] },
		{ sku: 'STRAW', gtin: null, stores: [stock('tartu', 9)] },
		{ sku: 'MUG', gtin: null, stores: [stock('tartu', 0), stock('riga', 0)] },
	],
	shelves: { 'KETTLE-RUST': 'B4', STRAW: 'A1' },
	offers: [],
	complete: true,
};
