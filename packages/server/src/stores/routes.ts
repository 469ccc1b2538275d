import { getStore, listStores, putStore } from '@endcap/contract';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { readNear } from '../http/distance.ts';
import { answer, type Route } from '../http/operation-route.ts';
import { invalid, refuse } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { tellKiosksOf } from '../kiosks/of-store.ts';
import { findStore, listActiveStores, upsertStore } from './queries.ts';
import { rowOf, storeErrors, storeOf } from './rules.ts';

export function storeRoutes(route: Route, { database, now }: Services): void {
	route(listStores, async ({ caller, query }) => {
		const { sku, radius, limit = 100, cursor } = query;
		const near = query.near === undefined ? undefined : readNear(query.near);
		if (query.near !== undefined && !near)
			return invalid([{ pointer: '/query/near', detail: 'Is not a place on Earth.' }]);
		if (radius !== undefined && !near)
			return invalid([{ pointer: '/query/radius', detail: 'Needs `near` to measure from.' }]);
		const list = `stores ${query.near ?? ''}`;
		const position = cursor === undefined ? [] : decodeCursor(list, cursor, ['number or null', 'text', 'text']);
		if (!position) return refuse('invalid_cursor', 'The cursor is not one of this list. Begin again without it.');
		const [distance, name, storeId] = position as [number | null, string, string];
		const after = cursor === undefined ? undefined : { distance, name, store_id: storeId };
		const filter = { near, radius, skus: sku, channel: caller.channel, after, limit: limit + 1 };
		const { rows, next_cursor } = page(await listActiveStores(database, caller.merchant.id, filter), limit, (last) =>
			encodeCursor(list, [last.distance, last.name, last.store_id]),
		);
		return answer(200, { data: rows.map((row) => storeOf(row, row.distance, now())), next_cursor });
	});

	route(getStore, async ({ caller, params }) => {
		const row = await findStore(database, caller.merchant.id, params.store_id);
		if (!row || (caller.kind === 'publishable' && row.status !== 'active')) {
			return refuse('not_found', 'No store has this id. GET /v1/stores lists those that are active.');
		}
		return answer(200, storeOf(row, null, now()));
	});

	route(putStore, async ({ caller, params, body }) => {
		const errors = storeErrors(body);
		if (errors.length > 0) return invalid(errors);
		const row = rowOf(params.store_id, body);
		const { id: merchantId } = caller.merchant;
		const created = await database.transaction(async (tx) => {
			const before = await findStore(tx, merchantId, row.store_id);
			const isNew = await upsertStore(tx, merchantId, row);
			if (before && before.status !== row.status) await tellKiosksOf(tx, merchantId, row.store_id);
			return isNew;
		});
		const store = storeOf(row, null, now());
		if (!created) return answer(200, store);
		return answer(201, store, { location: `/v1/stores/${encodeURIComponent(store.id)}` });
	});
}
