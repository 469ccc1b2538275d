import type { EnrolledKiosk, KioskEnrolment } from '@endcap/contract';
import type { FastifyRequest } from 'fastify';
import type { Queryable } from '../database/database.ts';
import { stageEvents } from '../events/staging.queries.ts';
import type { Caller } from '../http/caller.ts';
import type { Refusal } from '../http/problems.ts';
import { addressGroup, RateLimiter } from '../http/rate-limit.ts';
import { updateKioskKeysRevoked } from '../keys/queries.ts';
import { createKey } from '../keys/rules.ts';
import { tooMany } from '../sessions/attempts.ts';
import { findEnrolment, putEnrolment, useEnrolment } from './enrolments.queries.ts';
import { lockKiosk, selectKiosk, updateEnrolled, type KioskRow } from './queries.ts';
import { CODE_MINUTES, hashCode, KEY_DAYS, kioskOf, kioskUpdated, makeCode, selfOf } from './rules.ts';
import { ensureSealingKey } from './seal.ts';

/** A kiosk asks twice a minute, and whoever stands at it some more. */
const REQUESTS_A_MINUTE = 3000;

/** A code in place of the one before it. */
export async function giveCode(tx: Queryable, merchantId: string, row: KioskRow): Promise<KioskEnrolment> {
	const code = makeCode();
	const { kiosk_id } = row;
	const expires = await putEnrolment(tx, merchantId, { kiosk_id, code_hash: hashCode(code), minutes: CODE_MINUTES });
	return { kiosk: kioskOf(row), code, expires_at: expires.toISOString() };
}

/** Makes whoever sends the code the kiosk, and ends the key that it had. Undefined when the code opens nothing. */
export async function enrol(tx: Queryable, merchantId: string, code: string): Promise<EnrolledKiosk | undefined> {
	const hash = hashCode(code);
	const kioskId = await findEnrolment(tx, merchantId, hash);
	if (kioskId === undefined) return undefined;
	await lockKiosk(tx, merchantId, kioskId);
	if (!(await useEnrolment(tx, merchantId, hash))) return undefined;
	await updateKioskKeysRevoked(tx, merchantId, kioskId);
	await updateEnrolled(tx, merchantId, kioskId, KEY_DAYS);
	const row = await selectKiosk(tx, merchantId, kioskId);
	if (!row) throw new Error('A kiosk is gone that a code was for');
	const { key } = await createKey(
		tx,
		{ merchant_id: merchantId },
		// No page elsewhere may use it: its own is one of this server.
		{ kind: 'publishable', name: row.name, channel: 'kiosk', origins: [], rate_limit: REQUESTS_A_MINUTE },
		kioskId,
	);
	await stageEvents(tx, merchantId, [kioskUpdated(row)]);
	return { kiosk: selfOf(row, await ensureSealingKey(tx, merchantId)), key };
}

const WINDOW_SECONDS = 10 * 60;
/** In that time. An address is that of a shop, where somebody types; a merchant has few kiosks. */
const WRONG_CODES = { address: 20, merchant: 200 };

/** Counts codes that open nothing. In memory and of each node. */
export class EnrolAttempts {
	readonly #wrong = new RateLimiter({ windowSeconds: WINDOW_SECONDS });

	/** Before a code is looked at. What it returns takes the count back: the code was right. */
	judge({ merchant }: Caller, { ip }: FastifyRequest): Refusal<'rate_limited'> | (() => void) {
		const counted: [string, number][] = [
			[`address ${merchant.id} ${addressGroup(ip)}`, WRONG_CODES.address],
			[`merchant ${merchant.id}`, WRONG_CODES.merchant],
		];
		for (const [who, most] of counted) {
			const quota = this.#wrong.take(who, most);
			if (!quota.taken) return tooMany(quota.retry_after);
		}
		return () => counted.forEach(([who]) => this.#wrong.giveBack(who));
	}
}
