import { Type, type Static } from 'typebox';
import { CouponFace } from '../coupons/schemas.ts';
import { Variant } from '../products/schemas.ts';
import { Nullable } from '../shared/nullable.ts';
import { Identifier } from '../shared/scalars.ts';

export const ScanInput = Type.Object(
	{
		code: Type.String({
			minLength: 1,
			maxLength: 512,
			description:
				'As the scanner read it: an article’s bar code, a GS1 Digital Link, an SKU, or what a shopper shows on a phone.',
		}),
	},
	{ $id: 'ScanInput', additionalProperties: false },
);

/** What a code is. Whoever asks learns only what is for them; anything else is `unknown`, as is what never was. */
export const ScanResult = Type.Union(
	[
		Type.Object({ kind: Type.Literal('variant'), variant: Variant }, { additionalProperties: false }),
		Type.Object(
			{ kind: Type.Literal('member'), customer_id: Type.String() },
			{ additionalProperties: false, description: 'The code is used up by this scan: go on with the id.' },
		),
		Type.Object(
			{
				kind: Type.Literal('coupon'),
				code: Type.String({ description: 'To be sent with the sale.' }),
				coupon: CouponFace,
				customer_id: Nullable(Type.String({ description: 'Whose it is. Null: whoever has it.' })),
			},
			{ additionalProperties: false },
		),
		Type.Object(
			{
				kind: Type.Literal('pickup'),
				fulfillment_id: Type.String(),
				order_id: Type.String(),
				store_id: Identifier,
			},
			{ additionalProperties: false },
		),
		Type.Object(
			{ kind: Type.Literal('basket'), code: Type.String() },
			{ additionalProperties: false, description: 'A basket that somebody hands over.' },
		),
		Type.Object({ kind: Type.Literal('unknown') }, { additionalProperties: false }),
	],
	{ $id: 'ScanResult' },
);

export type ScanInput = Static<typeof ScanInput>;
export type ScanResult = Static<typeof ScanResult>;
