import type { LoyaltyAccount, LoyaltyProgram, PointsAdjustment, PointsOutcome } from '@endcap/contract';
import { isEndcapProblem } from '../shared/errors.ts';
import { makeIdempotencyKey, type WriteCallOptions } from '../shared/idempotency-key.ts';
import { refusalOf, type Refused } from '../shared/outcome.ts';
import type { Shape } from '../shared/shape.ts';
import type { RequestOptions, Transport } from '../shared/transport.ts';
import { write } from '../shared/write.ts';

export type AdjustPointsOutcome =
	| { outcome: 'adjusted'; account: LoyaltyAccount }
	/** `not_enough_points`: no more can be taken than are active. `key_not_allowed`: managers do it. */
	| Refused<'not_enough_points' | 'key_not_allowed' | 'not_found'>;

export type SetProgramOutcome =
	| { outcome: 'saved'; program: LoyaltyProgram }
	/** `invalid_request`: `pointers` say which parts. `key_not_allowed`: managers of all stores do it. */
	| Refused<'invalid_request' | 'key_not_allowed'>;

/** Points of customers, and the program that they are earned by. */
export interface StoreLoyalty {
	/** Null: this shop has none. */
	program(options?: RequestOptions): Promise<LoyaltyProgram | null>;
	/** From now on: what somebody has stays as it is. */
	setProgram(program: LoyaltyProgram, options?: RequestOptions): Promise<SetProgramOutcome>;
	/** Rejects with `not_found` when there is no such customer. */
	get(customerId: string, options?: RequestOptions): Promise<LoyaltyAccount>;
	/** Gives or, below zero, takes points; the customer reads the note. */
	adjust(customerId: string, input: PointsAdjustment, options?: WriteCallOptions): Promise<AdjustPointsOutcome>;
}

const ACCOUNT: Shape<LoyaltyAccount> = ['active', 'rewards'];
const OUTCOME: Shape<PointsOutcome> = ['points', 'account'];
const PROGRAM: Shape<LoyaltyProgram> = ['name', 'earn', 'rewards'];
const PROGRAM_PATH = '/v1/loyalty/program';

export function createStoreLoyalty(transport: Transport): StoreLoyalty {
	const pathOf = (customerId: string) => `/v1/loyalty/accounts/${encodeURIComponent(customerId)}`;
	return {
		async program(options) {
			try {
				return await transport.get(PROGRAM_PATH, {}, PROGRAM, options);
			} catch (error) {
				if (isEndcapProblem(error, 'not_found')) return null;
				throw error;
			}
		},
		async setProgram(program, options) {
			try {
				// Sent again it comes to the same.
				const settings = { shape: PROGRAM, signal: options?.signal, once: false };
				const { value } = await write(transport, 'PUT', PROGRAM_PATH, program, settings);
				return { outcome: 'saved', program: value };
			} catch (error) {
				return refusalOf(error, 'invalid_request', 'key_not_allowed');
			}
		},
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
