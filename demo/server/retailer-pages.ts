import { readFile, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { StartOptions } from '@endcap/server';
import type { OfferFacePage } from '@endcap/sdk';
import { compressed } from './compressed.ts';
import { ApiRefusal, ownApi, type OwnApi } from './own-api.ts';
import { atShop, chooseShop, defaultShop, type Shop } from './shops.ts';
import { escapeHtml, fillTemplate, Markup } from './template.ts';

export interface RetailerPagesOptions {
	/** Where the built pages are: demo/dist/pages. */
	folder: string;
	/** Read for every page, so that a shop made while the server runs is shown at once. */
	listShops: () => Promise<Shop[]>;
	/** Address of the page on another origin. */
	elsewhere: () => string;
	/** Whose codes are in addresses that name no shop. Without it they are of the shop that is shown. */
	codeOwners?: CodeOwners;
}

/** The shop that made the code, by the letter before it; undefined when nobody says so. */
export type CodeOwners = (
	app: Parameters<Pages>[0],
	letter: 'b' | 'c' | 'd' | 'm',
	code: string,
	visitor: string,
) => Promise<Shop | undefined>;

/** A parameter that is repeated comes as a list. */
interface PageQuery {
	shop?: string | string[];
	search?: string | string[];
	category?: string | string[];
}

interface Asked {
	query: PageQuery;
	ip: string;
}

const types: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.wasm': 'application/wasm',
	'.webmanifest': 'application/manifest+json',
};

/** Nothing inline, nothing from elsewhere but pictures, which an import may name on any server. */
const policy = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self' https: http:",
	"connect-src 'self'",
	"base-uri 'none'",
	"form-action 'self'",
	"frame-ancestors 'none'",
	"require-trusted-types-for 'script'",
].join('; ');

/** For every page of the demo. */
export const pageHeaders = {
	'content-security-policy': policy,
	'cache-control': 'no-cache',
	'referrer-policy': 'no-referrer',
	'content-type': types['.html'] ?? '',
};

/** Of what only leads to a page. */
export const onwardHeaders = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' };

/** Pages for the API's own server, so that both are one origin. */
export type Pages = NonNullable<StartOptions['pages']>;

/** The demo shop's pages. */
export function retailerPages({ folder, listShops, elsewhere, codeOwners }: RetailerPagesOptions): Pages {
	return async (app) => {
		const files = await readFiles(folder);

		const fill = async (page: string, { query, ip }: Asked, whose = ''): Promise<string | undefined> => {
			const [asked] = [query.shop].flat();
			const shops = await listShops();
			const shop = chooseShop(shops, asked);
			if (!shop) return undefined;
			const view = query.search || query.category ? 'filtered' : 'all';
			const showsOffers = page === 'index' && view === 'all';
			return fillTemplate(files.get(`/${page}.html`)?.toString('utf8') ?? '', {
				...pageValues(shop, shops, asked, elsewhere()),
				view,
				offers: showsOffers ? await offersIn(ownApi(app, shop.publishable_key, ip)) : 'none',
				whose,
			});
		};

		for (const [path, page] of [
			['/', 'index'],
			['/shops', 'shops'],
			['/product/:id', 'product'],
			['/basket', 'basket'],
			['/account', 'account'],
			// What a camera opens that reads one of our codes: in capitals as it was scanned, or as it was written.
			['/b/:code', 'account'],
			['/B/:code', 'account'],
			['/d/:code', 'device'],
			['/D/:code', 'device'],
			['/c/:code', 'account'],
			['/C/:code', 'account'],
			['/m/:code', 'account'],
			['/M/:code', 'account'],
		] as const) {
			app.get<{ Params: { code?: string }; Querystring: PageQuery }>(path, async (request, reply) => {
				const { code } = request.params;
				const letter = /^\/([bcdm])\/:code$/i.exec(path)?.[1]?.toLowerCase() as Parameters<CodeOwners>[1] | undefined;
				if (codeOwners && letter && code && request.query.shop === undefined) {
					const owner = await codeOwners(app, letter, code, request.ip);
					if (owner && owner.slug !== defaultShop(await listShops())?.slug) {
						return reply.headers(onwardHeaders).redirect(atShop(request.url, owner), 302);
					}
				}
				const whose = ownerOf(path, code ?? '');
				const html = await fill(whose ? 'code' : page, request, whose);
				return reply
					.code(html ? 200 : 404)
					.headers(pageHeaders)
					.send(html ?? noSuchShop);
			});
		}
		for (const [path, body] of files) {
			if (!path.endsWith('.html')) {
				const cache = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600';
				const type = types[extname(path)] ?? 'application/octet-stream';
				app.get(path, async ({ headers: asked }, reply) => {
					const sent = await compressed(asked['accept-encoding'] ?? '', body);
					return reply.header('cache-control', cache).headers(sent.headers).type(type).send(sent.body);
				});
			}
		}
	};
}

