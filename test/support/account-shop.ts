import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { LoyaltyProgram, Ordering } from '@endcap/contract';
import { createMerchant, setLoyaltyProgram, setOrdering, type Database } from '@endcap/server';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { counterPage } from '../../demo/server/counter-page.ts';
import { retailerPages } from '../../demo/server/retailer-pages.ts';
import { selectShops } from '../../demo/server/shops.queries.ts';
import { createKey } from '../../packages/server/src/keys/rules.ts';
import { couponInput } from './coupon-shop.ts';
import { atCounter, hire } from './counter.ts';
import { pgliteDatabase } from './databases.ts';
import { freePort } from './free-port.ts';
import { KioskDesk } from './kiosk-desk.ts';
import { startMailServer, textOf, type MailServer } from './mail-server.ts';
import { PLAIN } from './points-desk.ts';
import { testServer, type TestMerchant, type TestServer } from './server.ts';
import { productInput, setLevel, storeInput } from './shop.ts';
import type { Ending } from './temporary.ts';

const folder = fileURLToPath(new URL('../../demo/dist/pages', import.meta.url));
const SLUG = 'phone';
const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
/** Open around the clock, so that there is a time today whenever this runs. */
const OPEN = {
	hours: WEEK.map((day) => ({ day, opens: '00:00', closes: '24:00' })),
	holiday_hours: null,
	pickup: { prep_minutes: 5, hold_hours: 48, slot_minutes: 30, slot_capacity: 20, same_day_until: null },
};
const euros = (amount: number) => ({ amount, currency: 'EUR' });
const ORDERING: Ordering = {
	shipping: null,
	payment_methods: ['at_pickup'],
	payment_minutes: 30,
	order_page: null,
};
/** A point a euro; five hundred are five euros. */
const PROGRAM: Partial<LoyaltyProgram> = {
	name: 'Kettle Club',
	earn: { points: 1, per: euros(100), rounding: 'down', rules: [] },
	rewards: [{ id: 'five-off', name: '5 € off', points: 500, benefit: { type: 'amount', amount: euros(500) } }],
	point_value: euros(100),
};

/** The demo’s own pages of a retailer with points and coupons, on a real server that sends real mails. */
export class AccountShop {
	readonly server: TestServer;
	readonly mail: MailServer;
	/** What was logged. */
	readonly log: string[];
	#database: Database;
	#merchant: TestMerchant;
	#receipts = 0;
	#nextMail = Promise.withResolvers<void>();

	private constructor(server: TestServer, mail: MailServer, database: Database, merchant: TestMerchant) {
		this.server = server;
		this.mail = mail;
		this.log = server.log;
		this.#database = database;
		this.#merchant = merchant;
	}

	/** `pages` are served besides, by their paths, with the script of the shop before them. */
	static async open(context: Ending, pages: Record<string, string> = {}): Promise<AccountShop> {
		const opened = await pgliteDatabase();
		context.after(() => opened.close());
		const { database } = opened;
		let hasCome = () => {};
		const mail = await startMailServer(context, { onMail: () => hasCome() });
		const listShops = () => selectShops(database);
		const port = await freePort();
		const server = await testServer(database, {
			port,
			publicUrl: `http://127.0.0.1:${port}`,
			logLevel: 'info',
			pages: async (app, options) => {
				await retailerPages({ folder, listShops, elsewhere: () => '' })(app, options);
				await counterPage({ folder, listShops })(app, options);
				for (const [path, html] of Object.entries(pages)) {
					app.get(path, async (_, reply) => {
						const key = (await listShops()).find(({ slug }) => slug === SLUG)?.publishable_key;
						return reply
							.type('text/html')
							.send(`<!doctype html><script type="module" src="/endcap.js?key=${key}"></script>${html}`);
					});
				}
			},
			messages: { smtpUrl: `smtp://localhost:${mail.port}`, mailFrom: 'shop@shop.example' },
		});
		context.after(async () => {
			server.app.server.closeAllConnections();
			await server.close();
		});
		const merchant = await createMerchant(database, { name: 'Phone', slug: SLUG, currency: 'EUR', language: 'en' });
		const { merchant_id } = merchant;
		const { key: publishable } = await createKey(database, merchant, { kind: 'publishable', rate_limit: 1_000_000 });
		const { key: secret } = await createKey(database, merchant, { kind: 'secret', rate_limit: 1_000_000 });
		await setOrdering(database, { merchant_id, currency: 'EUR' }, ORDERING);
		await setLoyaltyProgram(database, merchant_id, { ...PLAIN, ...PROGRAM });
		const shop = new AccountShop(server, mail, database, { id: merchant_id, publishable, secret });
		hasCome = () => {
			shop.#nextMail.resolve();
			shop.#nextMail = Promise.withResolvers();
		};
		for (const [id, name] of Object.entries({ tartu: 'Rüütli', riga: 'Miera' })) {
			await shop.call('PUT', `/v1/stores/${id}`, storeInput({ name, ...OPEN }));
		}
		await shop.call('PUT', '/v1/products/kettle', productInput(['KETTLE'], { title: 'Enamel kettle' }));
		for (const store of ['tartu', 'riga']) await setLevel(database, merchant_id, 'KETTLE', store, { on_hand: 100 });
		await shop.call('PUT', '/v1/coupons/spring', couponInput({ name: 'Spring, ten per cent', code: 'SPRING10' }));
		return shop;
	}

