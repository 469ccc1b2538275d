import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyOfSecret, signNotice } from '@endcap/server';
import { secretOfKey, verify } from '../../../packages/server/src/shared/standard-webhooks.ts';
import { verifyWebhook } from '../../support/verify-webhook.ts';

const key = Buffer.alloc(32, 1);
const body = '{"type":"webhook.test"}';

function signed(timestamp: number, tamper = ''): Record<string, string> {
	const seconds = String(Math.floor(timestamp));
	const signature = `v1,${'A'.repeat(43)}= ${signNotice(key, { id: 'm', timestamp: seconds, body: body + tamper })} v2,x`;
	return { 'webhook-id': 'm', 'webhook-timestamp': seconds, 'webhook-signature': signature };
}

test('a signature is that of the Standard Webhooks libraries’ own test', () => {
	const published = keyOfSecret('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw');
	assert.ok(published);
	const content = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: '1614265330', body: '{"test": 2432232314}' };
	assert.equal(signNotice(published, content), 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

test('a secret is read as it is written', () => {
	assert.deepEqual(keyOfSecret(secretOfKey(key)), key);
});

test('a signature may be one of several, as while a secret is changed', () => {
	const now = new Date();
	assert.deepEqual(verify(key, signed(now.getTime() / 1000), Buffer.from(body), now), { id: 'm' });
});

test('the code in the docs believes what is signed, and nothing else', () => {
	const now = Date.now() / 1000;
	const secret = secretOfKey(key);
	assert.deepEqual(verifyWebhook(secret, signed(now), body), { type: 'webhook.test' });
	assert.throws(() => verifyWebhook(secret, signed(now, ' '), body), /Not signed/);
	assert.throws(() => verifyWebhook(secretOfKey(Buffer.alloc(32, 2)), signed(now), body), /Not signed/);
	assert.throws(() => verifyWebhook(secret, signed(now - 301), body), /five minutes/);
	assert.throws(() => verifyWebhook(secret, {}, body), /Not signed/);
});
