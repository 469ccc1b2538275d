import { Type, type Static } from 'typebox';

export const PaymentMethod = Type.Union([Type.Literal('at_pickup'), Type.Literal('external')], {
	$id: 'PaymentMethod',
	description: '`at_pickup`: at the till when it is collected. `external`: on the page of a payment provider.',
});

export type PaymentMethod = Static<typeof PaymentMethod>;
