import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Database } from '../database/database.ts';
import { document, markup } from '../http/reference/html.ts';
import { findPageKey, findPageOwner, type OrderPageOwner } from './pages.queries.ts';

const POLICY = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self' data: https: http:",
	"connect-src 'self'",
	"worker-src 'self'",
	"manifest-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'",
	"require-trusted-types-for 'script'",
].join('; ');

/**
 * `/order/{merchant}`: the page that messages link to, for retailers without one of their own. Its secret is after the #,
 * so this never sees it. `/p/{code}`: what the shopper’s QR code holds. It says what the code is for and looks nothing up:
 * only staff learn whose it is.
 */
export function serveOrderPages(app: FastifyInstance, database: Database): void {
	app.get<{ Params: { merchant: string } }>('/order/:merchant', async (request, reply) => {
		const owner = await findPageOwner(database, request.params.merchant);
		const key = owner && (await findPageKey(database, owner.merchant_id));
		return owner && key ? sendPage(reply, 200, orderPage(owner, key)) : sendPage(reply, 404, noSuchPage());
	});
	const code = codePage();
	app.get('/p/:code', async (_request, reply) => sendPage(reply, 200, code));
}

function sendPage(reply: FastifyReply, status: number, page: string): FastifyReply {
	return reply
		.code(status)
		.header('content-security-policy', POLICY)
		.header('referrer-policy', 'no-referrer')
		.header('cache-control', 'no-cache')
		.type('text/html; charset=utf-8')
		.send(page);
}

function orderPage({ name, language }: OrderPageOwner, publishableKey: string): string {
	const body = markup`<main id="main" class="narrow">
			<h1>${name}</h1>
			<endcap-order-status>
				<p lang="en">Your order is shown here. If nothing appears, reload the page or ask the shop.</p>
			</endcap-order-status>
		</main>
		<script type="module" src="/order/page.js"></script>
		<script type="module" src="/endcap.js?key=${publishableKey}"></script>`;
	return document(name, body, language);
}

function noSuchPage(): string {
	return document(
		'No such shop',
		markup`<main id="main" class="narrow">
			<h1>No such shop</h1>
			<p>Orders of no shop are shown here. Open the link in your message again, whole.</p>
		</main>`,
	);
}

function codePage(): string {
	return document(
		'Pickup code',
		markup`<main id="main" class="narrow">
			<h1>Show this code at the counter</h1>
			<p>It belongs to an order that waits to be collected. The shop scans it and hands the order over.</p>
			<p>Do you work in the shop? Scan it at your counter, not with the phone’s camera.</p>
		</main>`,
	);
}
