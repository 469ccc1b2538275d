import { randomUUID } from 'node:crypto';
import { keyOfSecret, signNotice } from '@endcap/server';
import type { Pages } from './retailer-pages.ts';
import { escapeHtml } from './template.ts';

export interface PaymentPageOptions {
	/** `whsec_…`, as the server was given. */
	secret: string;
	/** Address of the server that the notices go to. */
	server: () => string;
}

interface Payment {
	merchant: string;
	order: string;
	amount: string;
	currency: string;
	back: string;
}

const FIELDS = ['merchant', 'order', 'amount', 'currency', 'back'] as const;
const QUERY = FIELDS.map((field) => `${field}={${field === 'back' ? 'return_url' : field}}`).join('&');

/** What ENDCAP_PAYMENT_URL is for this page. */
export function paymentUrl(server: string): string {
	return `${server}/pay?${QUERY}`;
}

/**
 * Plays the payment provider: a page that takes no money, and says what became of it as a real one would, by a signed
 * notice over HTTP.
 */
export function paymentPage({ secret, server }: PaymentPageOptions): Pages {
	return async (app) => {
		app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
			done(null, Object.fromEntries(new URLSearchParams(String(body)))),
		);
		app.get<{ Querystring: Record<string, unknown> }>('/pay', async (request, reply) => {
			const payment = readPayment(request.query);
			return reply
				.code(payment ? 200 : 400)
				.headers(headersFor(payment))
				.send(payment ? askPage(payment) : NOTHING);
		});
		app.post<{ Body: Record<string, unknown> }>('/pay', async (request, reply) => {
			const payment = readPayment(request.body ?? {});
			if (!payment) return reply.code(400).headers(headersFor(undefined)).send(NOTHING);
			const status = request.body['outcome'] === 'paid' ? 'paid' : 'failed';
			const answer = await sendNotice({ secret, server }, payment, status);
			if (answer.ok) return reply.redirect(payment.back, 303);
			const { detail = 'It gave no reason.' } = (await answer.json()) as { detail?: string };
			return reply
				.code(502)
				.headers(headersFor(payment))
				.send(page('The shop did not take it', escapeHtml(detail)));
		});
	};
}

function readPayment(given: Record<string, unknown>): Payment | undefined {
	const values = FIELDS.map((field) => given[field]);
	if (!values.every((value) => typeof value === 'string')) return undefined;
	const payment = Object.fromEntries(FIELDS.map((field, index) => [field, values[index]])) as unknown as Payment;
	const ways = URL.canParse(payment.back) ? new URL(payment.back).protocol : '';
	return /^https?:$/.test(ways) && /^\d{1,15}$/.test(payment.amount) && /^[A-Z]{3}$/.test(payment.currency)
		? payment
		: undefined;
}

function sendNotice(
	{ secret, server }: PaymentPageOptions,
	{ merchant, order, amount, currency }: Payment,
	status: 'paid' | 'failed',
): Promise<Response> {
	const key = keyOfSecret(secret);
	if (!key) throw new Error('The demo’s payment secret is not one');
	const id = `msg_${randomUUID()}`;
	const timestamp = String(Math.floor(Date.now() / 1000));
	const notice = { order_id: order, reference: `demo-${randomUUID()}`, status };
	const body = JSON.stringify({ ...notice, amount: { amount: Number(amount), currency } });
	return fetch(`${server()}/v1/payments/notices/${encodeURIComponent(merchant)}`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			'webhook-id': id,
			'webhook-timestamp': timestamp,
			'webhook-signature': signNotice(key, { id, timestamp, body }),
		},
		body,
	});
}

/** A form’s answer may lead to where the shopper came from, which is perhaps another origin. */
function headersFor(payment: Payment | undefined) {
	const back = payment ? ` ${new URL(payment.back).origin}` : '';
	return {
		'content-type': 'text/html; charset=utf-8',
		'cache-control': 'no-store',
		'referrer-policy': 'no-referrer',
		'content-security-policy': `default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'${back}; frame-ancestors 'none'`,
	};
}

const NOTHING = page('Nothing to pay', 'This page is opened by a shop, with what is to be paid. Go back to the shop.');

function askPage(payment: Payment): string {
	const { amount, currency } = payment;
	const format = new Intl.NumberFormat('en', { style: 'currency', currency });
	const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
	const hidden = FIELDS.map((field) => `<input type="hidden" name="${field}" value="${escapeHtml(payment[field])}">`);
	return page(
		`Pay ${escapeHtml(format.format(Number(amount) / 10 ** digits))}`,
		`This page plays the payment provider of the demo shop: no money moves, whatever you choose.</p>
<form method="post" action="/pay">${hidden.join('')}
<p><button name="outcome" value="paid">Pay</button> <button name="outcome" value="failed">Let it fail</button></p>
</form><p>Then you are sent back to the shop.`,
	);
}

function page(title: string, markup: string): string {
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="/docs/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/docs/style.css">
</head>
<body><main class="narrow"><h1>${title}</h1><p>${markup}</p></main></body>
</html>
`;
}
