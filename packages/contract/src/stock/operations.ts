import { operation } from '../shared/operation.ts';
import { Adjustment, AdjustmentInput, LevelParams, LevelSettings } from './adjustments.ts';
import { exampleAvailability, exampleInventoryLevel } from './examples.ts';
import { Availability, AvailabilityQuery, InventoryLevel, InventoryLevelPage, InventoryLevelQuery } from './schemas.ts';

export const getAvailability = operation({
	id: 'getAvailability',
	tag: 'Stock',
	method: 'GET',
	path: '/v1/availability',
	summary: 'Which store has it',
	description:
		'What shoppers can have, for several SKUs and stores at once. Name at least one `sku` or `gtin`. The quantity is capped.',
	callers: ['publishable', 'secret'],
	query: AvailabilityQuery,
	answers: {
		200: { description: 'Availability', schema: Availability, examples: { kettle: exampleAvailability } },
	},
	problems: [],
	conditional: true,
});

export const listInventoryLevels = operation({
	id: 'listInventoryLevels',
	tag: 'Stock',
	method: 'GET',
	path: '/v1/inventory-levels',
	summary: 'Exact stock per variant and store',
	description: 'Staff see their own stores.',
	callers: ['staff', 'secret'],
	query: InventoryLevelQuery,
	answers: {
		200: {
			description: 'A page of levels',
			schema: InventoryLevelPage,
			examples: { levels: { data: [exampleInventoryLevel], next_cursor: null } },
		},
	},
	problems: ['invalid_cursor'],
	conditional: true,
});

export const getInventoryLevel = operation({
	id: 'getInventoryLevel',
	tag: 'Stock',
	method: 'GET',
	path: '/v1/inventory-levels/{store_id}/{sku}',
	summary: 'The level of one variant in one store',
	callers: ['staff', 'secret'],
	params: LevelParams,
	answers: { 200: { description: 'The level', schema: InventoryLevel, examples: { level: exampleInventoryLevel } } },
	problems: ['not_found', 'store_not_allowed'],
	conditional: true,
});

export const setInventoryLevel = operation({
	id: 'setInventoryLevel',
	tag: 'Stock',
	method: 'PATCH',
	path: '/v1/inventory-levels/{store_id}/{sku}',
	summary: 'Set safety stock, reorder point and incoming units',
	description: 'Managers and secret keys. Units on hand change by adjustments, sales and hand-overs only.',
	callers: ['staff', 'secret'],
	params: LevelParams,
	body: LevelSettings,
	answers: { 200: { description: 'Set', schema: InventoryLevel } },
	problems: [
		'not_found',
		'store_not_allowed',
		'precondition_failed',
		'precondition_required',
		'unsupported_media_type',
		'payload_too_large',
	],
	guarded: true,
});

export const createAdjustment = operation({
	id: 'createAdjustment',
	tag: 'Stock',
	method: 'POST',
	path: '/v1/inventory-adjustments',
	summary: 'Receive, count, write off or transfer',
	description:
		'All lines or none. What is promised to shoppers is not taken from them: fewer units than are held is `out_of_stock`, with the line’s pointer; release the holds first. A count is what was found, and always recorded: held units that are missing are raised as `inventory.conflict`.',
	callers: ['staff', 'secret'],
	body: AdjustmentInput,
	answers: { 201: { description: 'Done', schema: Adjustment } },
	problems: ['not_found', 'out_of_stock', 'store_not_allowed', 'unsupported_media_type', 'payload_too_large'],
	idempotent: true,
});

export const stockOperations = [
	getAvailability,
	listInventoryLevels,
	getInventoryLevel,
	setInventoryLevel,
	createAdjustment,
] as const;
