import { Type, type Static } from 'typebox';
import { VariantOption } from '../products/schemas.ts';
import { Nullable } from '../shared/nullable.ts';
import { Page } from '../shared/page.ts';
import { Cursor, Gtin, Identifier, Instant, limit, Money, Sku, Url } from '../shared/scalars.ts';

/**
 * proposed (waits for its payment) → reserved → prepared (ready for pickup, or packed) → completed; any of the first
 * three → canceled or failed. Square’s pickup fulfillment states.
 */
export const FulfillmentStatus = Type.Union(
	[
		Type.Literal('proposed'),
		Type.Literal('reserved'),
		Type.Literal('prepared'),
		Type.Literal('completed'),
		Type.Literal('canceled'),
		Type.Literal('failed'),
	],
	{ $id: 'FulfillmentStatus' },
);

export const FulfillmentType = Type.Union([Type.Literal('pickup'), Type.Literal('ship')], { $id: 'FulfillmentType' });

/** Why it ended without a hand-over. */
export const FulfillmentReason = Type.Union(
	[
		Type.Literal('by_shopper'),
		Type.Literal('by_store'),
		Type.Literal('unpaid'),
		Type.Literal('not_collected'),
		Type.Literal('out_of_stock'),
		Type.Literal('damaged'),
		Type.Literal('other'),
	],
	{ $id: 'FulfillmentReason' },
);

const count = Type.Integer({ minimum: 0 });
const note = Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' });

export const FulfillmentLine = Type.Object(
	{
		line: Type.Integer({ minimum: 1, description: 'Its number within the fulfillment.' }),
		sku: Sku,
		title: Type.String(),
		options: Type.Array(VariantOption),
		image: Nullable(Url),
		gtin: Nullable(Gtin),
		shelf: Nullable(Type.String({ maxLength: 60, description: 'Where it lies in the store.' })),
		quantity: Type.Integer({ minimum: 1 }),
		quantity_picked: Nullable(Type.Integer({ minimum: 0, description: 'Null until it is prepared.' })),
		quantity_lost: Type.Integer({
			minimum: 0,
			description: 'Units that left over the counter although they were promised: there is less to pick.',
		}),
		replaces: Nullable(Type.Integer({ minimum: 1, description: 'The line it was picked in place of.' })),
		unit_price: Money,
	},
	{ $id: 'FulfillmentLine', additionalProperties: false },
);

export const FulfillmentSlot = Type.Object(
	{ starts_at: Instant, ends_at: Instant },
	{ $id: 'FulfillmentSlot', additionalProperties: false },
);

/** One hand-over of an order: from one store, to the counter or to the home. */
export const Fulfillment = Type.Object(
	{
		id: Type.String(),
		order_id: Type.String(),
		order_number: Type.String(),
		type: FulfillmentType,
		store_id: Identifier,
		status: FulfillmentStatus,
		reason: Nullable(FulfillmentReason),
		note: Nullable(note),
		slot: Nullable(FulfillmentSlot),
		collect_until: Nullable(
			Type.String({ format: 'date-time', description: 'Of a pickup that is ready: it goes back on the shelf after.' }),
		),
		code: Nullable(
			Type.String({
				pattern: '^[a-z2-7]{13}$',
				description: 'For the shopper’s QR. Staff never read it, they scan it.',
			}),
		),
		words: Nullable(
			Type.Array(Type.String(), {
				minItems: 4,
				maxItems: 4,
				description: 'The same to be said aloud, for its shopper.',
			}),
		),
		customer_name: Type.String(),
		assigned_to: Nullable(
			Type.Object({ staff_id: Type.String(), name: Type.String() }, { additionalProperties: false }),
		),
		lines: Type.Array(FulfillmentLine),
		tracking: Nullable(Type.String({ maxLength: 200 })),
		to_pay: Type.Object(Money.properties, {
			...Money,
			description: 'At the till when it is handed over; 0 when it was paid before.',
		}),
		version: Type.Integer({ minimum: 1 }),
		placed_at: Instant,
		prepared_at: Nullable(Instant),
		ended_at: Nullable(Instant),
	},
	{ $id: 'Fulfillment', additionalProperties: false },
);

