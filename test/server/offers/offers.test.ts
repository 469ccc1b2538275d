import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Offer, OfferFaceAnswer, OfferFacePage, OfferInput, OfferPage, WalletCoupon } from '@endcap/contract';
import { sequence } from '../../../packages/server/src/events/sequencer.ts';
import { COUPON_NOW, CouponShop } from '../../support/coupon-shop.ts';
import { atCounter, hire } from '../../support/counter.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { offerInput } from '../../support/offer-input.ts';
import { storeInput } from '../../support/shop.ts';
import { signedIn, type SignedIn } from '../../support/signed-in.ts';

const IN_TARTU = '58.3776,26.7290';
const IN_PARIS = '48.8566,2.3522';

onEachDatabase('offers', (context) => {
	let shop: CouponShop;
	let anna: SignedIn;
	let now = COUPON_NOW;
	const log: string[] = [];
	before(async () => {
		shop = await CouponShop.open(context.database, () => now, {
			logLevel: 'info',
			logStream: { write: (line: string) => void log.push(line) },
		});
		const riga = { name: 'Miera', timezone: 'Europe/Riga', geo: { latitude: 56.9664, longitude: 24.1355 } };
		await shop.must('PUT', '/v1/stores/riga', { body: storeInput(riga) });
		await shop.must('PUT', '/v1/stores/warehouse', { body: storeInput({ kind: 'warehouse' }) });
		await shop.coupon('kettles', { claimable: true, limit_per_customer: 1 });
		anna = await signedIn(context.database, shop.merchant);
	});
	after(() => shop.close());

	const make = (fields: Partial<OfferInput> = {}) =>
		shop.must<Offer>('POST', '/v1/merchant/offers', { body: offerInput(fields) });
	const change = (id: string, body: Partial<OfferInput>) =>
		shop.must<Offer>('PATCH', `/v1/merchant/offers/${id}`, { body });
	const list = (query = '', key = shop.merchant.publishable) =>
		shop.must<OfferFacePage>('GET', `/v1/offers?limit=100${query}`, { key });
	const find = async (id: string, query = '', key = shop.merchant.publishable) =>
		(await list(query, key)).data.find((offer) => offer.id === id);
	const get = (name: string, key = shop.merchant.publishable) => shop.call('GET', `/v1/offers/${name}`, { key });
	const claim = (name: string, key: string) => shop.call('POST', `/v1/offers/${name}/claim`, { key });
	const consent = (given: boolean) =>
		shop.must('PUT', '/v1/customers/me/consents', {
			key: anna.access_token,
			body: { purpose: 'personalization', given },
		});

	test('show where they are to be had, the nearest first, and until when by the clock of each shop', async () => {
		const ends_at = '2026-03-29T04:00';
		const { id } = await make({ coupon_id: 'kettles', skus: ['KETTLE'], ends_at });
		const face = await find(id, `&near=56.95,24.1`);
		assert.deepEqual(
			face?.stores.map(({ store_id, ends_at: ends }) => [store_id, ends]),
			[
				['riga', '2026-03-29T01:00:00Z'],
				['tartu', '2026-03-29T01:00:00Z'],
			],
		);
		assert.ok(face.stores.every(({ distance }) => distance !== null));
		assert.deepEqual([face.coupon?.id, face.claimed, face.state], ['kettles', null, 'active']);
		assert.equal((await find(id, '&store=tartu'))?.stores.length, 1);
		assert.equal(await find(id, '&store=elsewhere'), undefined);
		assert.equal(await find(id, '&sku=PAN'), undefined);
		assert.equal((await find(id, '&sku=KETTLE'))?.id, id);
	});

	test('with a radius are for those who are near, and for those who do not say where they are', async () => {
		const { id } = await make({ radius_km: 5, stores: ['tartu'] });
		assert.ok(await find(id));
		assert.ok(await find(id, `&near=${IN_TARTU}`));
		assert.equal(await find(id, `&near=${IN_PARIS}`), undefined);
		assert.equal(await find((await make()).id, `&near=${IN_PARIS}&radius=1000`), undefined);
	});

	test('use a place for the answer and keep nothing of it', async () => {
		await list('&near=58.12345,26.54321');
		const { secret: key } = shop.merchant;
		assert.doesNotMatch(log.join(''), /58\.12345|26\.54321/);
		assert.doesNotMatch((await shop.call('GET', '/v1/events?mode=poll&limit=1000', { key })).text, /58\.12345/);
	});

	test('that are being prepared, paused, over, for others, or that never were are not found alike', async () => {
		const segments = ['regulars'];
		const hidden = await Promise.all([
			make({ status: 'draft' }),
			make({ status: 'paused' }),
			make({ status: 'ended' }),
			make({ ends_at: '2026-03-25T11:59' }),
			make({ segments }),
		]);
		const { request_id: _never, ...never } = (await get('never')).body as { request_id: string };
		for (const { id, slug } of hidden) {
			assert.equal(await find(id), undefined);
			for (const name of [id, slug]) {
				const { status, body } = await get(name);
				const { request_id: _request, ...problem } = body as { request_id: string };
				assert.deepEqual([status, problem], [404, never]);
				assert.equal((await claim(name, anna.access_token)).status, 404);
			}
		}
	});

	test('of a segment are seen by its customers who agreed to it, until they take that back', async () => {
		const { id, slug } = await make({ segments: ['regulars'] });
		const key = anna.access_token;
		const body = { segments: ['regulars'] };
		await shop.must('PUT', `/v1/customers/${anna.customer_id}/segments`, { body });
		assert.equal(await find(id, '', key), undefined, 'not agreed');
		await consent(true);
		assert.ok(await find(id, '', key));
		assert.equal((await get(slug, key)).status, 200);
		await consent(false);
		assert.equal(await find(id, '', key), undefined, 'taken back');
		assert.equal((await get(slug, key)).status, 404);
		await consent(true);
		await shop.must('PUT', `/v1/customers/${anna.customer_id}/segments`, { body: { segments: [] } });
		assert.equal(await find(id, '', key), undefined, 'not of the segment any more');
	});

	test('begin and end by the clock, and say when', async () => {
		const { id, slug } = await make({ starts_at: '2026-03-25T13:00', ends_at: '2026-03-25T14:00', stores: ['tartu'] });
		assert.equal(await find(id), undefined);
		const early = (await get(slug)).body as OfferFaceAnswer;
		assert.deepEqual([early.offer.state, early.holds_until], ['scheduled', '2026-03-25T11:00:00Z']);
		assert.equal((await list()).holds_until, '2026-03-25T11:00:00Z');
		now = new Date('2026-03-25T11:00:00Z');
		assert.equal((await find(id))?.state, 'active');
		assert.equal((await list()).holds_until, '2026-03-25T12:00:00Z');
		now = new Date('2026-03-25T12:00:00Z');
		assert.equal(await find(id), undefined);
		assert.equal((await get(slug)).status, 404);
		now = COUPON_NOW;
	});

	test('put their coupon into the wallet once', async () => {
		const { id, slug } = await make({ coupon_id: 'kettles' });
		const boris = await signedIn(context.database, shop.merchant);
		const key = boris.access_token;
		assert.equal((await find(id, '', key))?.claimed, false);
		const first = await claim(slug, key);
		assert.deepEqual([first.status, (first.body as WalletCoupon).coupon.id], [201, 'kettles']);
		assert.equal((await claim(id, key)).status, 200, 'again');
		assert.equal((await find(id, '', key))?.claimed, true);
		await shop.redeem([(first.body as WalletCoupon).id], { customer_id: boris.customer_id });
		assert.equal((await find(id, '', key))?.claimed, true, 'used up');
		assert.equal(CouponShop.reasonOf(await claim(id, key)), 'limit_reached');
	});

	test('refuse a claim before they begin, without a coupon, and of somebody who is not known', async () => {
		const scheduled = await make({ coupon_id: 'kettles', starts_at: '2026-03-26T00:00' });
		assert.equal(CouponShop.reasonOf(await claim(scheduled.id, anna.access_token)), 'not_started');
		const plain = await make();
		assert.equal(CouponShop.reasonOf(await claim(plain.id, anna.access_token)), 'unknown');
		const { body } = await shop.call('POST', '/v1/sessions', { key: shop.merchant.publishable });
		const anybody = await claim(plain.id, (body as SignedIn).access_token);
		assert.deepEqual([anybody.status, (anybody.body as { code: string }).code], [403, 'sign_in_needed']);
	});

	test('do not show a coupon that nobody can have', async () => {
		await shop.coupon('short', { claimable: true });
		const { id } = await make({ coupon_id: 'short' });
		assert.equal((await find(id))?.coupon?.id, 'short');
		await shop.coupon('short', { claimable: true, status: 'paused' });
		assert.equal((await find(id))?.coupon, null);
		assert.equal((await shop.call('DELETE', '/v1/coupons/short')).status, 409, 'an offer gives it');
	});

	test('tell every page when they or their coupon change, by their id alone', async () => {
		await shop.coupon('told', { claimable: true });
		const { id } = await make({ coupon_id: 'told', name: 'Secret name' });
		await change(id, { headline: 'Twenty' });
		await shop.coupon('told', { claimable: true, name: 'Twenty' });
		await sequence(context.database, shop.merchant.id);
		const key = shop.merchant.publishable;
		const { body } = await shop.call('GET', '/v1/events?mode=poll&topic=offers&after=0&limit=1000', { key });
		const heard = (body as { data: { type: string; data: { id: string } }[] }).data;
		const own = heard.filter(({ data }) => data.id === id);
		assert.deepEqual(
			own.map(({ type, data }) => [type, data]),
			Array.from({ length: 3 }, () => ['offer.updated', { id }]),
		);
	});

	test('are changed in part, step by step, and never come back', async () => {
		const { id } = await make({ status: 'draft', name: 'One' });
		const started = await change(id, { status: 'active' });
		assert.deepEqual([started.name, started.state], ['One', 'active']);
		assert.equal((await change(id, { starts_at: '2026-03-26T00:00' })).state, 'scheduled');
		assert.equal((await change(id, { status: 'ended' })).state, 'ended');
		const { status } = await shop.call('PATCH', `/v1/merchant/offers/${id}`, { body: { status: 'active' } });
		assert.equal(status, 409);
	});

	test('show a picture of this server by its whole address, and keep the path', async () => {
		const { id, image } = await make({ image: '/pictures/spring.jpg' });
		assert.equal(image, '/pictures/spring.jpg');
		assert.equal((await find(id))?.image, new URL('/pictures/spring.jpg', shop.server.url).href);
		await change(id, { image: 'https://pictures.example/spring.jpg' });
		assert.equal((await find(id))?.image, 'https://pictures.example/spring.jpg');
	});

	test('refuse what cannot be, and write nothing of it', async () => {
		await shop.coupon('private', { claimable: false });
		const refused: [Partial<OfferInput>, string][] = [
			[{ starts_at: '2026-02-30T00:00' }, '/starts_at'],
			[{ starts_at: '2026-03-02T00:00', ends_at: '2026-03-02T00:00' }, '/ends_at'],
			[{ stores: ['tartu', 'nowhere'] }, '/stores/1'],
			[{ stores: ['warehouse'] }, '/stores/0'],
			[{ coupon_id: 'nothing' }, '/coupon_id'],
			[{ coupon_id: 'private' }, '/coupon_id'],
			[{ image: 'javascript:alert(1)' }, '/image'],
			[{ image: '//elsewhere.example/spring.jpg' }, '/image'],
		];
		const { data } = await shop.must<OfferPage>('GET', '/v1/merchant/offers?limit=100');
		for (const [fields, pointer] of refused) {
			const { status, body } = await shop.call('POST', '/v1/merchant/offers', { body: offerInput(fields) });
			assert.equal(status, 400, pointer);
			assert.equal((body as { errors: { pointer: string }[] }).errors[0]?.pointer, pointer);
		}
		assert.deepEqual((await shop.must<OfferPage>('GET', '/v1/merchant/offers?limit=100')).data, data);
	});

	test('of one slug are one, however many are made at once', async () => {
		const bodies = Array.from({ length: 5 }, () => offerInput({ slug: 'the-same' }));
		const answers = await Promise.all(bodies.map((body) => shop.call('POST', '/v1/merchant/offers', { body })));
		assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 409, 409, 409, 409]);
		const other = await make();
		const taken = await shop.call('PATCH', `/v1/merchant/offers/${other.id}`, { body: { slug: 'the-same' } });
		assert.equal(taken.status, 409);
	});

	test('of who works in some shops are for these alone', async () => {
		await hire(context.database, shop.merchant, 'anu', { role: 'manager', stores: ['tartu'] });
		const headers = await atCounter(shop.server, shop.merchant, 'anu');
		const by = (method: string, path: string, body: unknown) =>
			shop.call(method, path, { key: '', body, headers }).then(({ status }) => status);
		assert.equal(await by('POST', '/v1/merchant/offers', offerInput({ stores: ['tartu'] })), 201);
		assert.equal(await by('POST', '/v1/merchant/offers', offerInput({ stores: ['tartu', 'riga'] })), 403);
		assert.equal(await by('POST', '/v1/merchant/offers', offerInput()), 403);
		const { id } = await make({ stores: ['riga'] });
		assert.equal(await by('PATCH', `/v1/merchant/offers/${id}`, { stores: ['tartu'] }), 403);
	});

	test('come back as they were written, whatever is in their texts', async () => {
		const payloads = [
			'<script>alert(1)</script>',
			"'; DROP TABLE offer; --",
			'{{7*7}} ${7*7}',
			'\u202Etxt.exe',
			'a\u2028b',
		];
		for (const payload of payloads) {
			const texts = { name: payload, headline: payload, text: payload, segments: [payload] };
			const made = await make(texts);
			assert.deepEqual({ ...made, ...texts }, made);
			const { id } = await make({ headline: payload, text: payload });
			const face = await find(id);
			assert.deepEqual([face?.headline, face?.text], [payload, payload]);
		}
	});
});
