import type { Keeper } from '../shared/keeper.ts';

const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

const random = (length: number) =>
	Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => ALPHABET.charAt(byte % 32)).join('');

/**
 * “K7Q2-000418”: the mark of this device, made when a store has its first number here, and a count. Where nothing can be
 * stored each is made at random. Short enough to be typed when goods come back.
 */
export function createReceiptNumbers(keeper: Keeper, baseUrl: string): (store: string) => Promise<string> {
	return (store) =>
		// Two tabs of a device never count the same.
		keeper.exclusive('receipt numbers', async () => {
			const name = `endcap.receipts ${baseUrl} ${store}`;
			try {
				const [mark = random(4), count = '0'] = localStorage.getItem(name)?.split('-') ?? [];
				const next = `${mark}-${String(Number(count) + 1).padStart(6, '0')}`;
				localStorage.setItem(name, next);
				return next;
			} catch {
				return `${random(4)}-${random(8)}`;
			}
		});
}
