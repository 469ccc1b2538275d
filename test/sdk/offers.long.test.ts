import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, suite, test, type TestContext } from 'node:test';
import type { EndcapOptions, OfferFace, OfferFacePage } from '@endcap/sdk';
import { createStaffEndcap } from '@endcap/sdk/staff';
import type { Offer, OfferInput } from '@endcap/contract';
import { exampleOffers } from '@endcap/contract/examples';
import { browserFetch } from '../support/browser-fetch.ts';
import { connect, until } from '../support/client.ts';
import { hire, PASSWORD } from '../support/counter.ts';
import { couponInput } from '../support/coupon-shop.ts';
import { pgliteDatabase, type TestDatabase } from '../support/databases.ts';
import { offerInput } from '../support/offer-input.ts';
import type { Reply } from '../support/replies.ts';
import { testServer, type TestServer } from '../support/server.ts';
import { goShopping, type Shopping } from '../support/shopping.ts';
import { signIn } from '../support/signing-in.ts';

const DAY = 86_400_000;

suite('offers and the clock of this machine', { concurrency: true, timeout: 20_000 }, () => {
	for (const off of [DAY, -DAY]) {
		test(`on a machine whose clock is ${off / DAY} day off each goes at its end, with the network gone`, async (t) => {
			const { endcap, server } = await connect(t, { interval: 3_600_000, retries: 0 });
			const endsIn = (milliseconds: number) => new Date(Date.now() + off + milliseconds).toISOString();
			const [first, second] = [endsIn(2500), endsIn(3500)];
			const ending = (offer: OfferFace, ends_at: string): OfferFace => ({
				...offer,
				stores: offer.stores.map((store) => ({ ...store, ends_at })),
			});
			const later = ending(exampleOffers.scheduled, second);
			const data: OfferFace[] = [ending(exampleOffers.nearby, first), later, exampleOffers.plain];
			const body: OfferFacePage = { data, next_cursor: null, holds_until: first };
			let asked = 0;
			server.always((): Reply => {
				asked += 1;
				return asked === 1
					? { headers: { date: new Date(Date.now() + off).toUTCString() }, body }
					: { status: 500, body: {} };
			});
			const $offers = endcap.offers.$offers({});
			t.after($offers.subscribe(() => {}));
			assert.equal((await until($offers, ({ status }) => status === 'ready')).value?.length, 3);
			const left = async (count: number) => (await until($offers, ({ value }) => value?.length === count)).value;
			assert.deepEqual(await left(2), [later, exampleOffers.plain]);
			assert.deepEqual(await left(1), [exampleOffers.plain]);
		});
	}
});

