import { EXAMPLE_NOW } from '../stores/examples.ts';
import type { Availability, InventoryLevel, StoreAvailability } from './schemas.ts';

const tartu: StoreAvailability = {
	store_id: 'tartu-ruutli',
	status: 'in_stock',
	quantity_available: 10,
	quantity_capped: true,
	pickup_method: 'reserve',
	pickup_sla: 'same_day',
};
const riga: StoreAvailability = {
	...tartu,
	store_id: 'riga-miera',
	status: 'limited_availability',
	quantity_available: 2,
	quantity_capped: false,
};
const capeTown: StoreAvailability = {
	...tartu,
	store_id: 'cape-town-kloof',
	status: 'out_of_stock',
	quantity_available: 0,
	quantity_capped: false,
};
const warehouse: StoreAvailability = {
	...tartu,
	store_id: 'warehouse',
	pickup_method: 'not_supported',
	pickup_sla: null,
};

const stores: Availability['stores'] = [
	{ store_id: 'tartu-ruutli', distance: 480, complete: true },
	{ store_id: 'riga-miera', distance: 221_400, complete: true },
	{ store_id: 'cape-town-kloof', distance: 10_312_000, complete: false },
	{ store_id: 'warehouse', distance: 3350, complete: true },
];

function availability(data: Availability['data']): Availability {
	return { as_of: EXAMPLE_NOW, stores, data, not_found: [] };
}

export const exampleAvailability = availability([
	{ sku: 'KETTLE-RED', gtin: '04006381333931', stores: [tartu, riga, capeTown, warehouse] },
]);

/** No shop has it, the warehouse does. */
export const exampleWarehouseOnly = availability([
	{
		sku: 'KETTLE-RED',
		gtin: '04006381333931',
		stores: [...[tartu, riga, capeTown].map((store) => ({ ...capeTown, store_id: store.store_id })), warehouse],
	},
]);

/** The variant is known and stocked nowhere. */
export const exampleNowhere = availability([{ sku: 'KETTLE-RED', gtin: '04006381333931', stores: [] }]);

/** No variant has this SKU. */
export const exampleUnknownSku: Availability = { ...availability([]), not_found: ['KETTLE-RED'] };

export const exampleInventoryLevel: InventoryLevel = {
	sku: 'KETTLE-RED',
	store_id: 'tartu-ruutli',
	title: 'Enamel kettle, red',
	gtin: '04006381333931',
	shelf: 'B4',
	on_hand: 14,
	committed: 1,
	reserved: 0,
	unavailable: 1,
	incoming: 24,
	available: 12,
	safety_stock: { web: 1 },
	reorder_point: 6,
	updated_at: EXAMPLE_NOW,
};
