import assert from 'node:assert/strict';
import { createDecipheriv, createECDH, hkdfSync } from 'node:crypto';
import { test } from 'node:test';
import type { KioskWish } from '@endcap/contract';
import { seal, type SealedFor } from '@endcap/sdk/kiosk';

const WISH: KioskWish = { kind: 'claim', coupon_id: 'spring', access_token: 'kõigile' };
const OF: SealedFor = {
	id: '0199c9a0-0000-4000-8000-000000000001',
	basket: '0199c9a0-0000-4000-8000-000000000002',
	step: 3,
};

/** As the contract describes it, with nothing of the SDK. */
function open({ ephemeral, iv, data }: Awaited<ReturnType<typeof seal>>, key: Buffer, of: SealedFor): string {
	const ecdh = createECDH('prime256v1');
	ecdh.setPrivateKey(key);
	const point = Buffer.from(ephemeral, 'base64url');
	const derived = hkdfSync('sha256', ecdh.computeSecret(point), point, 'endcap-kiosk-entry', 32);
	const sealed = Buffer.from(data, 'base64url');
	const decipher = createDecipheriv('aes-256-gcm', Buffer.from(derived), Buffer.from(iv, 'base64url'));
	decipher.setAAD(Buffer.from(`${of.id} ${of.basket} ${of.step}`));
	decipher.setAuthTag(sealed.subarray(-16));
	return decipher.update(sealed.subarray(0, -16), undefined, 'utf8') + decipher.final('utf8');
}

function keyPair() {
	const ecdh = createECDH('prime256v1');
	ecdh.generateKeys();
	return { key: ecdh.getPrivateKey(), sealing: { id: 'one', public_key: ecdh.getPublicKey('base64url') } };
}

test('whoever has the private key opens a seal, and reads the wish', async () => {
	const { key, sealing } = keyPair();
	const sealed = await seal(WISH, OF, sealing);
	assert.equal(sealed.sealing_key, 'one');
	assert.deepEqual(JSON.parse(open(sealed, key, OF)), WISH);
});

test('a seal opens with no other key, id, basket or step', async () => {
	const { key, sealing } = keyPair();
	const sealed = await seal(WISH, OF, sealing);
	for (const other of [
		{ ...OF, id: OF.basket },
		{ ...OF, basket: OF.id },
		{ ...OF, step: 2 },
	]) {
		assert.throws(() => open(sealed, key, other));
	}
	assert.throws(() => open(sealed, keyPair().key, OF));
});

test('the same wish is sealed differently each time', async () => {
	const { sealing } = keyPair();
	const [one, other] = await Promise.all([seal(WISH, OF, sealing), seal(WISH, OF, sealing)]);
	assert.notEqual(one.data, other.data);
	assert.notEqual(one.ephemeral, other.ephemeral);
	assert.notEqual(one.iv, other.iv);
});
