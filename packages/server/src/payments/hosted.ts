import { PaymentNotice, plainSchema } from '@endcap/contract';
import { Compile } from 'typebox/compile';
import { OperatorError } from '../shared/operator-error.ts';
import { keyOfSecret, verify } from '../shared/standard-webhooks.ts';
import type { PaymentProvider, PaymentToBegin, ProvenNotice } from './provider.ts';

export interface HostedSettings {
	/** Address of the page where the shopper pays, with `{order}`, `{amount}`, `{currency}`, `{return_url}`, `{merchant}` in it. */
	url: string;
	/** `whsec_…`: what its notices are signed with. */
	secret: string;
	now?: () => Date;
}

const notices = Compile(plainSchema(PaymentNotice));

/**
 * A page elsewhere that takes the payment, and says what became of it by a notice signed as Standard Webhooks are. Rejects
 * with an OperatorError what cannot work.
 */
export function hostedPayments({ url, secret, now = () => new Date() }: HostedSettings): PaymentProvider {
	const key = keyOfSecret(secret);
	if (!key) {
		throw new OperatorError('The payment secret is not one: it is whsec_ and 24 to 64 bytes in base64. Copy it whole.');
	}
	const example = fill(url, {
		merchant: 'm',
		order_id: 'o',
		amount: 1,
		currency: 'EUR',
		return_url: 'https://r.example',
	});
	if (!URL.canParse(example) || !/^https?:$/.test(new URL(example).protocol) || !url.includes('{order}')) {
		throw new OperatorError('The payment address has to be an http(s) address with {order} in it.');
	}
	return {
		begin: async (payment) => ({ pay_url: fill(url, payment) }),
		readNotice(headers, body) {
			const verified = verify(key, headers, body, now());
			if ('refused' in verified) return verified;
			const notice = parse(body);
			return notice ? { ...notice, id: verified.id } : { refused: 'The body is not a notice of a payment; see /docs.' };
		},
	};
}

function fill(template: string, { merchant, order_id, amount, currency, return_url }: PaymentToBegin): string {
	const values: Record<string, string> = { merchant, order: order_id, amount: String(amount), currency, return_url };
	return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
		const value = values[name];
		return value === undefined ? whole : encodeURIComponent(value);
	});
}

function parse(body: Buffer): Omit<ProvenNotice, 'id'> | undefined {
	try {
		const notice: unknown = JSON.parse(body.toString('utf8'));
		return notices.Check(notice) ? (notice as PaymentNotice) : undefined;
	} catch {
		return undefined;
	}
}
