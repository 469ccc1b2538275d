import { myShop, nameOf, storage } from './my-shop.ts';

/** Makes a shop the shopper's own, or none; on a device that remembers, the device follows. */
export function pinShop(scope: string, storeId: string | undefined): void {
	const shop = myShop(scope);
	const { remembered } = shop.value;
	if (remembered && storeId) rememberShop(scope, storeId);
	else {
		if (remembered) forgetShop(scope);
		shop.value = { storeId, remembered: false };
	}
}

/** Keeps the shop on this device. Call it only when the shopper asked for that. */
export function rememberShop(scope: string, storeId: string): void {
	const kept = storage((storage) => {
		storage.setItem(nameOf(scope), storeId);
		return true;
	});
	myShop(scope).value = { storeId, remembered: kept === true };
}

/** Takes the shop off this device; it stays the shopper's own until the page is left. */
export function forgetShop(scope: string): void {
	storage((kept) => kept.removeItem(nameOf(scope)));
	myShop(scope).value = { ...myShop(scope).value, remembered: false };
}