suite('offers on the real server', () => {
	let open: TestDatabase;
	let server: TestServer;
	let people = 0;
	before(async () => {
		open = await pgliteDatabase();
		server = await testServer(open.database);
	});
	after(async () => {
		await server.close();
		await open.close();
	});

	async function visit(t: TestContext, options?: Partial<EndcapOptions>): Promise<Shopping> {
		const shopping = await goShopping(t, open.database, server, { levels: { 'RED@tartu': 9 } }, options);
		await shopping.shop.put('/v1/coupons/ten', couponInput({ claimable: true }));
		return shopping;
	}

	async function make({ shop }: Shopping, fields: Partial<OfferInput> = {}): Promise<Offer> {
		const headers = { 'idempotency-key': randomUUID() };
		const sent = { key: shop.merchant.secret, body: offerInput(fields), headers };
		const { status, text, body } = await shop.server.call('POST', '/v1/merchant/offers', sent);
		assert.equal(status, 201, text);
		return body as Offer;
	}

	test('one that is made is there as it happens, for somebody who has no session and gets none', async (t) => {
		const shopping = await visit(t);
		const { endcap, proxy, requests } = shopping;
		const $offers = endcap.offers.$offers({});
		const told = proxy.requests('GET /v1/events', 1);
		t.after($offers.subscribe(() => {}));
		assert.deepEqual((await until($offers, ({ status }) => status === 'ready')).value, []);
		await told;
		const { id } = await make(shopping);
		const { value } = await until($offers, (live) => live.value?.length === 1);
		assert.equal(value?.[0]?.id, id);
		assert.deepEqual(requests('POST'), []);
		assert.equal(endcap.offers.$offers({}), $offers);
	});

	test('what is claimed is in the wallet, and the offer says so', async (t) => {
		const shopping = await visit(t);
		const { offers, wallet } = shopping.endcap;
		const { slug } = await make(shopping, { coupon_id: 'ten' });
		assert.equal((await offers.claim(slug)).outcome, 'sign_in_needed');
		const $offers = offers.$offers({});
		t.after($offers.subscribe(() => {}));
		assert.equal((await until($offers, ({ status }) => status === 'ready')).value?.[0]?.claimed, null);
		await signIn(shopping, `offers-${++people}@example.com`);
		await until($offers, ({ value }) => value?.[0]?.claimed === false);
		const claimed = await offers.claim(slug);
		assert.ok(claimed.outcome === 'claimed', JSON.stringify(claimed));
		await until($offers, ({ value }) => value?.[0]?.claimed === true);
		t.after(wallet.$wallet.subscribe(() => {}));
		const { value } = await until(wallet.$wallet, ({ status }) => status === 'ready');
		assert.deepEqual(
			value?.map(({ id }) => id),
			[claimed.coupon.id],
		);
		assert.equal((await offers.claim('never')).outcome, 'not_found');
	});

	test('of a segment go at once when the consent is taken back', async (t) => {
		const shopping = await visit(t);
		const { offers, account } = shopping.endcap;
		const { slug } = await make(shopping, { segments: ['regulars'] });
		const { id } = await signIn(shopping, `offers-${++people}@example.com`);
		await shopping.shop.put(`/v1/customers/${id}/segments`, { segments: ['regulars'] });
		await account.setConsent({ purpose: 'personalization', given: true });
		const $offers = offers.$offers({});
		t.after($offers.subscribe(() => {}));
		await until($offers, ({ value }) => value?.length === 1);
		assert.equal((await offers.get(slug))?.slug, slug);
		await account.setConsent({ purpose: 'personalization', given: false });
		await until($offers, ({ value }) => value?.length === 0);
		assert.equal(await offers.get(slug), null);
	});

	test('staff make, start and end them, and see those of others as it happens', async (t) => {
		const { shop } = await visit(t);
		await hire(open.database, shop.merchant, 'liis', { role: 'manager' });
		await hire(open.database, shop.merchant, 'mart');
		const atDesk = async (login: string) => {
			const options = { baseUrl: server.url, fetch: browserFetch().fetch, interval: 3_600_000, ttl: 3_600_000 };
			const endcap = createStaffEndcap(options);
			t.after(() => endcap.destroy());
			const signedIn = await endcap.session.signIn({ merchant: shop.merchant.id, login, password: PASSWORD });
			assert.equal(signedIn.outcome, 'signed_in');
			return endcap;
		};
		const [manager, clerk] = [await atDesk('liis'), await atDesk('mart')];
		const $seen = clerk.offers.$offers({});
		t.after($seen.subscribe(() => {}));
		await until($seen, ({ status }) => status === 'ready');
		const made = await manager.offers.create(offerInput({ slug: 'desk', status: 'draft' }));
		assert.ok(made.outcome === 'saved', JSON.stringify(made));
		await until($seen, ({ value }) => value?.offers[0]?.state === 'draft');
		await manager.offers.change(made.offer.id, { status: 'active' });
		await until($seen, ({ value }) => value?.offers[0]?.state === 'active');
		assert.equal((await manager.offers.create(offerInput({ slug: 'desk' }))).outcome, 'conflict');
		const wrong = await manager.offers.create(offerInput({ coupon_id: 'none' }));
		assert.deepEqual(wrong, { outcome: 'invalid_request', pointers: ['/coupon_id'] });
		assert.equal((await clerk.offers.change(made.offer.id, { status: 'ended' })).outcome, 'key_not_allowed');
	});
});
