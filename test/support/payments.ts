import { hostedPayments, keyOfSecret, signNotice } from '@endcap/server';
import type { OrderShop } from './order-shop.ts';
import type { Answer } from './server.ts';

export const PAYMENT_SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

/** A provider whose pages nobody opens. */
export const testPayments = hostedPayments({
	url: 'https://pay.example/{merchant}?order={order}&amount={amount}&currency={currency}&back={return_url}',
	secret: PAYMENT_SECRET,
});

let made = 0;

export interface NoticeOptions {
	id?: string;
	/** Seconds since 1970. */
	timestamp?: number;
	secret?: string;
	/** Changes the body after it was signed. */
	tamper?: (body: string) => string;
}

/** Sends what a provider would, signed as a provider would. */
export function sendNotice(
	shop: Pick<OrderShop, 'server' | 'slug'>,
	notice: object,
	options: NoticeOptions = {},
): Promise<Answer> {
	const { id = `msg_${++made}`, timestamp = Date.now() / 1000, secret = PAYMENT_SECRET, tamper } = options;
	const key = keyOfSecret(secret);
	if (!key) throw new Error('Not a secret');
	const body = JSON.stringify(notice);
	const seconds = String(Math.floor(timestamp));
	const headers = {
		'webhook-id': id,
		'webhook-timestamp': seconds,
		'webhook-signature': signNotice(key, { id, timestamp: seconds, body }),
	};
	return shop.server.call('POST', `/v1/payments/notices/${shop.slug}`, { body: tamper?.(body) ?? body, headers });
}
