import type { Cart, Order, Reservation } from '@endcap/contract';
import type { ShopperOptions } from './create-shopper.ts';
import { keepOrders } from './orders/kept-orders.ts';
import { createHolds } from './reservations/holds.ts';
import { createShopper, type Shopper } from './sessions/shopper.ts';
import type { Resources } from './shared/lazily.ts';
import type { Source } from './shared/live.ts';
import { onDemand } from './shared/on-demand.ts';
import type { Refreshed } from './shared/refresher.ts';

/**
 * What stands behind the resources of somebody who has something here, or is about to, with the one session that they
 * share. Holding units is in this chunk, the others are in chunks of their own.
 */
export function createOwnResources({ transport, settings, sources, $outbox, refresher }: ShopperOptions): {
	shopper: Shopper;
	resources: Resources;
} {
	// Of the two that write, each knows its own.
	// Also what belongs to code that has not come yet.
	const refresh = () => refresher.mounted.forEach((entry) => void entry.refresh());
	const shopper = createShopper(transport, settings, refresh, async ({ operation }) =>
		operation.endsWith('Reservation') ? holds.writer : (await basket()).writer,
	);
	const holds = createHolds(shopper, sources('reservations', '$active') as Source<Reservation[]>, $outbox);
	const { onOver } = holds;

	const orders = onDemand(async () => {
		const { createOrderResources } = await import('./orders/order-resources.ts');
		return createOrderResources(shopper, sources('orders', '$orders') as Refreshed<readonly Order[]>, onOver);
	});
	const basket = onDemand(async () =>
		(await import('./basket/cart.ts')).createCart({
			shopper,
			source: sources('basket', '$cart') as Source<Cart | null>,
			onOver,
			async onPlaced(order, as_of) {
				await keepOrders(shopper.keeper, [order], as_of);
				// Where somebody looks.
				void orders()
					.then(({ show }) => show(order, as_of))
					.catch(() => undefined);
			},
		}),
	);
	const customer = onDemand(async () =>
		(await import('./customer-resources.ts')).createCustomerResources({ shopper, settings, sources, onOver }),
	);
	const resources: Resources = {
		reservations: async () => holds,
		basket,
		account: async (name) => (await customer()).account(name),
		loyalty: async () => (await customer()).loyalty(),
		wallet: async () => (await customer()).wallet(),
		orders: async () => (await orders()).orders,
		fulfillments: async () => (await orders()).fulfillments,
	};
	return { shopper, resources };
}
