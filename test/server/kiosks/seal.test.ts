import assert from 'node:assert/strict';
import { createECDH } from 'node:crypto';
import { test } from 'node:test';
import { exampleKioskEntry, exampleKioskSelf, exampleSealing } from '@endcap/contract/examples';
import { openSeal } from '../../../packages/server/src/kiosks/seal.ts';
import { sealed } from '../../support/kiosk-desk.ts';

const private_key = Buffer.from(exampleSealing.private_key, 'base64url');

test('the example of the contract opens, and its keys belong together', () => {
	assert.equal(openSeal({ private_key }, exampleKioskEntry), exampleSealing.text);
	const pair = createECDH('prime256v1');
	pair.setPrivateKey(private_key);
	assert.equal(pair.getPublicKey('base64url'), exampleKioskSelf.sealing_key.public_key);
	pair.setPrivateKey(Buffer.from(exampleSealing.ephemeral_private_key, 'base64url'));
	assert.equal(pair.getPublicKey('base64url'), exampleKioskEntry.ephemeral);
});

test('what a browser seals is opened, however long it is', async () => {
	for (const length of [0, 1, 15, 16, 17, 40_000]) {
		const text = 'ü'.repeat(length);
		assert.equal(openSeal({ private_key }, await sealed(exampleKioskSelf.sealing_key, text)), text);
	}
});

test('a seal is that of one entry at one place of one basket', () => {
	for (const change of [{ id: exampleKioskEntry.basket }, { basket: exampleKioskEntry.id }, { step: 1 }]) {
		assert.equal(openSeal({ private_key }, { ...exampleKioskEntry, ...change }), undefined);
	}
});

test('a byte that is other in any part breaks it, and a text is not told from noise', () => {
	for (const part of ['ephemeral', 'iv', 'data'] as const) {
		const bytes = Buffer.from(exampleKioskEntry[part], 'base64url');
		for (let at = 0; at < bytes.length; at += 1) {
			const broken = Buffer.from(bytes);
			broken[at] = (broken[at] ?? 0) ^ 1;
			assert.equal(
				openSeal({ private_key }, { ...exampleKioskEntry, [part]: broken.toString('base64url') }),
				undefined,
			);
		}
		assert.equal(openSeal({ private_key }, { ...exampleKioskEntry, [part]: 'AA' }), undefined);
	}
});
