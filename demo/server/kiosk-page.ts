import { readFile } from 'node:fs/promises';
import type { KioskInput } from '@endcap/contract';
import { findMerchant, kioskCode, type Database } from '@endcap/server';
import { noSuchShop, pageHeaders, type Pages } from './retailer-pages.ts';
import { chooseShop, type Shop } from './shops.ts';
import { fillTemplate } from './template.ts';

export interface KioskPageOptions {
	/** Where the built pages are: demo/dist/pages. */
	folder: string;
	listShops: () => Promise<Shop[]>;
	database: Database;
}

const DEMO_KIOSK: KioskInput = {
	name: 'By the door',
	store_id: 'tartu-ruutli',
	settings: { languages: ['en', 'et', 'fi', 'lv', 'pl', 'af'], camera: true },
};

/** What reads barcodes from the camera is WebAssembly. */
const policy = pageHeaders['content-security-policy'].replace(
	"script-src 'self'",
	"script-src 'self' 'wasm-unsafe-eval'",
);

const headers = {
	...pageHeaders,
	'content-security-policy': `${policy}; worker-src 'self'; manifest-src 'self'`,
	'permissions-policy': 'camera=(self), microphone=(), geolocation=(), payment=()',
};

/** The page for a device that stands in the shop. What it needs besides are files among the others, the worker too. */
export function kioskPage({ folder, listShops, database }: KioskPageOptions): Pages {
	return async (app) => {
		const template = await readFile(`${folder}/kiosk.html`, 'utf8');
		app.get<{ Querystring: { shop?: string | string[] } }>('/kiosk', async (request, reply) => {
			const [asked] = [request.query.shop].flat();
			const shop = chooseShop(await listShops(), asked);
			const page = shop && fillTemplate(template, valuesOf(shop));
			return reply
				.code(page ? 200 : 404)
				.headers(headers)
				.send(page ?? noSuchShop);
		});
		// What a manager would do at the counter, for whoever looks at the demo.
		app.post('/kiosk/demo-code', async (_request, reply) => {
			const code = await kioskCode(database, await findMerchant(database, 'demo'), DEMO_KIOSK);
			return reply.header('cache-control', 'no-store').send({ code });
		});
	};
}

function valuesOf({ name, demo, publishable_key }: Shop) {
	return { name, key: publishable_key, shop: demo ? 'demo' : 'own' };
}
