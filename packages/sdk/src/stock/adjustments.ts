import type { Adjustment, AdjustmentInput } from '@endcap/contract';
import { makeIdempotencyKey, type WriteCallOptions } from '../shared/idempotency-key.ts';
import { refusalOf, type Refused } from '../shared/outcome.ts';
import type { Transport } from '../shared/transport.ts';
import { write } from '../shared/write.ts';

export type AdjustmentOutcome =
	| { outcome: 'done'; adjustment: Adjustment }
	/** `out_of_stock`: fewer are there and not promised than should go. Nothing was changed. */
	| Refused<'out_of_stock' | 'not_found' | 'store_not_allowed'>;

export interface Adjustments {
	/** Receives, counts, writes off or transfers: all lines or none. */
	create(input: AdjustmentInput, options?: WriteCallOptions): Promise<AdjustmentOutcome>;
}

export function createAdjustments(transport: Transport): Adjustments {
	return {
		async create(input, { idempotencyKey = makeIdempotencyKey(), signal } = {}) {
			try {
				const { value } = await write<Adjustment>(transport, 'POST', '/v1/inventory-adjustments', input, {
					shape: ['id', 'reason'],
					idempotencyKey,
					signal,
				});
				return { outcome: 'done', adjustment: value };
			} catch (error) {
				return refusalOf(error, 'out_of_stock', 'not_found', 'store_not_allowed');
			}
		},
	};
}
