import { randomBytes } from 'node:crypto';
import {
	changeWebhook,
	createWebhook,
	deleteWebhook,
	getWebhook,
	listWebhookDeliveries,
	listWebhooks,
	replayWebhook,
	rotateWebhookSecret,
	testWebhook,
} from '@endcap/contract';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { fingerprintOf, identityOf, once } from '../http/idempotency.ts';
import { answer, type Route } from '../http/operation-route.ts';
import { invalid, refuse, RefusedInTransaction } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { secretOfKey } from '../shared/standard-webhooks.ts';
import { timeOrderedId } from '../shared/time-ordered-id.ts';
import { deliveryOf } from './advance.ts';
import { insertDelivery, replayDeliveries, selectDeliveries } from './deliveries.queries.ts';
import {
	deleteWebhookRow,
	insertWebhook,
	lockMerchant,
	selectWebhook,
	selectWebhooks,
	updateSecret,
	updateWebhook,
	type WebhookRow,
} from './queries.ts';
import { presentDelivery, presentWebhook, replayErrors, webhookErrors } from './rules.ts';

const MOST_WEBHOOKS = 20;
const SECRET_BYTES = 32;
const OVERLAP_HOURS = 24;

const noSuchWebhook = () => refuse('not_found', 'No webhook has this id. GET /v1/webhooks lists them.');

export function webhookRoutes(route: Route, { database, webhooks: reach }: Services): void {
	route(listWebhooks, async ({ caller }) => {
		const rows = await selectWebhooks(database, caller.merchant.id);
		return answer(200, { data: rows.map(presentWebhook) });
	});

	route(createWebhook, async (call) => {
		const { caller, body } = call;
		const errors = await webhookErrors(body, reach);
		if (errors.length > 0) return invalid(errors);
		return once(database, identityOf(createWebhook, call), fingerprintOf(body), async (tx) => {
			await lockMerchant(tx, caller.merchant.id);
			if ((await selectWebhooks(tx, caller.merchant.id)).length >= MOST_WEBHOOKS) {
				const detail = `There are ${MOST_WEBHOOKS} webhooks, which is as many as there may be. Delete one first.`;
				throw new RefusedInTransaction(refuse('conflict', detail));
			}
			const secret = randomBytes(SECRET_BYTES);
			const { url, types = null, description = null, enabled = true } = body;
			const webhook = { webhook_id: timeOrderedId(), url, types, description, enabled, secret };
			return withSecret(201, await insertWebhook(tx, caller.merchant.id, webhook), secret);
		});
	});

	route(getWebhook, async ({ caller, params }) => {
		const row = await selectWebhook(database, caller.merchant.id, params.webhook_id);
		return row ? answer(200, presentWebhook(row)) : noSuchWebhook();
	});

	route(changeWebhook, async ({ caller, params, body }) => {
		const errors = await webhookErrors(body, reach);
		if (errors.length > 0) return invalid(errors);
		const row = await updateWebhook(database, caller.merchant.id, params.webhook_id, body);
		return row ? answer(200, presentWebhook(row)) : noSuchWebhook();
	});

	route(deleteWebhook, async ({ caller, params }) => {
		const row = await deleteWebhookRow(database, caller.merchant.id, params.webhook_id);
		return row ? answer(200, presentWebhook(row)) : noSuchWebhook();
	});

	route(rotateWebhookSecret, (call) => {
		const { caller, params } = call;
		return once(database, identityOf(rotateWebhookSecret, call), fingerprintOf(params), async (tx) => {
			const secret = randomBytes(SECRET_BYTES);
			const change = { secret, overlapHours: OVERLAP_HOURS };
			const row = await updateSecret(tx, caller.merchant.id, params.webhook_id, change);
			if (!row) throw new RefusedInTransaction(noSuchWebhook());
			return withSecret(200, row, secret);
		});
	});

	route(testWebhook, (call) => {
		const { caller, params } = call;
		return once(database, identityOf(testWebhook, call), fingerprintOf(params), async (tx) => {
			const row = await selectWebhook(tx, caller.merchant.id, params.webhook_id);
			if (!row) throw new RefusedInTransaction(noSuchWebhook());
			if (!row.enabled) {
				const detail = 'The webhook is disabled, so nothing is sent. Enable it, then try it.';
				throw new RefusedInTransaction(refuse('conflict', detail));
			}
			const timestamp = new Date().toISOString();
			const delivery = deliveryOf({ type: 'webhook.test', timestamp, position: null, data: {} });
			const made = await insertDelivery(tx, caller.merchant.id, row.webhook_id, delivery);
			return { status: 201 as const, text: JSON.stringify(presentDelivery(made)) };
		});
	});

	route(listWebhookDeliveries, async ({ caller, params, query }) => {
		const { status, limit = 50, cursor } = query;
		const list = `deliveries ${params.webhook_id} ${status ?? ''}`;
		const [after] = cursor === undefined ? [] : (decodeCursor(list, cursor, ['text']) ?? [null]);
		if (after === null) return refuse('invalid_cursor', 'The cursor is not one of this list. Begin again without it.');
		const merchantId = caller.merchant.id;
		if (!(await selectWebhook(database, merchantId, params.webhook_id))) return noSuchWebhook();
		const filter = { status, after: after?.toString(), limit: limit + 1 };
		const found = await selectDeliveries(database, merchantId, params.webhook_id, filter);
		const { rows, next_cursor } = page(found, limit, (last) => encodeCursor(list, [last.delivery_id]));
		return answer(200, { data: rows.map(presentDelivery), next_cursor });
	});

	route(replayWebhook, async (call) => {
		const { caller, params, body } = call;
		const errors = replayErrors(body);
		if (errors.length > 0) return invalid(errors);
		return once(database, identityOf(replayWebhook, call), fingerprintOf(params, body), async (tx) => {
			const one = 'delivery_id' in body;
			const row = await selectWebhook(tx, caller.merchant.id, params.webhook_id);
			if (!row) throw new RefusedInTransaction(noSuchWebhook());
			const replayed = await replayDeliveries(tx, caller.merchant.id, params.webhook_id, {
				delivery_id: one ? body.delivery_id : undefined,
				since: one ? undefined : new Date(body.since).toISOString(),
				undelivered_only: one ? false : (body.undelivered_only ?? false),
			});
			if (one && replayed === 0) {
				throw new RefusedInTransaction(refuse('not_found', 'The log of this webhook has no such delivery (any more).'));
			}
			return { status: 200 as const, text: JSON.stringify({ replayed }) };
		});
	});
}

/** The only answer that the secret is in. */
function withSecret<const Status extends number>(status: Status, row: WebhookRow, secret: Buffer) {
	return { status, text: JSON.stringify({ ...presentWebhook(row), secret: secretOfKey(secret) }) };
}
