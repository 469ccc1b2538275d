import type { Customer } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { tellCustomer } from './join.ts';
import { readCustomer } from './own.ts';
import { lockCustomer, updateCustomer } from './queries.ts';
import { presentCustomer } from './rules.ts';

/** These and no others. Undefined when there is no such customer. */
export async function putSegments(
	tx: Queryable,
	merchantId: string,
	customerId: string,
	segments: string[],
): Promise<Customer | undefined> {
	if (!(await lockCustomer(tx, merchantId, customerId))) return undefined;
	const before = await readCustomer(tx, merchantId, customerId);
	await updateCustomer(tx, merchantId, customerId, { ...before, segments });
	await tellCustomer(tx, merchantId, 'customer.updated', customerId);
	return presentCustomer(await readCustomer(tx, merchantId, customerId));
}
