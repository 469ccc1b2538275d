import {
	answerKioskCall,
	changeKiosk as changeKioskOperation,
	createKiosk as createKioskOperation,
	enrolKioskAgain,
	listKiosks,
	removeKiosk as removeKioskOperation,
	type Kiosk,
	type KioskChange,
} from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { stageEvents } from '../events/staging.queries.ts';
import { ownStores, type Caller } from '../http/caller.ts';
import { fingerprintOf, identityOf, once } from '../http/idempotency.ts';
import { answer, type Route } from '../http/operation-route.ts';
import { orUndo, refuse, type Refusal } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { updateKioskKeysRevoked } from '../keys/queries.ts';
import { timeOrderedId } from '../shared/time-ordered-id.ts';
import { findStore } from '../stores/queries.ts';
import { deviceRoutes } from './device.routes.ts';
import { entryRoutes } from './entries.routes.ts';
import { deleteEnrolment } from './enrolments.queries.ts';
import { giveCode } from './enrol.ts';
import {
	insertKiosk,
	lockKiosk,
	selectKiosk,
	selectKiosks,
	updateCall,
	updateKiosk,
	updateRemoved,
	type KioskRow,
} from './queries.ts';
import { judgeManager, judgeStore, kioskOf, kioskUpdated, noSuchKiosk, settingsOf } from './rules.ts';

type KioskRefusal = Refusal<'not_found' | 'store_not_allowed'>;

export function kioskRoutes(route: Route, services: Services): void {
	const { database, keyRing, sessionRing } = services;
	deviceRoutes(route, services);
	entryRoutes(route, services);

	route(listKiosks, async ({ caller }) => {
		const rows = await selectKiosks(database, caller.merchant.id, ownStores(caller, undefined) ?? null);
		return answer(200, { data: rows.map(kioskOf) });
	});

	route(createKioskOperation, async (call) => {
		const { caller, body } = call;
		const refusal = judgeManager(caller) ?? judgeStore(caller, body.store_id);
		if (refusal) return refusal;
		const { merchant } = caller;
		return once(database, identityOf(createKioskOperation, call), fingerprintOf(body), async (tx) => {
			if (!(await findStore(tx, merchant.id, body.store_id))) {
				return orUndo(refuse('not_found', 'No store has this id. GET /v1/stores lists those that are active.'));
			}
			const kiosk_id = timeOrderedId();
			const { name, store_id } = body;
			const settings = settingsOf(body.settings, merchant.language);
			await insertKiosk(tx, merchant.id, { kiosk_id, name: name.trim(), store_id, settings });
			const row = await ownRow(tx, caller, kiosk_id);
			await stageEvents(tx, merchant.id, [kioskUpdated(row)]);
			return { status: 201 as const, text: JSON.stringify(await giveCode(tx, merchant.id, row)) };
		});
	});

	route(enrolKioskAgain, async (call) => {
		const { caller, params } = call;
		const refusal = judgeManager(caller);
		if (refusal) return refusal;
		return once(database, identityOf(enrolKioskAgain, call), fingerprintOf(params), async (tx) => {
			const row = await ownRow(tx, caller, params.kiosk_id);
			return { status: 201 as const, text: JSON.stringify(await giveCode(tx, caller.merchant.id, row)) };
		});
	});

	route(changeKioskOperation, async ({ caller, params, body }) => {
		const closesOnly = Object.keys(body).every((field) => field === 'closed');
		const refusal = closesOnly ? undefined : judgeManager(caller);
		if (refusal) return refusal;
		return answer(
			200,
			await change(caller, params.kiosk_id, (tx, row) =>
				updateKiosk(tx, caller.merchant.id, row.kiosk_id, withChange(row, body)),
			),
		);
	});

	route(removeKioskOperation, async ({ caller, params }) => {
		const refusal = judgeManager(caller);
		if (refusal) return refusal;
		const kiosk = await change(caller, params.kiosk_id, async (tx, { kiosk_id }) => {
			await deleteEnrolment(tx, caller.merchant.id, kiosk_id);
			await updateRemoved(tx, caller.merchant.id, kiosk_id);
			await updateKioskKeysRevoked(tx, caller.merchant.id, kiosk_id);
		});
		keyRing.forget();
		sessionRing.forget();
		return answer(200, kiosk);
	});

	route(answerKioskCall, async ({ caller, params }) =>
		answer(
			200,
			await change(caller, params.kiosk_id, (tx, { kiosk_id }) => updateCall(tx, caller.merchant.id, kiosk_id, null)),
		),
	);

	/** Changes a kiosk of the caller’s own stores, and tells it when something became different. */
	function change(
		caller: Caller,
		kioskId: string,
		work: (tx: Queryable, row: KioskRow) => Promise<void>,
	): Promise<Kiosk> {
		const { id: merchantId } = caller.merchant;
		return database.transaction(async (tx) => {
			await lockKiosk(tx, merchantId, kioskId);
			const before = await ownRow(tx, caller, kioskId);
			await work(tx, before);
			const after = await ownRow(tx, caller, kioskId);
			if (JSON.stringify(kioskOf(before)) !== JSON.stringify(kioskOf(after))) {
				await stageEvents(tx, merchantId, [kioskUpdated(after)]);
			}
			return kioskOf(after);
		});
	}
}

/** A refusal undoes the transaction. */
async function ownRow(tx: Queryable, caller: Caller, kioskId: string): Promise<KioskRow> {
	const row = await selectKiosk(tx, caller.merchant.id, kioskId);
	const refusal: KioskRefusal | undefined = row ? judgeStore(caller, row.store_id) : noSuchKiosk();
	if (!row || refusal) return orUndo(refusal ?? noSuchKiosk());
	return row;
}

function withChange(
	row: KioskRow,
	{ name, closed, settings }: KioskChange,
): Pick<KioskRow, 'name' | 'closed' | 'settings'> {
	return {
		name: name?.trim() ?? row.name,
		closed: closed ?? row.closed,
		settings: { ...row.settings, ...settings },
	};
}
