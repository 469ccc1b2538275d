import type { Sale, SaleConflict, SaleInput } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { stageEvents } from '../events/staging.queries.ts';
import { completeSold, lockSold } from '../fulfillments/sold.ts';
import { storesNotAllowed, type Caller } from '../http/caller.ts';
import { refuse, type PointedError, type Refusal } from '../http/problems.ts';
import { handOverForSale } from '../reservations/hand-over.ts';
import { heldForSale, takeFromHolds, type HeldForSale, type RungUp } from '../reservations/held.queries.ts';
import { placesOfAll } from '../reservations/order-holds.queries.ts';
import { findReservation } from '../reservations/queries.ts';
import { tellReduced } from '../reservations/reduce.ts';
import { timeOrderedId } from '../shared/time-ordered-id.ts';
import { createLevels, findStores, findVariants, lockLevels, moveUnits, readLevels } from '../stock/queries.ts';
import { findSale, insertConflicts, insertSale, type SaleRow } from './queries.ts';
import { netUnits, sameLines, takeUnits, type Taken } from './rules.ts';

type SaleRefusal = Refusal<'not_found' | 'receipt_reused' | 'store_not_allowed'>;

/** Records a receipt once, however often it comes. What left the store is recorded whatever the books say. */
export async function recordSale(
	tx: Queryable,
	caller: Caller,
	input: SaleInput,
): Promise<{ sale: Sale; recorded: boolean } | SaleRefusal> {
	const merchantId = caller.merchant.id;
	if (storesNotAllowed(caller, [input.store_id]).length > 0) {
		return refuse('store_not_allowed', 'This till’s store is not one of yours. Nothing was recorded.');
	}
	const variants = await findVariants(tx, merchantId, [...new Set(input.lines.map(({ sku }) => sku))]);
	const unknown = await unknownParts(tx, merchantId, input, new Set(variants.map(({ sku }) => sku)));
	if (unknown.length > 0) {
		return refuse(
			'not_found',
			'The receipt names what is not here, so nothing of it was recorded. Import that first.',
			{
				errors: unknown,
			},
		);
	}
	const sold = input.reservation_id === undefined ? undefined : await lockSold(tx, merchantId, input.reservation_id);
	const saleId = timeOrderedId();
	if (!(await insertSale(tx, merchantId, saleId, input))) return recordedBefore(tx, merchantId, input);
	const tracked = new Set(variants.filter((variant) => variant.tracked).map(({ sku }) => sku));
	const net = [...netUnits(input.lines)].filter(([sku]) => tracked.has(sku));
	const conflicts = await moveGoods(tx, merchantId, input, net, sold?.reservations);
	await insertConflicts(tx, merchantId, saleId, conflicts);
	if (sold) await completeSold(tx, merchantId, sold);
	const sale = await readSale(tx, merchantId, input);
	const { store_id } = input;
	await stageEvents(tx, merchantId, [
		{ type: 'sale.recorded', store_id, data: sale },
		...conflicts.map((conflict) => ({
			type: 'inventory.conflict' as const,
			store_id,
			sku: conflict.sku,
			data: { ...conflict, store_id, sale_id: saleId, receipt: input.receipt },
		})),
	]);
	return { sale, recorded: true };
}

async function unknownParts(
	tx: Queryable,
	merchantId: string,
	{ store_id, lines, reservation_id }: SaleInput,
	skus: Set<string>,
): Promise<PointedError[]> {
	const errors: PointedError[] = [];
	const stores = await findStores(tx, merchantId, [store_id]);
	if (stores.length === 0) errors.push({ pointer: '/store_id', detail: 'No store has this id.' });
	lines.forEach(({ sku }, index) => {
		if (!skus.has(sku)) errors.push({ pointer: `/lines/${index}/sku`, detail: 'No variant has this SKU.' });
	});
	if (reservation_id !== undefined && !(await findReservation(tx, merchantId, reservation_id))) {
		errors.push({ pointer: '/reservation_id', detail: 'No reservation has this id.' });
	}
	return errors;
}

