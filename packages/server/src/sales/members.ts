import type { SalePriceInput } from '@endcap/contract';
import { findBasketCustomer } from '../coupons/customers.queries.ts';
import { findShownCoupon } from '../coupons/shown.ts';
import type { BasketCustomer } from '../coupons/terms.ts';
import type { Queryable } from '../database/database.ts';
import { identityOfPerson, type Caller } from '../http/caller.ts';
import { refuse, type Refusal } from '../http/problems.ts';
import { findMemberAt, findMemberByCode } from '../loyalty/card.ts';

export interface Member {
	customer: BasketCustomer | null;
	/** As they were sent; those shown on a phone by the id of the coupon. */
	coupons: string[];
	/** Somebody was named whom nobody knows. */
	isUnknown: boolean;
}

/**
 * Who buys. A coupon shown on a phone says whose it is too. `offlineAt`: the moment by the clock of a till that could not
 * ask; then somebody who is not known is nobody, else they are refused.
 */
export async function findMember(
	tx: Queryable,
	caller: Caller,
	{ customer, coupons = [] }: Pick<SalePriceInput, 'customer' | 'coupons'>,
	offlineAt: Date | undefined,
): Promise<Member | Refusal<'not_found'>> {
	const merchantId = caller.merchant.id;
	const shown = new Map<string, { wallet_coupon_id: string; customer_id: string }>();
	for (const name of coupons) {
		const found = await findShownCoupon(tx, merchantId, name, offlineAt);
		if (found) shown.set(name, found);
	}
	const named = customer && (await customerIdOf(tx, caller, customer, offlineAt));
	const [first] = shown.values();
	const id = named ?? (customer ? undefined : first?.customer_id);
	const basketCustomer = id === undefined ? undefined : await findBasketCustomer(tx, merchantId, id);
	if (customer && !basketCustomer && !offlineAt) {
		const part = 'code' in customer ? 'code' : 'customer_id';
		const detail = part === 'code' ? 'Is no code of a member, or was used or is over.' : 'No customer has this id.';
		return refuse('not_found', 'Nobody is known by that. Scan the code again, or go on without a member.', {
			errors: [{ pointer: `/customer/${part}`, detail }],
		});
	}
	return {
		customer: basketCustomer ?? null,
		coupons: coupons.map((name) => shown.get(name)?.wallet_coupon_id ?? name),
		isUnknown: customer !== undefined && !basketCustomer,
	};
}

async function customerIdOf(
	tx: Queryable,
	caller: Caller,
	customer: NonNullable<SalePriceInput['customer']>,
	offlineAt: Date | undefined,
): Promise<string | undefined> {
	if ('customer_id' in customer) return customer.customer_id;
	if (offlineAt) return findMemberAt(tx, caller.merchant.id, customer.code, offlineAt);
	const by = identityOfPerson(caller) ?? caller.key_id;
	return (await findMemberByCode(tx, caller.merchant.id, customer.code, by))?.customer_id;
}
