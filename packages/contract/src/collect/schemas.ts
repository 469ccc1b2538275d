import { Type, type Static } from 'typebox';
import { Nullable } from '../shared/nullable.ts';
import { CalendarDate, Identifier, Instant, Timezone } from '../shared/scalars.ts';

export const PickupSlot = Type.Object(
	{
		store_id: Identifier,
		date: Type.String({ ...CalendarDate, description: 'On the store’s calendar.' }),
		starts_at: Instant,
		ends_at: Instant,
		cutoff_at: Type.String({
			...Instant,
			description: 'The latest moment to order: late enough for the store to prepare it while it is open.',
		}),
		capacity: Nullable(Type.Integer({ minimum: 0, description: 'Orders it takes. Null: no limit.' })),
		remaining: Nullable(
			Type.Integer({ minimum: 0, description: 'Orders it takes still, holds that run counted. Null: no limit.' }),
		),
		status: Type.Union([Type.Literal('open'), Type.Literal('full'), Type.Literal('closed')], {
			description: '`closed`: past its `cutoff_at`, or closed by the store.',
		}),
	},
	{ $id: 'PickupSlot', additionalProperties: false },
);

export const PickupDay = Type.Object(
	{
		date: CalendarDate,
		open: Type.Boolean({ description: 'True when the store opens on that day at all.' }),
		slots: Type.Array(PickupSlot),
	},
	{ $id: 'PickupDay', additionalProperties: false },
);

export const PickupSlots = Type.Object(
	{
		store_id: Identifier,
		timezone: Timezone,
		reason: Nullable(
			Type.Union([Type.Literal('no_pickup'), Type.Literal('hours_unknown')], {
				description: 'Why there are no times on any day. Null when there may be.',
			}),
		),
		soonest: Type.Union([PickupSlot, Type.Null()], {
			description: 'The first open one from now on, also when it is not on one of the days asked for.',
		}),
		days: Type.Array(PickupDay, { description: 'Each day asked for, in order.' }),
	},
	{ $id: 'PickupSlots', additionalProperties: false },
);

export const PickupSlotsParams = Type.Object({ store_id: Identifier });

export const PickupSlotsQuery = Type.Object(
	{
		from: Type.Optional(
			Type.String({
				...CalendarDate,
				description: 'A day of the store’s calendar, from yesterday to 60 days ahead. Today unless told.',
			}),
		),
		days: Type.Optional(Type.Integer({ minimum: 1, maximum: 14, default: 7 })),
	},
	{ additionalProperties: false },
);

export const PickupSlotParams = Type.Object({ store_id: Identifier, starts_at: Instant });

export const PickupSlotInput = Type.Object(
	{
		capacity: Nullable(
			Type.Integer({
				minimum: 0,
				maximum: 1000,
				description: 'Orders that this one takes. Null: as the store’s other times.',
			}),
		),
		closed: Type.Boolean({ description: 'True: nobody can choose it. What was promised before stays so.' }),
	},
	{ $id: 'PickupSlotInput', additionalProperties: false },
);

export type PickupSlot = Static<typeof PickupSlot>;
export type PickupDay = Static<typeof PickupDay>;
export type PickupSlots = Static<typeof PickupSlots>;
export type PickupSlotsQuery = Static<typeof PickupSlotsQuery>;
export type PickupSlotInput = Static<typeof PickupSlotInput>;