async function recordedBefore(
	tx: Queryable,
	merchantId: string,
	input: SaleInput,
): Promise<{ sale: Sale; recorded: boolean } | SaleRefusal> {
	const sale = await readSale(tx, merchantId, input);
	if (sameLines(sale.lines, input.lines)) return { sale, recorded: false };
	return refuse(
		'receipt_reused',
		'This store has recorded the receipt with other lines. A correction is a receipt of its own, with its own number.',
	);
}

async function readSale(tx: Queryable, merchantId: string, input: SaleInput): Promise<Sale> {
	const row = await findSale(tx, merchantId, input);
	if (!row) throw new Error('A receipt was recorded and is not there');
	return saleOf(row);
}

function saleOf({ sale_id, sold_at, recorded_at, reservation_id, ...row }: SaleRow): Sale {
	return {
		id: sale_id,
		...row,
		sold_at: sold_at.toISOString(),
		recorded_at: recorded_at.toISOString(),
		...(reservation_id !== null && { reservation_id }),
	};
}

async function moveGoods(
	tx: Queryable,
	merchantId: string,
	{ store_id, reservation_id }: SaleInput,
	net: readonly (readonly [sku: string, units: number])[],
	reservations: readonly string[] = reservation_id === undefined ? [] : [reservation_id],
): Promise<SaleConflict[]> {
	const places = net.map(([sku]) => ({ sku, store_id }));
	await createLevels(
		tx,
		merchantId,
		places.filter((_, index) => (net[index]?.[1] ?? 0) < 0),
	);
	const promised = await placesOfAll(tx, merchantId, reservations);
	await lockLevels(tx, merchantId, [...places, ...promised]);
	const levels = new Map((await readLevels(tx, merchantId, places)).map((level) => [level.sku, level]));
	const own = new Map<string, HeldForSale & { reservation: string }>();
	for (const reservation of reservations) {
		for (const held of await heldForSale(tx, merchantId, reservation, store_id)) {
			if (!own.has(held.sku)) own.set(held.sku, { ...held, reservation });
		}
	}
	const taken = net.flatMap(([sku, sold]) => {
		const { on_hand = 0, reserved = 0 } = levels.get(sku) ?? {};
		const { held = 0, not_rung_up = 0 } = own.get(sku) ?? {};
		return sold > 0 ? [{ sku, ...takeUnits(sold, { on_hand, reserved, held, not_rung_up }) }] : [];
	});
	for (const reservation of reservations) {
		const rungUp: RungUp[] = taken
			.filter(({ sku }) => own.get(sku)?.reservation === reservation)
			.map(({ sku, handed_over, named }) => ({ sku, handed_over, named }));
		await handOverForSale(tx, merchantId, reservation, store_id, rungUp);
	}
	const conflicts: SaleConflict[] = [];
	for (const each of taken) conflicts.push(...(await conflictsOf(tx, merchantId, store_id, each)));
	const reduced = conflicts.flatMap(({ reservations }) => reservations);
	await tellReduced(tx, merchantId, reduced);
	const back = net.filter(([, sold]) => sold < 0).map(([sku, sold]) => ({ sku, store_id, units: -sold }));
	await moveUnits(tx, merchantId, [...back, ...taken.map(({ sku, free }) => ({ sku, store_id, units: -free }))]);
	return conflicts;
}

/** Units that could not have been sold by the books. Those that others hold are taken from them. */
async function conflictsOf(
	tx: Queryable,
	merchantId: string,
	storeId: string,
	{ sku, reserved, missing }: Taken & { sku: string },
): Promise<SaleConflict[]> {
	const reservations = await takeFromHolds(tx, merchantId, { sku, store_id: storeId }, reserved);
	return [
		...(reserved > 0 ? [{ sku, kind: 'was_reserved' as const, quantity: reserved, reservations }] : []),
		...(missing > 0 ? [{ sku, kind: 'was_not_on_hand' as const, quantity: missing, reservations: [] }] : []),
	];
}
