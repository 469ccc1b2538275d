import {
	createAdjustment,
	getAvailability,
	getInventoryLevel,
	listInventoryLevels,
	setInventoryLevel,
} from '@endcap/contract';
import { ownStores, storesNotAllowed } from '../http/caller.ts';
import { etagOf } from '../http/conditional.ts';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { readNear } from '../http/distance.ts';
import { judgeIfMatch } from '../http/guarded.ts';
import { fingerprintOf, identityOf, once } from '../http/idempotency.ts';
import { answer, type Route } from '../http/operation-route.ts';
import { invalid, isRefusal, refuse, RefusedInTransaction } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { wordPatterns } from '../products/rules.ts';
import { adjustStock } from './adjust.ts';
import { adjustmentErrors } from './adjustments.rules.ts';
import { answerAvailability } from './availability.ts';
import { findLevel, listLevels, lockLevels, updateLevelSettings } from './queries.ts';
import { levelOf } from './rules.ts';

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
		const loaded = await projections.of(caller.merchant.id, caller.channel).load(sku, gtin);
		const { etag, json } = answerAvailability({ ...query, near }, loaded);
		return { status: 200 as const, etag, text: json };
	});

	route(listInventoryLevels, async ({ caller, query }) => {
		const { sku, store, search = '', limit = 250, cursor } = query;
		const list = `levels ${search}`;
		const position = cursor === undefined ? [] : decodeCursor(list, cursor, ['text', 'text']);
		if (!position) return refuse('invalid_cursor', 'The cursor is not one of this list. Begin again without it.');
		const [lastSku, lastStore] = position as [string, string];
		const after = cursor === undefined ? undefined : { sku: lastSku, store_id: lastStore };
		const stores = ownStores(caller, store);
		const filter = { skus: sku, stores, patterns: wordPatterns(search), after, limit: limit + 1 };
		const { rows, next_cursor } = page(await listLevels(database, caller.merchant.id, filter), limit, (last) =>
			encodeCursor(list, [last.sku, last.store_id]),
		);
		return answer(200, { data: rows.map(levelOf), next_cursor });
	});

	route(getInventoryLevel, async ({ caller, params }) => {
		if (storesNotAllowed(caller, [params.store_id]).length > 0) {
			return refuse('store_not_allowed', 'That store is not one of yours.');
		}
		const row = await findLevel(database, caller.merchant.id, params);
		return row ? answer(200, levelOf(row)) : noSuchLevel();
	});

	route(setInventoryLevel, async ({ caller, params, body, request }) => {
		if (caller.kind === 'staff' && caller.role !== 'manager') {
			return refuse('key_not_allowed', 'Safety stock and reorder points are set by managers.');
		}
		if (storesNotAllowed(caller, [params.store_id]).length > 0) {
			return refuse('store_not_allowed', 'That store is not one of yours. Nothing was changed.');
		}
		return database.transaction(async (tx) => {
			await lockLevels(tx, caller.merchant.id, [params]);
			const row = await findLevel(tx, caller.merchant.id, params);
			if (!row) return noSuchLevel();
			const refusal = judgeIfMatch(request, JSON.stringify(levelOf(row)));
			if (refusal) return refusal;
			await updateLevelSettings(tx, caller.merchant.id, params, { ...row, ...body });
			const changed = levelOf((await findLevel(tx, caller.merchant.id, params)) ?? row);
			return answer(200, changed, { etag: etagOf(JSON.stringify(changed)) });
		});
	});

	route(createAdjustment, async (call) => {
		const errors = adjustmentErrors(call.body);
		if (errors.length > 0) return invalid(errors);
		return once(database, identityOf(createAdjustment, call), fingerprintOf(call.body), async (tx) => {
			const adjusted = await adjustStock(tx, call.caller, call.body);
			if (isRefusal(adjusted)) throw new RefusedInTransaction(adjusted);
			return { status: 201 as const, text: JSON.stringify(adjusted) };
		});
	});
}

function noSuchLevel() {
	return refuse('not_found', 'The store does not carry this SKU. GET /v1/inventory-levels lists what is where.');
}
