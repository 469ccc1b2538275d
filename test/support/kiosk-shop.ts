import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type {
	Kiosk,
	KioskEnrolment,
	KioskOrderWish,
	KioskSettings,
	Order,
	Ordering,
	OrderPage,
} from '@endcap/contract';
import { createMerchant, hostedPayments, setLoyaltyProgram, setOrdering, type Database } from '@endcap/server';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Visit } from '../../demo/kiosk/shell/visit.ts';
import { kioskPage } from '../../demo/server/kiosk-page.ts';
import { paymentPage, paymentUrl } from '../../demo/server/payment-page.ts';
import { retailerPages } from '../../demo/server/retailer-pages.ts';
import { selectShops } from '../../demo/server/shops.queries.ts';
import { createKey } from '../../packages/server/src/keys/rules.ts';
import { CuttingProxy } from './cutting-proxy.ts';
import { pgliteDatabase } from './databases.ts';
import { startMailServer, textOf, type MailServer, type ReceivedMail } from './mail-server.ts';
import { testServer, type TestServer } from './server.ts';
import { PAYMENT_SECRET } from './payments.ts';
import { PLAIN } from './points-desk.ts';
import { productInput, setLevel, storeInput } from './shop.ts';
import type { Ending } from './temporary.ts';

const built = fileURLToPath(new URL('../../demo/dist/pages', import.meta.url));
const SLUG = 'shop-with-kiosk';
const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
/** Open around the clock, so that there is a time today whenever this runs. */
const OPEN = {
	hours: WEEK.map((day) => ({ day, opens: '00:00', closes: '24:00' })),
	holiday_hours: null,
	pickup: { prep_minutes: 5, hold_hours: 48, slot_minutes: 30, slot_capacity: null, same_day_until: null },
};

export interface KioskShopOptions {
	/** Kettles and blankets in each shop. */
	levels?: number;
	/** The demo’s pages. */
	folder?: string;
	/** What is paid before is paid on the demo’s page. */
	ordering?: Partial<Ordering>;
}

/** The demo’s kiosk of a retailer with two shops, on a real server that a proxy stands before which can be cut. */
export class KioskShop {
	server: TestServer;
	readonly database: Database;
	readonly #serve: () => Promise<TestServer>;
	readonly proxy: CuttingProxy;
	readonly mail: MailServer;
	/** Of the page, as the browser opens it. */
	readonly url: string;
	readonly #secret: string;
	readonly #merchantId: string;
	#kiosk: string | undefined;
	#nextMail = Promise.withResolvers<void>();

	private constructor(
		database: Database,
		serve: () => Promise<TestServer>,
		server: TestServer,
		proxy: CuttingProxy,
		mail: MailServer,
		merchant: { id: string; secret: string },
	) {
		this.database = database;
		this.#serve = serve;
		this.server = server;
		this.proxy = proxy;
		this.mail = mail;
		this.#secret = merchant.secret;
		this.#merchantId = merchant.id;
		this.url = `${proxy.url}/kiosk?shop=${SLUG}`;
	}

