import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { OrderMessageData } from '../../../packages/server/src/messages/data.ts';
import { exampleData } from '../../../packages/server/src/messages/example.ts';
import { writeMessage, type WriteOptions } from '../../../packages/server/src/messages/render.ts';
import { fewestSegments, segmentsOf } from '../../../packages/server/src/messages/sms.ts';
import { builtInTemplate, templateErrors, TYPES } from '../../../packages/server/src/messages/templates.ts';
import { LANGUAGES, languageOf } from '../../../packages/server/src/messages/words/words.ts';
import { orderData } from '../../support/messages.ts';

const options: WriteOptions = {
	channel: 'email',
	language: 'en',
	shopName: 'Tihane & Tõru',
	optOutUrl: 'https://shop.example/opt-out/x',
};
const letter = (data: OrderMessageData, text: string, more: Partial<WriteOptions> = {}) =>
	writeMessage({ subject: 'Order {order_number}', text }, data, { ...options, ...more });

const payloads = [
	'<script>alert(1)</script>',
	'"><img src=x onerror=alert(1)>',
	"' onmouseover='alert(1)",
	'</title><svg onload=alert(1)>',
	'<a href="javascript:alert(1)">x</a>',
	'{order_url}',
	'{{7*7}} ${7*7}',
];

describe('messages in every language', () => {
	for (const language of LANGUAGES) {
		for (const type of TYPES) {
			test(`${type} in ${language} has every placeholder filled, and fits`, () => {
				const data = exampleData(type, 'https://shop.example');
				const own = type === 'sign_in_code' ? /\b481516\b[\s\S]* 10 / : /https:\/\/shop\.example\/order#ot_/;
				for (const channel of ['email', 'sms'] as const) {
					const template = builtInTemplate(type, channel, language);
					assert.deepEqual(templateErrors(type, channel, template), []);
					const { subject, text } = writeMessage(template, data, { ...options, channel, language });
					assert.doesNotMatch(`${subject ?? ''} ${text}`, /[{}]|undefined|null/);
					assert.match(text, own);
					if (channel === 'sms') assert.ok(segmentsOf(text) <= 2, text);
				}
			});
		}
	}

	test('tell times of the shop’s zone, on both sides of daylight saving', () => {
		const times = ['2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z'].map((starts_at) => {
			const [part] = orderData().parts;
			assert.ok(part?.method === 'pickup');
			const slot = { starts_at, ends_at: starts_at.replace('12:', '13:') };
			const parts = [{ ...part, slot }];
			return letter(orderData({ parts }), '{slot_time}').text.split('\n')[0];
		});
		assert.deepEqual(times, ['14:00–15:00', '15:00–16:00']);
	});

	test('go by the shopper’s language, then the shop’s, then English', () => {
		assert.deepEqual([languageOf('et-EE', 'fi'), languageOf('de', 'fi'), languageOf('de', 'sv')], ['et', 'fi', 'en']);
	});
});

