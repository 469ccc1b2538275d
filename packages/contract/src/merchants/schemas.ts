import { Type, type Static } from 'typebox';
import { Channel } from '../keys/schemas.ts';
import { Nullable } from '../shared/nullable.ts';
import { PaymentMethod } from '../payments/payment-method.ts';
import { CurrencyCode, Money, Url } from '../shared/scalars.ts';

const Shipping = Type.Object(
	{
		price: Money,
		free_from: Nullable(
			Type.Object(Money.properties, { ...Money, description: 'Free when the shipped items come to this.' }),
		),
	},
	{ $id: 'Shipping', additionalProperties: false },
);

/** How orders are taken. */
export const Ordering = Type.Object(
	{
		shipping: Nullable(Type.Object(Shipping.properties, { ...Shipping, description: 'Null: nothing is shipped.' })),
		payment_methods: Type.Array(PaymentMethod, { maxItems: 2, uniqueItems: true }),
		payment_minutes: Type.Integer({
			minimum: 5,
			maximum: 10_080,
			description: 'For so long units are kept for a payment that has not come.',
		}),
		order_page: Nullable(
			Type.String({
				...Url,
				description: 'A page of the retailer’s own with `<endcap-order-status>`. Null: one of this server.',
			}),
		),
	},
	{ $id: 'Ordering', additionalProperties: false },
);

/** The retailer whose key was sent, and what the key is for. */
export const Merchant = Type.Object(
	{
		id: Type.String(),
		name: Type.String(),
		currency: CurrencyCode,
		language: Type.String({ description: 'BCP 47' }),
		channel: Channel,
		ordering: Ordering,
	},
	{ $id: 'Merchant', additionalProperties: false },
);

export type Merchant = Static<typeof Merchant>;
export type Ordering = Static<typeof Ordering>;
