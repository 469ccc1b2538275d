import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Link, LinkInput, Offer, ProductInput, StoreInput } from '@endcap/contract';
import { countOpenings, type LinkOpenings } from '@endcap/server';
import { retailerPages } from '../../demo/server/retailer-pages.ts';
import type { SocialShop as Shop } from '../../demo/server/shops.ts';
import { socialPages } from '../../demo/server/social-page.ts';
import { pgliteDatabase, type TestDatabase } from './databases.ts';
import { offerInput } from './offer-input.ts';
import { testServer, type TestServer } from './server.ts';
import { productInput, setLevel, storeInput } from './shop.ts';

const PHONE = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36';

/** A shop with the built pages behind social links, on a real server. */
export class SocialShop {
	readonly server: TestServer;
	readonly #opened: TestDatabase;
	readonly openings: LinkOpenings;

	private constructor(server: TestServer, opened: TestDatabase, openings: LinkOpenings) {
		this.server = server;
		this.#opened = opened;
		this.openings = openings;
	}

	static async open({ demo = false } = {}): Promise<SocialShop> {
		const opened = await pgliteDatabase();
		const folder = fileURLToPath(new URL('../../demo/dist/pages', import.meta.url));
		const openings = countOpenings(opened.database);
		const listShops = async (): Promise<Shop[]> => {
			const { id, publishable } = server.merchant;
			const keys = { publishable_key: publishable, social_key: publishable };
			return [{ merchant_id: id, slug: 'demo', name: 'Tihane <& Tõru>', demo, ...keys }];
		};
		const server: TestServer = await testServer(opened.database, {
			async pages(app, options) {
				await retailerPages({ folder, listShops, elsewhere: () => '' })(app, options);
				await socialPages({ folder, listShops, origin: () => server.url, openings })(app, options);
			},
		});
		return new SocialShop(server, opened, openings);
	}

	async close(): Promise<void> {
		await this.server.close();
		await this.#opened.close();
	}

	async put(path: string, body: unknown): Promise<void> {
		const { status, text } = await this.server.call('PUT', path, { key: this.server.merchant.secret, body });
		if (status >= 300) throw new Error(`PUT ${path}: ${text}`);
	}

	store(id: string, fields: Partial<StoreInput> = {}): Promise<void> {
		return this.put(`/v1/stores/${id}`, storeInput(fields));
	}

	product(id: string, skus: string[], fields: Partial<ProductInput> = {}): Promise<void> {
		return this.put(`/v1/products/${id}`, productInput(skus, fields));
	}

	stock(sku: string, storeId: string, onHand: number): Promise<void> {
		return setLevel(this.#opened.database, this.server.merchant.id, sku, storeId, { on_hand: onHand });
	}

	link(fields: Partial<LinkInput>): Promise<Link> {
		return this.#post('/v1/links', { channel: 'instagram', campaign: null, ...fields });
	}

	offer(fields: Parameters<typeof offerInput>[0]): Promise<Offer> {
		return this.#post('/v1/merchant/offers', offerInput(fields));
	}

	async links(): Promise<Link[]> {
		await this.openings.flush();
		const { body } = await this.server.call('GET', '/v1/links?limit=100', { key: this.server.merchant.secret });
		return (body as { data: Link[] }).data;
	}

	/** As a phone does that speaks English. */
	get(path: string, headers: Record<string, string> = {}): Promise<Response> {
		return fetch(this.server.url + path, {
			redirect: 'manual',
			headers: { 'user-agent': PHONE, 'accept-language': 'en', ...headers },
		});
	}

	async #post<T>(path: string, body: unknown): Promise<T> {
		const headers = { 'idempotency-key': randomUUID() };
		const { secret: key } = this.server.merchant;
		const { status, body: made, text } = await this.server.call('POST', path, { key, body, headers });
		if (status >= 300) throw new Error(`POST ${path}: ${text}`);
		return made as T;
	}
}
