import assert from 'node:assert/strict';
import { after, before, suite, test, type TestContext } from 'node:test';
import type { Endcap } from '@endcap/sdk';
import type { Page } from 'playwright-core';
import { createKey } from '../../packages/server/src/keys/rules.ts';
import { CartShop } from '../support/cart-shop.ts';
import { openScriptSite, type ScriptSite } from '../support/script-site.ts';
import { SignInDesk } from '../support/sign-in.ts';
import { startUnsteadyProxy } from '../support/unsteady-proxy.ts';
import { storesNothing } from '../support/page-answers.ts';

declare global {
	interface Window {
		shopper: Endcap;
	}
}

const SCRIPT = `
import { createEndcap } from '@endcap/sdk';
const { server: baseUrl, key: publishableKey } = Object.fromEntries(new URLSearchParams(location.search));
window.shopper = createEndcap({ baseUrl, publishableKey });
const { account, basket, loyalty } = window.shopper;
for (const $live of [account.$customer, basket.$cart, loyalty.$account, loyalty.$code]) $live.subscribe(() => {});
`;
const CLAIM = 'POST /v1/sessions/claim';

suite('an account in pages of another origin', () => {
	let place: ScriptSite;
	before(async () => {
		place = await openScriptSite(SCRIPT);
	});
	after(() => place.close());

	let people = 0;

	async function visit(t: TestContext) {
		const shop = await CartShop.open(place.database, {
			server: place.server,
			levels: { 'RED@tartu': 9, 'BLUE@tartu': 9 },
		});
		const owner = { merchant_id: shop.merchant.id };
		const { key } = await createKey(place.database, owner, {
			kind: 'publishable',
			origins: ['*'],
			rate_limit: 1_000_000,
		});
		const proxy = await startUnsteadyProxy(place.server.url);
		const context = await place.browser.newContext();
		t.after(async () => {
			await context.close();
			await proxy.close();
		});
		const address = `${place.site}/?${String(new URLSearchParams({ server: proxy.url, key }))}`;
		const tab = async () => {
			const page = await context.newPage();
			await page.goto(address);
			await page.waitForFunction(() => window.shopper?.account.$customer.value?.status === 'ready');
			return page;
		};
		const desk = new SignInDesk(place.server, place.database, shop.merchant);
		return { shop, proxy, desk, tab, page: await tab(), to: `page-${++people}@example.com` };
	}

	type Visit = Awaited<ReturnType<typeof visit>>;

	const verification = async ({ page, desk, to }: Visit) => {
		const asked = await page.evaluate(
			(address) => window.shopper.account.requestCode({ channel: 'email', to: address }),
			to,
		);
		assert.ok(asked.outcome === 'sent', JSON.stringify(asked));
		return { sign_in_id: asked.sign_in_id, code: await desk.codeSentTo(to), basket: 'take' } as const;
	};

	async function signIn(visited: Visit): Promise<void> {
		const input = await verification(visited);
		const verified = await visited.page.evaluate((given) => window.shopper.account.verify(given), input);
		assert.equal(verified.outcome, 'signed_in', JSON.stringify(verified));
	}

	const isSignedIn = (page: Page, to: string) =>
		page.waitForFunction((address) => window.shopper.account.$customer.get().value?.email === address, to);
	const isNobody = (page: Page) => page.waitForFunction(() => window.shopper.account.$customer.get().value === null);
	const shows = (page: Page, lines: Record<string, number>) =>
		page.waitForFunction(
			(wanted) => {
				const { value } = window.shopper.basket.$cart.get();
				return JSON.stringify((value?.lines ?? []).map(({ sku, quantity }) => [sku, quantity])) === wanted;
			},
			JSON.stringify(Object.entries(lines)),
		);
	/** Everything that is stored for the page’s origin, as text. */
	const stored = (page: Page) =>
		page.evaluate(async () => {
			const [named] = await indexedDB.databases();
			if (!named) return '';
			const request = indexedDB.open(named.name ?? '');
			await new Promise((resolve) => request.addEventListener('success', resolve));
			const kept = request.result.transaction('kept').objectStore('kept').get(0);
			await new Promise((resolve) => kept.addEventListener('success', resolve));
			request.result.close();
			const others = [...Object.entries(localStorage), ...Object.entries(sessionStorage), document.cookie];
			return JSON.stringify([kept.result, others]);
		});

	test('is the same in every tab and after a reload, with the basket that came along', async (t) => {
		const visited = await visit(t);
		const { page, tab, to } = visited;
		const other = await tab();
		await page.evaluate(() => window.shopper.basket.add('RED', 2));
		await signIn(visited);
		// Nothing was kept when it was opened: it looks when somebody looks at it.
		await other.evaluate(() => void window.dispatchEvent(new Event('online')));
		await Promise.all([isSignedIn(page, to), isSignedIn(other, to)]);
		await Promise.all([shows(page, { RED: 2 }), shows(other, { RED: 2 })]);
		await page.reload();
		await isSignedIn(page, to);
		await shows(page, { RED: 2 });
	});

	test('keeps no access token anywhere but in memory', async (t) => {
		const visited = await visit(t);
		await visited.page.evaluate(() => window.shopper.basket.add('RED'));
		await signIn(visited);
		await isSignedIn(visited.page, visited.to);
		const text = await stored(visited.page);
		assert.match(text, /"rt_/);
		assert.doesNotMatch(text, /"st_/);
		const seen = await visited.page.evaluate(() =>
			JSON.stringify({ ...window.shopper, account: { ...window.shopper.account } }),
		);
		assert.doesNotMatch(seen, /[sr]t_/);
	});

	test('signing out forgets everything in every tab and on the device', async (t) => {
		const visited = await visit(t);
		const { page, tab, to } = visited;
		await signIn(visited);
		const other = await tab();
		await page.evaluate(() => window.shopper.basket.add('RED'));
		await Promise.all([isSignedIn(other, to), shows(other, { RED: 1 })]);
		await page.evaluate(() => window.shopper.account.signOut());
		await Promise.all([isNobody(page), isNobody(other), shows(other, {})]);
		await other.waitForFunction(() => window.shopper.loyalty.$code.get().value === null);
		await storesNothing(page);
	});

	test('a page that was left between signing in and taking the basket along leaves that to the next', async (t) => {
		const visited = await visit(t);
		const { page, proxy, to } = visited;
		await page.evaluate(() => window.shopper.basket.add('RED', 2));
		const input = await verification(visited);
		proxy.next(CLAIM, 'lose');
		await page.evaluate((given) => void window.shopper.account.verify(given).catch(() => {}), input);
		await proxy.requests(CLAIM, 1);
		await page.reload();
		await isSignedIn(page, to);
		await shows(page, { RED: 2 });
	});

	test('shows who it is, their points and their code without a network, after a reload', async (t) => {
		const visited = await visit(t);
		const { page, proxy, to } = visited;
		await signIn(visited);
		await page.waitForFunction(
			() => window.shopper.loyalty.$code.get().value && window.shopper.loyalty.$account.get().value,
		);
		proxy.down = true;
		await page.reload();
		await isSignedIn(page, to);
		await page.waitForFunction(() => window.shopper.loyalty.$account.get().status === 'stale');
		await page.waitForFunction(() => window.shopper.loyalty.$code.get().status === 'ready');
		assert.ok(await page.evaluate(() => window.shopper.loyalty.$code.get().value?.code));
	});
});
