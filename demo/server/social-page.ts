import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { Availability, Merchant, Product, StorePage } from '@endcap/sdk';
import { drawWide } from '../pictures/picture.ts';
import { documentMarkup, type Assets, type Page } from '../social/page/document.ts';
import { busyPage, nothingPage } from '../social/page/nothing.ts';
import { productPage } from '../social/page/product.ts';
import type { Visit } from '../social/page/visit.ts';
import { chooseLanguage } from '../social/words/languages.ts';
import { compressed } from './compressed.ts';
import { ApiRefusal, ownApi, type OwnApi } from './own-api.ts';
import { noSuchShop, pageHeaders, type Pages } from './retailer-pages.ts';
import { chooseShop, type SocialShop } from './shops.ts';

export interface SocialPagesOptions {
	/** Where the built pages are: demo/dist/pages. */
	folder: string;
	listShops: () => Promise<SocialShop[]>;
	/** The shop as browsers call it. */
	origin: () => string;
}

/** A parameter that is repeated comes as a list. */
type Query = Partial<Record<'shop' | 'lang' | 'sku' | 'via', string | string[]>>;

interface Request {
	query: Query;
	headers: Record<string, string | string[] | undefined>;
	ip: string;
}

/** What the browsers inside apps call themselves. It is a hint, and only advice follows from it. */
const APPS = /Instagram|FBAN|FBAV|FB_IAB|musical_ly|BytedanceWebview|TikTok|Snapchat|Pinterest|LinkedInApp|Line\//;

/** Pages to be opened by a link in an app: one answer paints them, with the stock of that moment. */
export function socialPages({ folder, listShops, origin }: SocialPagesOptions): Pages {
	return async (app) => {
		const assets = await readAssets(folder);
		const headers = { ...pageHeaders, 'content-security-policy': policyFor(assets) };

		const answerTo = async (
			request: Request,
			path: string,
			find: (visit: Visit, api: OwnApi) => Promise<Page | undefined>,
		) => {
			const asked = one(request.query.shop);
			const shop = chooseShop(await listShops(), asked);
			if (!shop) return { status: 404, text: noSuchShop };
			const api = ownApi(app, shop.social_key, request.ip);
			const visit = visitOf(request, shop, path, origin());
			try {
				visit.speech = chooseLanguage(
					one(request.query.lang),
					header(request, 'accept-language'),
					await languageOf(api),
				);
				const page = await find(visit, api);
				return { status: page ? 200 : 404, text: documentMarkup(visit, assets, page ?? nothingPage(visit)) };
			} catch (error) {
				if (!(error instanceof ApiRefusal)) throw error;
				return { status: 503, text: documentMarkup(visit, assets, busyPage(visit)) };
			}
		};

		app.get<{ Params: { id: string }; Querystring: Query }>('/i/:id', async (request, reply) => {
			const { id } = request.params;
			const path = `/i/${encodeURIComponent(id)}`;
			const { status, text } = await answerTo(request, path, (visit, api) =>
				findProduct(visit, api, id, one(request.query.sku)),
			);
			const { body, headers: encoding } = await compressed(header(request, 'accept-encoding') ?? '', text);
			const vary = `${encoding.vary}, Accept-Language, User-Agent`;
			return reply
				.code(status)
				.headers({ ...headers, ...encoding, vary })
				.send(body);
		});
	};
}

async function findProduct(visit: Visit, api: OwnApi, id: string, sku: string | undefined) {
	const product = await api<Product>(`/v1/products/${encodeURIComponent(id)}`);
	const variant = product && (product.variants.find((each) => each.sku === sku) ?? product.variants[0]);
	if (!product || !variant || product.status !== 'active') return undefined;
	if (sku !== undefined) visit.parameters = { sku: variant.sku };
	const [availability, stores] = await Promise.all([
		variant.tracked ? api<Availability>(`/v1/availability?sku=${encodeURIComponent(variant.sku)}`) : undefined,
		api<StorePage>('/v1/stores?limit=250'),
	]);
	const { tracked } = variant;
	const stock = { sku: variant.sku, tracked, availability, stores: stores?.data ?? [] };
	const options = variant.options.map(({ value }) => value);
	const drawing = visit.shop.demo ? drawWide(product.id, product.category ?? '', options) : undefined;
	return productPage(visit, { product, variant, stock, drawing });
}

async function languageOf(api: OwnApi): Promise<string> {
	return (await api<Merchant>('/v1/merchant'))?.language ?? 'en';
}

function visitOf(request: Request, shop: SocialShop, path: string, origin: string): Visit {
	return {
		shop,
		asked: one(request.query.shop),
		speech: chooseLanguage(one(request.query.lang), header(request, 'accept-language'), 'en'),
		origin,
		path,
		parameters: {},
		insideApp: APPS.test(header(request, 'user-agent') ?? ''),
		via: undefined,
	};
}

async function readAssets(folder: string): Promise<Assets> {
	const names = await readdir(`${folder}/assets`);
	const name = (pattern: RegExp) => {
		const found = names.find((each) => pattern.test(each));
		if (!found) throw new Error(`The pages behind social links are not built: no ${pattern} in ${folder}/assets.`);
		return found;
	};
	const style = await readFile(`${folder}/assets/${name(/^social-style-[\w-]+\.css$/)}`, 'utf8');
	return { style: style.trim(), script: `/assets/${name(/^social-(?!style-)[\w-]+\.js$/)}` };
}

/** As of the other pages; the one style that stands in the page is named by its hash. */
function policyFor({ style }: Assets): string {
	const hash = createHash('sha256').update(style).digest('base64');
	return pageHeaders['content-security-policy'].replace("style-src 'self'", `style-src 'self' 'sha256-${hash}'`);
}

function one(value: string | string[] | undefined): string | undefined {
	return [value].flat()[0];
}

function header({ headers }: Request, name: string): string | undefined {
	return one(headers[name]);
}
