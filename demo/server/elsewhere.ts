import { readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEndcap } from '@endcap/sdk';
import { chooseShop, type Shop } from './shops.ts';
import { escapeHtml, fillTemplate } from './template.ts';

export interface ElsewhereOptions {
	/** demo/elsewhere */
	folder: URL;
	/** Origin of the shop. */
	endcap: string;
	host: string;
	/** The host as a browser calls it. */
	name: string;
	/** When it is taken, a free one is taken instead. */
	port: number;
	listShops: () => Promise<Shop[]>;
}

export interface Elsewhere {
	url: string;
	close(): Promise<void>;
}

/**
 * Somebody's weblog on an origin of its own, with the two lines pasted in. `?sku=` shows another variant and `?shop=`
 * another shop; otherwise it is a variant that several shops have.
 */
export async function startElsewhere({
	folder,
	endcap,
	host,
	name,
	port,
	listShops,
}: ElsewhereOptions): Promise<Elsewhere> {
	const [template, style] = await Promise.all(
		['index.html', 'style.css'].map((file) => readFile(new URL(file, folder), 'utf8')),
	);
	const policy = `default-src 'none'; script-src ${endcap}; connect-src ${endcap}; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'`;

	const page = async (url: URL): Promise<string> => {
		const asked = url.searchParams.get('shop') ?? undefined;
		const shop = chooseShop(await listShops(), asked);
		if (!shop) {
			return `<!doctype html><title>No such shop</title><p>There is no shop called ${escapeHtml(asked ?? '')} here.`;
		}
		const { sku, title } = await variantToShow(endcap, shop, url.searchParams.get('sku'));
		const query = asked === undefined ? '' : `?shop=${encodeURIComponent(asked)}`;
		const pasted = pastedLines(endcap, shop.publishable_key, sku);
		return fillTemplate(template ?? '', {
			endcap,
			key: shop.publishable_key,
			sku,
			title,
			pasted,
			home: query,
			self: `/${query}`,
		});
	};

	const server = createServer((request, response) => {
		const url = new URL(request.url ?? '/', 'http://elsewhere');
		if (url.pathname === '/style.css') {
			answer(response, 200, 'text/css; charset=utf-8', style ?? '');
			return;
		}
		response.setHeader('content-security-policy', policy);
		page(url).then(
			(html) => answer(response, 200, 'text/html; charset=utf-8', html),
			() =>
				answer(
					response,
					502,
					'text/plain; charset=utf-8',
					'The shop could not be asked what it has. Load this page again.',
				),
		);
	});
	await listen(server, host, port);
	const { port: taken } = server.address() as AddressInfo;
	return {
		url: `http://${name}:${taken}`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

export function pastedLines(endcap: string, key: string, sku: string): string {
	return [
		`<script type="module" src="${endcap}/endcap.js?key=${key}"></script>`,
		`<endcap-store-stock sku="${escapeHtml(sku)}"></endcap-store-stock>`,
	].join('\n');
}

/** The variant asked for, else one of the first hundred that most stores have. */
async function variantToShow(
	endcap: string,
	shop: Shop,
	asked: string | null,
): Promise<{ sku: string; title: string }> {
	const client = createEndcap({ baseUrl: endcap, publishableKey: shop.publishable_key });
	const { data: variants } = await client.products.variants(asked ? { sku: [asked] } : { limit: 100 });
	const titles = new Map(variants.filter((variant) => variant.tracked).map((variant) => [variant.sku, variant.title]));
	const fallback = { sku: asked ?? variants[0]?.sku ?? '', title: variants[0]?.title ?? 'the thing in the picture' };
	if (asked || titles.size === 0) {
		return fallback;
	}
	const availability = await client.availability.get({ sku: [...titles.keys()] });
	const counted = availability.data.map(({ sku, stores }) => ({
		sku,
		stores: stores.filter((store) => store.quantity_available > 0).length,
	}));
	const best = counted.sort((a, b) => b.stores - a.stores)[0];
	return best ? { sku: best.sku, title: titles.get(best.sku) ?? best.sku } : fallback;
}

/** On the port, or on a free one when it is taken. */
async function listen(server: Server, host: string, port: number): Promise<void> {
	const once = (wanted: number) =>
		new Promise<void>((resolve, reject) => {
			server.once('error', reject);
			server.listen(wanted, host, () => {
				server.off('error', reject);
				resolve();
			});
		});
	try {
		await once(port);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') {
			throw error;
		}
		await once(0);
	}
}

function answer(response: ServerResponse, status: number, type: string, body: string): void {
	response
		.writeHead(status, { 'content-type': type, 'cache-control': 'no-cache', 'referrer-policy': 'no-referrer' })
		.end(body);
}
