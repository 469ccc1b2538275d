import type { Order } from '@endcap/contract';
import type { Keeper, KeptOrder } from '../shared/keeper.ts';

/** For how long (ms) an order that has ended is kept, so that it can be opened without a network. */
const KEPT_FOR = 3 * 86_400_000;

/** And one that nobody could ask for any more (ms), since its session is over. */
const UNCONFIRMED_FOR = 60 * 86_400_000;

/**
 * Keeps orders as they were read, in place of what was kept of them, and lets go of what ended long ago. Resolves to
 * whether any is kept.
 */
export function keepOrders(keeper: Keeper, orders: readonly Order[], as_of = new Date()): Promise<boolean> {
	return keeper.change((kept) => {
		const ids = new Set(orders.map(({ id }) => id));
		const others = kept.orders?.filter(({ order }) => !ids.has(order.id)) ?? [];
		const moment = { as_of: as_of.getTime(), kept_at: Date.now() };
		const all = [...orders.map((order) => ({ order, ...moment })), ...others];
		const lasting = all.filter(isLasting);
		if (lasting.length > 0) kept.orders = lasting;
		else delete kept.orders;
		return lasting.length > 0;
	});
}

/** What ended long ago is not shown any more, though nobody could be asked since. */
export function findKept(keeper: Keeper): Promise<readonly KeptOrder[]> {
	return keeper.change((kept) => {
		const lasting = kept.orders?.filter(isLasting) ?? [];
		if (lasting.length > 0) kept.orders = lasting;
		else delete kept.orders;
		return [...lasting];
	});
}

function isLasting({ order, as_of, kept_at }: KeptOrder): boolean {
	const since = Date.now() - kept_at;
	const ended = Date.parse(order.completed_at ?? order.canceled_at ?? '');
	return order.status === 'open' ? since < UNCONFIRMED_FOR : as_of + since - ended < KEPT_FOR;
}