	static async open(
		context: Ending,
		{ levels = 1000, folder = built, ordering }: KioskShopOptions = {},
	): Promise<KioskShop> {
		const opened = await pgliteDatabase();
		context.after(() => opened.close());
		const { database } = opened;
		let hasCome = () => {};
		const mail = await startMailServer(context, { onMail: () => hasCome() });
		const proxy = await CuttingProxy.start({ port: 0 });
		context.after(() => proxy.close());
		const listShops = () => selectShops(database);
		const serve = () =>
			testServer(database, {
				publicUrl: proxy.url,
				pages: async (app, options) => {
					await retailerPages({ folder, listShops, elsewhere: () => '' })(app, options);
					await kioskPage({ folder, listShops, database })(app, options);
					await paymentPage({ secret: PAYMENT_SECRET, server: () => proxy.url })(app, options);
				},
				payments: hostedPayments({ url: paymentUrl(proxy.url), secret: PAYMENT_SECRET }),
				messages: { smtpUrl: `smtp://localhost:${mail.port}`, mailFrom: 'shop@shop.example' },
			});
		const merchant = await createMerchant(database, { name: 'Tähe', slug: SLUG, currency: 'EUR', language: 'en' });
		const { merchant_id } = merchant;
		await createKey(database, merchant, { kind: 'publishable', rate_limit: 1_000_000 });
		const { key: secret } = await createKey(database, merchant, { kind: 'secret', rate_limit: 1_000_000 });
		await setOrdering(
			database,
			{ merchant_id, currency: 'EUR' },
			{ shipping: null, payment_methods: ['at_pickup'], payment_minutes: 30, order_page: null, ...ordering },
		);
		await setLoyaltyProgram(database, merchant_id, PLAIN);
		const shop = new KioskShop(database, serve, await serve(), proxy, mail, { id: merchant_id, secret });
		shop.#lead();
		context.after(() => shop.#close());
		hasCome = () => {
			shop.#nextMail.resolve();
			shop.#nextMail = Promise.withResolvers();
		};
		for (const [id, name] of Object.entries({ tartu: 'Rüütli', riga: 'Miera' })) {
			await shop.call('PUT', `/v1/stores/${id}`, storeInput({ name, ...OPEN }));
		}
		await shop.call('PUT', '/v1/products/kettle', productInput(['KETTLE'], { title: 'Enamel kettle' }));
		await shop.call('PUT', '/v1/products/blanket', productInput(['BLANKET'], { title: 'Wool blanket' }));
		for (const store of ['tartu', 'riga']) {
			await setLevel(database, merchant_id, 'KETTLE', store, { on_hand: levels });
			await setLevel(database, merchant_id, 'BLANKET', store, { on_hand: levels });
		}
		return shop;
	}

	/** As after an update: the server starts again, and has the pages that there are now. */
	async serveAgain(): Promise<void> {
		// Whoever knocks meanwhile would keep it open.
		this.cut();
		await this.#close();
		this.server = await this.#serve();
		this.#lead();
		this.mend();
	}

	#lead(): void {
		const { port } = this.server.app.server.address() as AddressInfo;
		this.proxy.target = { port, host: '127.0.0.1' };
	}

	async #close(): Promise<void> {
		this.server.app.server.closeAllConnections();
		await this.server.close();
	}

	/** How many there are, by shop. */
	async stock(sku: string, levels: Record<string, number>): Promise<void> {
		for (const [store, on_hand] of Object.entries(levels)) {
			await setLevel(this.database, this.#merchantId, sku, store, { on_hand });
		}
	}

	/** With the secret key, past the proxy. */
	async call<Body>(method: string, path: string, body?: unknown): Promise<Body> {
		return (await this.#ask(method, path, body)).json() as Promise<Body>;
	}

	/** What staff do with what is collected. */
	async act(fulfillmentId: string, action: string, body: object = {}): Promise<void> {
		const path = `/v1/fulfillments/${fulfillmentId}`;
		const { headers } = await this.#ask('GET', path);
		await this.#ask('POST', `${path}/${action}`, body, { 'if-match': headers.get('etag') ?? '' });
	}

	async #ask(method: string, path: string, body?: unknown, more: Record<string, string> = {}): Promise<Response> {
		const { port } = this.server.app.server.address() as AddressInfo;
		const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
			method,
			headers: {
				authorization: `Bearer ${this.#secret}`,
				'idempotency-key': randomUUID(),
				...(body !== undefined && { 'content-type': 'application/json' }),
				...more,
			},
			body: JSON.stringify(body),
		});
		if (!answer.ok) assert.fail(`${method} ${path} was answered ${answer.status}: ${await answer.text()}`);
		return answer;
	}

	/** To set up its kiosk with; made with the first one. */
	async code(settings: Partial<KioskSettings> = {}): Promise<string> {
		const made = this.#kiosk
			? await this.call<KioskEnrolment>('POST', `/v1/kiosks/${this.#kiosk}/enrolment`)
			: await this.call<KioskEnrolment>('POST', '/v1/kiosks', { name: 'By the door', store_id: 'tartu', settings });
		this.#kiosk = made.kiosk.id;
		return made.code;
	}

	change(change: object): Promise<Kiosk> {
		return this.call('PATCH', `/v1/kiosks/${this.#kiosk}`, change);
	}

	/** As staff see it. */
	async kiosk(): Promise<Kiosk> {
		const { data } = await this.call<{ data: Kiosk[] }>('GET', '/v1/kiosks');
		const [kiosk] = data;
		assert.ok(kiosk);
		return kiosk;
	}

	/** All there are, newest first. */
	async orders(): Promise<Order[]> {
		const orders: Order[] = [];
		for (let cursor: string | null = ''; cursor !== null;) {
			const page: OrderPage = await this.call('GET', `/v1/orders?limit=100${cursor && `&cursor=${cursor}`}`);
			orders.push(...page.data);
			cursor = page.next_cursor;
		}
		return orders;
	}

	/** Looks again and again: what it waits for is told by nobody. */
	async until(holds: () => Promise<boolean>): Promise<void> {
		while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 100));
	}

	/** Of one of the demo’s pages. */
	page(path: string): string {
		return `${this.proxy.url}${path}?shop=${SLUG}`;
	}

	/** The next one that comes. */
	async nextMail(): Promise<ReceivedMail> {
		const before = this.mail.received.length;
		for (;;) {
			const [mail] = this.mail.received.slice(before);
			if (mail) return mail;
			await this.#nextMail.promise;
		}
	}

	/** Makes another device the kiosk, with the key of the page and past the proxy. */
	async enrolAnother(key: string): Promise<void> {
		const { port } = this.server.app.server.address() as AddressInfo;
		const answer = await fetch(`http://127.0.0.1:${port}/v1/kiosks/enrol`, {
			method: 'POST',
			headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
			body: JSON.stringify({ code: await this.code() }),
		});
		assert.equal(answer.status, 201);
	}

	/** No line gets through any more, nor do those there are. */
	cut(): void {
		this.proxy.refusing = true;
		this.proxy.dropAll();
	}

	mend(): void {
		this.proxy.refusing = false;
	}

	/** Opens the page, and sets it up with the counter’s code. It is kept for when the network is gone. */
	async enrol(page: Page, settings: Partial<KioskSettings> = {}): Promise<void> {
		await page.goto(this.url);
		await page.getByLabel('Code from the counter').fill(await this.code(settings));
		await page.getByRole('button', { name: 'Set up' }).click();
		await becomes(page, 'attract');
		await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	}

	/** Has somebody sign in on the page, with the code out of the mail. */
	async signIn(page: Page, email: string): Promise<void> {
		const before = this.mail.received.length;
		const sign_in_id = await visitOf(
			page,
			async ({ endcap }, to) => {
				const sent = await endcap.account.requestCode({ channel: 'email', to });
				return sent.outcome === 'sent' ? sent.sign_in_id : sent.outcome;
			},
			email,
		);
		while (this.mail.received.length <= before) await this.#nextMail.promise;
		const [mail] = this.mail.received.slice(before);
		const [, first, last] = /(\d{3}) ?(\d{3})/.exec(mail ? textOf(mail) : '') ?? [];
		const signedIn = await visitOf(
			page,
			async ({ endcap }, verification) => (await endcap.account.verify(verification)).outcome,
			{ sign_in_id, code: `${first}${last}`, name: email.replace(/@.*/, '') },
		);
		assert.equal(signedIn, 'signed_in');
	}
}

