import { Type, type Static } from 'typebox';
import { Nullable } from '../shared/nullable.ts';
import { Page } from '../shared/page.ts';
import { Cursor, Identifier, Instant, limit, Near, Sku } from '../shared/scalars.ts';
import { Channel } from '../keys/schemas.ts';

/** active → committed → consumed; active → expired; active or committed → released. */
export const ReservationStatus = Type.Union(
	[
		Type.Literal('active'),
		Type.Literal('committed'),
		Type.Literal('consumed'),
		Type.Literal('expired'),
		Type.Literal('released'),
	],
	{ $id: 'ReservationStatus' },
);

const quantity = Type.Integer({ minimum: 1, maximum: 10_000 });

export const ReservationLine = Type.Object(
	{
		sku: Sku,
		store_id: Identifier,
		quantity,
		quantity_lost: Type.Integer({
			minimum: 0,
			description:
				'Units that left the store over the counter although they were held. Staff are told by `inventory.conflict`.',
		}),
	},
	{ $id: 'ReservationLine', additionalProperties: false },
);

export const Reservation = Type.Object(
	{
		id: Type.String(),
		status: ReservationStatus,
		channel: Channel,
		for_order: Type.Boolean({
			description: 'A cart or an order has its units, and it is changed through that.',
		}),
		lines: Type.Array(ReservationLine),
		created_at: Instant,
		expires_at: Nullable(
			Type.String({ format: 'date-time', description: 'Null once committed: a promise does not lapse by itself.' }),
		),
		ended_at: Nullable(Instant),
	},
	{ $id: 'Reservation', additionalProperties: false },
);

export const ReservationLineInput = Type.Object(
	{
		sku: Sku,
		quantity,
		store_id: Type.Optional(
			Type.String({
				...Identifier,
				description: 'Without it the allocator chooses: the nearest store that has it, else a warehouse.',
			}),
		),
	},
	{ $id: 'ReservationLineInput', additionalProperties: false },
);

export const ReservationInput = Type.Object(
	{
		lines: Type.Array(ReservationLineInput, { minItems: 1, maxItems: 100 }),
		hold_minutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 1440, default: 30 })),
		near: Type.Optional(Near),
	},
	{ $id: 'ReservationInput', additionalProperties: false },
);

export const ReservationExtension = Type.Object(
	{ hold_minutes: Type.Integer({ minimum: 1, maximum: 1440, description: 'From now.' }) },
	{ $id: 'ReservationExtension', additionalProperties: false },
);

export const ReservationParams = Type.Object({ reservation_id: Type.String({ minLength: 1, maxLength: 64 }) });

export const ReservationQuery = Type.Object(
	{
		store: Type.Optional(Type.Array(Identifier, { maxItems: 250 })),
		status: Type.Optional(Type.Array(ReservationStatus, { maxItems: 5 })),
		limit: Type.Optional(limit(250, 50)),
		cursor: Type.Optional(Cursor),
	},
	{ additionalProperties: false },
);

export const ReservationPage = Page(Reservation, 'ReservationPage');

export type ReservationStatus = Static<typeof ReservationStatus>;
export type ReservationLine = Static<typeof ReservationLine>;
export type Reservation = Static<typeof Reservation>;
export type ReservationInput = Static<typeof ReservationInput>;
export type ReservationQuery = Static<typeof ReservationQuery>;
export type ReservationPage = Static<typeof ReservationPage>;
