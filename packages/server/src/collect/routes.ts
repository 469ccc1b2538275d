import { listPickupSlots, putPickupSlot } from '@endcap/contract';
import { storesNotAllowed } from '../http/caller.ts';
import { answer, type Route } from '../http/operation-route.ts';
import { invalid, refuse } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { findStore } from '../stores/queries.ts';
import { fieldsOf } from '../stores/rules.ts';
import { stageSlotEvents } from './bookings.ts';
import { DAYS_AHEAD, dayAt, findOpenSlots, readDays, readSlot } from './calendar.ts';
import { putSlot } from './queries.ts';
import { reasonOf } from './slots.ts';

const DAY = 86_400_000;

export function collectRoutes(route: Route, { database, now }: Services): void {
	route(listPickupSlots, async ({ caller, params, query }) => {
		const row = await findStore(database, caller.merchant.id, params.store_id);
		const open = caller.kind === 'publishable' || caller.kind === 'shopper';
		if (!row || (open && row.status !== 'active')) return noSuchStore();
		const store = fieldsOf(row);
		const moment = now();
		const today = dayAt(store, moment.getTime());
		const from = query.from === undefined ? today : Date.parse(`${query.from}T00:00:00Z`);
		if (from < today - DAY || from > today + DAYS_AHEAD * DAY) {
			return invalid([
				{ pointer: '/query/from', detail: `Is not a day from yesterday to ${DAYS_AHEAD} days ahead in the store.` },
			]);
		}
		const { days: count = 7 } = query;
		const days = await readDays(database, caller.merchant.id, store, { from, days: count, now: moment });
		// Those of yesterday are closed.
		const first =
			from <= today ? days.flatMap(({ slots }) => slots).find(({ status }) => status === 'open') : undefined;
		const looking = { after: moment, most: 1, now: moment };
		const [soonest = null] = first ? [first] : await findOpenSlots(database, caller.merchant.id, store, looking);
		const { id, timezone } = store;
		return answer(200, { store_id: id, timezone, reason: reasonOf(store), soonest, days });
	});

	route(putPickupSlot, async ({ caller, params, body }) => {
		const { store_id } = params;
		if (storesNotAllowed(caller, [store_id]).length > 0) {
			return refuse('store_not_allowed', 'That store is not one of yours. Nothing was changed.');
		}
		const starts_at = new Date(params.starts_at);
		return database.transaction(async (tx) => {
			const row = await findStore(tx, caller.merchant.id, store_id);
			if (!row) return noSuchStore();
			const store = fieldsOf(row);
			const looking = { starts_at, now: now() };
			const slot = await readSlot(tx, caller.merchant.id, store, looking);
			if (!slot) return noSuchSlot();
			const changed = await putSlot(tx, caller.merchant.id, { store_id, starts_at }, body);
			if (changed) await stageSlotEvents(tx, caller.merchant.id, [{ store_id, starts_at }]);
			return answer(200, (await readSlot(tx, caller.merchant.id, store, looking)) ?? slot);
		});
	});
}

function noSuchStore() {
	return refuse('not_found', 'No store has this id. GET /v1/stores lists those that are active.');
}

function noSuchSlot() {
	return refuse('not_found', 'No pickup time of the store begins then. GET its pickup-slots lists them.');
}