/** The frame knows whose visit it is. */
export type Visiting = HTMLElement & { visit: Visit };

/** Does something with the visit that the page shows. */
export async function visitOf<Result, Argument = undefined>(
	page: Page,
	work: (visit: Visit, argument: Argument) => Result,
	argument?: Argument,
): Promise<Awaited<Result>> {
	const frame = await page.waitForSelector('kiosk-frame', { state: 'attached' });
	const visit = await frame.evaluateHandle((element) => (element as Visiting).visit);
	return (await visit.evaluate(work as never, argument as never)) as Awaited<Result>;
}

/** As the short form makes it. */
export function orderWish(fields: Partial<KioskOrderWish> = {}): KioskOrderWish {
	const fulfillment = { method: 'pickup', store_id: 'tartu' } as const;
	return {
		kind: 'order',
		cart_id: null,
		lines: [{ sku: 'KETTLE', quantity: 1, unit_price: { amount: 4900, currency: 'EUR' }, fulfillment }],
		pickups: [{ store_id: 'tartu', starts_at: null }],
		coupons: [],
		contact: { name: 'Maija', email: 'maija@example.com', language: 'en', notify: { email: true, sms: false } },
		ship_to: null,
		access_token: null,
		...fields,
	};
}

/** Until the page is `enrolling`, `attract`, `visit`, `closed` or `elsewhere`, in this document or the next one. */
export const becomes = (page: Page, phase: string) =>
	page.locator(`html[data-phase="${phase}"]`).waitFor({ state: 'attached' });

/** Touches the attract loop. */
export async function wake(page: Page): Promise<void> {
	await becomes(page, 'attract');
	await page.mouse.click(540, 500);
	await becomes(page, 'visit');
}

/** A kiosk’s screen. */
export async function openScreen(context: Ending, browser: Browser): Promise<BrowserContext> {
	const opened = await browser.newContext({ viewport: { width: 1080, height: 1920 }, locale: 'en-GB' });
	context.after(() => opened.close());
	return opened;
}
