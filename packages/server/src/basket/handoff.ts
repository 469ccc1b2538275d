import { createHash } from 'node:crypto';
import type { Cart, CartHandoff } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import type { Caller } from '../http/caller.ts';
import { refuse, type Refusal } from '../http/problems.ts';
import { randomId } from '../shared/random-id.ts';
import { lockOwnCart } from './own-cart.ts';
import { cartEnded } from './rules.ts';
import { takeCart } from './taking.ts';
import { findHandoff, putHandoff, useHandoff } from './taking.queries.ts';

const CODE = /^[a-z2-7]{13}$/;
const SECONDS = 120;

/** A code for a cart of the caller’s; an earlier one opens nothing any more. */
export async function handOff(
	tx: Queryable,
	caller: Caller,
	cartId: string,
	{ origin, now }: { origin: string; now: Date },
): Promise<CartHandoff | Refusal<'not_found' | 'cart_ended'>> {
	const locked = await lockOwnCart(tx, caller, cartId, now);
	if ('problem' in locked) return locked;
	const ended = cartEnded(locked.cart);
	if (ended) return ended;
	const code = randomId(13);
	const handoff = { cart_id: cartId, code_hash: hashHandoffCode(code), seconds: SECONDS };
	const expires = await putHandoff(tx, caller.merchant.id, handoff);
	return { code, url: `${origin}/b/${code}`, expires_at: expires.toISOString() };
}

/** What was scanned or typed, as it is stored; undefined when it can be no such code. */
export function readHandoffCode(input: string): string | undefined {
	const text = input
		.trim()
		.toLowerCase()
		.replace(/^https?:\/\/\S*\/b\//, '')
		.replaceAll(/[\s-]/g, '');
	return CODE.test(text) ? text : undefined;
}

/** Once, by whoever is first. A refusal leaves it to the caller to undo the transaction. */
export async function takeHandoff(
	tx: Queryable,
	caller: Caller,
	input: string,
	now: Date,
): Promise<Cart | Refusal<'not_found'>> {
	const code = readHandoffCode(input);
	const hash = hashHandoffCode(code ?? '');
	const cartId = await findHandoff(tx, caller.merchant.id, hash);
	if (cartId === undefined) return noSuchBasket();
	const cart = await takeCart(tx, caller, cartId, now, () => useHandoff(tx, caller.merchant.id, hash));
	return cart ?? noSuchBasket();
}

function noSuchBasket(): Refusal<'not_found'> {
	return refuse('not_found', 'This code opens no basket, or not any more. Have a new one shown, and scan it at once.');
}

export function hashHandoffCode(code: string): Buffer {
	return createHash('sha256').update(`basket ${code}`).digest();
}
