import {
	createReward,
	deleteReward,
	redeemReward as redeemRewardOperation,
	type Reward,
	type RewardInput,
} from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import type { Caller } from '../http/caller.ts';
import { fingerprintOf, identityOf, once } from '../http/idempotency.ts';
import { answer, type Route } from '../http/operation-route.ts';
import { invalid, isRefusal, RefusedInTransaction, type Refusal } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { justVerified, signedIn } from '../sessions/signed-in.ts';
import { customerExists } from './account.queries.ts';
import { presentReward } from './documents.ts';
import { selectReward } from './rewards.queries.ts';
import { lockReward, redeemReward, releaseReward } from './rewards.ts';
import { judgeStore, noSuchCustomer, noSuchReward } from './rights.rules.ts';

export function rewardRoutes(route: Route, { database }: Services): void {
	route(createReward, async (call) => {
		const { caller, body } = call;
		const customerId = customerOf(caller, body);
		if (typeof customerId !== 'string') return customerId;
		return once(database, identityOf(createReward, call), fingerprintOf(body), async (tx) => {
			const issued = await issue(tx, caller.merchant.id, { ...body, customer_id: customerId });
			if (isRefusal(issued)) throw new RefusedInTransaction(issued);
			return { status: 201 as const, text: JSON.stringify(issued) };
		});
	});

	route(deleteReward, async ({ caller, params }) => {
		const member = caller.kind === 'shopper' ? signedIn(caller) : undefined;
		if (member && isRefusal(member)) return member;
		const released = await database.transaction(async (tx) => {
			const reward = await selectReward(tx, caller.merchant.id, params.id);
			if (!reward || (member && reward.customer_id !== member.customer_id)) return undefined;
			return releaseReward(tx, caller.merchant.id, params.id);
		});
		if (!released) return noSuchReward();
		return isRefusal(released) ? released : answer(200, presentReward(released));
	});

	route(redeemRewardOperation, async (call) => {
		const { caller, params, body } = call;
		const refusal = judgeStore(caller, body.store_id);
		if (refusal) return refusal;
		const use = { source: body.source, channel: caller.channel, store_id: body.store_id ?? null };
		return once(database, identityOf(redeemRewardOperation, call), fingerprintOf(params, body), async (tx) => {
			const redeemed = (await redeemReward(tx, caller.merchant.id, params.id, use)) ?? noSuchReward();
			if (isRefusal(redeemed)) throw new RefusedInTransaction(redeemed);
			return { status: 200 as const, text: JSON.stringify(presentReward(redeemed.reward)) };
		});
	});
}

function customerOf(
	caller: Caller,
	{ customer_id }: RewardInput,
): string | Refusal<'sign_in_needed' | 'step_up_needed' | 'invalid_request' | 'not_found'> {
	if (caller.kind !== 'shopper') {
		return customer_id ?? invalid([{ pointer: '/customer_id', detail: 'Says whose points are to be used.' }]);
	}
	const member = justVerified(caller);
	if (isRefusal(member)) return member;
	return customer_id === undefined || customer_id === member.customer_id ? member.customer_id : noSuchCustomer();
}

async function issue(
	tx: Queryable,
	merchantId: string,
	input: RewardInput & { customer_id: string },
): Promise<Reward | Refusal<'not_found' | 'reward_not_offered' | 'not_enough_points'>> {
	if (!(await customerExists(tx, merchantId, input.customer_id))) return noSuchCustomer();
	const issued = await lockReward(tx, merchantId, input);
	return isRefusal(issued) ? issued : presentReward(issued);
}