	/** With the secret key. */
	async call<Body>(method: string, path: string, body?: unknown): Promise<Body> {
		const headers = { 'idempotency-key': randomUUID() };
		const answer = await this.server.call(method, path, { key: this.#merchant.secret, body, headers });
		assert.ok(answer.status < 300, `${method} ${path} was answered ${answer.status}: ${answer.text}`);
		return answer.body as Body;
	}

	/** Of one of the demo’s pages. */
	address(path: string): string {
		return `${this.server.url}${path}?shop=${SLUG}`;
	}

	/** One of the counter’s pages, with somebody new who works in each shop signed in. */
	async counter(context: BrowserContext, place: 'till' | 'customers'): Promise<Page> {
		const login = `clerk at ${place}`;
		await hire(this.#database, this.#merchant, login);
		const { cookie } = await atCounter(this.server, this.#merchant, login);
		const [name = '', value = ''] = cookie.split('=');
		await context.addCookies([{ name, value, url: this.server.url }]);
		const page = await context.newPage();
		await page.goto(`${this.address('/counter')}#${place}`);
		return page;
	}

	/** The key of a device that was set up and enrolled in the shop. */
	async kiosk(): Promise<string> {
		return (await new KioskDesk(this.server, this.#merchant).kiosk('tartu')).key;
	}

	/** A kettle at the till, for one who is known. */
	async sell(customer_id: string, fields: object = {}): Promise<void> {
		const receipt = `r${++this.#receipts}`;
		const sale = { store_id: 'tartu', receipt, sold_at: new Date().toISOString(), customer: { customer_id } };
		await this.call('POST', '/v1/sales', { ...sale, lines: [{ sku: 'KETTLE', quantity: 1 }], ...fields });
	}

	async customer(email: string): Promise<string> {
		const { data } = await this.call<{ data: { id: string }[] }>('POST', '/v1/customers/search', { email });
		const [found] = data;
		assert.ok(found, 'nobody has joined with the address');
		return found.id;
	}

	/** Has a code sent from the page, and types it in; the mail is read where its reader would read it. */
	async signIn(page: Page, email: string): Promise<void> {
		const form = account(page);
		await form.getByLabel('E-mail or mobile number').click();
		await page.keyboard.type(email);
		const sent = this.nextCode();
		await page.keyboard.press('Enter');
		const code = form.getByLabel('Code', { exact: true });
		await code.waitFor();
		await code.click();
		await page.keyboard.type(await sent);
		await form.getByRole('button', { name: 'Sign out', exact: true }).waitFor();
	}

	/** Out of the next mail that comes. */
	async nextCode(): Promise<string> {
		const before = this.mail.received.length;
		while (this.mail.received.length <= before) await this.#nextMail.promise;
		const [mail] = this.mail.received.slice(before);
		const [, first, last] = /(\d{3}) ?(\d{3})/.exec(mail ? textOf(mail) : '') ?? [];
		assert.ok(first && last, mail?.raw);
		return first + last;
	}
}

/** The whole element, not the line in the page’s header. */
export const account = (page: Page): Locator => page.locator('main endcap-sign-in');
export const wallet = (page: Page): Locator => page.locator('endcap-coupon-wallet');
export const points = (page: Page): Locator => page.locator('endcap-loyalty-balance');
export const basket = (page: Page): Locator => page.locator('main endcap-basket');
