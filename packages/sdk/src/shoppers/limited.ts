import { isEndcapProblem } from '../shared/errors.ts';
import type { Limited } from './account.ts';

/** The refusal as a value when there were too many in a short time; anything else is thrown on. */
export function limitedOf(error: unknown): Limited {
	if (!isEndcapProblem(error, 'rate_limited')) throw error;
	return { outcome: 'rate_limited', pointers: [], retry_after: error.retry_after };
}
