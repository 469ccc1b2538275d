import {
	beatKiosk,
	callForHelp,
	endKioskCall,
	enrolKiosk as enrolKioskOperation,
	readKioskCatalogue,
	type KioskSelf,
} from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { stageEvents } from '../events/staging.queries.ts';
import { answer, type Route } from '../http/operation-route.ts';
import { isRefusal, refuse, type Refusal } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { readCatalogue } from './catalogue.ts';
import { enrol, EnrolAttempts } from './enrol.ts';
import { beat } from './heartbeat.ts';
import { lockOwn, ownKiosk, readOwn, type KioskCaller } from './own.ts';
import { updateCall } from './queries.ts';
import { kioskUpdated, selfOf } from './rules.ts';
import { ensureSealingKey } from './seal.ts';

/** What a kiosk asks, and whoever wants to become one. */
export function deviceRoutes(route: Route, services: Services): void {
	const { database, keyRing, sessionRing } = services;
	const attempts = new EnrolAttempts();

	route(enrolKioskOperation, async ({ caller, body, request }) => {
		const counted = attempts.judge(caller, request);
		if (typeof counted !== 'function') return counted;
		const enrolled = await database.transaction((tx) => enrol(tx, caller.merchant.id, body.code));
		if (!enrolled)
			return refuse('code_wrong', 'It is wrong, was used, or is over. The counter page gives another one.');
		counted();
		keyRing.forget();
		sessionRing.forget();
		return answer(201, enrolled);
	});

	route(beatKiosk, async ({ caller, body }) => {
		const self = await database.transaction((tx) => beat(tx, ownKiosk(caller), body));
		return isRefusal(self) ? self : answer(200, self);
	});

	route(readKioskCatalogue, async ({ caller }) => ({
		status: 200 as const,
		...(await readCatalogue(services, ownKiosk(caller))),
	}));

	route(callForHelp, async ({ caller, body }) => call(ownKiosk(caller), body.language));

	route(endKioskCall, async ({ caller }) => call(ownKiosk(caller), null));

	/** Null ends the call. */
	async function call(caller: KioskCaller, language: string | null) {
		const self = await database.transaction((tx) => changeCall(tx, caller, language));
		return isRefusal(self) ? self : answer(200, self);
	}
}

async function changeCall(
	tx: Queryable,
	caller: KioskCaller,
	language: string | null,
): Promise<KioskSelf | Refusal<'unauthenticated'>> {
	const before = await lockOwn(tx, caller);
	if (isRefusal(before)) return before;
	const { id: merchantId } = caller.merchant;
	await updateCall(tx, merchantId, before.kiosk_id, language);
	const row = await readOwn(tx, caller);
	const changed = (before.call_since === null) !== (row.call_since === null);
	if (changed) await stageEvents(tx, merchantId, [kioskUpdated(row)]);
	return selfOf(row, await ensureSealingKey(tx, merchantId));
}
