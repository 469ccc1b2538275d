import { getAvailability, listInventoryLevels, type InventoryLevel } from '@endcap/contract';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { readNear } from '../http/distance.ts';
import { answer, type Route } from '../http/operation-route.ts';
import { invalid, refuse } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { answerAvailability } from './availability.ts';
import { listLevels, type LevelRow } from './queries.ts';

export function stockRoutes(route: Route, { database, projections }: Services): void {
	route(getAvailability, async ({ caller, query }) => {
		const { sku = [], gtin = [], radius } = query;
		if (sku.length + gtin.length === 0) {
			return invalid([{ pointer: '/query/sku', detail: 'Name at least one `sku` or `gtin`.' }]);
		}
		const near = query.near === undefined ? undefined : readNear(query.near);
		if (query.near !== undefined && !near)
			return invalid([{ pointer: '/query/near', detail: 'Is not a place on Earth.' }]);
		if (radius !== undefined && !near)
			return invalid([{ pointer: '/query/radius', detail: 'Needs `near` to measure from.' }]);
		const loaded = await projections.of(caller.merchant.id).load(sku, gtin);
		const { etag, text } = answerAvailability({ ...query, near }, loaded);
		return { status: 200 as const, etag, text };
	});

	route(listInventoryLevels, async ({ caller, query }) => {
		const { sku, store, limit = 250, cursor } = query;
		const position = cursor === undefined ? [] : decodeCursor('levels', cursor, ['text', 'text']);
		if (!position) return refuse('invalid_cursor', 'The cursor is not one of this list. Begin again without it.');
		const [lastSku, lastStore] = position as [string, string];
		const after = cursor === undefined ? undefined : { sku: lastSku, store_id: lastStore };
		const filter = { skus: sku, stores: store, after, limit: limit + 1 };
		const { rows, next_cursor } = page(await listLevels(database, caller.merchant.id, filter), limit, (last) =>
			encodeCursor('levels', [last.sku, last.store_id]),
		);
		return answer(200, { data: rows.map(levelOf), next_cursor });
	});
}

function levelOf({ updated_at, ...row }: LevelRow): InventoryLevel {
	const available = Math.max(0, row.on_hand - row.committed - row.reserved - row.unavailable);
	return { ...row, available, updated_at: updated_at.toISOString() };
}
