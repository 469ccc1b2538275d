import type { LoyaltySource } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { lockOrCreateAccount } from './account.ts';
import { selectRewardsOfSource } from './rewards.queries.ts';
import { createSource, lockSource } from './sources.queries.ts';

/**
 * Purchases, then the accounts of these customers and of everybody the purchases have to do with, each in the order of
 * their ids. To be called first by whoever changes points of several, or an account before its purchase.
 */
export async function lockPoints(
	tx: Queryable,
	merchantId: string,
	sources: readonly LoyaltySource[],
	customerIds: readonly string[] = [],
): Promise<void> {
	const customers = new Set(customerIds);
	const byName = new Map(sources.map((source) => [`${source.type} ${source.id}`, source]));
	for (const [, source] of [...byName].sort(([a], [b]) => (a < b ? -1 : 1))) {
		await createSource(tx, merchantId, source);
		const { customer_id } = await lockSource(tx, merchantId, source);
		if (customer_id !== null) customers.add(customer_id);
		for (const reward of await selectRewardsOfSource(tx, merchantId, source)) customers.add(reward.customer_id);
	}
	for (const customerId of [...customers].sort()) await lockOrCreateAccount(tx, merchantId, customerId);
}
