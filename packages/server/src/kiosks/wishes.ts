import {
	KioskWish,
	plainSchema,
	type CouponVerdict,
	type KioskEntry,
	type Order,
	type WalletClaim,
} from '@endcap/contract';
import { Compile } from 'typebox/compile';
import { orderWhole } from '../basket/whole.ts';
import { claimCoupon } from '../coupons/claim.ts';
import type { Queryable } from '../database/database.ts';
import type { KeyCaller, ShopperCaller } from '../http/caller.ts';
import { isRefusal, type Refusal } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { textErrors } from '../http/validation.ts';
import { endSession } from '../sessions/claim.queries.ts';
import { beginVisit, findVisitor } from '../sessions/visits.ts';
import type { EndedOutcome } from './entries.queries.ts';
import { openSeal } from './seal.ts';
import { findSealingKey } from './sealing.queries.ts';

const wishes = Compile(plainSchema(KioskWish));

/** Undefined when the seal is broken, or what is in it is no wish. */
export async function readWish(
	queryable: Queryable,
	merchantId: string,
	entry: KioskEntry,
): Promise<KioskWish | undefined> {
	const sealing = await findSealingKey(queryable, merchantId, entry.sealing_key);
	const text = sealing && openSeal(sealing, entry);
	try {
		const wish: unknown = JSON.parse(text ?? '');
		return wishes.Check(wish) && textErrors(wish, '').length === 0 ? (wish as KioskWish) : undefined;
	} catch {
		return undefined;
	}
}

/** Who is asked to do it. */
export interface Wisher {
	kiosk: KeyCaller;
	/** Where the kiosk is on the network. */
	address: string;
	/** When the shopper wanted it. */
	at: Date;
}

/**
 * Does what a shopper wanted, once, in a transaction that has locked nothing yet but the entry. A refusal leaves it to
 * the caller to undo the transaction.
 */
export async function fulfil(
	tx: Queryable,
	services: Services,
	{ kiosk, address, at }: Wisher,
	wish: KioskWish,
): Promise<EndedOutcome | Refusal> {
	const { merchant } = kiosk;
	const { access_token } = wish;
	const cart_id = wish.kind === 'order' ? wish.cart_id : null;
	const known = await visitorOf(tx, kiosk, { access_token, cart_id, at });
	if (wish.kind === 'leave') {
		if (known) await endSession(tx, merchant.id, known.session_id);
		return { outcome: 'done', order: null };
	}
	const shopper = known ?? (await beginVisit(tx, kiosk));
	if (wish.kind === 'claim') return fulfilClaim(tx, services, { shopper, address }, wish);
	const limited = services.codeAttempts.take(shopper, address, wish.coupons.length);
	if (limited) return limited;
	const order = await orderWhole(tx, services, shopper, wish, services.now());
	const wrong = isRefusal(order) && order.problem === 'coupon_refused';
	if (!wrong) services.codeAttempts.giveBack(shopper, address, wish.coupons.length);
	return isRefusal(order) ? order : { outcome: 'done', order: shownOf(order) };
}

/** Codes that are not known are counted, as they are of anybody who claims. */
async function fulfilClaim(
	tx: Queryable,
	{ codeAttempts, now }: Services,
	{ shopper, address }: { shopper: ShopperCaller; address: string },
	wish: ClaimWish,
): Promise<EndedOutcome | Refusal> {
	const codes = 'code' in wish ? 1 : 0;
	const limited = codeAttempts.take(shopper, address, codes);
	if (limited) return limited;
	const claimed = await claimCoupon(tx, shopper, claimOf(wish), now());
	const known = !isRefusal(claimed) || !claimed.coupons?.some((each) => (each as CouponVerdict).reason === 'unknown');
	if (known) codeAttempts.giveBack(shopper, address, codes);
	return isRefusal(claimed) ? claimed : { outcome: 'done', order: null };
}

type ClaimWish = Extract<KioskWish, { kind: 'claim' }>;

/** As a wallet takes it. */
export function claimOf(wish: ClaimWish): WalletClaim {
	return 'code' in wish ? { code: wish.code } : { coupon_id: wish.coupon_id };
}

function visitorOf(
	tx: Queryable,
	{ merchant, kiosk }: KeyCaller,
	{ at, ...wanted }: { access_token: string | null; cart_id: string | null; at: Date },
): Promise<ShopperCaller | undefined> {
	if (!kiosk) throw new Error('A wish came from somebody else than a kiosk');
	return findVisitor(tx, merchant.id, wanted, { kiosk_id: kiosk.id, at });
}

/** For paper, and for the screen. */
function shownOf({ id, number, totals, fulfillments }: Order) {
	return {
		id,
		number,
		total: totals.total,
		pickups: fulfillments.flatMap(({ store_id, slot, code, words }) =>
			code === null ? [] : [{ store_id, starts_at: slot?.starts_at ?? null, code, words: (words ?? []).join(' ') }],
		),
	};
}
