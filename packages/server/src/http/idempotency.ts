import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import type { Operation } from '@endcap/contract';
import type { Database, Queryable } from '../database/database.ts';
import { claimRequest, findAnswer, forgetOldAnswers, storeAnswer } from './idempotency.queries.ts';
import { identityOfPerson } from './caller.ts';
import type { Call } from './operation-route.ts';
import { refuse, type Refusal } from './problems.ts';

/** An answer as it is given again: the status and the JSON text. */
export type KeptAnswer<Status extends number = number> = Status extends number
	? { status: Status; text: string }
	: never;

type IdempotencyRefusal = Refusal<'idempotency_key_reused' | 'idempotency_key_in_flight'>;

/** What tells one request from another. `secret` opens the answer that is kept. */
export interface RequestIdentity {
	merchantId: string;
	hash: Buffer;
	secret: Buffer;
}

export function identityOf(
	operation: Operation,
	call: Pick<Call<Operation>, 'request' | 'caller' | 'idempotencyKey'>,
): RequestIdentity {
	// People keep their requests when their tokens change.
	const who = identityOfPerson(call.caller) ?? call.request.headers.authorization;
	return identityFrom(call.caller.merchant.id, [who, operation.id, call.idempotencyKey]);
}

/** `said`: all that tells it from other requests; whoever knows it can read the answer that is kept. */
export function identityFrom(merchantId: string, said: readonly unknown[]): RequestIdentity {
	const parts = JSON.stringify(said);
	return {
		merchantId,
		hash: createHash('sha256').update(parts).digest(),
		// Made when it is wanted: reservations, of which there are many, do not.
		get secret() {
			return Buffer.from(hkdfSync('sha256', parts, '', 'endcap idempotent answer', 32));
		},
	};
}

/** SHA-256 of what a request asks for. */
export function fingerprintOf(...parts: unknown[]): Buffer {
	return createHash('sha256').update(JSON.stringify(parts)).digest();
}

/**
 * Runs `work` once for a request, however often it is sent. The answer is stored in the transaction of the change, so a
 * crash leaves neither or both; a retry gets the same answer, also one that arrives after the first was lost.
 */
export async function once<Status extends number>(
	database: Database,
	identity: RequestIdentity,
	fingerprint: Buffer,
	work: (tx: Queryable) => Promise<KeptAnswer<Status>>,
): Promise<KeptAnswer<Status> | IdempotencyRefusal> {
	return database.transaction(async (tx) => {
		const before = await recall<Status>(tx, identity, fingerprint);
		if (before) return before;
		const answer = await work(tx);
		await keep(tx, identity, fingerprint, answer);
		return answer;
	});
}

/** The answer given before, a refusal, or undefined when the request is new: then the transaction holds its claim. */
export async function recall<Status extends number>(
	tx: Queryable,
	identity: RequestIdentity,
	fingerprint: Buffer,
): Promise<KeptAnswer<Status> | IdempotencyRefusal | undefined> {
	const { merchantId, hash } = identity;
	if (!(await claimRequest(tx, merchantId, hash))) return inFlight();
	const done = await recallDone<Status>(tx, identity);
	return done && !done.fingerprint.equals(fingerprint) ? keyReused() : done;
}

/** The answer given before, where a lock of its own keeps the same request from being worked on twice. */
export async function recallDone<Status extends number>(
	tx: Queryable,
	{ merchantId, hash, secret }: RequestIdentity,
): Promise<(KeptAnswer<Status> & { fingerprint: Buffer }) | undefined> {
	const stored = await findAnswer(tx, merchantId, hash);
	if (!stored) return undefined;
	const { status, answer, fingerprint } = stored;
	return { status, text: decrypt(secret, answer), fingerprint } as KeptAnswer<Status> & { fingerprint: Buffer };
}

/** To be called in the transaction that made the change. */
export async function keep(
	tx: Queryable,
	{ merchantId, hash, secret }: RequestIdentity,
	fingerprint: Buffer,
	{ status, text }: KeptAnswer,
): Promise<void> {
	await forgetOldAnswers(tx, merchantId);
	await storeAnswer(tx, merchantId, hash, { fingerprint, status, answer: encrypt(secret, text) });
}

export function inFlight(): IdempotencyRefusal {
	return refuse(
		'idempotency_key_in_flight',
		'The first request with this Idempotency-Key has not been answered yet. Wait, then send the same again.',
		{ headers: { 'retry-after': '1' } },
	);
}

export function keyReused(): IdempotencyRefusal {
	return refuse(
		'idempotency_key_reused',
		'This Idempotency-Key came with something else in the last 24 hours. Use a new key for a new request.',
	);
}

function encrypt(secret: Buffer, text: string): Buffer {
	const nonce = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', secret, nonce);
	const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
	return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

function decrypt(secret: Buffer, sealed: Buffer): string {
	const decipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(0, 12), { authTagLength: 16 });
	decipher.setAuthTag(sealed.subarray(12, 28));
	return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
}
