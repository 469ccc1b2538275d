import { Type, type Static } from 'typebox';
import { Channel } from '../keys/schemas.ts';
import { CurrencyCode } from '../shared/scalars.ts';

/** The retailer whose key was sent, and what the key is for. */
export const Merchant = Type.Object(
	{
		id: Type.String(),
		name: Type.String(),
		currency: CurrencyCode,
		language: Type.String({ description: 'BCP 47' }),
		channel: Channel,
	},
	{ $id: 'Merchant', additionalProperties: false },
);

export type Merchant = Static<typeof Merchant>;
