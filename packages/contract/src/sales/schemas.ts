import { Type, type Static } from 'typebox';
import { Identifier, Instant, Sku } from '../shared/scalars.ts';

export const SaleLine = Type.Object(
	{
		sku: Sku,
		quantity: Type.Integer({
			minimum: -100_000,
			maximum: 100_000,
			description:
				'Units sold. Negative units came back into the store: a refund, or goods returned on the same receipt. Never 0.',
			not: { const: 0 },
		}),
	},
	{ $id: 'SaleLine', additionalProperties: false },
);

export const SaleInput = Type.Object(
	{
		store_id: Identifier,
		receipt: Type.String({
			minLength: 1,
			maxLength: 128,
			description:
				'The till’s own number, unique in the store. It is the sale’s identity: the same receipt counts once, whenever it comes.',
		}),
		sold_at: Type.String({
			format: 'date-time',
			description: 'By the till’s clock. A till that was offline reports hours late.',
		}),
		lines: Type.Array(SaleLine, { minItems: 1, maxItems: 1000 }),
		reservation_id: Type.Optional(
			Type.String({ minLength: 1, maxLength: 64, description: 'The hold that this sale hands over.' }),
		),
	},
	{ $id: 'SaleInput', additionalProperties: false },
);

/** What could not be so: units sold that the books did not have, or that were promised to somebody else. */
export const SaleConflict = Type.Object(
	{
		sku: Sku,
		kind: Type.Union([Type.Literal('was_reserved'), Type.Literal('was_not_on_hand')]),
		quantity: Type.Integer({ minimum: 1 }),
		reservations: Type.Array(Type.String(), { description: 'Reservations that lost units.' }),
	},
	{ $id: 'SaleConflict', additionalProperties: false },
);

export const Sale = Type.Object(
	{
		id: Type.String(),
		...SaleInput.properties,
		recorded_at: Instant,
		conflicts: Type.Array(SaleConflict),
	},
	{ $id: 'Sale', additionalProperties: false },
);

export type SaleLine = Static<typeof SaleLine>;
export type SaleInput = Static<typeof SaleInput>;
export type SaleConflict = Static<typeof SaleConflict>;
export type Sale = Static<typeof Sale>;
