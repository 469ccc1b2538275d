import {
	deliverKioskEntries,
	listKioskRefusals,
	settleKioskRefusal,
	type KioskEntry,
	type KioskEntryOutcome,
	type KioskRefusal,
} from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { stageEvents } from '../events/staging.queries.ts';
import { ownStores } from '../http/caller.ts';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { answer, type Route } from '../http/operation-route.ts';
import { invalid, isRefusal, orUndo, refuse, type Refusal } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { deliver } from './deliver.ts';
import { ownKiosk, type KioskCaller } from './own.ts';
import { selectKiosk } from './queries.ts';
import { findRefusal, listRefusals, settleRefusal, type RefusalRow } from './refusals.queries.ts';
import { judgeStore, kioskUpdated } from './rules.ts';

const CURSOR = 'kiosk refusals';

export function entryRoutes(route: Route, services: Services): void {
	const { database, sessionRing } = services;

	route(deliverKioskEntries, async ({ caller, body, request }) => {
		const deliverers = await deliverersOf(database, ownKiosk(caller), body.entries);
		if (isRefusal(deliverers)) return deliverers;
		const outcomes = new Map<string, KioskEntryOutcome>();
		// What comes before others is done before them, however it was sent.
		for (const entry of body.entries.toSorted((a, b) => a.step - b.step)) {
			const deliverer = deliverers.get(entry.kiosk_id) ?? ownKiosk(caller);
			const outcome = await deliver(services, { caller: deliverer, address: request.ip }, entry);
			if (isRefusal(outcome)) return outcome;
			outcomes.set(entry.id, outcome);
		}
		// Some of them may have ended sessions.
		sessionRing.forget();
		return answer(200, { data: body.entries.flatMap(({ id }) => outcomes.get(id) ?? []) });
	});

	route(listKioskRefusals, async ({ caller, query }) => {
		const { settled = false, limit = 50, cursor } = query;
		const position = cursor === undefined ? [] : decodeCursor(CURSOR, cursor, ['text', 'text']);
		const [at, entry_id] = (position ?? []) as [string, string];
		if (!position || (cursor !== undefined && Number.isNaN(Date.parse(at)))) {
			return refuse('invalid_cursor', 'The cursor is not one of this list. Begin again without it.');
		}
		const after = cursor === undefined ? undefined : { refused_at: new Date(at), entry_id };
		const filter = { settled, stores: ownStores(caller, undefined), after, limit: limit + 1 };
		const rows = await listRefusals(database, caller.merchant.id, filter);
		const cut = page(rows, limit, (last) => encodeCursor(CURSOR, [last.refused_at.toISOString(), last.entry_id]));
		return answer(200, { data: cut.rows.map(refusalOf), next_cursor: cut.next_cursor });
	});

	route(settleKioskRefusal, async ({ caller, params, body }) => {
		const { merchant } = caller;
		const settled = await database.transaction(async (tx) => {
			const row = orUndo((await findRefusal(tx, merchant.id, params.entry_id)) ?? noSuchRefusal());
			const refusal = judgeStore(caller, row.store_id);
			if (refusal) return orUndo(refusal);
			const by = caller.kind === 'staff' ? caller.name : caller.key_id;
			if (await settleRefusal(tx, merchant.id, params.entry_id, { by, note: body.note })) {
				await stageEvents(tx, merchant.id, [kioskUpdated(row)]);
			}
			return (await findRefusal(tx, merchant.id, params.entry_id)) ?? row;
		});
		return answer(200, refusalOf(settled));
	});
}

/**
 * As whom entries of other kiosks of the retailer are delivered: what a device kept before it was enrolled as another one.
 * Whose they are is told by what is sealed in them, so that naming a kiosk opens nothing.
 */
async function deliverersOf(
	queryable: Queryable,
	caller: KioskCaller,
	entries: readonly KioskEntry[],
): Promise<Map<string | undefined, KioskCaller> | Refusal<'invalid_request'>> {
	const deliverers = new Map<string | undefined, KioskCaller>();
	for (const [index, { kiosk_id }] of entries.entries()) {
		if (kiosk_id === undefined || deliverers.has(kiosk_id)) continue;
		const row = await selectKiosk(queryable, caller.merchant.id, kiosk_id);
		if (!row) return invalid([{ pointer: `/entries/${index}/kiosk_id`, detail: 'No kiosk has this id.' }]);
		deliverers.set(kiosk_id, { ...caller, kiosk: { id: kiosk_id, store_id: row.store_id } });
	}
	return deliverers;
}

function noSuchRefusal(): Refusal<'not_found'> {
	return refuse('not_found', 'Nothing that was refused has this id. GET /v1/kiosks/refusals lists what was.');
}

function refusalOf(row: RefusalRow): KioskRefusal {
	const { settled_at, settled_by: by, note, made_at, refused_at, customer_id, customer_name: name, ...rest } = row;
	return {
		...rest,
		made_at: made_at.toISOString(),
		refused_at: refused_at.toISOString(),
		customer: customer_id === null ? null : { id: customer_id, name },
		settled: settled_at && by !== null && note !== null ? { at: settled_at.toISOString(), by, note } : null,
	};
}
