import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { Order } from '@endcap/contract';
import { postgresDatabase, type TestDatabase } from '../../support/databases.ts';
import { only, OrderShop, outcomeOf } from '../../support/order-shop.ts';
import { sendNotice, testPayments } from '../../support/payments.ts';

describe('units promised in the middle of a change', () => {
	let open: TestDatabase;
	let shop: OrderShop;
	before(async () => {
		open = await postgresDatabase();
		shop = await OrderShop.open(open.database, { payments: testPayments });
	});
	after(async () => {
		await shop?.close();
		await open?.close();
	});

	/**
	 * Runs the work while a batch of reservations forgets an answer of the day before, as it does before it waits for
	 * levels: whoever has levels and waits for the batch would wait for ever.
	 */
	async function whileBatchForgets<T>(work: () => Promise<T>): Promise<T> {
		const { id } = shop.server.merchant;
		await open.database.query(
			{
				text: `INSERT INTO idempotent_request (merchant_id, request_hash, fingerprint, status, answer, created_at)
					VALUES ($1, $2, '', 201, '', now() - interval '25 hours')`,
			},
			[id, randomBytes(32)],
		);
		return open.database.transaction(async (tx) => {
			await tx.query(
				{
					text: `DELETE FROM idempotent_request WHERE merchant_id = $1 AND created_at <= now() - interval '24 hours'`,
				},
				[id],
			);
			return work();
		});
	}

	const letLapse = async ({ id }: Order) => {
		await open.database.query(
			{ text: `UPDATE placed_order SET payment_due_at = now() - interval '1 second' WHERE order_id = $1` },
			[id],
		);
		await open.database.query({
			text: `UPDATE reservation SET expires_at = now() - interval '1 second' WHERE status = 'active'`,
		});
	};

	test('wait for nobody who forgets old answers: something given in place', { timeout: 30_000 }, async () => {
		const order = await shop.place({ places: { tartu: { JUG: 1 } } });
		const lines = [{ line: 1, quantity_picked: 0, replacement: { sku: 'KETTLE', quantity: 1 } }];
		const prepared = await whileBatchForgets(() => shop.act(shop.mari, only(order), 'prepare', { lines }));
		assert.equal(outcomeOf(prepared), '200', prepared.text);
		assert.equal(await shop.stock('KETTLE', 'tartu'), '10/1');
	});

	test('wait for nobody who forgets old answers: what is paid late', { timeout: 30_000 }, async () => {
		const order = await shop.place({ places: { riga: { JUG: 2 } }, payment: 'external' });
		await letLapse(order);
		const notice = { order_id: order.id, reference: 'late', status: 'paid', amount: order.totals.total };
		assert.equal((await whileBatchForgets(() => sendNotice(shop, notice))).status, 204);
		assert.equal(only(await shop.order(shop.anna, order)).status, 'reserved');
		assert.equal(await shop.stock('JUG', 'riga'), '10/2');
	});
});
