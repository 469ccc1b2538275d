import { storesNotAllowed, type Caller } from '../http/caller.ts';
import { refuse, type Refusal } from '../http/problems.ts';

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
