import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Cart, CartHandoff, DeviceSignIn, Link, MemberCard, Session, WalletCoupon } from '@endcap/contract';
import { countOpenings } from '@endcap/server';
import { codeOwners } from '../../demo/server/code-owners.ts';
import { retailerPages } from '../../demo/server/retailer-pages.ts';
import { selectShops } from '../../demo/server/shops.queries.ts';
import { socialPages } from '../../demo/server/social-page.ts';
import { couponInput } from '../support/coupon-shop.ts';
import { pgliteDatabase, type TestDatabase } from '../support/databases.ts';
import { KioskDesk } from '../support/kiosk-desk.ts';
import { offerInput } from '../support/offer-input.ts';
import { testServer, type TestMerchant, type TestServer } from '../support/server.ts';
import { productInput, storeInput } from '../support/shop.ts';
import { signedIn, type SignedIn } from '../support/signed-in.ts';

const folder = fileURLToPath(new URL('../../demo/dist/pages', import.meta.url));

describe('a link on a server that two retailers share', () => {
	let open: TestDatabase;
	let server: TestServer;
	/** The first is the one that is shown when nobody says which. */
	const shops: { merchant: TestMerchant; slug: string; suffix: string; member: SignedIn }[] = [];

	before(async () => {
		open = await pgliteDatabase();
		const { database } = open;
		const listShops = () => selectShops(database);
		server = await testServer(database, {
			logLevel: 'trace',
			async pages(app, options) {
				const owners = codeOwners({ listShops, database });
				await retailerPages({ folder, listShops, elsewhere: () => '', codeOwners: owners })(app, options);
				const openings = countOpenings(database);
				await socialPages({ folder, listShops, origin: () => server.url, openings })(app, options);
			},
		});
		for (const [suffix, merchant] of [
			['one', server.merchant],
			['two', server.other],
		] as const) {
			const slug = (await listShops()).find(({ merchant_id }) => merchant_id === merchant.id)?.slug ?? '';
			shops.push({ merchant, slug, suffix, member: await signedIn(database, merchant) });
			const key = merchant.secret;
			await send('PUT', '/v1/stores/tartu', key, storeInput());
			const product = productInput([`KETTLE-${suffix}`]);
			for (const id of ['both', suffix]) {
				const variants = product.variants.map((variant) => ({ ...variant, sku: `${id}-${suffix}` }));
				await send('PUT', `/v1/products/${id}`, key, { ...product, variants });
				const code = `SPRING-${id}`.toUpperCase();
				await send('PUT', `/v1/coupons/${id}`, key, couponInput({ code, claimable: true }));
				await send('POST', '/v1/merchant/offers', key, offerInput({ slug: `offer-of-${id}` }));
			}
		}
	});
	after(async () => {
		await server?.close();
		await open?.close();
	});

	async function send<Body>(method: string, path: string, key: string, body?: unknown): Promise<Body> {
		const headers = { 'idempotency-key': randomUUID() };
		const answer = await server.call(method, path, { key, body, headers });
		assert.ok(answer.status < 300, `${method} ${path} was answered ${answer.status}: ${answer.text}`);
		return answer.body as Body;
	}

	/** Of which shop the page is that a phone comes to in the end, and where that is. */
	async function shownAt(address: string): Promise<{ slug: string | null; path: string }> {
		const response = await fetch(new URL(address, server.url), { headers: { 'user-agent': 'Mozilla/5.0 (Linux)' } });
		assert.equal(response.status, 200, address);
		await response.text();
		const { pathname, searchParams } = new URL(response.url);
		return { slug: searchParams.get('shop'), path: pathname };
	}

	/** Each retailer’s own leads to their own: the address of the one that is shown anyway names no shop. */
	async function leadsHome(addressIn: (shop: (typeof shops)[number]) => Promise<string>): Promise<void> {
		for (const [index, shop] of shops.entries()) {
			const { pathname } = new URL(await addressIn(shop), server.url);
			const slug = index === 0 ? null : shop.slug;
			for (const path of pathname.startsWith('/i') || pathname.startsWith('/o')
				? [pathname]
				: [pathname, pathname.toUpperCase()]) {
				assert.equal((await shownAt(path)).slug, slug, path);
			}
		}
	}

	test('to a basket leads to the shop it was filled in', () =>
		leadsHome(async ({ merchant, suffix }) => {
			const { access_token: key } = await send<Session>('POST', '/v1/sessions', merchant.publishable);
			const cart = await send<Cart>('POST', '/v1/carts', key, { lines: [{ sku: `both-${suffix}`, quantity: 1 }] });
			return (await send<CartHandoff>('POST', `/v1/carts/${cart.id}/handoff`, key)).url;
		}));

	test('of a kiosk leads to its shop', () =>
		leadsHome(async ({ merchant }) => {
			const kiosk = await new KioskDesk(server, merchant).kiosk();
			const { access_token } = await send<Session>('POST', '/v1/sessions', kiosk.key);
			return (await send<DeviceSignIn>('POST', '/v1/sessions/device', access_token)).url;
		}));

	test('of a member, and of a coupon in a wallet, leads to the shop that gave it', async () => {
		await leadsHome(async ({ member: { access_token } }) => {
			const { locator } = await send<MemberCard>('POST', '/v1/loyalty/me/card', access_token);
			return `/m/m${locator}aaaaaaaaaa`;
		});
		await leadsHome(async ({ member: { access_token } }) => {
			const { locator } = await send<WalletCoupon>('POST', '/v1/wallet/claim', access_token, { coupon_id: 'both' });
			return `/c/c${locator}aaaaaaaaaa`;
		});
	});

	test('with a coupon’s code leads to the shop that has it, the first when both do', async () => {
		await leadsHome(async ({ suffix }) => `/c/SPRING-${suffix}`);
		assert.equal((await shownAt('/c/spring-both')).slug, null);
		const { slug } = shops[1] as (typeof shops)[number];
		assert.deepEqual(await shownAt(`/c/spring-both?shop=${slug}`), { slug, path: '/c/spring-both' });
	});

	test('to a product or an offer leads to the shop that has it, the first when both do', async () => {
		for (const path of ['/i/', '/o/offer-of-', '/offer-of-']) {
			for (const { suffix } of shops) {
				const slug = suffix === 'one' ? null : (shops[1]?.slug ?? '');
				assert.equal((await shownAt(`${path}${suffix}`)).slug, slug, path + suffix);
			}
			assert.equal((await shownAt(`${path}both`)).slug, null);
		}
	});

	test('that was made at the counter leads to the shop that made it', () =>
		leadsHome(async ({ merchant }) => {
			const target = { type: 'product', id: 'both' };
			const link = { target, channel: 'instagram', campaign: null };
			return (await send<Link>('POST', '/v1/links', merchant.secret, link)).url;
		}));

	test('that nobody made shows the first shop', async () => {
		for (const path of [
			'/b/aaaaaaaaaaaaa',
			'/d/aaaaaaaaaaaaa',
			'/c/NOTHING',
			'/c/caaaaaaaaaaaaaaaaaaa',
			'/m/nonsense',
		]) {
			assert.deepEqual(await shownAt(path), { slug: null, path });
		}
	});

	test('is in no log', async () => {
		const { slug } = shops[1] as (typeof shops)[number];
		assert.equal((await shownAt('/c/SPRING-two')).slug, slug);
		assert.doesNotMatch(server.log.join(''), /spring-two/i);
	});

	test('has its guesses at coupons’ codes counted', async () => {
		const { slug } = shops[1] as (typeof shops)[number];
		const isThere = async () => (await shownAt('/c/SPRING-two')).slug === slug;
		let guesses = 0;
		while (await isThere()) {
			assert.ok(guesses < 1000, 'guesses are not counted');
			await Promise.all(Array.from({ length: 70 }, () => shownAt(`/c/GUESS-${++guesses}`)));
		}
		assert.ok(guesses > 0);
	});
});