/**
 * Whose code it is that is good for the till alone; undefined for a basket that is handed over and for a coupon’s code
 * that anybody may claim. That one has no form of its own, so one in the form of a wallet’s changing codes is taken for it.
 */
function ownerOf(path: string, code: string): string | undefined {
	if (/^\/m\//i.test(path)) return 'a member';
	return /^\/c\//i.test(path) && /^c[a-z2-7]{19}$/i.test(code) ? 'a coupon in somebody’s wallet' : undefined;
}

export const noSuchShop =
	'<!doctype html><title>No such shop</title><p>There is no shop of that name here. <a href="/">To the shop</a>';

/** Whether the page has to keep room for offers, before its elements know of any. */
async function offersIn(api: OwnApi): Promise<'some' | 'none'> {
	try {
		const offers = await api<OfferFacePage>('/v1/offers?limit=1');
		return offers && offers.data.length > 0 ? 'some' : 'none';
	} catch (error) {
		if (!(error instanceof ApiRefusal)) throw error;
		return 'some';
	}
}

/** What keeps an address with the shop that was asked for. */
export function homeQuery(asked: string | undefined): string {
	return asked === undefined ? '' : `?shop=${encodeURIComponent(asked)}`;
}

function pageValues(shop: Shop, shops: readonly Shop[], asked: string | undefined, elsewhere: string) {
	const query = homeQuery(asked);
	const others = shops.filter((other) => other !== shop);
	return {
		name: shop.name,
		key: shop.publishable_key,
		shop: shop.demo ? 'demo' : 'own',
		home: query,
		pictures: shop.demo ? '/pictures/{sku}.svg' : '',
		shop_field: new Markup(asked === undefined ? '' : `<input type="hidden" name="shop" value="${escapeHtml(asked)}">`),
		headline: shop.demo ? 'Useful things for the house and the way there' : shop.name,
		welcome: shop.demo
			? 'Kettles, blankets, trowels and twine from six small shops between Turku and Cape Town. See which one has it today.'
			: 'This is your own import, shown as a shop page would. Open a product to see which shop has it.',
		about: shop.demo
			? 'Tihane & Tõru is an invented shop: nothing here can be bought, and nobody will pick up the phone.'
			: 'Shown from your own import by Endcap.',
		elsewhere: `${elsewhere}/${query}`,
		other_shops: new Markup(
			others
				.map(
					(other) =>
						` · <a href="/${other === defaultShop(shops) ? '' : `?shop=${encodeURIComponent(other.slug)}`}">See ${escapeHtml(other.name)}</a>`,
				)
				.join(''),
		),
	};
}

/** Every file of the folder by its path on the site. They are few and small, so they stay in memory. */
async function readFiles(folder: string): Promise<Map<string, Buffer>> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
	const paths = files.map(
		async (file) => [file.slice(folder.length).replaceAll('\\', '/'), await readFile(file)] as const,
	);
	return new Map(await Promise.all(paths));
}
