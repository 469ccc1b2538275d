import type { SaleConflict, SaleInput } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { handOverForSale } from '../reservations/hand-over.ts';
import { heldForSale, takeFromHolds, type HeldForSale, type RungUp } from '../reservations/held.queries.ts';
import { placesOfAll } from '../reservations/order-holds.queries.ts';
import { tellReduced } from '../reservations/reduce.ts';
import { createLevels, lockLevels, moveUnits, readLevels } from '../stock/queries.ts';
import { takeUnits, type Taken } from './rules.ts';

/** Moves the units of a receipt, whatever the books say. Resolves to what could not be so. */
export async function moveGoods(
	tx: Queryable,
	merchantId: string,
	{ store_id, reservation_id }: Pick<SaleInput, 'store_id' | 'reservation_id'>,
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
