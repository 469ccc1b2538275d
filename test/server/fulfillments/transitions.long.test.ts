import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Fulfillment, FulfillmentStatus } from '@endcap/contract';
import { judgeAction, mayCancel, type FulfillmentAction } from '../../../packages/server/src/fulfillments/rules.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { nextHour, only, OrderShop, outcomeOf } from '../../support/order-shop.ts';
import { testPayments } from '../../support/payments.ts';

const STATUSES: FulfillmentStatus[] = ['proposed', 'reserved', 'prepared', 'completed', 'canceled', 'failed'];

/** What each action makes of a pickup in each status; a status that is not there refuses it. */
const EXPECTED: Record<FulfillmentAction, Partial<Record<FulfillmentStatus, FulfillmentStatus>>> = {
	pay: { proposed: 'reserved' },
	claim: { reserved: 'reserved', prepared: 'prepared' },
	unclaim: { reserved: 'reserved', prepared: 'prepared' },
	reschedule: { proposed: 'proposed', reserved: 'reserved', prepared: 'prepared' },
	prepare: { reserved: 'prepared' },
	complete: { prepared: 'completed' },
	sell: { proposed: 'completed', reserved: 'completed', prepared: 'completed' },
	cancel: { proposed: 'canceled', reserved: 'canceled', prepared: 'canceled' },
	fail: { proposed: 'failed', reserved: 'failed', prepared: 'failed' },
	unpaid: { proposed: 'canceled' },
	not_collected: { prepared: 'failed' },
};

describe('what an action makes of a fulfillment', () => {
	for (const [action, becomes] of Object.entries(EXPECTED) as [FulfillmentAction, Record<string, string>][]) {
		for (const status of STATUSES) {
			const outcome = becomes[status] ?? 'fulfillment_state';
			test(`${action} of one that is ${status}: ${outcome}`, () => {
				const judged = judgeAction(action, { type: 'pickup', status });
				assert.equal(typeof judged === 'string' ? judged : judged.problem, outcome);
			});
		}
	}

	test('what is shipped has no time to collect it at', () => {
		for (const action of ['reschedule', 'not_collected'] as const) {
			const judged = judgeAction(action, { type: 'ship', status: 'prepared' });
			assert.equal(typeof judged === 'object' && judged.problem, 'fulfillment_state');
		}
	});

	test('a shopper cannot cancel what was packed to be shipped, and the store can', () => {
		const packed = { type: 'ship', status: 'prepared' } as const;
		assert.deepEqual([mayCancel({ kind: 'shopper' }, packed), mayCancel({ kind: 'staff' }, packed)], [false, true]);
	});
});

/** What the API answers, by action and status. */
const OVER_HTTP: Record<string, { action: FulfillmentAction; body: object }> = {
	claim: { action: 'claim', body: {} },
	unclaim: { action: 'unclaim', body: {} },
	prepare: { action: 'prepare', body: {} },
	complete: { action: 'complete', body: { known_by: 'name' } },
	reschedule: { action: 'reschedule', body: { starts_at: nextHour(30).toISOString() } },
	fail: { action: 'fail', body: { reason: 'other' } },
	'fail not_collected': { action: 'not_collected', body: { reason: 'not_collected' } },
};

onEachDatabase('over HTTP', (context) => {
	let shop: OrderShop;
	before(async () => {
		shop = await OrderShop.open(context.database, { payments: testPayments });
	});
	after(() => shop?.close());

	const TO: Record<FulfillmentStatus, [action: string, body: object][]> = {
		proposed: [],
		reserved: [],
		prepared: [['prepare', {}]],
		completed: [
			['prepare', {}],
			['complete', { known_by: 'name' }],
		],
		canceled: [],
		failed: [['fail', { reason: 'other' }]],
	};

	const inStatus = async (status: FulfillmentStatus): Promise<Fulfillment> => {
		const payment = status === 'proposed' ? 'external' : 'at_pickup';
		const order = await shop.place({ places: { tartu: { CUP: 1 } }, payment });
		for (const [action, body] of TO[status])
			assert.equal((await shop.act(shop.mari, only(order), action, body)).status, 200);
		if (status === 'canceled') await shop.cancel(shop.anna, order);
		return only(order);
	};

	for (const status of STATUSES) {
		test(`every action on one that is ${status}`, async () => {
			let fulfillment: Fulfillment | undefined;
			for (const [name, { action, body }] of Object.entries(OVER_HTTP)) {
				fulfillment ??= await inStatus(status);
				const answer = await shop.act(shop.mari, fulfillment, name.split(' ')[0] ?? '', body);
				const expected = EXPECTED[action][status];
				assert.equal(outcomeOf(answer), expected ? '200' : '409 fulfillment_state', `${name}: ${answer.text}`);
				const now = (await shop.read(shop.mari, fulfillment.id)).fulfillment.status;
				assert.equal(now, expected ?? status, name);
				// A refusal left it as it was.
				if (now !== status) fulfillment = undefined;
			}
		});
	}
});
