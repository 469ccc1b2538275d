import { operation } from '../shared/operation.ts';
import { exampleHoursUnknown, examplePickupSlots, exampleShopClosedToday } from './examples.ts';
import {
	PickupSlot,
	PickupSlotInput,
	PickupSlotParams,
	PickupSlots,
	PickupSlotsParams,
	PickupSlotsQuery,
} from './schemas.ts';

export const listPickupSlots = operation({
	id: 'listPickupSlots',
	tag: 'Pickup',
	method: 'GET',
	path: '/v1/stores/{store_id}/pickup-slots',
	summary: 'When it can be collected',
	description:
		'Times in the store’s own zone, from its hours with exceptions and public holidays. A time is `closed` once the store can no longer prepare an order for it, and `full` when it takes no more.',
	callers: ['publishable', 'shopper', 'staff', 'secret'],
	params: PickupSlotsParams,
	query: PickupSlotsQuery,
	answers: {
		200: {
			description: 'The times of each day',
			schema: PickupSlots,
			examples: { week: examplePickupSlots, closed_today: exampleShopClosedToday, hours_unknown: exampleHoursUnknown },
		},
	},
	problems: ['not_found'],
	conditional: true,
});

export const putPickupSlot = operation({
	id: 'putPickupSlot',
	tag: 'Pickup',
	method: 'PUT',
	path: '/v1/stores/{store_id}/pickup-slots/{starts_at}',
	summary: 'Close one pickup time, or let it take more or fewer orders',
	callers: ['staff', 'secret'],
	params: PickupSlotParams,
	body: PickupSlotInput,
	answers: { 200: { description: 'The time as it is now', schema: PickupSlot } },
	problems: ['not_found', 'store_not_allowed', 'unsupported_media_type', 'payload_too_large'],
});

export const collectOperations = [listPickupSlots, putPickupSlot] as const;
