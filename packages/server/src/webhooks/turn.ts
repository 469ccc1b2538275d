import type { Database } from '../database/database.ts';
import type { Projections } from '../stock/projections.ts';
import { advance } from './advance.ts';
import type { Reach } from './options.ts';
import { pauseAfter, restAfter, type Pace } from './pace.ts';
import { agentFor, send, type Attempt } from './send.ts';
import {
	dueDeliveries,
	releaseWebhook,
	writeOutcome,
	type DeliveryOutcome,
	type DueDelivery,
	type TakenWebhook,
} from './worker.queries.ts';

export interface Failure {
	merchant_id: string;
	webhook_id: string;
	delivery_id: string;
	reason: string;
	attempts: number;
}

export interface Work {
	database: Database;
	projections: Projections;
	reach: Reach;
	pace: Pace;
	/** Aborted when the server will wait no longer. */
	stop: AbortSignal;
	onFailure: (failure: Failure) => void;
}

const MOST_A_TURN = 50;
const GONE = 410;

/**
 * One node’s turn with a webhook: goes on in the feed, then sends what is due, one after the other, until its time is
 * over or the receiver is to be let alone. The turn is given back at the end, but for errors of our own: then it lapses.
 */
export async function takeTurn(taken: TakenWebhook, lease: string, work: Work): Promise<void> {
	const { database, pace, stop } = work;
	const over = performance.now() + pace.turnMs;
	await advance(work, taken, lease);
	const agent = agentFor(taken.url, work.reach);
	let webhook = taken;
	try {
		for (const delivery of await dueDeliveries(database, taken, MOST_A_TURN)) {
			const { delivery_id: id, body } = delivery;
			const keys = [webhook.secret, ...(webhook.previous_secret ? [webhook.previous_secret] : [])];
			const attempt = await send(webhook.url, { id, body, keys }, { ...work.reach, agent, sendMs: pace.sendMs, stop });
			if (!attempt) break;
			const outcome = outcomeOf(attempt, delivery, webhook, pace);
			if (outcome.reason) tellOf(outcome.reason, webhook, delivery, work);
			const held = await writeOutcome(database, webhook, { lease, leaseMs: pace.leaseMs }, outcome);
			// It was changed or deleted meanwhile, or another node has it.
			if (!held?.enabled || held.url !== webhook.url) break;
			if (outcome.restMs > 0 || stop.aborted || performance.now() > over) break;
			webhook = held;
		}
	} finally {
		agent.destroy();
	}
	await releaseWebhook(database, taken, lease);
}

function tellOf(
	reason: string,
	{ merchant_id, webhook_id }: TakenWebhook,
	{ delivery_id, attempts }: DueDelivery,
	{ onFailure }: Work,
): void {
	onFailure({ merchant_id, webhook_id, delivery_id, reason, attempts: attempts + 1 });
}

function outcomeOf(
	{ retry_after_ms, ...attempt }: Attempt,
	{ delivery_id, attempts, age_ms }: DueDelivery,
	{ failures }: TakenWebhook,
	pace: Pace,
): DeliveryOutcome {
	const outcome = { delivery_id, ...attempt, pauseMs: 0, restMs: 0, gone: false };
	if (attempt.reason === null) return { ...outcome, status: 'delivered' };
	// It waits for the webhook to be enabled again.
	if (attempt.status_code === GONE) return { ...outcome, status: 'waiting', gone: true };
	const askedMs = Math.min(retry_after_ms, pace.longestRetryAfterMs);
	const pauseMs = Math.max(pauseAfter(attempts + 1, pace, Math.random()), askedMs);
	const restMs = Math.max(restAfter(failures + 1, pace), askedMs);
	if (age_ms + pauseMs > pace.giveUpMs) return { ...outcome, status: 'failed', restMs };
	return { ...outcome, status: 'waiting', pauseMs, restMs };
}
