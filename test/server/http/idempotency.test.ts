import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import type { Database } from '@endcap/server';
import { fingerprintOf, once } from '../../../packages/server/src/http/idempotency.ts';
import { createMerchant } from '../../../packages/server/src/merchants/rules.ts';
import { postgresDatabase } from '../../support/databases.ts';

async function answered(database: Database, merchantId: string): Promise<Buffer> {
	const identity = { merchantId, hash: randomBytes(32), secret: randomBytes(32) };
	const answer = await once(database, identity, fingerprintOf('asked'), async () => ({ status: 200, text: '{}' }));
	assert.ok('text' in answer);
	return identity.hash;
}

test(
	'an answer waits for nobody who forgets old ones: who waits may hold what they want',
	{ timeout: 30_000 },
	async (t) => {
		const { database, close } = await postgresDatabase();
		t.after(close);
		const { merchant_id } = await createMerchant(database, { name: 'Shop', currency: 'EUR', language: 'en' });
		const old = await answered(database, merchant_id);
		await database.query({ text: `UPDATE idempotent_request SET created_at = now() - interval '25 hours'` });
		await database.transaction(async (tx) => {
			await tx.query({ text: 'DELETE FROM idempotent_request WHERE request_hash = $1' }, [old]);
			await answered(database, merchant_id);
		});
		const left = await database.query({ text: 'SELECT FROM idempotent_request' });
		assert.equal(left.length, 1);
	},
);
