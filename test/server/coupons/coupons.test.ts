import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Coupon, CouponCodes, CouponPage, CouponStatus, Problem } from '@endcap/contract';
import { couponInput, CouponShop } from '../../support/coupon-shop.ts';
import { onEachDatabase } from '../../support/databases.ts';

const STATUSES: readonly CouponStatus[] = ['draft', 'active', 'paused', 'ended'];
const ALLOWED = ['draft-draft', 'draft-active', 'draft-ended', 'active-active', 'active-paused', 'active-ended'].concat(
	['paused-paused', 'paused-active', 'paused-ended', 'ended-ended'],
);

onEachDatabase('coupons', (context) => {
	let shop: CouponShop;
	before(async () => {
		shop = await CouponShop.open(context.database);
	});
	after(() => shop.close());

	const put = (id: string, fields: Parameters<typeof couponInput>[0]) =>
		shop.call('PUT', `/v1/coupons/${id}`, { body: couponInput(fields) });
	const codeOf = (body: unknown) => (body as Problem).code;

	test('come back as they were put, articles included', async () => {
		const fields = couponInput({
			name: 'Kettles',
			benefit: { type: 'percentage', percent: 25, at_most: { amount: 900, currency: 'EUR' } },
			products: { categories: ['Kettles'], skus: ['B', 'A', 'A'] },
			stores: ['tartu'],
			channels: ['till', 'web'],
			valid_from: '2026-03-01T00:00',
			valid_until: '2026-12-24T18:00',
			limit_total: 9,
			limit_per_customer: 2,
			code: 'straße10',
			segments: ['regulars'],
			birthday: { days_before: 3, days_after: 4 },
			receipt: { minimum: { amount: 2000, currency: 'EUR' }, valid_days: 30, channels: ['web'] },
		});
		const made = await shop.coupon('whole', fields);
		const { id, uses, excess, created_at: _created, updated_at: _updated, products, code, ...rest } = made;
		const { products: _products, code: _code, ...sent } = fields;
		assert.deepEqual([id, uses, excess, code], ['whole', 0, 0, 'STRASSE10']);
		assert.deepEqual(rest, sent);
		assert.deepEqual(products, { categories: ['Kettles'], skus: ['A', 'B'], sku_count: 2 });
		assert.deepEqual(await shop.must<Coupon>('GET', '/v1/coupons/whole'), made);
	});

	test('are listed by id and found by words in name, id and code', async () => {
		for (const id of ['list-a', 'list-b', 'list-c'])
			await shop.coupon(id, { code: `${id}-code`, name: `Listed ${id}` });
		const first = await shop.must<CouponPage>('GET', '/v1/coupons?search=listed&limit=2');
		assert.deepEqual(
			first.data.map(({ id }) => id),
			['list-a', 'list-b'],
		);
		const rest = await shop.must<CouponPage>('GET', `/v1/coupons?search=listed&limit=2&cursor=${first.next_cursor}`);
		assert.deepEqual([rest.data.map(({ id }) => id), rest.next_cursor], [['list-c'], null]);
		const byCode = await shop.must<CouponPage>('GET', '/v1/coupons?search=LIST-B-CODE');
		assert.deepEqual(
			byCode.data.map(({ id }) => id),
			['list-b'],
		);
	});

	for (const from of STATUSES) {
		test(`go from ${from} where the contract says so`, async () => {
			const outcomes = [];
			for (const to of STATUSES) {
				const id = `${from}-${to}`;
				await put(id, { status: from });
				const { status, body } = await put(id, { status: to });
				outcomes.push(status === 200 ? id : codeOf(body));
			}
			assert.deepEqual(
				outcomes,
				STATUSES.map((to) => (ALLOWED.includes(`${from}-${to}`) ? `${from}-${to}` : 'coupon_state')),
			);
		});
	}

	test('refuse what the schema cannot: another currency, days that are none, an end before the beginning', async () => {
		const wrong = {
			minimum_spend: { amount: 1, currency: 'USD' },
			valid_from: '2026-02-30T00:00',
			valid_until: '2026-01-01T00:00',
		};
		const { status, body } = await put('wrong', wrong);
		assert.equal(status, 400);
		assert.deepEqual(
			(body as Problem).errors?.map(({ pointer }) => pointer),
			['/minimum_spend/currency', '/valid_from', '/valid_until'],
		);
	});

	test('do not share a code, with one another or with a code for one use', async () => {
		await shop.coupon('first', { code: 'SHARED' });
		const single = await shop.singleUseCode('first');
		const answers = [await put('second', { code: 'shared' }), await put('second', { code: single.toLowerCase() })];
		assert.deepEqual(
			answers.map(({ body }) => codeOf(body)),
			['coupon_code_taken', 'coupon_code_taken'],
		);
	});

	test('cannot be limited below what is used', async () => {
		await shop.coupon('used', { code: 'USED' });
		assert.equal((await shop.redeem(['USED'])).status, 201);
		assert.equal((await shop.redeem(['USED'])).status, 201);
		const { status, body } = await put('used', { code: 'USED', limit_total: 1 });
		assert.deepEqual([status, codeOf(body)], [409, 'conflict']);
		assert.equal((await shop.coupon('used', { code: 'USED', limit_total: 2 })).uses, 2);
	});

	test('are deleted while nobody has anything of them', async () => {
		await shop.coupon('gone', {});
		await shop.must('DELETE', '/v1/coupons/gone');
		assert.equal((await shop.call('GET', '/v1/coupons/gone')).status, 404);
		await shop.coupon('kept', {});
		await shop.singleUseCode('kept');
		assert.equal(codeOf((await shop.call('DELETE', '/v1/coupons/kept')).body), 'coupon_state');
	});

	test('have codes for one use in bulk, all different, once a request', async () => {
		await shop.coupon('bulk', {});
		const request = { body: { count: 2000 }, headers: { 'idempotency-key': 'bulk' } };
		const made = await shop.must<CouponCodes>('POST', '/v1/coupons/bulk/codes', request);
		assert.deepEqual(made, { created: 2000, total: 2000, left: 2000 });
		assert.deepEqual(await shop.must('POST', '/v1/coupons/bulk/codes', request), made);
		const { text } = await shop.call('GET', '/v1/coupons/bulk/codes.csv');
		const codes = text
			.trim()
			.split('\r\n')
			.slice(1)
			.map((row) => row.split(',')[0]);
		assert.equal(new Set(codes).size, 2000);
		for (const code of codes) assert.match(code ?? '', /^[A-Z2-7]{13}$/);
		const [code = ''] = codes;
		assert.equal((await shop.redeem([code.toLowerCase()])).status, 201);
		assert.equal(CouponShop.reasonOf(await shop.redeem([code])), 'used');
	});

	test('of 14 477 articles apply by those of the basket', async () => {
		const skus = Array.from({ length: 14_477 }, (_, index) => `GROCERY-${index}`);
		await shop.coupon('groceries', { code: 'GROCERIES', products: { categories: [], skus: [...skus, 'PAN'] } });
		assert.equal(await shop.reason('GROCERIES'), 'no_product_matches');
		const lines = [
			{ sku: 'KETTLE', quantity: 1 },
			{ sku: 'PAN', quantity: 2 },
		];
		const { lines: priced } = await shop.validate(['GROCERIES'], { lines });
		assert.deepEqual(
			priced.map(({ discount }) => discount.amount),
			[0, 400],
		);
	});
});
