import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { StoreInput, VariantInput } from '@endcap/contract';
import type { StartOptions } from '@endcap/server';
import { stageEvents } from '../../packages/server/src/events/staging.queries.ts';
import { createKey } from '../../packages/server/src/keys/rules.ts';
import { pgliteDatabase } from './databases.ts';
import { testServer } from './server.ts';
import { productInput, setLevel, storeInput } from './shop.ts';

const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

function shop(
	name: string,
	street: string,
	city: string,
	[country, timezone]: [string, string],
	[latitude, longitude]: [number, number],
): Partial<StoreInput> {
	const hours = week.map((day) => ({ day, opens: '10:00', closes: '18:00' }));
	const address = { street, city, postal_code: null, region: null, country };
	return { name, address, timezone, geo: { latitude, longitude }, hours, holiday_hours: null };
}

const SHOPS: Record<string, Partial<StoreInput>> = {
	'cape-town': shop('Kloof Street', '60 Kloof Street', 'Cape Town', ['ZA', 'Africa/Johannesburg'], [-33.93, 18.41]),
	gdansk: shop('Długa', 'Długa 21', 'Gdańsk', ['PL', 'Europe/Warsaw'], [54.349, 18.652]),
	riga: shop('Miera iela', 'Miera iela 12', 'Rīga', ['LV', 'Europe/Riga'], [56.966, 24.136]),
	tartu: shop('Rüütli', 'Rüütli 4', 'Tartu', ['EE', 'Europe/Tallinn'], [58.381, 26.721]),
	'tartu-turu': shop('Turu', 'Turu 10', 'Tartu', ['EE', 'Europe/Tallinn'], [58.377, 26.732]),
	turku: shop('Kauppiaskatu', 'Kauppiaskatu 3', 'Turku', ['FI', 'Europe/Helsinki'], [60.452, 22.268]),
	warehouse: { ...shop('Ringtee', 'Ringtee 60', 'Tartu', ['EE', 'Europe/Tallinn'], [58.35, 26.71]), kind: 'warehouse' },
};

export interface ShopPage {
	/** The real server, on PGlite. */
	server: string;
	key: string;
	secret: string;
	/** Requests the server answered, as method and path with query. */
	requests: string[];
	/** Streams of events that the server holds open now, as paths with query. */
	streams: Set<string>;
	/** Resolves when this holds; asked whenever a request has come or a stream has ended. */
	until(holds: () => unknown): Promise<void>;
	setStock(sku: string, storeId: string, onHand: number): Promise<void>;
	/** As an import does that changed too much to tell. */
	changeEverything(): Promise<void>;
	/** As a till does. */
	sell(sku: string, storeId: string, quantity?: number): Promise<void>;
	/** Serves a page on another origin and returns its address. */
	page(html: string, headers?: Record<string, string>): string;
	close(): Promise<void>;
}

/** Six shops and a warehouse on a real server, and pages on another origin to paste its script into. */
export async function openShop(
	goods: readonly (string | VariantInput)[],
	options: Partial<StartOptions> = {},
): Promise<ShopPage> {
	const skus = goods.map((each) => (typeof each === 'string' ? each : each.sku));
	const opened = await pgliteDatabase();
	const { database } = opened;
	const server = await testServer(database, { logLevel: 'warn', ...options });
	const { id, secret } = server.merchant;
	const { key } = await createKey(
		database,
		{ merchant_id: id },
		{ kind: 'publishable', origins: ['*'], rate_limit: 1_000_000 },
	);
	const put = async (path: string, body: unknown) => {
		const { status, text } = await server.call('PUT', path, { key: secret, body });
		if (status >= 300) throw new Error(`PUT ${path}: ${text}`);
	};
	for (const [name, fields] of Object.entries(SHOPS)) await put(`/v1/stores/${name}`, storeInput(fields));
	await put('/v1/products/kettle', productInput([...goods]));
	for (const sku of skus) {
		for (const [index, name] of Object.keys(SHOPS).entries())
			await setLevel(database, id, sku, name, { on_hand: index });
	}

	const pages = new Map<string, { html: string; headers: Record<string, string> }>();
	const host = createServer((request, response) => {
		const page = pages.get(request.url?.replace(/\?.*/, '') ?? '');
		response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', ...page?.headers });
		response.end(page?.html);
	});
	await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
	const origin = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
	const requests: string[] = [];
	const streams = new Set<string>();
	let receipts = 0;
	let waiting: (() => void)[] = [];
	const look = () => {
		const looking = waiting;
		waiting = [];
		for (const resolve of looking) resolve();
	};
	server.app.server.on('request', ({ method, url = '' }, response) => {
		requests.push(`${method} ${url}`);
		queueMicrotask(look);
		if (!url.startsWith('/v1/events') || url.includes('mode=poll')) return;
		// Each with a number, since two may be of one address.
		const stream = `${requests.length} ${url}`;
		streams.add(stream);
		response.on('close', () => {
			streams.delete(stream);
			look();
		});
	});

	return {
		server: server.url,
		key,
		secret,
		requests,
		streams,
		async until(holds) {
			while (!holds()) await new Promise<void>((resolve) => void waiting.push(resolve));
		},
		changeEverything: () => stageEvents(database, id, [{ type: 'availability.changed', data: {} }]),
		async sell(sku, store_id, quantity = 1) {
			const receipt = String((receipts += 1));
			const body = { store_id, receipt, sold_at: new Date().toISOString(), lines: [{ sku, quantity }] };
			const headers = { 'idempotency-key': crypto.randomUUID() };
			const { status, text } = await server.call('POST', '/v1/sales', { key: secret, body, headers });
			if (status >= 300) throw new Error(text);
		},
		setStock: (sku, storeId, onHand) => setLevel(database, id, sku, storeId, { on_hand: onHand }),
		page(html, headers = {}) {
			const path = `/${pages.size}`;
			pages.set(path, { html, headers });
			return origin + path;
		},
		async close() {
			host.closeAllConnections();
			host.close();
			// A connection that was made ahead and never used would keep it open for a minute.
			server.app.server.closeAllConnections();
			await server.close();
			await opened.close();
		},
	};
}
