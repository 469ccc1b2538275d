import {
	beatKiosk,
	callForHelp,
	endKioskCall,
	enrolKiosk as enrolKioskOperation,
	readKioskCatalogue,
	type KioskSelf,
} from '@endcap/contract';
import { stageEvents } from '../events/staging.queries.ts';
import type { Caller, CallingKiosk } from '../http/caller.ts';
import { answer, type Route } from '../http/operation-route.ts';
import { refuse } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { readCatalogue } from './catalogue.ts';
import { enrol, EnrolAttempts } from './enrol.ts';
import { beat } from './heartbeat.ts';
import { lockKiosk, selectKiosk, updateCall } from './queries.ts';
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

	route(beatKiosk, async ({ caller, body }) =>
		answer(200, await database.transaction((tx) => beat(tx, caller.merchant.id, ownKiosk(caller).id, body))),
	);

	route(readKioskCatalogue, async ({ caller }) => ({
		status: 200 as const,
		...(await readCatalogue(services, caller, ownKiosk(caller))),
	}));

	route(callForHelp, async ({ caller, body }) => answer(200, await call(caller, body.language)));

	route(endKioskCall, async ({ caller }) => answer(200, await call(caller, null)));

	/** Null ends the call. */
	function call(caller: Caller, language: string | null): Promise<KioskSelf> {
		const { id } = ownKiosk(caller);
		const { merchant } = caller;
		return database.transaction(async (tx) => {
			await lockKiosk(tx, merchant.id, id);
			const before = await selectKiosk(tx, merchant.id, id);
			await updateCall(tx, merchant.id, id, language);
			const row = await selectKiosk(tx, merchant.id, id);
			if (!before || !row) throw new Error('A kiosk is gone that has a key');
			const changed = (before.call_since === null) !== (row.call_since === null);
			if (changed) await stageEvents(tx, merchant.id, [kioskUpdated(row)]);
			return selfOf(row, await ensureSealingKey(tx, merchant.id));
		});
	}
}

export function ownKiosk({ kiosk }: Caller): CallingKiosk {
	if (!kiosk) throw new Error('An operation of kiosks was reached by somebody else');
	return kiosk;
}
