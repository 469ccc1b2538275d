import type { Cart, CartInput, CartLine, CartLineInput, CartPickup } from '@endcap/contract';
import type { PointedError } from '../http/problems.ts';
import type { Goods } from './goods.queries.ts';
import type { LineToWrite } from './queries.ts';
import type { Terms } from './rules.ts';

const MOST_LINES = 100;

/** What an input is judged by. */
interface Known extends Terms {
	goods: readonly Goods[];
	/** Those of its stores where goods can be collected. */
	pickupStores: readonly string[];
}

/** What the schema cannot say. */
export function inputErrors({ lines = [], pickups = [] }: CartInput): PointedError[] {
	return [
		...repeated(
			lines.map(({ sku }) => sku),
			(index) => ({ pointer: `/lines/${index}/sku`, detail: 'Is named in another line too. Add them up.' }),
		),
		...repeated(
			pickups.map(({ store_id }) => store_id),
			(index) => ({ pointer: `/pickups/${index}/store_id`, detail: 'Is named twice. A store has one pickup time.' }),
		),
		// RFC 3339 has leap seconds; clocks here do not.
		...pickups.flatMap(({ starts_at }, index) =>
			starts_at !== null && Number.isNaN(Date.parse(starts_at))
				? [{ pointer: `/pickups/${index}/starts_at`, detail: 'Is not a moment that this server’s clock has.' }]
				: [],
		),
	];
}

function repeated(names: readonly string[], error: (index: number) => PointedError): PointedError[] {
	return names.flatMap((name, index) => (names.indexOf(name) < index ? [error(index)] : []));
}

/** The lines as they will be, in the order in which they were put in; what is not named stays. */
export function mergeLines(before: readonly CartLine[], input: readonly CartLineInput[]): LineToWrite[] {
	const merged = new Map(before.map((line) => [line.sku, toWrite(line)]));
	for (const { sku, quantity, fulfillment } of input) {
		const known = merged.get(sku) ?? { sku, quantity: 1, method: null, store_id: null };
		const chosen = fulfillment === undefined ? known : toWrite({ sku, quantity: known.quantity, fulfillment });
		if (quantity === 0) merged.delete(sku);
		else merged.set(sku, { ...chosen, quantity: quantity ?? known.quantity });
	}
	return [...merged.values()];
}

function toWrite({ sku, quantity, fulfillment }: Pick<CartLine, 'sku' | 'quantity' | 'fulfillment'>): LineToWrite {
	const store_id = fulfillment?.method === 'pickup' ? fulfillment.store_id : null;
	return { sku, quantity, method: fulfillment?.method ?? null, store_id };
}

/** What of the input cannot be in a cart; `merged` is what it would make of the cart. */
export function refusedParts(
	{ lines = [], pickups = [] }: CartInput,
	merged: readonly LineToWrite[],
	known: Known,
): PointedError[] {
	const collected = new Set(merged.map(({ store_id }) => store_id));
	const many = merged.length > MOST_LINES;
	return [
		...lines.flatMap((line, index) => (line.quantity === 0 ? [] : refusedLine(line, index, known))),
		...pickups.flatMap(({ store_id, starts_at }, index) => {
			if (starts_at === null || collected.has(store_id)) return [];
			return [{ pointer: `/pickups/${index}/store_id`, detail: 'No line of the cart is collected there.' }];
		}),
		...(many ? [{ pointer: '/lines', detail: `A cart takes at most ${MOST_LINES} lines.` }] : []),
		...(many || sumOf(merged, known) <= Number.MAX_SAFE_INTEGER
			? []
			: [{ pointer: '/lines', detail: 'Their prices come to more than can be counted.' }]),
	];
}

function refusedLine({ sku, fulfillment }: CartLineInput, index: number, known: Known): PointedError[] {
	const at = (field: string, detail: string): PointedError[] => [{ pointer: `/lines/${index}/${field}`, detail }];
	const goods = known.goods.find((other) => other.sku === sku);
	if (!goods?.sold) return at('sku', 'Nothing is sold under this SKU.');
	if (!goods.tracked) return at('sku', 'Its units are not counted, so none can be held for an order.');
	if (goods.price_amount === null) return at('sku', 'It has no price yet.');
	if (goods.currency !== known.currency) {
		return at('sku', `Its price is in ${goods.currency}, and the cart is in ${known.currency}.`);
	}
	if (fulfillment?.method === 'ship' && !known.shipping) return at('fulfillment/method', 'Nothing is shipped.');
	if (fulfillment?.method === 'pickup' && !known.pickupStores.includes(fulfillment.store_id)) {
		return at('fulfillment/store_id', 'Nothing can be collected there.');
	}
	return [];
}

function sumOf(merged: readonly LineToWrite[], { goods }: Known): number {
	const price = (sku: string) => Number(goods.find((other) => other.sku === sku)?.price_amount ?? 0);
	return merged.reduce((sum, { sku, quantity }) => sum + price(sku) * quantity, 0);
}

/** Stores whose pickup time becomes another, or none. */
export function movedStores(before: readonly CartPickup[], after: readonly CartPickup[]): string[] {
	return before.flatMap(({ store_id, starts_at }) =>
		after.some((other) => other.store_id === store_id && other.starts_at === starts_at) ? [] : [store_id],
	);
}

/** True when what is held would not be what is wanted any more. A line that nothing is held for changes nothing. */
export function touchesHolds({ lines, holds }: Cart, merged: readonly LineToWrite[], movedStores: readonly string[]) {
	const held = new Set(holds.flatMap((hold) => hold.lines.map(({ sku }) => sku)));
	if (holds.some(({ method, store_id }) => method === 'pickup' && movedStores.includes(store_id))) return true;
	return lines.some((line) => {
		if (!held.has(line.sku)) return false;
		const next = merged.find(({ sku }) => sku === line.sku);
		return JSON.stringify(next) !== JSON.stringify(toWrite(line));
	});
}
