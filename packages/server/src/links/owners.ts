import { hashHandoffCode, readHandoffCode } from '../basket/handoff.ts';
import type { Queryable } from '../database/database.ts';
import { readRotatingCode } from '../loyalty/codes.rules.ts';
import { hashDeviceCode, readDeviceCode } from '../sessions/device.ts';
import {
	findMerchantOfBasket,
	findMerchantOfCard,
	findMerchantOfCoupon,
	findMerchantOfDevice,
} from './owners.queries.ts';

/**
 * Whose the code behind a short address is, by the letter before it: the id of the merchant. Undefined when nobody has it;
 * a coupon’s code for everyone is not looked for, since that can be guessed.
 */
export async function merchantOfCode(
	queryable: Queryable,
	letter: 'b' | 'c' | 'd' | 'm',
	text: string,
): Promise<string | undefined> {
	if (letter === 'b') return findMerchantOfBasket(queryable, hashHandoffCode(readHandoffCode(text) ?? ''));
	if (letter === 'd') return findMerchantOfDevice(queryable, hashDeviceCode(readDeviceCode(text)));
	const head = readRotatingCode(text)?.head;
	if (head === undefined || !head.startsWith(letter)) return undefined;
	const find = letter === 'm' ? findMerchantOfCard : findMerchantOfCoupon;
	return find(queryable, head.slice(letter.length));
}
