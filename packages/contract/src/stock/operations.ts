import { operation } from '../shared/operation.ts';
import { exampleAvailability, exampleInventoryLevel } from './examples.ts';
import { Availability, AvailabilityQuery, InventoryLevelPage, InventoryLevelQuery } from './schemas.ts';

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
	callers: ['secret'],
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

export const stockOperations = [getAvailability, listInventoryLevels] as const;
