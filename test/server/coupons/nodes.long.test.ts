import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openDatabase, startServer, type Database, type RunningServer } from '@endcap/server';
import { assertCouponSums } from '../../support/coupon-sums.ts';
import { CouponShop } from '../../support/coupon-shop.ts';
import { postgresDatabase, type TestDatabase } from '../../support/databases.ts';
import { signedIn } from '../../support/signed-in.ts';

describe('two nodes on one PostgreSQL', () => {
	let one: TestDatabase & { url: string };
	let other: Database;
	let shop: CouponShop;
	let second: RunningServer;
	before(async () => {
		one = await postgresDatabase();
		other = await openDatabase({ databaseUrl: one.url, purpose: 'serve' });
		shop = await CouponShop.open(one.database);
		second = await startServer({ database: other, host: '127.0.0.1', port: 0, logLevel: 'silent' });
	});
	after(async () => {
		await second.close();
		await shop.close();
		await other.close();
		await one.close();
	});

	/** Sends it to the nodes in turn. */
	async function post(turn: number, path: string, key: string, body: object): Promise<number> {
		const response = await fetch((turn % 2 === 0 ? shop.server.url : second.url) + path, {
			method: 'POST',
			headers: {
				authorization: `Bearer ${key}`,
				'content-type': 'application/json',
				'idempotency-key': `${path} ${turn}`,
			},
			body: JSON.stringify(body),
		});
		await response.text();
		return response.status;
	}

	const counted = (statuses: readonly number[]) => {
		const count = (status: number) => statuses.filter((each) => each === status).length;
		return { made: count(201), refused: count(409) };
	};

	test('give the last one of an offer to one of a hundred who claim it', async () => {
		await shop.coupon('last-offer', { claimable: true, limit_total: 1 });
		const people = await Promise.all(Array.from({ length: 100 }, () => signedIn(one.database, shop.merchant)));
		const statuses = await Promise.all(
			people.map(({ access_token }, turn) => post(turn, '/v1/wallet/claim', access_token, { coupon_id: 'last-offer' })),
		);
		assert.deepEqual(counted(statuses), { made: 1, refused: 99 });
		await assertCouponSums(one.database, shop.merchant.id);
	});

	test('give a code for one use to one of a hundred who claim it', async () => {
		await shop.coupon('last-code', {});
		const code = await shop.singleUseCode('last-code');
		const people = await Promise.all(Array.from({ length: 100 }, () => signedIn(one.database, shop.merchant)));
		const statuses = await Promise.all(
			people.map(({ access_token }, turn) => post(turn + 100, '/v1/wallet/claim', access_token, { code })),
		);
		assert.deepEqual(counted(statuses), { made: 1, refused: 99 });
		await assertCouponSums(one.database, shop.merchant.id);
	});

	for (const name of ['a code for everyone', 'a code for one use'] as const) {
		test(`redeem the last use of ${name} for one of a hundred receipts`, async () => {
			const id = name === 'a code for everyone' ? 'last-public' : 'last-single';
			await shop.coupon(id, { code: id, limit_total: 1 });
			const code = name === 'a code for everyone' ? id : await shop.singleUseCode(id);
			const statuses = await Promise.all(
				Array.from({ length: 100 }, (_, turn) =>
					post(turn + (id === 'last-public' ? 0 : 100), '/v1/redemptions', shop.merchant.secret, {
						codes: [code],
						lines: [{ sku: 'KETTLE', quantity: 1 }],
						source: { type: 'sale', id: `${id} ${turn}` },
					}),
				),
			);
			assert.deepEqual(counted(statuses), { made: 1, refused: 99 });
			await assertCouponSums(one.database, shop.merchant.id);
		});
	}
});
