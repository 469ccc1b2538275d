import { Type, type Static } from 'typebox';
import { Identifier, Money } from '../shared/scalars.ts';

export const PaymentInput = Type.Object(
	{
		reference: Type.String({
			minLength: 1,
			maxLength: 200,
			description: 'The provider’s own name for it. The same reference and status count once.',
		}),
		status: Type.Union([Type.Literal('paid'), Type.Literal('failed'), Type.Literal('refunded')]),
		amount: Money,
	},
	{ $id: 'PaymentInput', additionalProperties: false },
);

/** What the built-in provider is sent, in a Standard Webhooks envelope. */
export const PaymentNotice = Type.Object(
	{ order_id: Type.String({ minLength: 1, maxLength: 64 }), ...PaymentInput.properties },
	{ $id: 'PaymentNotice', additionalProperties: false },
);

export const PaymentNoticeParams = Type.Object({ merchant: Identifier });

export type PaymentInput = Static<typeof PaymentInput>;
export type PaymentNotice = Static<typeof PaymentNotice>;
