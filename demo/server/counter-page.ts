import { readFile } from 'node:fs/promises';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './counter-accounts.ts';
import { homeQuery, noSuchShop, pageHeaders, type Pages } from './retailer-pages.ts';
import { chooseShop, type Shop } from './shops.ts';
import { escapeHtml, fillTemplate, Markup } from './template.ts';

export interface CounterPageOptions {
	/** Where the built pages are: demo/dist/pages. */
	folder: string;
	listShops: () => Promise<Shop[]>;
}

/** The page for the people who work in the shop. */
export function counterPage({ folder, listShops }: CounterPageOptions): Pages {
	return async (app) => {
		const template = await readFile(`${folder}/counter.html`, 'utf8');
		app.get<{ Querystring: { shop?: string | string[] } }>('/counter', async (request, reply) => {
			const [asked] = [request.query.shop].flat();
			const shop = chooseShop(await listShops(), asked);
			const session = request.headers.cookie?.includes('endcap_staff=') ? 'perhaps' : 'none';
			return reply
				.code(shop ? 200 : 404)
				.headers(pageHeaders)
				.send(shop ? fillTemplate(template, { ...valuesOf(shop, asked), session }) : noSuchShop);
		});
	};
}

function valuesOf(shop: Shop, asked: string | undefined) {
	return {
		name: shop.name,
		slug: shop.slug,
		shop: shop.demo ? 'demo' : 'own',
		home: homeQuery(asked),
		accounts: new Markup(shop.demo ? accountsMarkup() : ''),
	};
}

function accountsMarkup(): string {
	const button = ({ login, name }: (typeof DEMO_ACCOUNTS)[number]) =>
		`<li><button class="button button--quiet" type="button" data-login="${escapeHtml(login)}" data-password="${escapeHtml(DEMO_PASSWORD)}">${escapeHtml(name)}</button></li>`;
	return `<div class="accounts"><p>This is the demo’s counter. Sign in as</p><ul role="list">${DEMO_ACCOUNTS.map(button).join('')}</ul><p>The password of each is “${escapeHtml(DEMO_PASSWORD)}”.</p></div>`;
}
