import type { Cart, CartInput } from '@endcap/sdk';
import type { CollectChangedDetail } from '../../../collect/endcap-collect-picker/events.ts';

/** Everything has a place in what the picker tells, and what is collected a time. */
export function isDecided({ lines }: CollectChangedDetail): boolean {
	return lines.every(({ method, starts_at }) => method === 'ship' || (method === 'pickup' && starts_at !== null));
}

/** What was picked, as a change of the basket. */
export function inputOf({ lines }: CollectChangedDetail): CartInput {
	const times = new Map(lines.map(({ store_id, starts_at }) => [store_id, starts_at]));
	return {
		lines: lines.map(({ sku, store_id }) => ({
			sku,
			fulfillment: store_id === null ? { method: 'ship' } : { method: 'pickup', store_id },
		})),
		pickups: [...times].flatMap(([store_id, starts_at]) => (store_id === null ? [] : { store_id, starts_at })),
	};
}

/** The basket has what was picked: the picker's own change of it has arrived. */
export function hasPicked(cart: Cart, { lines }: CollectChangedDetail): boolean {
	return lines.every(({ sku, store_id, starts_at }) => {
		const fulfillment = cart.lines.find((line) => line.sku === sku)?.fulfillment;
		if (store_id === null) return fulfillment?.method === 'ship';
		const time = cart.pickups.find((pickup) => pickup.store_id === store_id)?.starts_at;
		const sameTime = time !== undefined && Date.parse(time) === Date.parse(starts_at ?? '');
		return fulfillment?.method === 'pickup' && fulfillment.store_id === store_id && sameTime;
	});
}
