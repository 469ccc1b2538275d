import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openDatabase, type Database, type Queryable } from '@endcap/server';
import {
	redeemCoupons,
	redeemReserved,
	releaseCoupons,
	reserveCoupons,
	rollBackRedemptions,
	type ChosenCoupon,
} from '../../../packages/server/src/coupons/redeem.ts';
import { assertCouponSums } from '../../support/coupon-sums.ts';
import { CouponShop } from '../../support/coupon-shop.ts';
import { postgresDatabase, type TestDatabase } from '../../support/databases.ts';
import { signedIn } from '../../support/signed-in.ts';

const WORKERS = 12;
const STEPS = 150;
const LIMIT = 12;

/** The caller changed its mind, as a cart does when stock is short. */
class Undone extends Error {}

describe('whatever happens to coupons on two nodes', () => {
	let one: TestDatabase & { url: string };
	let other: Database;
	let killer: Database;
	let shop: CouponShop;
	const chosen: ChosenCoupon[] = [];
	const customers: string[] = [];
	before(async () => {
		one = await postgresDatabase();
		other = await openDatabase({ databaseUrl: one.url, purpose: 'serve' });
		killer = await openDatabase({ databaseUrl: one.url, purpose: 'command' });
		shop = await CouponShop.open(one.database);
		for (let index = 0; index < 3; index += 1) {
			const id = `public-${index}`;
			await shop.coupon(id, { code: id, limit_total: LIMIT, limit_per_customer: 6 });
			chosen.push({ coupon_id: id, wallet_coupon_id: null, code: id.toUpperCase(), amount: 100 });
		}
		await shop.coupon('wallet', { claimable: true });
		await shop.coupon('codes', { limit_total: 2 });
		for (let index = 0; index < 4; index += 1) {
			const { customer_id, access_token } = await signedIn(one.database, shop.merchant);
			customers.push(customer_id);
			const { id, code } = await shop.claimed(access_token, { coupon_id: 'wallet' });
			chosen.push({ coupon_id: 'wallet', wallet_coupon_id: id, code, amount: 100 });
			const single = await shop.singleUseCode('codes');
			const rows = await one.database.query<{ wallet_coupon_id: string }>(
				{ text: 'SELECT wallet_coupon_id FROM wallet_coupon WHERE merchant_id = $1 AND code = $2' },
				[shop.merchant.id, single],
			);
			const [row] = rows;
			chosen.push({ coupon_id: 'codes', wallet_coupon_id: row?.wallet_coupon_id ?? '', code: single, amount: 100 });
		}
	});
	after(async () => {
		await shop.close();
		await killer.close();
		await other.close();
		await one.close();
	});

	const pick = <T>(from: readonly T[]): T => from[Math.floor(Math.random() * from.length)] as T;

	async function step(database: Database, done: Map<string, number>): Promise<void> {
		const merchantId = shop.merchant.id;
		const source = { type: pick(['cart', 'order'] as const), id: String(Math.floor(Math.random() * 40)) };
		const use = {
			source,
			customer_id: pick(customers),
			channel: 'web' as const,
			store_id: null,
			currency: 'EUR',
			until: Math.random() < 0.3 ? new Date(Date.now() + Math.random() * 300 - 100) : null,
		};
		const some = [...new Set([pick(chosen), pick(chosen)])];
		const steps: Record<string, (tx: Queryable) => Promise<unknown>> = {
			reserve: (tx) => reserveCoupons(tx, merchantId, use, some),
			'go over': (tx) => reserveCoupons(tx, merchantId, use, some, { type: 'cart', id: pick(['1', '2', '3', '4']) }),
			redeem: (tx) => redeemCoupons(tx, merchantId, use, some),
			'redeem reserved': (tx) => redeemReserved(tx, merchantId, source),
			release: (tx) => releaseCoupons(tx, merchantId, source),
			'roll back': (tx) => rollBackRedemptions(tx, merchantId, source),
		};
		const name = pick(Object.keys(steps));
		try {
			await database.transaction(async (tx) => {
				const outcome = await steps[name]?.(tx);
				const refused = Array.isArray(outcome) && outcome.some((each: object) => 'reason' in each);
				if (refused || Math.random() < 0.1) throw new Undone();
			});
			done.set(name, (done.get(name) ?? 0) + 1);
		} catch (error) {
			const { code, message } = error as { code?: string; message: string };
			const isExpected =
				error instanceof Undone ||
				/^(57P01|ECONNRESET|EPIPE)$/.test(code ?? '') ||
				/connection|terminat/i.test(message);
			// Two carts may name a source that both give up; nothing else may be in the way of another.
			if (!isExpected && code !== '23505') throw error;
		}
	}

	test('no limit is exceeded and the sums agree, while connections are killed and transactions undone', async () => {
		const done = new Map<string, number>();
		const stop = new AbortController();
		const killing = (async () => {
			while (!stop.signal.aborted) {
				await killer.query({
					text: `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
							WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'idle in transaction' AND random() < 0.05
							ORDER BY random() LIMIT 1`,
				});
				await assertCouponSums(killer, shop.merchant.id);
			}
		})();
		await Promise.all(
			Array.from({ length: WORKERS }, async (_, worker) => {
				for (let times = 0; times < STEPS; times += 1) await step(worker % 2 === 0 ? one.database : other, done);
			}),
		).finally(() => stop.abort());
		await killing;
		await assertCouponSums(killer, shop.merchant.id);
		for (const name of ['reserve', 'redeem', 'redeem reserved', 'release', 'roll back']) {
			assert.ok((done.get(name) ?? 0) > 10, `${name} was done ${done.get(name) ?? 0} times`);
		}
	});
});
