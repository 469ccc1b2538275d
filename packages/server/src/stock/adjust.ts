import type { Adjustment, AdjustmentInput } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { stageEvents } from '../events/staging.queries.ts';
import { storesNotAllowed, type Caller } from '../http/caller.ts';
import { refuse, type PointedError, type Refusal } from '../http/problems.ts';
import { readClock } from '../reservations/queries.ts';
import { takeFromHolds } from '../reservations/held.queries.ts';
import { tellReduced } from '../reservations/reduce.ts';
import { timeOrderedId } from '../shared/time-ordered-id.ts';
import { insertAdjustment } from './adjustments.queries.ts';
import { recount, totalsOf } from './adjustments.rules.ts';
import {
	carryLevels,
	createLevels,
	findStores,
	findVariants,
	lockLevels,
	moveUnits,
	readLevels,
	type CountedLevel,
	type Place,
} from './queries.ts';

type AdjustmentRefusal = Refusal<'not_found' | 'out_of_stock' | 'store_not_allowed'>;

/** All lines or none, of an input without `adjustmentErrors`. */
export async function adjustStock(
	tx: Queryable,
	caller: Caller,
	input: AdjustmentInput,
): Promise<Adjustment | AdjustmentRefusal> {
	const merchantId = caller.merchant.id;
	const stores = [input.store_id, ...(input.to_store_id === undefined ? [] : [input.to_store_id])];
	if (storesNotAllowed(caller, stores).length > 0) {
		return refuse('store_not_allowed', 'You may change the stock of your own stores only. Nothing was changed.');
	}
	const unknown = await unknownParts(tx, merchantId, input);
	if (unknown.length > 0) {
		return refuse('not_found', 'Some of it is not here, so nothing was changed. `errors` says what.', {
			errors: unknown,
		});
	}
	const totals = totalsOf(input.lines);
	const placesIn = (store_id: string): Place[] => [...totals.keys()].map((sku) => ({ sku, store_id }));
	const from = placesIn(input.store_id);
	const to = input.to_store_id === undefined ? [] : placesIn(input.to_store_id);
	// Where units come to there need not have been any; where they leave there must.
	await createLevels(tx, merchantId, input.reason === 'receive' || input.reason === 'count' ? from : to);
	await lockLevels(tx, merchantId, [...from, ...to]);
	const levels = new Map((await readLevels(tx, merchantId, from)).map((level) => [level.sku, level]));
	const conflicts: CountConflict[] = [];
	if (input.reason === 'count') {
		for (const [sku, found] of totals) conflicts.push(...(await count(tx, merchantId, levels.get(sku), found)));
		const reduced = conflicts.flatMap(({ reservations }) => reservations);
		await tellReduced(tx, merchantId, reduced);
	} else {
		const lacking = input.reason === 'receive' ? [] : lackingLines(input, totals, levels);
		if (lacking.length > 0) {
			const detail =
				'What is promised is not taken from shoppers, so nothing was changed. Release holds first, or count.';
			return refuse('out_of_stock', detail, { errors: lacking });
		}
		const sign = input.reason === 'receive' ? 1 : -1;
		const units = (sku: string) => totals.get(sku) ?? 0;
		await moveUnits(tx, merchantId, [
			...from.map((place) => ({ ...place, units: sign * units(place.sku) })),
			...to.map((place) => ({ ...place, units: units(place.sku) })),
		]);
	}
	const adjustment: Adjustment = {
		id: timeOrderedId(),
		...input,
		made_by: caller.kind === 'staff' ? caller.name : null,
		created_at: (await readClock(tx)).toISOString(),
	};
	await insertAdjustment(tx, merchantId, adjustment);
	await stageEvents(tx, merchantId, [
		...stores.map((store_id) => ({ type: 'inventory.adjusted' as const, store_id, data: adjustment })),
		...conflicts.map((conflict) => ({
			type: 'inventory.conflict' as const,
			store_id: conflict.store_id,
			sku: conflict.sku,
			data: { ...conflict, adjustment_id: adjustment.id },
		})),
	]);
	return adjustment;
}

async function unknownParts(
	tx: Queryable,
	merchantId: string,
	{ store_id, to_store_id, lines }: AdjustmentInput,
): Promise<PointedError[]> {
	const stores = { store_id, ...(to_store_id !== undefined && { to_store_id }) };
	const knownStores = new Set((await findStores(tx, merchantId, Object.values(stores))).map((row) => row.store_id));
	const variants = await findVariants(
		tx,
		merchantId,
		lines.map(({ sku }) => sku),
	);
	const skus = new Set(variants.map(({ sku }) => sku));
	return [
		...Object.entries(stores)
			.filter(([, id]) => !knownStores.has(id))
			.map(([field]) => ({ pointer: `/${field}`, detail: 'No store has this id.' })),
		...lines.flatMap(({ sku }, index) =>
			skus.has(sku) ? [] : [{ pointer: `/lines/${index}/sku`, detail: 'No variant has this SKU.' }],
		),
	];
}

function lackingLines(
	{ lines }: AdjustmentInput,
	totals: Map<string, number>,
	levels: Map<string, CountedLevel>,
): PointedError[] {
	return lines.flatMap(({ sku }, index) => {
		const { on_hand = 0, reserved = 0, committed = 0 } = levels.get(sku) ?? {};
		const free = Math.max(0, on_hand - reserved - committed);
		const total = totals.get(sku) ?? 0;
		if (total <= free) return [];
		return [{ pointer: `/lines/${index}/quantity`, detail: `Only ${free} of ${total} are there and not promised.` }];
	});
}

interface CountConflict extends Place {
	kind: 'was_reserved';
	quantity: number;
	/** Those that lost units. */
	reservations: string[];
}

/** A count says what was found, whatever is promised; missing units that were held are a conflict. */
async function count(
	tx: Queryable,
	merchantId: string,
	level: CountedLevel | undefined,
	found: number,
): Promise<CountConflict[]> {
	if (!level) throw new Error('A level was counted that was not made');
	const { sku, store_id } = level;
	const { lost, moved } = recount(found, level);
	const reservations = await takeFromHolds(tx, merchantId, level, lost);
	await moveUnits(tx, merchantId, [{ sku, store_id, units: moved }]);
	await carryLevels(tx, merchantId, [level]);
	if (lost === 0) return [];
	return [{ sku, store_id, kind: 'was_reserved', quantity: lost, reservations }];
}