export const FulfillmentPage = Page(Fulfillment, 'FulfillmentPage');
export const FulfillmentParams = Type.Object({ fulfillment_id: Type.String({ minLength: 1, maxLength: 64 }) });

export const FulfillmentQuery = Type.Object(
	{
		store: Type.Optional(Type.Array(Identifier, { maxItems: 250 })),
		status: Type.Optional(Type.Array(FulfillmentStatus, { maxItems: 6 })),
		type: Type.Optional(FulfillmentType),
		search: Type.Optional(
			Type.String({ minLength: 1, maxLength: 100, description: 'In the shopper’s name and the order’s number.' }),
		),
		ended_since: Type.Optional(
			Type.String({ format: 'date-time', description: 'Of those that have ended, the ones that did so since then.' }),
		),
		limit: Type.Optional(limit(250, 50)),
		cursor: Type.Optional(Cursor),
	},
	{ additionalProperties: false },
);

export const FulfillmentCode = Type.String({
	minLength: 1,
	maxLength: 300,
	description: 'What the scanner read (a code or its address), or the four words.',
});

export const FulfillmentSearch = Type.Object(
	{ code: FulfillmentCode },
	{ $id: 'FulfillmentSearch', additionalProperties: false },
);

export const FulfillmentClaim = Type.Object(
	{
		take_over: Type.Optional(
			Type.Boolean({ default: false, description: 'Also when a colleague is at it: they are told.' }),
		),
	},
	{ $id: 'FulfillmentClaim', additionalProperties: false },
);

export const PickedLine = Type.Object(
	{
		line: Type.Integer({ minimum: 1 }),
		quantity_picked: count,
		reason: Type.Optional(
			Type.Union([Type.Literal('not_found'), Type.Literal('damaged')], {
				description: 'Of the units not picked: they are taken off the stock. `not_found` unless given.',
			}),
		),
		replacement: Type.Optional(
			Type.Object(
				{ sku: Sku, quantity: Type.Integer({ minimum: 1, maximum: 1000 }) },
				{ additionalProperties: false, description: 'Given in place, at the lower of the two prices.' },
			),
		),
	},
	{ $id: 'PickedLine', additionalProperties: false },
);

export const FulfillmentPreparation = Type.Object(
	{
		lines: Type.Optional(
			Type.Array(PickedLine, { maxItems: 100, description: 'Those that differ. A line not named was picked whole.' }),
		),
	},
	{ $id: 'FulfillmentPreparation', additionalProperties: false },
);

export const FulfillmentCompletion = Type.Object(
	{
		code: Type.Optional(FulfillmentCode),
		known_by: Type.Optional(
			Type.Literal('name', { description: 'In place of the code: staff asked for the name and it was right.' }),
		),
		tracking: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
	},
	{ $id: 'FulfillmentCompletion', additionalProperties: false },
);

export const FulfillmentFailure = Type.Object(
	{
		reason: Type.Union([
			Type.Literal('out_of_stock'),
			Type.Literal('damaged'),
			Type.Literal('not_collected'),
			Type.Literal('other'),
		]),
		note: Type.Optional(note),
	},
	{ $id: 'FulfillmentFailure', additionalProperties: false },
);

export const FulfillmentRescheduling = Type.Object(
	{ starts_at: Type.String({ format: 'date-time', description: 'Of a pickup slot of its store.' }) },
	{ $id: 'FulfillmentRescheduling', additionalProperties: false },
);

export type FulfillmentStatus = Static<typeof FulfillmentStatus>;
export type FulfillmentType = Static<typeof FulfillmentType>;
export type FulfillmentReason = Static<typeof FulfillmentReason>;
export type FulfillmentLine = Static<typeof FulfillmentLine>;
export type FulfillmentSlot = Static<typeof FulfillmentSlot>;
export type Fulfillment = Static<typeof Fulfillment>;
export type FulfillmentPage = Static<typeof FulfillmentPage>;
export type FulfillmentQuery = Static<typeof FulfillmentQuery>;
export type PickedLine = Static<typeof PickedLine>;
export type FulfillmentPreparation = Static<typeof FulfillmentPreparation>;
export type FulfillmentCompletion = Static<typeof FulfillmentCompletion>;
export type FulfillmentFailure = Static<typeof FulfillmentFailure>;
