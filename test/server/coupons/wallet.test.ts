import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ClaimableCoupons, WalletCoupon, WalletCouponPage } from '@endcap/contract';
import { insertCustomer } from '../../../packages/server/src/shoppers/queries.ts';
import { timeOrderedId } from '../../../packages/server/src/shared/time-ordered-id.ts';
import { sequence } from '../../../packages/server/src/events/sequencer.ts';
import { findByLocator } from '../../../packages/server/src/coupons/wallet.queries.ts';
import { assertCouponSums } from '../../support/coupon-sums.ts';
import { COUPON_NOW, CouponShop } from '../../support/coupon-shop.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { onDevice, signedIn, type SignedIn } from '../../support/signed-in.ts';

onEachDatabase('wallets', (context) => {
	let shop: CouponShop;
	let anna: SignedIn;
	let boris: SignedIn;
	let now = COUPON_NOW;
	before(async () => {
		shop = await CouponShop.open(context.database, () => now);
		anna = await signedIn(context.database, shop.merchant);
		boris = await signedIn(context.database, shop.merchant);
	});
	after(() => shop.close());

	const wallet = (who: SignedIn, query = '') =>
		shop.must<WalletCouponPage>('GET', `/v1/wallet${query}`, { key: who.access_token });
	const of = async (who: SignedIn, couponId: string) =>
		(await wallet(who)).data.filter(({ coupon }) => coupon.id === couponId);
	const wrong = async (who: SignedIn, code: string) => {
		const { status, body } = await shop.claim(who.access_token, { code });
		const { request_id: _request, coupons, ...problem } = body as { request_id: string; coupons: object[] };
		return { status, ...problem, coupons: coupons.map((each) => ({ ...each, code: null })) };
	};

	test('keep a code for one use from the moment it is claimed, for that customer alone', async () => {
		await shop.coupon('claimed', {});
		const code = await shop.singleUseCode('claimed');
		const mine = await shop.claimed(anna.access_token, { code });
		assert.deepEqual([mine.status, mine.code, mine.coupon.id], ['issued', code, 'claimed']);
		assert.equal((await shop.claim(anna.access_token, { code })).status, 200, 'again');
		assert.equal(await shop.reason(code, {}, anna.access_token), null);
		assert.equal(await shop.reason(code, {}, boris.access_token), 'unknown');
		assert.equal(await shop.reason(mine.id, {}, boris.access_token), 'unknown');
		assert.equal(await shop.reason(code, { customer_id: boris.customer_id }), 'not_yours');
		assert.equal((await shop.call('GET', `/v1/wallet/${mine.id}`, { key: boris.access_token })).status, 404);
		assert.deepEqual(await of(boris, 'claimed'), []);
	});

	test('are the same on all devices of a customer, live', async () => {
		await shop.coupon('live', { claimable: true });
		const other = await onDevice(context.database, shop.merchant, anna.customer_id);
		const mine = await shop.claimed(other.access_token, { coupon_id: 'live' });
		assert.deepEqual(await of(anna, 'live'), [mine]);
		await sequence(context.database, shop.merchant.id);
		const poll = '/v1/events?mode=poll&topic=wallet&after=0&limit=1000';
		type Page = { data: { type: string; data: { id: string } }[] };
		const heard = async (who: SignedIn) =>
			(await shop.must<Page>('GET', poll, { key: who.access_token })).data.filter(({ data }) => data.id === mine.id);
		assert.deepEqual(
			(await heard(anna)).map(({ type }) => type),
			['wallet_coupon.issued'],
		);
		assert.deepEqual(await heard(boris), []);
	});

	test('answer alike to a code that never was, one of somebody else, one that was used, and one that is over', async () => {
		await shop.coupon('alike', {});
		const foreign = await shop.singleUseCode('alike');
		await shop.claimed(boris.access_token, { code: foreign });
		const used = await shop.singleUseCode('alike');
		assert.equal((await shop.redeem([used])).status, 201);
		await shop.coupon('over', {});
		const over = await shop.singleUseCode('over');
		await shop.coupon('over', { status: 'ended' });
		const never = await wrong(anna, 'AAAAAAAAAAAAA');
		assert.equal(never.status, 409);
		for (const code of [foreign, used, over]) assert.deepEqual(await wrong(anna, code), never);
		for (const code of [foreign, used, over]) assert.equal(await shop.reason(code, {}, anna.access_token), 'unknown');
	});

	test('give an offer once to who has an unused one, and again as often as the coupon says', async () => {
		await shop.coupon('offer', { claimable: true, limit_per_customer: 2 });
		const claim = () => shop.claim(anna.access_token, { coupon_id: 'offer' });
		const use = async () => {
			const [unused] = (await of(anna, 'offer')).filter(({ status }) => status === 'issued');
			assert.ok(unused);
			assert.equal((await shop.redeem([unused.id], { customer_id: anna.customer_id })).status, 201);
		};
		assert.deepEqual([(await claim()).status, (await claim()).status], [201, 200]);
		await use();
		assert.equal((await claim()).status, 201);
		await use();
		assert.equal(CouponShop.reasonOf(await claim()), 'limit_reached');
	});

	test('are offered what they could claim, and take nothing that is not offered', async () => {
		await shop.coupon('for-all', { claimable: true });
		await shop.coupon('for-some', { claimable: true, segments: ['gold'] });
		await shop.coupon('for-none', {});
		await shop.coupon('not-yet', { claimable: true, valid_from: '2026-04-01T00:00' });
		const carl = await signedIn(context.database, shop.merchant);
		const offered = async () => {
			const { data } = await shop.must<ClaimableCoupons>('GET', '/v1/wallet/claimable', { key: carl.access_token });
			return data.map(({ id }) => id).filter((id) => /^for-|^not-/.test(id));
		};
		assert.deepEqual(await offered(), ['for-all']);
		await setSegments(carl.customer_id, ['gold']);
		assert.deepEqual(await offered(), ['for-all', 'for-some']);
		const reasons = [];
		for (const coupon_id of ['for-none', 'not-yet', 'never-was']) {
			reasons.push(CouponShop.reasonOf(await shop.claim(carl.access_token, { coupon_id })));
		}
		assert.deepEqual(reasons, ['unknown', 'not_started', 'unknown']);
	});

	test('say when a coupon is over by the clock of the first store', async () => {
		await shop.coupon('ending', { claimable: true, valid_until: '2026-04-01T00:00' });
		const { id, valid_until, timezone } = await shop.claimed(anna.access_token, { coupon_id: 'ending' });
		assert.deepEqual([valid_until, timezone], ['2026-03-31T21:00:00.000Z', 'Europe/Tallinn']);
		now = new Date('2026-03-31T21:00:00Z');
		const mine = await shop.must<WalletCoupon>('GET', `/v1/wallet/${id}`, { key: anna.access_token });
		const listed = await wallet(anna, '?status=expired');
		now = COUPON_NOW;
		assert.equal(mine.status, 'expired');
		assert.deepEqual(
			listed.data.map((each) => each.id),
			[id],
		);
	});

	test('come in pages without a repeat', async () => {
		const dora = await signedIn(context.database, shop.merchant);
		await shop.coupon('paged', {});
		const body = { customer_ids: [dora.customer_id] };
		for (let times = 0; times < 5; times += 1) await shop.must('POST', '/v1/coupons/paged/issue', { body });
		const seen: string[] = [];
		for (let cursor: string | null = ''; cursor !== null;) {
			const page = await wallet(dora, `?limit=2${cursor && `&cursor=${cursor}`}`);
			seen.push(...page.data.map(({ id }) => id));
			cursor = page.next_cursor;
		}
		assert.deepEqual(seen, [...new Set(seen)].sort().toReversed());
		assert.equal(seen.length, 5);
	});

	test('are filled for a segment, for ids, and for a birthday once', async () => {
		const people = await Promise.all(
			[0, 1, 2].map(async (index) => {
				const customer_id = timeOrderedId();
				const email = `issue-${index}-${customer_id}@example.com`;
				const fields = { customer_id, email, phone: null, name: null, language: 'en' };
				assert.ok(await insertCustomer(context.database, shop.merchant.id, fields));
				return customer_id;
			}),
		);
		const [one = '', two = '', three = ''] = people;
		await setSegments(one, ['silver']);
		await setSegments(two, ['silver']);
		await context.database.query(
			{
				text: `UPDATE customer SET birthday = CASE customer_id WHEN $2 THEN '03-27' ELSE '05-01' END
				WHERE merchant_id = $1 AND customer_id IN ($2, $3)`,
			},
			[shop.merchant.id, two, three],
		);
		await shop.coupon('given', { limit_per_customer: 1 });
		await shop.coupon('birthday', { claimable: true, birthday: { days_before: 2, days_after: 7 } });
		const issue = (id: string, body: object) => shop.must('POST', `/v1/coupons/${id}/issue`, { body });
		assert.deepEqual(await issue('given', { segment: 'silver' }), { issued: 2, skipped: 0 });
		const everyone = { customer_ids: [...people, one, 'nobody'] };
		assert.deepEqual(await issue('given', everyone), { issued: 1, skipped: 3 });
		assert.deepEqual(await issue('birthday', { birthday: true }), { issued: 1, skipped: 1 });
		assert.deepEqual(await issue('birthday', { birthday: true }), { issued: 0, skipped: 2 });
		const device = await onDevice(context.database, shop.merchant, two);
		const [own] = await of(device, 'birthday');
		assert.equal(own?.valid_until, '2026-04-03T21:00:00.000Z');
	});

	test('are filled for all or, where not enough is left, for nobody', async () => {
		await shop.coupon('scarce', { limit_total: 1 });
		const body = { customer_ids: [anna.customer_id, boris.customer_id] };
		const refused = await shop.call('POST', '/v1/coupons/scarce/issue', { body });
		assert.equal(CouponShop.reasonOf(refused), 'limit_reached');
		assert.deepEqual([await of(anna, 'scarce'), await of(boris, 'scarce')], [[], []]);
	});

	test('are found by how a code shown at the till begins', async () => {
		await shop.coupon('shown', { claimable: true });
		const mine = await shop.claimed(anna.access_token, { coupon_id: 'shown' });
		const found = await findByLocator(context.database, shop.merchant.id, mine.locator);
		assert.deepEqual(
			found.map(({ wallet_coupon_id, customer_id }) => [wallet_coupon_id, customer_id]),
			[[mine.id, anna.customer_id]],
		);
	});

	test('of somebody who is erased go back to others', async () => {
		await shop.coupon('returned', { claimable: true, limit_total: 1 });
		const gone = await signedIn(context.database, shop.merchant);
		await shop.claimed(gone.access_token, { coupon_id: 'returned' });
		assert.equal(CouponShop.reasonOf(await shop.claim(boris.access_token, { coupon_id: 'returned' })), 'limit_reached');
		await shop.must('POST', '/v1/customers/me/erase', { key: gone.access_token, body: { confirm: 'erase' } });
		assert.equal((await shop.claim(boris.access_token, { coupon_id: 'returned' })).status, 201);
		await assertCouponSums(context.database, shop.merchant.id);
	});

	test('belong to customers: an anonymous session has none', async () => {
		const { access_token } = await shop.must<{ access_token: string }>('POST', '/v1/sessions', {
			key: shop.merchant.publishable,
		});
		for (const [method, path] of [
			['GET', '/v1/wallet'],
			['GET', '/v1/wallet/x'],
			['POST', '/v1/wallet/claim'],
		] as const) {
			const body = method === 'POST' ? { code: 'X' } : undefined;
			const { status, body: problem } = await shop.call(method, path, { key: access_token, body });
			assert.deepEqual([status, (problem as { code: string }).code], [403, 'sign_in_needed'], path);
		}
	});

	async function setSegments(customerId: string, segments: string[]): Promise<void> {
		await context.database.query(
			{ text: 'UPDATE customer SET segments = $3 WHERE merchant_id = $1 AND customer_id = $2' },
			[shop.merchant.id, customerId, segments],
		);
	}
});
