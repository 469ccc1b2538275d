import { scan as scanOperation } from '@endcap/contract';
import { answer, type Route } from '../http/operation-route.ts';
import { isRefusal } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { CodeGuesses } from '../loyalty/guesses.ts';
import { scanCode } from './scan.ts';

export function scanRoutes(route: Route, { database }: Services): void {
	const guesses = new CodeGuesses();

	route(scanOperation, async ({ caller, request, body }) => {
		const guess = guesses.begin(caller, request, body.code);
		if (isRefusal(guess)) return guess;
		const found = await database.transaction((tx) => scanCode(tx, caller, body.code));
		if (found.kind !== 'unknown') guess.right();
		return answer(200, found);
	});
}