describe('what people and retailers wrote', () => {
	for (const payload of payloads) {
		test(`becomes no markup: ${payload}`, () => {
			const [part] = orderData().parts;
			assert.ok(part?.method === 'pickup');
			const data = orderData({
				customer_name: payload,
				parts: [{ ...part, store_name: payload, store_address: payload }],
				items: [{ title: payload, quantity: 1, total: { amount: 100, currency: 'EUR' } }],
				changes: [{ code: 'replaced', title: payload, quantity: 1, by: payload }],
			});
			const text = `${payload.replaceAll(/[{}]/g, '')}\n{customer_name}\n{items}\n{places}\n{changes}\n{order_url}`;
			const { html } = letter(data, text, { shopName: payload });
			const tags = [...(html ?? '').matchAll(/<\/?([a-z]+)/g)].map(([, tag]) => tag);
			const ours = ['html', 'head', 'meta', 'title', 'style', 'body', 'div', 'p', 'br', 'a'];
			assert.deepEqual(
				[...new Set(tags)].filter((tag) => !ours.includes(tag ?? '')),
				[],
			);
			assert.doesNotMatch(html ?? '', /<[^>]*\son\w+=/);
			assert.deepEqual(
				[...(html ?? '').matchAll(/href="([^"]*)"/g)].map(([, href]) => href),
				[data.order_url, 'https://shop.example/opt-out/x'],
			);
		});
	}

	test('is one line each, and turns no direction around it', () => {
		const { text } = letter(orderData({ customer_name: 'a\r\nb\u202Ec\u2028d' }), '{customer_name}');
		assert.equal(text.split('\n')[0], 'a b c d');
	});

	test('makes no button of an address that is not of the web', () => {
		const { html } = letter(orderData({ order_url: 'javascript:alert(1)' }), '{order_url}');
		assert.doesNotMatch(html ?? '', /href="javascript/);
	});
});

describe('lines', () => {
	test('that name what an order does not have are left out', () => {
		const { text } = letter(orderData({ parts: [] }), 'Hello\nShop: {store_name}\n\n\n{slot}\n\nOrder {order_number}');
		assert.match(text, /^Hello\n\nOrder 1001\n/);
	});
});

describe('templates', () => {
	test('with placeholders that nobody knows are refused by their names', () => {
		const found = templateErrors('order_ready', 'email', {
			subject: 'x {items}',
			text: '{order_number} {oder_number} { total } {}',
		});
		const names = found.map(({ pointer, detail }) => `${pointer} ${detail.slice(0, detail.indexOf('}') + 1)}`);
		assert.deepEqual(names, ['/text {oder_number}', '/text { total }', '/text {}', '/subject {items}']);
	});

	test('of a code need it, and know no order; those of orders know no code', () => {
		const pointed = (type: 'order_ready' | 'sign_in_code', text: string) =>
			templateErrors(type, 'sms', { text }).map(({ detail }) => detail.slice(0, detail.indexOf('}') + 1));
		assert.deepEqual(pointed('sign_in_code', 'Hello'), ['It needs {code}']);
		assert.deepEqual(pointed('sign_in_code', '{code} {order_number}'), ['{order_number}']);
		assert.deepEqual(pointed('order_ready', '{order_number} {code}'), ['{code}']);
	});
});

describe('text messages', () => {
	test('are counted as they travel', () => {
		const counted = ['a'.repeat(160), 'a'.repeat(161), '€'.repeat(80), '€'.repeat(81), 'š'.repeat(70), 'š'.repeat(71)];
		assert.deepEqual(counted.map(segmentsOf), [1, 2, 1, 2, 1, 2]);
		assert.deepEqual([segmentsOf('a'.repeat(307)), segmentsOf('š'.repeat(135))], [3, 3]);
		assert.equal(fewestSegments('š'.repeat(200)), 2);
	});

	const sms = (data: OrderMessageData, text: string, language: WriteOptions['language'] = 'en') =>
		writeMessage({ subject: null, text }, data, { ...options, channel: 'sms', language }).text;

	test('keep their letters when they fit, and lose marks before they lose words', () => {
		assert.equal(sms(orderData({ customer_name: 'Žaneta Łąka' }), '{customer_name}'), 'Žaneta Łąka');
		const long = sms(orderData({ customer_name: 'Žaneta Łąka' }), `{customer_name} ${'x'.repeat(140)}`);
		assert.equal(long, `Zaneta Laka ${'x'.repeat(140)}`);
	});

	test('never take more than two parts, and never lose their link', () => {
		const title = 'Ļoti garš nosaukums '.repeat(20);
		const items = Array.from({ length: 3 }, () => ({ title, quantity: 1, total: { amount: 100, currency: 'EUR' } }));
		const data = orderData({ items, customer_name: title });
		const text = sms(data, '{customer_name}\n{items}\n{order_url}', 'lv');
		assert.ok(segmentsOf(text) <= 2, text);
		assert.ok(text.endsWith(data.order_url), text);
	});
});
