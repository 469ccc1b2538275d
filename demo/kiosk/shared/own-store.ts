import type { KioskDevice } from '@endcap/sdk/kiosk';

/** The id of the shop that the kiosk stands in. Undefined while it is none. */
export function ownStore({ $state }: KioskDevice): string | undefined {
	const state = $state.get();
	return state.phase === 'enrolled' ? state.self.store_id : undefined;
}
