import {
	commitReservation,
	consumeReservation,
	createReservation,
	extendReservation,
	getReservation,
	listReservations as listReservationsOperation,
	releaseReservation,
	type Operation,
} from '@endcap/contract';
import { ownStores, storesNotAllowed } from '../http/caller.ts';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { readNear } from '../http/distance.ts';
import { fingerprintOf, identityOf, once } from '../http/idempotency.ts';
import { answer, type Call, type Route } from '../http/operation-route.ts';
import { invalid, isRefusal, refuse, RefusedInTransaction } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { storesInOrder } from '../stock/availability.ts';
import { changeReservation } from './change.ts';
import { findReservation, listReservations } from './queries.ts';
import { maySee, noSuchReservation, storeErrorsOf, type Action } from './rules.ts';

const CURSOR = 'reservations';

type ReservationCall = Pick<Call<Operation>, 'caller' | 'request' | 'idempotencyKey'> & {
	params: { reservation_id: string };
};

export function reservationRoutes(route: Route, { database, projections, reservationBatches }: Services): void {
	route(createReservation, async (call) => {
		const { caller, body } = call;
		const near = body.near === undefined ? undefined : readNear(body.near);
		if (body.near !== undefined && !near) return invalid([{ pointer: '/near', detail: 'Is not a place on Earth.' }]);
		const errors = storeErrorsOf(caller, body);
		if (errors.length > 0) {
			return refuse('store_not_allowed', 'A line names a store that is not one of yours. Nothing was held.', {
				errors,
			});
		}
		let choices: string[] = [];
		if (body.lines.some(({ store_id }) => store_id === undefined)) {
			const { floor } = await projections.of(caller.merchant.id, caller.channel).load([], []);
			choices = storesInOrder(floor, near).filter((id) => storesNotAllowed(caller, [id]).length === 0);
		}
		const identity = identityOf(createReservation, call);
		return reservationBatches.reserve({ caller, identity, fingerprint: fingerprintOf(body), choices, input: body });
	});

	route(listReservationsOperation, async ({ caller, query }) => {
		const { store, status, limit = 50, cursor } = query;
		const [after] = cursor === undefined ? [] : (decodeCursor(CURSOR, cursor, ['text']) ?? [null]);
		if (after === null) return refuse('invalid_cursor', 'The cursor is not one of this list. Begin again without it.');
		const rows = await listReservations(database, caller.merchant.id, {
			ownerId: caller.kind === 'shopper' ? caller.owner_id : undefined,
			stores: ownStores(caller, store),
			statuses: status,
			after: after === undefined ? undefined : String(after),
			limit: limit + 1,
		});
		const cut = page(rows, limit, (last) => encodeCursor(CURSOR, [last.reservation_id]));
		return answer(200, { data: cut.rows.map(({ document }) => document), next_cursor: cut.next_cursor });
	});

	route(getReservation, async ({ caller, params }) => {
		const row = await findReservation(database, caller.merchant.id, params.reservation_id);
		return row && maySee(caller, row) ? answer(200, row.document) : noSuchReservation();
	});

	const change = (operation: Operation, call: ReservationCall, action: Action, holdMinutes?: number) =>
		once(database, identityOf(operation, call), fingerprintOf(call.params, holdMinutes), async (tx) => {
			const changed = await changeReservation(tx, call.caller, call.params.reservation_id, { action, holdMinutes });
			if (isRefusal(changed)) throw new RefusedInTransaction(changed);
			return { status: 200 as const, text: JSON.stringify(changed) };
		});

	route(extendReservation, (call) => change(extendReservation, call, 'extend', call.body.hold_minutes));
	route(releaseReservation, (call) => change(releaseReservation, call, 'release'));
	route(commitReservation, (call) => change(commitReservation, call, 'commit'));
	route(consumeReservation, (call) => change(consumeReservation, call, 'consume'));
}
