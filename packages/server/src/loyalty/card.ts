import type { MemberCard } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { readClock } from '../reservations/queries.ts';
import { randomId } from '../shared/random-id.ts';
import { timeOrderedId } from '../shared/time-ordered-id.ts';
import {
	insertCard,
	selectCardByLocator,
	selectCardOfSession,
	selectCardsOfCustomer,
	usePeriod,
	type CardRow,
} from './card.queries.ts';
import { PERIOD_SECONDS, periodOfCode, readRotatingCode, type RotatingCode } from './codes.rules.ts';

const MEMBER = 'm';
const LOCATOR_LENGTH = 9;
const SECRET_LENGTH = 52;
/** For codes of no card, so that they take as long. */
const NOBODY: Pick<CardRow, 'secret'> = { secret: randomId(SECRET_LENGTH) };

/** The card of a device that somebody is signed in on, made the first time. */
export async function cardOfSession(
	tx: Queryable,
	merchantId: string,
	{ session_id, customer_id }: { session_id: string; customer_id: string },
): Promise<MemberCard> {
	let card: CardRow | undefined;
	// Again in case the locator is taken, which of 45 random bits hardly one is.
	while (!(card = await selectCardOfSession(tx, merchantId, session_id))) {
		await insertCard(tx, merchantId, {
			card_id: timeOrderedId(),
			customer_id,
			session_id,
			locator: randomId(LOCATOR_LENGTH),
			secret: randomId(SECRET_LENGTH),
		});
	}
	return { id: card.card_id, locator: card.locator, secret: card.secret, period_seconds: PERIOD_SECONDS };
}

export interface FoundMember {
	customer_id: string;
	card_id: string;
}

/**
 * Whose code it is that was scanned. One code is good for one scan; `by` says who scans, and may scan it again. A wrong
 * code, one that is over, one used elsewhere and one of another merchant are all undefined and take as long. Whoever offers
 * this to callers limits their attempts by the server’s one `CodeGuesses`.
 */
export async function findMemberByCode(
	tx: Queryable,
	merchantId: string,
	text: string,
	by: string,
	now?: Date,
): Promise<FoundMember | undefined> {
	const code = readRotatingCode(text);
	if (!code?.head.startsWith(MEMBER)) return undefined;
	const card = await selectCardByLocator(tx, merchantId, code.head.slice(MEMBER.length));
	const moment = now ?? (await readClock(tx));
	const period = periodOfCode((card ?? NOBODY).secret, code, moment);
	if (!card || period === undefined) return undefined;
	const used = await usePeriod(tx, merchantId, card.card_id, { period, by });
	return used ? { customer_id: card.customer_id, card_id: card.card_id } : undefined;
}

/** Whose code it was at a moment that is over, as at a till without a network; whether it was used is not asked. */
export async function findMemberAt(
	queryable: Queryable,
	merchantId: string,
	text: string,
	at: Date,
): Promise<string | undefined> {
	const code = readRotatingCode(text);
	if (!code?.head.startsWith(MEMBER)) return undefined;
	const card = await selectCardByLocator(queryable, merchantId, code.head.slice(MEMBER.length));
	const period = periodOfCode((card ?? NOBODY).secret, code, at);
	return card && period !== undefined ? card.customer_id : undefined;
}

/** True when one of the customer’s devices made the code at about this time: of a coupon, as its head says. */
export async function isCodeOfCustomer(
	queryable: Queryable,
	merchantId: string,
	customerId: string,
	code: RotatingCode,
	now?: Date,
): Promise<boolean> {
	const cards = await selectCardsOfCustomer(queryable, merchantId, customerId);
	const moment = now ?? (await readClock(queryable));
	return [...cards, NOBODY].filter(({ secret }) => periodOfCode(secret, code, moment) !== undefined).length > 0;
}
