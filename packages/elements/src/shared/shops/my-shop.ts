import { Observable } from '../observable.ts';

export interface MyShop {
	storeId: string | undefined;
	/** True when it is kept on the device, which only the shopper's word does. */
	remembered: boolean;
}

/** Where the device keeps the shop of one merchant. */
export const nameOf = (scope: string) => `endcap.my-shop.${scope}`;

const shops = new Map<string, Observable<MyShop>>();

/** Storage may be full, forbidden or absent: what is remembered is a convenience, never a condition. */
export function storage<T>(use: (storage: Storage) => T): T | undefined {
	try {
		return use(localStorage);
	} catch {
		return undefined;
	}
}

/** The shopper's own shop, shared by every element on the page; `scope` keeps two merchants apart. */
export function myShop(scope: string): Observable<MyShop> {
	let shop = shops.get(scope);
	if (!shop) {
		const storeId = storage((kept) => kept.getItem(nameOf(scope))) ?? undefined;
		shops.set(scope, (shop = new Observable<MyShop>({ storeId, remembered: storeId !== undefined })));
	}
	return shop;
}
