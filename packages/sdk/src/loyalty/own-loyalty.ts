import type { LoyaltyAccount, LoyaltyEntryPage, Reward } from '@endcap/contract';
import type { Shopper } from '../sessions/shopper.ts';
import { asCustomer } from '../shoppers/as-customer.ts';
import { createOwnState } from '../shoppers/own-state.ts';
import { makeIdempotencyKey } from '../shared/idempotency-key.ts';
import type { Behind } from '../shared/lazily.ts';
import { refusalOf } from '../shared/outcome.ts';
import type { Refreshed } from '../shared/refresher.ts';
import { PAGE, type Shape } from '../shared/shape.ts';
import { write } from '../shared/write.ts';
import type { Codes } from './codes.ts';
import type { Loyalty } from './loyalty.ts';

const LOYALTY = '/v1/loyalty/me';
const REWARDS = '/v1/rewards';
const ACCOUNT: Shape<LoyaltyAccount> = ['active', 'rewards'];
const REWARD: Shape<Reward> = ['id', 'points'];
/** Of members’ codes. */
const MEMBER = 'm';

/** What stands behind `Loyalty`, but for the program, which is everybody’s. */
export function createOwnLoyalty(
	shopper: Shopper,
	source: Refreshed<LoyaltyAccount | null>,
	codes: () => Promise<Codes>,
): Omit<Behind<Loyalty>, '$program'> {
	const { transport } = shopper;
	const state = createOwnState(shopper, source, {
		name: '$account',
		topic: 'loyalty',
		events: /^(loyalty|reward)\./,
		read: ({ authorization }) => transport.read(LOYALTY, {}, ACCOUNT, undefined, authorization),
	});

	return {
		$account: state.refresh,
		async $code(shown) {
			await (await codes()).show(shown, MEMBER, async ({ locator }) => MEMBER + locator);
		},
		entries: (query = {}, options) =>
			asCustomer(
				shopper,
				async ({ authorization }) =>
					(await transport.read<LoyaltyEntryPage>(`${LOYALTY}/entries`, query, PAGE, options?.signal, authorization))
						.value,
				options?.signal,
			),
		async issueReward(reward_id, options) {
			const signal = options?.signal;
			const idempotencyKey = makeIdempotencyKey();
			try {
				const { value: reward } = await asCustomer(
					shopper,
					({ authorization }) =>
						write<Reward>(
							transport,
							'POST',
							REWARDS,
							{ reward_id },
							{ shape: REWARD, authorization, idempotencyKey, signal },
						),
					signal,
				);
				await source.refresh();
				return { outcome: 'issued', reward };
			} catch (error) {
				return refusalOf(error, 'sign_in_needed', 'step_up_needed', 'reward_not_offered', 'not_enough_points');
			}
		},
		async cancelReward(id, options) {
			const signal = options?.signal;
			try {
				const { value: reward } = await asCustomer(
					shopper,
					({ authorization }) =>
						write<Reward>(transport, 'DELETE', `${REWARDS}/${encodeURIComponent(id)}`, undefined, {
							shape: REWARD,
							authorization,
							signal,
						}),
					signal,
				);
				await source.refresh();
				return { outcome: 'canceled', reward };
			} catch (error) {
				return refusalOf(error, 'sign_in_needed', 'reward_ended', 'not_found');
			}
		},
	};
}
