import type { Sale, SaleInput } from '@endcap/contract';
import { makeIdempotencyKey, type WriteCallOptions } from '../shared/idempotency-key.ts';
import { refusalOf, type Refused } from '../shared/outcome.ts';
import type { Transport } from '../shared/transport.ts';
import { write } from '../shared/write.ts';

export type SaleOutcome =
	/** `recorded_before`: the store has this receipt already, and it counts once. */
	| { outcome: 'recorded' | 'recorded_before'; sale: Sale }
	| Refused<'not_found' | 'receipt_reused' | 'store_not_allowed'>;

export interface Sales {
	/** Records a till's receipt or refund. What could not be so is in the sale's `conflicts`. */
	record(input: SaleInput, options?: WriteCallOptions): Promise<SaleOutcome>;
}

export function createSales(transport: Transport): Sales {
	return {
		async record(input, { idempotencyKey = makeIdempotencyKey(), signal } = {}) {
			try {
				const { status, value } = await write<Sale>(transport, 'POST', '/v1/sales', input, {
					shape: ['id', 'receipt'],
					idempotencyKey,
					signal,
				});
				return { outcome: status === 201 ? 'recorded' : 'recorded_before', sale: value };
			} catch (error) {
				return refusalOf(error, 'not_found', 'receipt_reused', 'store_not_allowed');
			}
		},
	};
}
