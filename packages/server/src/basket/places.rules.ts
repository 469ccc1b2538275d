import type { Cart, CartHold } from '@endcap/contract';
import { refuse, type PointedError, type Refusal } from '../http/problems.ts';
import type { Place } from '../stock/queries.ts';
import type { UnitsThere } from './goods.queries.ts';

/** What one place gives: one reservation. */
export type PlaceToHold = Omit<CartHold, 'reservation_id'>;

type Line = CartHold['lines'][number];

/** Everywhere that its lines may come from. */
export function possiblePlaces({ lines }: Pick<Cart, 'lines'>, units: readonly UnitsThere[]): Place[] {
	return lines.flatMap(({ sku, fulfillment }) => {
		const only = fulfillment?.method === 'pickup' ? fulfillment.store_id : undefined;
		const there = units.filter((level) => level.sku === sku && (only === undefined || level.store_id === only));
		return there.map(({ store_id }) => ({ sku, store_id }));
	});
}

/**
 * Where everything in a complete cart comes from, by what there is: `units` with warehouses first. Lines to collect come
 * from their store. Lines to ship come together from one place if there is one that has them all, else each from the
 * first that has all of it; a store in which the same cart is collected only gives what nobody else has.
 */
export function choosePlaces(
	{ lines }: Pick<Cart, 'lines'>,
	units: readonly UnitsThere[],
	quantityCap: number | null,
): PlaceToHold[] | Refusal<'out_of_stock'> {
	const places: PlaceToHold[] = [];
	const add = (method: CartHold['method'], store_id: string, line: Line) => {
		const place = places.find((other) => other.method === method && other.store_id === store_id);
		if (place) place.lines.push(line);
		else places.push({ store_id, method, lines: [line] });
	};
	const collecting = new Set(lines.flatMap(({ fulfillment: f }) => (f?.method === 'pickup' ? [f.store_id] : [])));
	const shipping = units.toSorted(
		(one, other) => Number(collecting.has(one.store_id)) - Number(collecting.has(other.store_id)),
	);
	const shipped = lines.filter(({ fulfillment }) => fulfillment?.method === 'ship');
	const together = placeOfAll(
		shipped,
		shipping.filter(({ store_id }) => !collecting.has(store_id)),
	);
	const errors = lines.flatMap(({ sku, quantity, fulfillment }, index): PointedError[] => {
		const from = fulfillment?.method === 'pickup' ? fulfillment.store_id : together;
		const there = shipping.filter((level) => level.sku === sku && (from === undefined || level.store_id === from));
		const chosen = there.find(({ available }) => available >= quantity);
		if (chosen) {
			add(fulfillment?.method ?? 'ship', chosen.store_id, { sku, quantity });
			return [];
		}
		const most = there.reduce((sofar, { available }) => Math.max(sofar, available), 0);
		return [{ pointer: `/lines/${index}/quantity`, detail: lackOf(most, quantity, fulfillment?.method, quantityCap) }];
	});
	if (errors.length === 0) return places;
	return refuse(
		'out_of_stock',
		'There is not enough left for every line, so nothing was held. `errors` says what lacks.',
		{
			errors,
		},
	);
}

/** The first place that has all of the lines. */
function placeOfAll(lines: readonly Line[], units: readonly UnitsThere[]): string | undefined {
	const has = (store: string, { sku, quantity }: Line) =>
		units.some((level) => level.store_id === store && level.sku === sku && level.available >= quantity);
	return units.find(({ store_id }) => lines.every((line) => has(store_id, line)))?.store_id;
}

function lackOf(there: number, asked: number, method: CartHold['method'] | undefined, cap: number | null): string {
	const left = cap !== null && there > cap ? `${cap} or more, but not all` : there === 0 ? 'None' : `Only ${there}`;
	return `${left} of ${asked} can be had ${method === 'pickup' ? 'there' : 'in one place'}.`;
}
