import { atom, type WritableAtom } from 'nanostores';

export interface MyShop {
	storeId: string | undefined;
	/** True when it is kept on the device, which only the shopper's word does. */
	remembered: boolean;
}

const NAME = 'endcap.my-shop.';
const shops = new Map<string, WritableAtom<MyShop>>();

/** Storage may be full, forbidden or absent: what is remembered is a convenience, never a condition. */
function storage<T>(use: (storage: Storage) => T): T | undefined {
	try {
		return use(localStorage);
	} catch {
		return undefined;
	}
}

/** The shopper's own shop, shared by every element on the page; `scope` keeps two merchants apart. */
export function myShop(scope: string): WritableAtom<MyShop> {
	let shop = shops.get(scope);
	if (!shop) {
		const storeId = storage((kept) => kept.getItem(NAME + scope)) ?? undefined;
		shops.set(scope, (shop = atom({ storeId, remembered: storeId !== undefined })));
	}
	return shop;
}

/** Makes a shop the shopper's own, or none; on a device that remembers, the device follows. */
export function pinShop(scope: string, storeId: string | undefined): void {
	const shop = myShop(scope);
	const { remembered } = shop.get();
	if (remembered && storeId) rememberShop(scope, storeId);
	else {
		if (remembered) forgetShop(scope);
		shop.set({ storeId, remembered: false });
	}
}

/** Keeps the shop on this device. Call it only when the shopper asked for that. */
export function rememberShop(scope: string, storeId: string): void {
	const kept = storage((storage) => {
		storage.setItem(NAME + scope, storeId);
		return true;
	});
	myShop(scope).set({ storeId, remembered: kept === true });
}

/** Takes the shop off this device; it stays the shopper's own until the page is left. */
export function forgetShop(scope: string): void {
	storage((kept) => kept.removeItem(NAME + scope));
	myShop(scope).set({ ...myShop(scope).get(), remembered: false });
}
