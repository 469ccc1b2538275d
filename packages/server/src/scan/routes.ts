import { scan as scanOperation } from '@endcap/contract';
import { answer, type Route } from '../http/operation-route.ts';
import { isRefusal } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { scanCode } from './scan.ts';

export function scanRoutes(route: Route, { database, codeGuesses }: Services): void {
	route(scanOperation, async ({ caller, request, body }) => {
		const guess = codeGuesses.begin(caller, request, body.code);
		if (isRefusal(guess)) return guess;
		const found = await database.transaction((tx) => scanCode(tx, caller, body.code));
		if (found.kind !== 'unknown') guess.right();
		return answer(200, found);
	});
}
