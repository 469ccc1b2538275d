import { isEndcapError, isEndcapProblem } from '@endcap/sdk/staff';
import type { Scene } from './scene.ts';

/** What to say when no outcome came; anything that is our own mistake is thrown on. */
export function failureWords(error: unknown, { strings }: Scene): string {
	if (!isEndcapError(error)) throw error;
	if (isEndcapProblem(error, 'unauthenticated')) return strings.sessionOver;
	if (isEndcapProblem(error, 'not_found')) return strings.gone;
	return isEndcapProblem(error) ? strings.notDone : strings.noAnswer;
}
