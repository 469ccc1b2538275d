import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Message, MessagePreview, MessageTemplate } from '@endcap/contract';
import { providersOf, type ProviderSettings } from '../../../packages/server/src/messages/providers/providers.ts';
import { atCounter, hire } from '../../support/counter.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { Outbox } from '../../support/sending.ts';
import { testServer, type TestServer } from '../../support/server.ts';

onEachDatabase('messages over HTTP', (context) => {
	let server: TestServer;
	let outbox: Outbox;
	before(async () => {
		server = await testServer(context.database);
		outbox = new Outbox(context.database, server.merchant.id);
	});
	after(() => server.close());

	const call = (method: string, path: string, body?: unknown) =>
		server.call(method, path, { key: server.merchant.secret, body });
	const pointers = ({ body }: { body: unknown }) =>
		(body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);

	test('are listed newest first, page by page, and by order', async () => {
		const orders: string[] = [];
		for (let order = 0; order < 3; order += 1) orders.push(await outbox.queue());
		const first = (await call('GET', '/v1/messages?limit=2')).body as { data: Message[]; next_cursor: string };
		const second = (await call('GET', `/v1/messages?limit=2&cursor=${first.next_cursor}`)).body as { data: Message[] };
		const listed = [...first.data, ...second.data].map(({ order_id }) => order_id);
		assert.deepEqual(listed, orders.toReversed());
		const { body } = await call('GET', `/v1/messages?order=${orders[1]}`);
		assert.deepEqual(
			(body as { data: Message[] }).data.map(({ order_id }) => order_id),
			[orders[1]],
		);
	});

	test('of other stores are not shown to a manager of some', async () => {
		const order = await outbox.queue();
		await hire(context.database, server.merchant, 'here', { role: 'manager', stores: ['tartu'] });
		await hire(context.database, server.merchant, 'there', { role: 'manager', stores: ['riga'] });
		const seen = async (login: string) => {
			const headers = await atCounter(server, server.merchant, login);
			const { body } = await server.call('GET', `/v1/messages?order=${order}`, { headers });
			return (body as { data: Message[] }).data.length;
		};
		assert.deepEqual([await seen('here'), await seen('there')], [1, 0]);
	});

	test('are said in the retailer’s own words until those are taken back', async () => {
		const path = '/v1/message-templates/order_ready/email/en';
		const ours = (await call('GET', '/v1/message-templates')).body as { data: MessageTemplate[] };
		assert.equal(ours.data.length, 84);
		assert.ok(ours.data.every(({ edited }) => !edited));
		const own = { subject: 'Come by, {customer_name}', text: 'Order {order_number} waits.' };
		assert.equal((await call('PUT', path, own)).status, 200);
		const row = await outbox.ended(await outbox.queue());
		assert.equal(row.subject, 'Come by, Maija Tamm');
		assert.match(row.text ?? '', /^Order 1001 waits\.\n/);
		const { body } = await call('DELETE', path);
		assert.equal((body as MessageTemplate).edited, false);
		assert.equal((await outbox.ended(await outbox.queue())).subject, 'Your order 1001 is ready');
	});

	test('refuse words that could not be sent, and say where', async () => {
		const email = '/v1/message-templates/order_ready/email/en';
		const sms = '/v1/message-templates/order_ready/sms/en';
		assert.deepEqual(pointers(await call('PUT', email, { subject: 'a {oder_number}', text: 'b {nothing}' })), [
			'/text',
			'/subject',
		]);
		assert.deepEqual(pointers(await call('PUT', email, { text: 'No subject' })), ['/subject']);
		assert.deepEqual(pointers(await call('PUT', sms, { subject: 'x', text: 'y' })), ['/subject']);
		assert.deepEqual(pointers(await call('PUT', sms, { text: `{order_number} ${'x'.repeat(310)}` })), ['/text']);
		assert.deepEqual(pointers(await call('PUT', sms, { text: 'Tracking: {tracking}' })), ['/text']);
	});

	test('can be looked at before they are said', async () => {
		const path = '/v1/message-templates/order_ready/sms/pl/preview';
		const { body } = await call('POST', path, { text: '{shop_name}: {order_number}\n{collect_until}' });
		const { text, segments } = body as MessagePreview;
		assert.match(text, /: 1001\npt\., 27\.03, godz\. 15:00$/);
		assert.equal(segments, 1);
	});
});

const complete: ProviderSettings = { smtpUrl: 'smtps://mail.example', mailFrom: 'orders@shop.example' };
for (const [name, settings, url] of [
	['an address that e-mail comes from', { smtpUrl: 'smtps://mail.example' }, 'https://shop.example'],
	['an address that is one', { ...complete, mailFrom: 'Shop <orders@shop.example>' }, 'https://shop.example'],
	['a mail server', { ...complete, smtpUrl: 'mail.example' }, 'https://shop.example'],
	['https for text messages', { smsUrl: 'http://sms.example', smsToken: 't', smsFrom: 's' }, 'https://shop.example'],
	['a token for text messages', { smsUrl: 'https://sms.example', smsFrom: 's' }, 'https://shop.example'],
	['the server’s own address', complete, undefined],
] as const) {
	test(`a server does not start without ${name}`, async () => {
		await assert.rejects(providersOf(settings, url), { name: 'OperatorError' });
	});
}
