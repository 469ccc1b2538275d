import type { Cart } from '@endcap/contract';
import { refusalWithSlots } from '../collect/refused-slot.ts';
import { problemOf } from '../sessions/problems.ts';
import { isEndcapProblem, type EndcapProblemError } from '../shared/errors.ts';
import type { Settled } from '../shared/outbox/outbox.ts';
import { refusalOf } from '../shared/outcome.ts';
import type { AllocateOutcome, AllocateRefusal, CartOutcome, CompleteOutcome } from './basket.ts';
import type { Sent } from './sending.ts';

export function cartIsOver(): EndcapProblemError {
	return problemOf('cart_ended', 409, 'The cart has ended', 'This shopper has no cart, or it has been ordered.');
}

export function changeOutcome({ answer, error }: Settled<Sent>): CartOutcome {
	if (answer?.cart) return { outcome: 'changed', cart: answer.cart.cart };
	return refusalWithSlots(error, 'cart_line_refused', 'cart_ended');
}

/** `latest` is the cart as it is known now. */
export function allocateOutcome({ answer, error }: Settled<Sent>, latest: Cart | undefined): AllocateOutcome {
	return answer?.cart ? { outcome: 'held', cart: answer.cart.cart } : allocateRefusal(error, latest);
}

export function completeOutcome({ answer, error }: Settled<Sent>, latest: Cart | undefined): CompleteOutcome {
	if (answer?.order) return { outcome: 'placed', order: answer.order };
	const own = [
		'contact_needed',
		'address_needed',
		'payment_method_not_offered',
		'coupon_refused',
		'reward_refused',
		'step_up_needed',
	] as const;
	return own.some((code) => isEndcapProblem(error, code)) ? refusalOf(error, ...own) : allocateRefusal(error, latest);
}

function allocateRefusal(error: unknown, latest: Cart | undefined): AllocateRefusal {
	if (latest && isEndcapProblem(error, 'precondition_failed')) return { outcome: 'cart_changed', cart: latest };
	return refusalWithSlots(error, 'out_of_stock', 'cart_incomplete', 'cart_ended');
}
