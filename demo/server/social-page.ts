import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { LinkOpenings } from '@endcap/server';
import type { Merchant, ResolvedLink } from '@endcap/sdk';
import { documentMarkup, type Assets, type Page } from '../social/page/document.ts';
import { busyPage, nothingPage } from '../social/page/nothing.ts';
import { phoneOf } from '../social/page/outside.ts';
import { linkTo, type Visit } from '../social/page/visit.ts';
import { chooseLanguage } from '../social/words/languages.ts';
import { compressed } from './compressed.ts';
import { followLink, isOpening } from './link-pages.ts';
import { ApiRefusal, ownApi, type OwnApi } from './own-api.ts';
import { noSuchShop, onwardHeaders, pageHeaders, type Pages } from './retailer-pages.ts';
import { atShop, chooseShop, defaultShop, type SocialShop } from './shops.ts';
import { findOfferPage, findProductPage } from './social-views.ts';

export interface SocialPagesOptions {
	/** Where the built pages are: demo/dist/pages. */
	folder: string;
	listShops: () => Promise<SocialShop[]>;
	/** The shop as browsers call it. */
	origin: () => string;
	openings: LinkOpenings;
}

/** A parameter that is repeated comes as a list. */
type Query = Partial<Record<'shop' | 'lang' | 'sku' | 'via', string | string[]>>;

interface Request {
	query: Query;
	headers: Record<string, string | string[] | undefined>;
	ip: string;
}

type Find = (visit: Visit, api: OwnApi) => Promise<Page | undefined>;

/** What the browsers inside apps call themselves. It is a hint, and only advice follows from it. */
const APPS =
	/Instagram|FBAN|FBAV|FB_IAB|WhatsApp|musical_ly|trill_|BytedanceWebview|TikTok|Snapchat|Pinterest|LinkedInApp|Line\//;

/** Pages to be opened by a link in an app: one answer paints them, with the stock of that moment. */
export function socialPages({ folder, listShops, origin, openings }: SocialPagesOptions): Pages {
	return async (app) => {
		const assets = await readAssets(folder);
		const headers = { ...pageHeaders, 'content-security-policy': policyFor(assets) };

		async function answerTo(request: Request, shop: SocialShop | undefined, path: string, find: Find) {
			if (!shop) return { status: 404, text: noSuchShop };
			const api = ownApi(app, shop.social_key, request.ip);
			const visit = visitOf(request, shop, path, origin());
			try {
				const [merchant, via] = await Promise.all([api<Merchant>('/v1/merchant'), readVia(api, request)]);
				visit.speech = speechOf(request, merchant?.language);
				visit.via = via;
				const page = await find(visit, api);
				return { status: page ? 200 : 404, text: documentMarkup(visit, assets, page ?? nothingPage(visit)) };
			} catch (error) {
				if (!(error instanceof ApiRefusal)) throw error;
				return { status: 503, text: documentMarkup(visit, assets, busyPage(visit)) };
			}
		}

		function show(route: string, pathOf: (id: string) => string, finder: (id: string, request: Request) => Find): void {
			app.get<{ Params: { id: string }; Querystring: Query }>(route, async (request, reply) => {
				const { id } = request.params;
				const [shop, ...others] = shopsToAsk(await listShops(), one(request.query.shop));
				const { status, text } = await answerTo(request, shop, pathOf(id), finder(id, request));
				for (const other of status === 404 ? others : []) {
					const found = await answerTo(request, other, pathOf(id), finder(id, request));
					if (found.status !== 200) continue;
					return reply.headers(onwardHeaders).redirect(atShop(request.url, other), 302);
				}
				const { body, headers: encoding } = await compressed(header(request, 'accept-encoding') ?? '', text);
				const vary = `${encoding.vary}, Accept-Language, User-Agent`;
				return reply
					.code(status)
					.headers({ ...headers, ...encoding, vary })
					.send(body);
			});
		}

		const nowhere: Find = async () => undefined;
		const offer =
			(id: string): Find =>
			(visit, api) =>
				findOfferPage(visit, api, id);
		show(
			'/i/:id',
			pathTo('i'),
			(id, { query }) =>
				(visit, api) =>
					findProductPage(visit, api, id, one(query.sku)),
		);
		show('/o/:id', pathTo('o'), offer);
		// An offer’s name alone, as it is said and printed.
		show('/:id', pathTo('o'), offer);

		for (const route of ['/l/:id', '/L/:id']) {
			app.get<{ Params: { id: string }; Querystring: Query }>(route, async (request, reply) => {
				const shops = await listShops();
				for (const shop of shopsToAsk(shops, one(request.query.shop))) {
					const counting = {
						merchantId: shop.merchant_id,
						openings,
						counts: isOpening(request.method, request.headers),
					};
					const opened = await followLink(ownApi(app, shop.social_key, request.ip), request.params.id, counting);
					if (!opened) continue;
					const named = shop === defaultShop(shops) ? undefined : shop.slug;
					const visit = { ...visitOf(request, shop, opened.path, origin()), asked: named };
					return reply
						.headers(onwardHeaders)
						.redirect(linkTo(visit, opened.path, { via: opened.via, lang: one(request.query.lang) }), 302);
				}
				const { status, text } = await answerTo(request, chooseShop(shops, one(request.query.shop)), '/', nowhere);
				return reply.code(status).headers(headers).send(text);
			});
		}
	};
}

function pathTo(kind: 'i' | 'o'): (id: string) => string {
	return (id) => `/${kind}/${encodeURIComponent(id)}`;
}

/** An address that names no shop: the one that is shown first is asked first. */
function shopsToAsk(shops: readonly SocialShop[], asked: string | undefined): SocialShop[] {
	const first = chooseShop(shops, asked);
	const others = asked === undefined ? shops.filter((shop) => shop !== first) : [];
	return first ? [first, ...others] : others;
}

/** For the question whether it may be remembered. */
async function readVia(api: OwnApi, request: Request): Promise<Visit['via']> {
	const code = one(request.query.via);
	const link = code ? await api<ResolvedLink>(`/v1/links/${encodeURIComponent(code)}`) : undefined;
	return link && link.ended_at === null ? { code: link.code, channel: link.channel } : undefined;
}

function speechOf(request: Request, merchant = 'en'): Visit['speech'] {
	return chooseLanguage(one(request.query.lang), header(request, 'accept-language'), merchant);
}

function visitOf(request: Request, shop: SocialShop, path: string, origin: string): Visit {
	const agent = header(request, 'user-agent') ?? '';
	return {
		shop,
		asked: one(request.query.shop),
		speech: speechOf(request),
		origin,
		path,
		parameters: {},
		insideApp: APPS.test(agent),
		phone: phoneOf(agent),
		via: undefined,
	};
}

async function readAssets(folder: string): Promise<Assets> {
	const names = await readdir(`${folder}/assets`);
	const name = (pattern: RegExp) => {
		const found = names.find((each) => pattern.test(each));
		if (!found) throw new Error(`The pages behind social links are not built: no ${pattern} in ${folder}/assets.`);
		return `/assets/${found}`;
	};
	const style = await readFile(folder + name(/^social-style-[\w-]+\.css$/), 'utf8');
	return {
		style: style.trim(),
		script: name(/^social-(?!style-)[\w-]+\.js$/),
		icon: name(/^favicon-[\w-]+\.svg$/),
	};
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
