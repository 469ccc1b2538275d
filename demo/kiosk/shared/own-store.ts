import type { KioskDevice } from '@endcap/sdk/kiosk';

/** The id of the shop that the kiosk stands in. Undefined while it is none. */
export function ownStore({ $state }: Pick<KioskDevice, '$state'>): string | undefined {
	const state = $state.get();
	return state.phase === 'enrolled' ? state.self.store_id : undefined;
}

/** That shop, as the catalogue knows it. */
export function ownShop(device: Pick<KioskDevice, '$state' | '$catalogue'>) {
	const id = ownStore(device);
	return device.$catalogue.get()?.stores.find((store) => store.id === id);
}
