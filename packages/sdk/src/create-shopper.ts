import type { WritableAtom } from 'nanostores';
import type { HoldRequest } from './reservations/reservations.ts';
import type { ShopperSettings } from './sessions/shopper.ts';
import { now } from './shared/clock.ts';
import { hasDatabase, nameOf } from './shared/database.ts';
import type { Resources, Sources } from './shared/lazily.ts';
import type { Source } from './shared/live.ts';
import { onDemand } from './shared/on-demand.ts';
import type { Refresher } from './shared/refresher.ts';
import type { Transport } from './shared/transport.ts';

export interface ShopperOptions {
	transport: Transport;
	settings: ShopperSettings;
	sources: Sources;
	refresher: Refresher;
	$outbox: WritableAtom<readonly HoldRequest[]>;
}

/** What somebody has of whom nothing is kept: live state, and what is listed. */
const NOTHING: Record<string, unknown> = {
	$active: [],
	$cart: null,
	$orders: [],
	$customer: null,
	$account: null,
	$wallet: null,
	$claimable: null,
	$code: null,
};
const RESOURCES = ['reservations', 'basket', 'orders', 'fulfillments', 'account', 'wallet'];
const NO_ORDERS = { list: async () => ({ data: [], next_cursor: null }) };

/**
 * What stands behind the resources that few pages need. Most who open a page are new: that they have nothing is said here,
 * and the code of those who have something comes when they do.
 */
export function createShopperResources(options: ShopperOptions): Resources {
	const { transport, settings, sources } = options;
	let begun = false;
	const own = onDemand(async () => {
		begun = true;
		return (await import('./shopper-resources.ts')).createOwnResources(options);
	});

	const shopper = async () => (await own()).shopper;

	/** Nothing is kept from before, and nothing was asked for since. */
	async function isNew(): Promise<boolean> {
		const { keep, publishableKey } = settings;
		if (begun || !publishableKey) return false;
		const isKept = keep !== 'memory' && globalThis.indexedDB && (await hasDatabase(nameOf(settings)).catch(() => true));
		return !isKept && !begun;
	}

	const ofShopper = (resource: string) => async (name: string) => {
		const began = now();
		const has = name in NOTHING || name in NO_ORDERS;
		if (!has || !(await isNew())) return (await own()).resources[resource]?.(name) ?? {};
		const show = async ({ accept }: Source<unknown>) => accept({ value: NOTHING[name], as_of: undefined, began });
		return { [name]: show, ...NO_ORDERS };
	};

	const ofLoyalty = ofShopper('loyalty');
	const offers = onDemand(async () =>
		(await import('./offers/own-offers.ts')).createOwnOffers({
			transport,
			settings,
			known: async () => ((await isNew()) ? undefined : shopper()),
			shopper,
			onClaimed: () => sources('wallet', '$wallet').refresh(),
		}),
	);
	const program = onDemand(async () => (await import('./loyalty/program.ts')).createProgram(transport));

	return {
		loyalty: async (name) => (name === '$program' ? program() : ofLoyalty(name)),
		offers,
		pickupSlots: onDemand(async () =>
			(await import('./collect/slots.state.ts')).createPickupSlots(transport, settings),
		),
		...Object.fromEntries(RESOURCES.map((resource) => [resource, ofShopper(resource)])),
	};
}
