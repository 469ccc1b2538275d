import { operation } from '../shared/operation.ts';
import { exampleSale } from './examples.ts';
import { Sale, SaleInput } from './schemas.ts';

export const recordSale = operation({
	id: 'recordSale',
	tag: 'Sales',
	method: 'POST',
	path: '/v1/sales',
	summary: 'Record a till’s receipt or refund',
	description:
		'Always recorded, since the goods have left the store. Units that were promised on line, or that the books did not have, are named in `conflicts` and raised to staff as `inventory.conflict`. The same receipt of a store again answers the sale recorded first; with other lines it is `receipt_reused`.',
	callers: ['staff', 'secret'],
	body: SaleInput,
	answers: {
		200: { description: 'Recorded before', schema: Sale },
		201: { description: 'Recorded', schema: Sale, examples: { sale: exampleSale } },
	},
	problems: ['not_found', 'receipt_reused', 'store_not_allowed', 'unsupported_media_type', 'payload_too_large'],
	idempotent: true,
});

export const saleOperations = [recordSale] as const;
