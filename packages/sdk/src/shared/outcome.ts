import type { ProblemCode } from '@endcap/contract';
import { isEndcapProblem } from './errors.ts';

/** An expected refusal. */
export interface Refused<Code extends ProblemCode> {
	outcome: Code;
	/** JSON pointers to the parts of the request that were refused. */
	pointers: string[];
}

/** The refusal as a value when it has one of these codes; anything else is thrown on. */
export function refusalOf<Code extends ProblemCode>(error: unknown, ...codes: Code[]): Refused<Code> {
	const code = isEndcapProblem(error) ? codes.find((each) => each === error.code) : undefined;
	if (!isEndcapProblem(error) || code === undefined) throw error;
	return { outcome: code, pointers: (error.problem.errors ?? []).map(({ pointer }) => pointer) };
}
