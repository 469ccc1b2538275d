import { createHash, randomInt } from 'node:crypto';
import type {
	DeviceSignIn,
	DeviceSignInAnswer,
	DeviceSignInAnswered,
	DeviceSignInAsked,
	DeviceSignInState,
	Session,
} from '@endcap/contract';
import type { Database } from '../database/database.ts';
import type { ShopperCaller } from '../http/caller.ts';
import type { RequestIdentity } from '../http/idempotency.ts';
import type { Refusal } from '../http/problems.ts';
import { randomId } from '../shared/random-id.ts';
import { hashToken, mintToken } from '../shared/tokens.ts';
import { lockCustomer } from '../shoppers/queries.ts';
import {
	answerDevice,
	findApprover,
	findDeviceAnswer,
	findDeviceState,
	findKioskOfSession,
	forgetOldDeviceSignIns,
	insertDeviceSignIn,
	lookAtDevice,
	takePoll,
	useDeviceSignIn,
} from './device.queries.ts';
import { tooMany } from './attempts.ts';
import { keepSession, recallSession } from './repeats.ts';
import { beginSession } from './rules.ts';
import type { CustomerCaller } from './signed-in.ts';

const SECONDS = 120;
/** A screen that has lost its network for a moment may still fetch what was approved. */
const FETCH_SECONDS = 30;
const POLL_SECONDS = 2;
/** A network that is slow for a moment brings two questions closer together than they were sent. */
const POLL_MILLISECONDS = 1500;
const CODE = /^[a-z2-7]{13}$/;

/** An earlier one of the session is over by it. */
export async function startDeviceSignIn(
	database: Database,
	{ merchant, session_id }: ShopperCaller,
	origin: string,
): Promise<DeviceSignIn> {
	const device_id = mintToken('di', merchant.id);
	const code = randomId(13);
	const numbers = threeNumbers();
	const number = numbers[randomInt(numbers.length)] as number;
	const hashes = { device_hash: hashToken(device_id), code_hash: hashDeviceCode(code) };
	const expires = await database.transaction(async (tx) => {
		await forgetOldDeviceSignIns(tx, merchant.id);
		return insertDeviceSignIn(tx, merchant.id, { ...hashes, session_id, number, numbers, seconds: SECONDS });
	});
	return { device_id, url: `${origin}/d/${code}`, number, interval: POLL_SECONDS, expires_at: expires.toISOString() };
}

/**
 * A new session of who approved it, once; until then, and afterwards, how it stands. The very request sent again, by its
 * `repeat`, is given the same session.
 */
export async function pollDeviceSignIn(
	database: Database,
	caller: ShopperCaller,
	deviceId: string,
	repeat?: RequestIdentity,
): Promise<Session | DeviceSignInState | Refusal<'rate_limited'>> {
	const { merchant, session_id } = caller;
	const hash = hashToken(deviceId);
	return database.transaction(async (tx) => {
		const poll = { session_id, device_hash: hash, milliseconds: POLL_MILLISECONDS };
		if (await takePoll(tx, merchant.id, poll)) return tooMany(POLL_SECONDS);
		const approved = await useDeviceSignIn(tx, merchant.id, session_id, hash);
		if (!approved) {
			const before = repeat && (await recallSession(tx, repeat));
			return before ?? { status: await findDeviceState(tx, merchant.id, session_id, hash) };
		}
		// Whoever signs out everywhere, or is forgotten, waits here, or has ended the session that is looked for next.
		await lockCustomer(tx, merchant.id, approved.customer_id);
		const approver = await findApprover(tx, merchant.id, approved);
		if (!approver) return { status: 'over' as const };
		const { customer_id } = approved;
		const { verified_at } = approver;
		const session = await beginSession(tx, caller, { customer_id, verified_at, isBorrowed: true });
		if (repeat) await keepSession(tx, repeat, session);
		return session;
	});
}

/** Where it is asked from, and three numbers to choose from. Undefined when the code is of no use to this customer. */
export async function lookAtDeviceSignIn(
	database: Database,
	{ merchant, customer_id }: CustomerCaller,
	code: string,
): Promise<DeviceSignInAsked | undefined> {
	const row = await lookAtDevice(database, merchant.id, customer_id, hashDeviceCode(readDeviceCode(code)));
	if (!row) return undefined;
	const { session_id, numbers, expires_at } = row;
	const kiosk = (await findKioskOfSession(database, merchant.id, session_id)) ?? null;
	return { kiosk, numbers, expires_at: expires_at.toISOString() };
}

/** Undefined when the code is of no use to this customer. */
export async function answerDeviceSignIn(
	database: Database,
	{ merchant, customer_id, session_id }: CustomerCaller,
	{ code, number }: DeviceSignInAnswer,
): Promise<DeviceSignInAnswered | undefined> {
	const answer = {
		customer_id,
		session_id,
		code_hash: hashDeviceCode(readDeviceCode(code)),
		number,
		seconds: FETCH_SECONDS,
	};
	const approved = await database.transaction(
		async (tx) => (await answerDevice(tx, merchant.id, answer)) ?? (await findDeviceAnswer(tx, merchant.id, answer)),
	);
	return approved === undefined ? undefined : { outcome: approved ? 'approved' : 'refused' };
}

/** Of two digits, and no two the same. */
function threeNumbers(): number[] {
	const numbers = new Set<number>();
	while (numbers.size < 3) numbers.add(randomInt(10, 100));
	return [...numbers];
}

/** What was scanned, or what is at its end; what can be no code is none. */
export function readDeviceCode(input: string): string {
	const code = input
		.trim()
		.toLowerCase()
		.replace(/^https?:\/\/\S*\/d\//, '');
	return CODE.test(code) ? code : '';
}

export function hashDeviceCode(code: string): Buffer {
	return createHash('sha256').update(`device ${code}`).digest();
}
