import type { LoyaltyAccount, PointsAdjustment, PointsOutcome } from '@endcap/contract';
import { makeIdempotencyKey, type WriteCallOptions } from '../shared/idempotency-key.ts';
import { refusalOf, type Refused } from '../shared/outcome.ts';
import type { Shape } from '../shared/shape.ts';
import type { RequestOptions, Transport } from '../shared/transport.ts';
import { write } from '../shared/write.ts';

export type AdjustPointsOutcome =
	| { outcome: 'adjusted'; account: LoyaltyAccount }
	/** `not_enough_points`: no more can be taken than are active. `key_not_allowed`: managers do it. */
	| Refused<'not_enough_points' | 'key_not_allowed' | 'not_found'>;

/** Points of customers. */
export interface StoreLoyalty {
	/** Rejects with `not_found` when there is no such customer. */
	get(customerId: string, options?: RequestOptions): Promise<LoyaltyAccount>;
	/** Gives or, below zero, takes points; the customer reads the note. */
	adjust(customerId: string, input: PointsAdjustment, options?: WriteCallOptions): Promise<AdjustPointsOutcome>;
}

const ACCOUNT: Shape<LoyaltyAccount> = ['active', 'rewards'];
const OUTCOME: Shape<PointsOutcome> = ['points', 'account'];

export function createStoreLoyalty(transport: Transport): StoreLoyalty {
	const pathOf = (customerId: string) => `/v1/loyalty/accounts/${encodeURIComponent(customerId)}`;
	return {
		get: (customerId, options) => transport.get(pathOf(customerId), {}, ACCOUNT, options),
		async adjust(customerId, input, { idempotencyKey = makeIdempotencyKey(), signal } = {}) {
			try {
				const settings = { shape: OUTCOME, idempotencyKey, signal };
				const { value } = await write(transport, 'POST', `${pathOf(customerId)}/adjust`, input, settings);
				return { outcome: 'adjusted', account: value.account };
			} catch (error) {
				return refusalOf(error, 'not_enough_points', 'key_not_allowed', 'not_found');
			}
		},
	};
}
