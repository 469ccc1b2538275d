import type { Caller, ShopperCaller } from '../http/caller.ts';
import { refuse, type Refusal } from '../http/problems.ts';

/** Somebody who is known by name. */
export type CustomerCaller = ShopperCaller & { customer_id: string };

/** For what only a customer has. */
export function signedIn(caller: Caller): CustomerCaller | Refusal<'sign_in_needed'> {
	if (caller.kind === 'shopper' && caller.customer_id !== null) return { ...caller, customer_id: caller.customer_id };
	return refuse(
		'sign_in_needed',
		'This session is anonymous. Sign in: POST /v1/sessions/otp, then /v1/sessions/verify.',
	);
}

/** For what is worth money, or cannot be undone. */
export function justVerified(caller: Caller): CustomerCaller | Refusal<'sign_in_needed' | 'step_up_needed'> {
	const customer = signedIn(caller);
	if ('problem' in customer || customer.verified_lately) return customer;
	return refuse(
		'step_up_needed',
		'The last code was typed in more than an hour ago. Ask for one: POST /v1/sessions/otp, then /v1/sessions/verify.',
	);
}
