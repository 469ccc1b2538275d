import { storesNotAllowed, type Caller } from '../http/caller.ts';
import { refuse, type Refusal } from '../http/problems.ts';

/** Whose points a shopper asks for: their own. */
export function memberOf(caller: Caller): { customer_id: string; session_id: string } | Refusal<'sign_in_needed'> {
	if (caller.kind === 'shopper' && caller.customer_id !== null) {
		return { customer_id: caller.customer_id, session_id: caller.session_id };
	}
	return refuse('sign_in_needed', 'Points belong to somebody. Sign in with a code, then ask again.');
}

/** Undefined lets a shopper spend. */
export function judgeStepUp(caller: Caller): Refusal<'step_up_needed'> | undefined {
	if (caller.kind !== 'shopper' || caller.customer_id === null || caller.verified_lately) return undefined;
	return refuse('step_up_needed', 'The last code is older than an hour. Sign in again before points are spent.');
}

/** Undefined lets staff set what is for all stores. */
export function judgeProgramChange(caller: Caller): Refusal<'key_not_allowed'> | undefined {
	if (caller.kind !== 'staff' || (caller.role === 'manager' && caller.stores === null)) return undefined;
	return refuse('key_not_allowed', 'The program is for all stores. Managers of all stores set it.');
}

/** Undefined lets staff give and take points. */
export function judgeAdjustment(caller: Caller): Refusal<'key_not_allowed'> | undefined {
	if (caller.kind !== 'staff' || caller.role === 'manager') return undefined;
	return refuse('key_not_allowed', 'Managers give and take points. Ask one of them.');
}

export function judgeStore(caller: Caller, storeId: string | undefined): Refusal<'store_not_allowed'> | undefined {
	if (storeId === undefined || storesNotAllowed(caller, [storeId]).length === 0) return undefined;
	return refuse('store_not_allowed', 'This store is not one of yours. Nothing was changed.');
}

export function noSuchCustomer(): Refusal<'not_found'> {
	return refuse('not_found', 'No customer has this id.');
}

export function noSuchReward(): Refusal<'not_found'> {
	return refuse('not_found', 'There is no such reward.');
}
