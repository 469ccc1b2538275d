import assert from 'node:assert/strict';
import { after, before, suite, test, type TestContext } from 'node:test';
import type { SaleInput, SalePage, SalePrice, SalePriceInput } from '@endcap/contract';
import type { Live } from '@endcap/sdk';
import { createStaffEndcap, type KeptSale, type PriceOutcome, type StaffEndcap } from '@endcap/sdk/staff';
import { until } from '../support/client.ts';
import { atCounter, hire } from '../support/counter.ts';
import { CuttingProxy } from '../support/cutting-proxy.ts';
import { pgliteDatabase, type TestDatabase } from '../support/databases.ts';
import { testServer, type TestServer } from '../support/server.ts';
import { productInput, setLevel, storeInput, variantInput } from '../support/shop.ts';

const STORE = 'tartu';
const euros = (amount: number) => ({ amount, currency: 'EUR' });
const kettles = (quantity = 1): SalePriceInput => ({ store_id: STORE, lines: [{ sku: 'KETTLE', quantity }] });

suite('a till by the SDK, on the real server and a bad network', () => {
	let open: TestDatabase;
	let server: TestServer;
	let headers: Record<string, string>;

	before(async () => {
		open = await pgliteDatabase();
		server = await testServer(open.database, { logLevel: 'silent' });
		const put = async (path: string, body: unknown) => {
			const { status, text } = await server.call('PUT', path, { key: server.merchant.secret, body });
			assert.ok(status < 300, text);
		};
		await put(`/v1/stores/${STORE}`, storeInput({ name: 'Tartu' }));
		const kettle = variantInput('KETTLE', { gtin: '04006381333931', price: euros(4900) });
		await put('/v1/products/kettle', productInput([kettle, variantInput('PAN', { price: euros(2000) })]));
		await setLevel(open.database, server.merchant.id, 'KETTLE', STORE, { on_hand: 100 });
		await hire(open.database, server.merchant, 'mari', { stores: [STORE] });
		headers = await atCounter(server, server.merchant, 'mari');
	});
	after(async () => {
		await server.close();
		await open.close();
	});

	/** A till whose network can be cut, and where whoever is signed in can be forgotten. */
	async function till(t: TestContext): Promise<StaffEndcap & { proxy: CuttingProxy; cookie: { forgotten: boolean } }> {
		const cookie = { forgotten: false };
		const proxy = await CuttingProxy.start({ host: '127.0.0.1', port: Number(new URL(server.url).port) });
		const endcap = createStaffEndcap({
			baseUrl: proxy.url,
			retries: 0,
			fetch: (input, init) => {
				const own = new Headers(init?.headers);
				for (const [name, value] of Object.entries({ ...headers, connection: 'close' })) own.set(name, value);
				if (cookie.forgotten) own.delete('cookie');
				return fetch(input, { ...init, headers: own });
			},
		});
		t.after(async () => {
			endcap.destroy();
			await proxy.close();
		});
		return Object.assign(endcap, { proxy, cookie });
	}

	function toldOf(outcome: PriceOutcome): SalePrice {
		assert.ok('price' in outcome, outcome.outcome);
		return outcome.price;
	}

	const saleOf = (input: SalePriceInput, receipt: string, told: SalePrice): SaleInput => ({
		...input,
		receipt,
		sold_at: new Date().toISOString(),
		total: told.totals.total,
	});

	async function recorded(receipt: string) {
		const { body } = await server.call('GET', `/v1/sales?receipt=${receipt}`, { key: server.merchant.secret });
		return (body as SalePage).data;
	}

	/** Resolves once nothing waits any more. */
	async function sent({ sales }: Pick<StaffEndcap, 'sales'>): Promise<readonly KeptSale[]> {
		const all = ({ value }: Live<readonly KeptSale[]>) =>
			value?.every(({ status }) => status === 'sent') && value.length;
		return (await until(sales.$kept, all)).value ?? [];
	}

	test('a sale is priced, recorded, and found again by its number', async (t) => {
		const { sales } = await till(t);
		const told = toldOf(await sales.price(kettles(2)));
		assert.equal(told.totals.total.amount, 9800);
		const receipt = await sales.nextReceipt(STORE);
		const outcome = await sales.ring(saleOf(kettles(2), receipt, told), told);
		assert.equal(outcome.outcome, 'recorded');
		assert.deepEqual((await sales.find({ store_id: STORE, receipt }))?.totals.total, euros(9800));
		assert.equal(await sales.find({ store_id: STORE, receipt: 'none' }), undefined);
	});

	test('a sale whose answer is lost is kept, and counts once when it is sent again', async (t) => {
		const { sales, proxy } = await till(t);
		const leave = sales.$kept.subscribe(() => undefined);
		const told = toldOf(await sales.price(kettles()));
		proxy.cutNext('unanswered');
		assert.deepEqual(await sales.ring(saleOf(kettles(), 'LOST-1', told), told), {
			outcome: 'kept',
			outlives_page: false,
		});
		const [kept] = await sent({ sales });
		assert.equal(kept?.sale?.receipt, 'LOST-1');
		const all = await recorded('LOST-1');
		assert.equal(all.length, 1);
		assert.equal(all[0]?.offline, false, 'it had come through the first time');
		leave();
	});

	test('without the network it is priced as it was last, rung up, and recorded as it was told when it is back', async (t) => {
		const { sales, proxy } = await till(t);
		const leave = sales.$kept.subscribe(() => undefined);
		await sales.learn();
		proxy.refusing = true;
		const scanned = await sales.scan('4006381333931');
		assert.equal(scanned.kind === 'variant' && scanned.variant.sku, 'KETTLE');
		assert.deepEqual(await sales.scan('MABCDE FGHIJ KLMNO PQRS'), {
			kind: 'member_code',
			code: 'mabcdefghijklmnopqrs',
		});
		const input = { store_id: STORE, lines: [...kettles(3).lines, { sku: 'PAN', quantity: 1 }] };
		const outcome = await sales.price(input);
		assert.equal(outcome.outcome, 'last_known');
		const told = toldOf(outcome);
		assert.deepEqual(told.totals.total, euros(16_700));
		await sales.ring(saleOf(input, 'CUT-1', told), told);
		proxy.refusing = false;
		const [kept] = await sent({ sales });
		assert.equal(kept?.sale?.offline, true);
		const all = await recorded('CUT-1');
		assert.deepEqual(
			all.map(({ totals }) => totals.total),
			[euros(16_700)],
		);
		assert.ok(kept);
		await sales.dismiss(kept.key);
		assert.deepEqual(sales.$kept.get().value, []);
		leave();
	});

	test('what the server refuses afterwards stays, with why, until it is given up', async (t) => {
		const { sales } = await till(t);
		const leave = sales.$kept.subscribe(() => undefined);
		const told = toldOf(await sales.price(kettles()));
		await sales.ring(saleOf(kettles(), 'TAKEN-1', told), told);
		await sales.keep(saleOf(kettles(5), 'TAKEN-1', told));
		const { value } = await until(sales.$kept, (live) => live.value?.some(({ refused }) => refused));
		assert.equal(value?.[0]?.refused, 'receipt_reused');
		assert.equal(value?.[0]?.status, 'waiting');
		await sales.dismiss(value?.[0]?.key ?? '');
		assert.deepEqual(sales.$kept.get().value, []);
		assert.equal((await recorded('TAKEN-1'))[0]?.lines[0]?.quantity, 1);
		leave();
	});

	test('a sale that was kept waits while nobody is signed in, and is sent once somebody is', async (t) => {
		const { sales, cookie } = await till(t);
		const leave = sales.$kept.subscribe(() => undefined);
		const told = toldOf(await sales.price(kettles()));
		cookie.forgotten = true;
		await sales.keep(saleOf(kettles(), 'WAITS-1', told));
		const { value } = await until(sales.$kept, (live) => live.value?.some(({ refused }) => refused));
		assert.equal(value?.[0]?.refused, 'unauthenticated');
		cookie.forgotten = false;
		await sent({ sales });
		assert.equal((await recorded('WAITS-1')).length, 1);
		leave();
	});

	test('refusals are values: a coupon nobody knows, a price that is another, more back than was sold', async (t) => {
		const { sales } = await till(t);
		const told = toldOf(await sales.price(kettles()));
		const withCoupon = await sales.record({ ...saleOf(kettles(), 'NO-1', told), coupons: ['NOBODY'] });
		assert.ok(withCoupon.outcome === 'coupon_refused');
		assert.equal(withCoupon.coupons[0]?.reason, 'unknown');
		const cheaper = await sales.record({ ...saleOf(kettles(), 'NO-2', told), total: euros(1) });
		assert.equal(cheaper.outcome, 'total_differs');
		assert.equal((await sales.record(saleOf(kettles(), 'YES-1', told))).outcome, 'recorded');
		const refund_of = { store_id: STORE, receipt: 'YES-1' };
		assert.equal((await sales.price({ ...kettles(-2), refund_of })).outcome, 'refund_refused');
		assert.equal(toldOf(await sales.price({ ...kettles(-1), refund_of })).totals.total.amount, -4900);
		assert.deepEqual([...(await recorded('NO-1')), ...(await recorded('NO-2'))], []);
	});

	test('articles are found by words and by SKU', async (t) => {
		const { sales } = await till(t);
		assert.deepEqual(
			(await sales.articles('pan')).map(({ sku }) => sku),
			['PAN'],
		);
		assert.deepEqual(
			(await sales.named(['KETTLE', 'NONE'])).map(({ sku }) => sku),
			['KETTLE'],
		);
	});
});
