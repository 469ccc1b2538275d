import type { Queryable } from '../database/database.ts';
import { claimRequests, findAnswers, forgetOldAnswers, storeAnswers } from './idempotency.queries.ts';
import {
	decrypt,
	encrypt,
	inFlight,
	keyReused,
	type IdempotencyRefusal,
	type KeptAnswer,
	type RequestIdentity,
} from './idempotency.ts';

interface KeyedRequest {
	identity: RequestIdentity;
	fingerprint: Buffer;
}

/** As `recall`, for different requests of one merchant in one transaction. */
export async function recallAll<Status extends number>(
	tx: Queryable,
	merchantId: string,
	requests: readonly KeyedRequest[],
): Promise<(KeptAnswer<Status> | IdempotencyRefusal | undefined)[]> {
	const hashes = requests.map(({ identity }) => identity.hash);
	const claimed = await claimRequests(tx, merchantId, hashes);
	// A statement of its own, begun after the claims: whoever had one before has committed.
	const stored = await findAnswers(tx, merchantId, hashes);
	const byHash = new Map(stored.map((answer) => [answer.request_hash.toString('latin1'), answer]));
	return requests.map(({ identity, fingerprint }, index) => {
		if (!claimed[index]) return inFlight();
		const answer = byHash.get(identity.hash.toString('latin1'));
		if (!answer) return undefined;
		if (!answer.fingerprint.equals(fingerprint)) return keyReused();
		return { status: answer.status, text: decrypt(identity.secret, answer.answer) } as KeptAnswer<Status>;
	});
}

/** As `keep`, in the transaction that made the changes. */
export async function keepAll(
	tx: Queryable,
	merchantId: string,
	requests: readonly (KeyedRequest & { answer: KeptAnswer })[],
): Promise<void> {
	if (requests.length === 0) return;
	await forgetOldAnswers(tx, merchantId);
	await storeAnswers(
		tx,
		merchantId,
		requests.map(({ identity, fingerprint, answer }) => ({
			request_hash: identity.hash,
			fingerprint,
			status: answer.status,
			answer: encrypt(identity.secret, answer.text),
		})),
	);
}
