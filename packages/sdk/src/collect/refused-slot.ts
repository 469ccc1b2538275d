import type { PickupSlot, ProblemCode } from '@endcap/contract';
import type { RefusedSlot } from './pickup-slots.ts';
import type { EndcapProblemError } from '../shared/errors.ts';
import { refusalOf, type Refused } from '../shared/outcome.ts';

/** The refusal as a value, with the next times when it is about one; anything else is thrown on. */
export function refusalWithSlots<Code extends ProblemCode>(
	error: unknown,
	...codes: Code[]
): Refused<Code> | RefusedSlot {
	const { outcome, pointers } = refusalOf<ProblemCode>(error, ...codes, 'slot_full', 'slot_closed');
	if (outcome !== 'slot_full' && outcome !== 'slot_closed') return { outcome: outcome as Code, pointers };
	const { slots = [] } = (error as EndcapProblemError).problem;
	return { outcome, pointers, slots: slots as PickupSlot[] };
}
