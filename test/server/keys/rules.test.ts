import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createKey, createMerchant } from '@endcap/server';
import { findKey, listKeys, mintKey, revokeKey } from '../../../packages/server/src/keys/rules.ts';
import { onEachDatabase } from '../../support/databases.ts';

onEachDatabase('keys', (context) => {
	const newMerchant = (name: string) => createMerchant(context.database, { name, currency: 'EUR', language: 'en' });

	test('a key is found as its merchant and with what it may do', async () => {
		const merchant = await newMerchant('Found');
		const { key, id } = await createKey(context.database, merchant, {
			kind: 'publishable',
			channel: 'kiosk',
			origins: ['https://shop.example'],
			rate_limit: 5,
		});
		const found = await findKey(context.database, key);
		assert.deepEqual(
			[found?.merchant_id, found?.key_id, found?.channel, found?.origins, found?.rate_limit],
			[merchant.merchant_id, id, 'kiosk', ['https://shop.example'], 5],
		);
	});

	test('a publishable key is for the web and any origin unless told otherwise, a secret one for servers and none', async () => {
		const merchant = await newMerchant('Defaults');
		const publishable = await createKey(context.database, merchant, { kind: 'publishable' });
		const secret = await createKey(context.database, merchant, { kind: 'secret' });
		assert.deepEqual(
			[publishable, secret].map(({ channel, origins, rate_limit }) => [channel, origins, rate_limit]),
			[
				['web', ['*'], 600],
				['server', [], 6000],
			],
		);
	});

	test('a secret key is nowhere in the database, a publishable one can be shown again', async () => {
		const merchant = await newMerchant('Hidden');
		const publishable = await createKey(context.database, merchant, { kind: 'publishable' });
		const secret = await createKey(context.database, merchant, { kind: 'secret' });
		const rows = await listKeys(context.database, merchant);
		assert.deepEqual(
			rows.map(({ public_key }) => public_key),
			[publishable.key, null],
		);
		const [stored] = await context.database.query<{ all: string }>(
			{ text: 'SELECT string_agg(api_key::text, $2) AS all FROM api_key WHERE merchant_id = $1' },
			[merchant.merchant_id, '\n'],
		);
		assert.ok(!stored?.all.includes(secret.key.slice(16)));
	});

	test('a revoked key opens nothing, and revoking it again keeps the first time', async () => {
		const merchant = await newMerchant('Revoked');
		const { key, id } = await createKey(context.database, merchant, { kind: 'secret' });
		const first = await revokeKey(context.database, merchant, id);
		assert.equal(await findKey(context.database, key), null);
		const second = await revokeKey(context.database, merchant, id);
		assert.deepEqual(second?.revoked_at, first?.revoked_at);
	});

	test('a merchant cannot revoke the key of another', async () => {
		const merchant = await newMerchant('Mine');
		const other = await newMerchant('Theirs');
		const { key, id } = await createKey(context.database, merchant, { kind: 'secret' });
		assert.equal(await revokeKey(context.database, other, id), null);
		assert.ok(await findKey(context.database, key));
	});

	test('a key that was never made opens nothing', async () => {
		const { merchant_id } = await newMerchant('Guessed');
		const guesses = [mintKey('secret', merchant_id), '', 'sk_', `sk_${merchant_id}_`, 'sk_\u0000', 'x'.repeat(10_000)];
		for (const guess of guesses) {
			assert.equal(await findKey(context.database, guess), null);
		}
	});
});
