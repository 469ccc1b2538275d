import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { MessageChannel, Session, SignIn, SignInRequest, SignInVerification } from '@endcap/contract';
import type { Database, Queryable } from '../database/database.ts';
import type { ShopperCaller } from '../http/caller.ts';
import type { RequestIdentity } from '../http/idempotency.ts';
import { isSignIn, type MessageData } from '../messages/data.ts';
import { hashAddress, messageSecret } from '../messages/opt-outs.ts';
import { queueCode } from '../messages/queue.ts';
import { joinCustomer } from '../shoppers/join.ts';
import { hashToken, mintToken } from '../shared/tokens.ts';
import { beginSession } from './rules.ts';
import { keepSession, recallSession } from './repeats.ts';
import {
	countSignIns,
	countWrongCode,
	endSignIns,
	forgetOldSignIns,
	insertSignIn,
	isSignInGood,
	takeTry,
} from './sign-in.queries.ts';

const DIGITS = 6;
const CODE_MINUTES = 10;
const RESEND_SECONDS = 30;
/** With five tries each, somebody who guesses day after day is right once in 27 years. */
const CODES_A_DAY = 20;
const MOST_WRONG_CODES = 50;
const HASH_BYTES = 32;

/** Addresses of one shopper look the same, however they are written. */
export function normalAddress({ to }: SignInRequest): string {
	return to.toLowerCase();
}

/** A phone number where an e-mail address belongs, or the other way round. */
export function isMisplaced({ channel, to }: SignInRequest): boolean {
	return (channel === 'email') !== to.includes('@');
}

/** Queues the code; undefined when the address has had as many as it gets in a day. */
export async function requestSignIn(
	database: Database,
	{ merchant, session_id }: ShopperCaller,
	request: SignInRequest,
): Promise<SignIn | undefined> {
	const { channel, language = merchant.language } = request;
	const address = normalAddress(request);
	const sign_in_id = mintToken('si', merchant.id);
	const code = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
	const hashes = { sign_in_hash: hashToken(sign_in_id), code_hash: hashCode(sign_in_id, code) };
	const address_hash = hashAddress(await messageSecret(database, merchant.id), channel, address);
	return database.transaction(async (tx) => {
		if ((await countSignIns(tx, merchant.id, address_hash)) >= CODES_A_DAY) return undefined;
		await forgetOldSignIns(tx, merchant.id);
		await endSignIns(tx, merchant.id, session_id);
		const made = { ...hashes, session_id, channel, address, address_hash, language, minutes: CODE_MINUTES };
		const expires = await insertSignIn(tx, merchant.id, made);
		const data = { code, minutes: CODE_MINUTES, sign_in: hashes.sign_in_hash.toString('hex') };
		await queueCode(tx, merchant.id, { channel, recipient: address, language, data });
		const resend_at = new Date(expires.getTime() - (CODE_MINUTES * 60 - RESEND_SECONDS) * 1000);
		return { sign_in_id, digits: DIGITS, expires_at: expires.toISOString(), resend_at: resend_at.toISOString() };
	});
}

/**
 * A new session of the customer whose address it is, who joins now if they had not. Undefined when the code opens nothing:
 * it is wrong, was used, is over, or another session asked for it. The very request sent again, by its `repeat`, is given
 * the same session.
 */
export async function verifySignIn(
	database: Database,
	caller: ShopperCaller,
	{ sign_in_id, code, name }: SignInVerification,
	repeat?: RequestIdentity,
): Promise<Session | undefined> {
	const { merchant, session_id } = caller;
	return database.transaction(async (tx) => {
		const tried = await takeTry(tx, merchant.id, session_id, hashToken(sign_in_id), MOST_WRONG_CODES);
		const given = hashCode(sign_in_id, code.replaceAll(/[\s-]/g, ''));
		// Compared in any case, so that a code that is over takes as long.
		const right = timingSafeEqual(given, tried?.code_hash ?? randomBytes(HASH_BYTES));
		if (!tried || !right) {
			const before = repeat && (await recallSession(tx, repeat));
			if (before) return before;
			await countWrongCode(tx, merchant.id, session_id);
			return undefined;
		}
		await endSignIns(tx, merchant.id, session_id);
		const { channel, address, language } = tried;
		const addresses = ADDRESSES[channel](address);
		const customer_id = await joinCustomer(tx, merchant.id, { ...addresses, name: name?.trim() ?? null, language });
		const session = await beginSession(tx, caller, { customer_id });
		if (repeat) await keepSession(tx, repeat, session);
		return session;
	});
}

const ADDRESSES: Record<MessageChannel, (address: string) => { email: string | null; phone: string | null }> = {
	email: (email) => ({ email, phone: null }),
	sms: (phone) => ({ email: null, phone }),
};

/** One that was replaced, used or is over is not worth sending. */
export async function isCodeGood(
	queryable: Queryable,
	merchantId: string,
	{ data }: { data: MessageData },
): Promise<boolean> {
	return isSignIn(data) && isSignInGood(queryable, merchantId, Buffer.from(data.sign_in, 'hex'));
}

/** The id is stored nowhere but as a hash, so whoever has the database cannot try out a million codes. */
function hashCode(signInId: string, code: string): Buffer {
	return createHmac('sha256', signInId).update(code).digest();
}
