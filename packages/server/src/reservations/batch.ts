import type { Caller } from '../http/caller.ts';
import type { Reservation, ReservationInput } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { isDatabaseAway } from '../http/errors.ts';
import { inFlight, keyReused, type RequestIdentity } from '../http/idempotency.ts';
import type { Refusal } from '../http/problems.ts';
import { timeOrderedId } from '../shared/time-ordered-id.ts';
import { reserveMany, type HoldOutcome } from './batch.queries.ts';
import { outOfStock } from './rules.ts';

/** More than this gains nothing and makes the first of a batch wait. */
const MOST_A_BATCH = 64;

export interface HoldRequest {
	caller: Caller;
	identity: RequestIdentity;
	fingerprint: Buffer;
	/** Stores for lines that name none, best first, warehouses last. */
	choices: readonly string[];
	input: ReservationInput;
}

export type HoldAnswer =
	| { status: 201; body: Reservation }
	| Refusal<'out_of_stock' | 'idempotency_key_reused' | 'idempotency_key_in_flight'>;

interface Waiting extends HoldRequest {
	resolve: (answer: HoldAnswer) => void;
	reject: (error: unknown) => void;
}

/**
 * Makes the holds that are asked for in one turn of the event loop together. A merchant has one batch under way; who
 * comes meanwhile is in the next, so the busier it is the larger they get. Several at once would only wait for each
 * other’s rows.
 */
export class ReservationBatches {
	readonly #database: Queryable;
	readonly #onBatch: (size: number) => void;
	readonly #waiting = new Map<string, Waiting[]>();

	/** `onBatch` is told of each batch before it is made. */
	constructor(database: Queryable, onBatch: (size: number) => void = () => {}) {
		this.#database = database;
		this.#onBatch = onBatch;
	}

	/** Requests that are in no batch yet. */
	get depth(): number {
		return [...this.#waiting.values()].reduce((sum, { length }) => sum + length, 0);
	}

	/** Rejects when it cannot be known whether the hold was made: the same key asks again. */
	reserve(request: HoldRequest): Promise<HoldAnswer> {
		const merchantId = request.caller.merchant.id;
		return new Promise((resolve, reject) => {
			const waiting = this.#waiting.get(merchantId) ?? [];
			const idle = !this.#waiting.has(merchantId);
			this.#waiting.set(merchantId, waiting);
			waiting.push({ ...request, resolve, reject });
			if (idle) setImmediate(() => void this.#work(merchantId));
		});
	}

	async #work(merchantId: string): Promise<void> {
		for (;;) {
			const waiting = this.#waiting.get(merchantId) ?? [];
			if (waiting.length === 0) return void this.#waiting.delete(merchantId);
			const [batch, rest] = nextBatch(waiting);
			this.#waiting.set(merchantId, rest);
			this.#onBatch(batch.length);
			await this.#make(merchantId, batch);
		}
	}

	async #make(merchantId: string, batch: Waiting[]): Promise<void> {
		try {
			const answers = await makeHolds(this.#database, merchantId, batch);
			batch.forEach(({ resolve, reject }, index) => {
				const answer = answers[index];
				if (answer) resolve(answer);
				else reject(new Error('A hold was neither made nor refused'));
			});
		} catch (error) {
			if (batch.length === 1 || isDatabaseAway(error)) return batch.forEach(({ reject }) => reject(error));
			// One that cannot be made must not take the others with it.
			for (const single of batch) await this.#make(merchantId, [single]);
		}
	}
}

/** Two requests with one key cannot be in one batch: the second is answered by the first. */
function nextBatch(waiting: Waiting[]): [batch: Waiting[], rest: Waiting[]] {
	const taken = new Map<string, Waiting>();
	const rest: Waiting[] = [];
	for (const request of waiting) {
		const key = request.identity.hash.toString('latin1');
		if (taken.size === MOST_A_BATCH || taken.has(key)) rest.push(request);
		else taken.set(key, request);
	}
	return [[...taken.values()], rest];
}

async function makeHolds(
	database: Queryable,
	merchantId: string,
	batch: readonly HoldRequest[],
): Promise<(HoldAnswer | undefined)[]> {
	const holds = batch.map(({ caller, identity, fingerprint, choices, input }) => ({
		id: timeOrderedId(),
		key: identity.hash.toString('hex'),
		fingerprint: fingerprint.toString('hex'),
		channel: caller.channel,
		owner_id: caller.kind === 'shopper' ? caller.owner_id : null,
		hold_minutes: input.hold_minutes ?? 30,
		choices,
		lines: input.lines,
	}));
	const outcomes = new Map((await reserveMany(database, merchantId, holds)).map((outcome) => [outcome.id, outcome]));
	return batch.map(({ input }, index) => answerOf(input, outcomes.get(holds[index]?.id ?? '')));
}

function answerOf(input: ReservationInput, outcome: HoldOutcome | undefined): HoldAnswer | undefined {
	switch (outcome?.outcome) {
		case 'made':
		case 'known':
			return { status: 201, body: outcome.document };
		case 'refused':
			return outOfStock(input, outcome.lacking);
		case 'busy':
			return inFlight();
		case 'reused':
			return keyReused();
		default:
			return undefined;
	}
}
