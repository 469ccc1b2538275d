import { Type, type Static } from 'typebox';
import { SafetyStock } from './adjustments.ts';
import { Nullable } from '../shared/nullable.ts';
import { Page } from '../shared/page.ts';
import { Cursor, Gtin, Identifier, Instant, limit, Near, Sku } from '../shared/scalars.ts';

export const StockStatus = Type.Union(
	[
		Type.Literal('in_stock'),
		Type.Literal('limited_availability'),
		Type.Literal('out_of_stock'),
		Type.Literal('backorder'),
	],
	{ $id: 'StockStatus' },
);

/** Google local inventory’s `pickup_method`, in this API’s spelling. */
export const PickupMethod = Type.Union(
	[Type.Literal('buy'), Type.Literal('reserve'), Type.Literal('ship_to_store'), Type.Literal('not_supported')],
	{ $id: 'PickupMethod' },
);

/** Google local inventory’s `pickup_sla`, in this API’s spelling. */
export const PickupSla = Type.Union(
	[
		Type.Literal('same_day'),
		Type.Literal('next_day'),
		Type.Literal('2_day'),
		Type.Literal('3_day'),
		Type.Literal('4_day'),
		Type.Literal('5_day'),
		Type.Literal('6_day'),
		Type.Literal('multi_week'),
	],
	{ $id: 'PickupSla' },
);

const count = Type.Integer({ minimum: 0 });

export const InventoryLevel = Type.Object(
	{
		sku: Sku,
		store_id: Identifier,
		title: Type.String({ description: 'The product’s title, then the option values.' }),
		gtin: Nullable(Gtin),
		shelf: Nullable(Type.String({ maxLength: 60, description: 'Where it lies in the store.' })),
		on_hand: count,
		committed: count,
		reserved: count,
		unavailable: count,
		incoming: count,
		available: Type.Integer({
			minimum: 0,
			description: 'on_hand − committed − reserved − unavailable, never below zero; before safety stock.',
		}),
		safety_stock: SafetyStock,
		reorder_point: Nullable(count),
		updated_at: Instant,
	},
	{ $id: 'InventoryLevel', additionalProperties: false },
);

export const InventoryLevelPage = Page(InventoryLevel, 'InventoryLevelPage');

export const StoreAvailability = Type.Object(
	{
		store_id: Identifier,
		status: StockStatus,
		quantity_available: Type.Integer({ minimum: 0, description: 'Units a shopper can have, at most the cap.' }),
		quantity_capped: Type.Boolean({ description: 'True when there are more than `quantity_available`.' }),
		pickup_method: PickupMethod,
		pickup_sla: Nullable(PickupSla),
	},
	{ $id: 'StoreAvailability', additionalProperties: false },
);

export const SkuAvailability = Type.Object(
	{
		sku: Sku,
		gtin: Nullable(Gtin),
		stores: Type.Array(StoreAvailability, {
			description:
				'Stores and warehouses that stock it, in the order of the answer’s `stores`. A store without an entry does not stock it.',
		}),
	},
	{ $id: 'SkuAvailability', additionalProperties: false },
);

export const AvailabilityStore = Type.Object(
	{
		store_id: Identifier,
		distance: Nullable(Type.Integer({ minimum: 0, description: 'Metres from `near`.' })),
		complete: Type.Boolean({ description: 'True when at least one unit of every SKU asked for can be had here.' }),
	},
	{ $id: 'AvailabilityStore', additionalProperties: false },
);

export const Availability = Type.Object(
	{
		as_of: Instant,
		stores: Type.Array(AvailabilityStore, { description: 'Nearest first with `near`, else by name. Warehouses last.' }),
		data: Type.Array(SkuAvailability),
		not_found: Type.Array(Type.String(), { description: 'SKUs and GTINs asked for that no active variant has.' }),
	},
	{ $id: 'Availability', additionalProperties: false },
);

export const AvailabilityQuery = Type.Object(
	{
		sku: Type.Optional(Type.Array(Sku, { maxItems: 100, description: 'Up to 100; repeat the parameter.' })),
		gtin: Type.Optional(Type.Array(Gtin, { maxItems: 100 })),
		store: Type.Optional(Type.Array(Identifier, { maxItems: 250, description: 'Only these stores.' })),
		near: Type.Optional(Near),
		radius: Type.Optional(Type.Integer({ minimum: 1, maximum: 20_100_000, description: 'Metres around `near`.' })),
		complete: Type.Optional(Type.Boolean({ description: 'Only stores that have every SKU asked for.' })),
	},
	{ additionalProperties: false },
);

export const InventoryLevelQuery = Type.Object(
	{
		sku: Type.Optional(Type.Array(Sku, { maxItems: 100 })),
		store: Type.Optional(Type.Array(Identifier, { maxItems: 250 })),
		search: Type.Optional(
			Type.String({
				minLength: 1,
				maxLength: 200,
				description: 'Words in the title, option values, SKU or GTIN; a scanned barcode finds its variant.',
			}),
		),
		limit: Type.Optional(limit(1000, 250)),
		cursor: Type.Optional(Cursor),
	},
	{ additionalProperties: false },
);

export type StockStatus = Static<typeof StockStatus>;
export type PickupMethod = Static<typeof PickupMethod>;
export type PickupSla = Static<typeof PickupSla>;
export type InventoryLevel = Static<typeof InventoryLevel>;
export type InventoryLevelPage = Static<typeof InventoryLevelPage>;
export type InventoryLevelQuery = Static<typeof InventoryLevelQuery>;
export type StoreAvailability = Static<typeof StoreAvailability>;
export type SkuAvailability = Static<typeof SkuAvailability>;
export type AvailabilityStore = Static<typeof AvailabilityStore>;
export type Availability = Static<typeof Availability>;
export type AvailabilityQuery = Static<typeof AvailabilityQuery>;
