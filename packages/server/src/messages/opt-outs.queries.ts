import type { MessageChannel } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

/** Makes the merchant’s secret of these bytes when there is none yet; resolves to the one there is. */
export async function ensureMessageSecret(queryable: Queryable, merchantId: string, fresh: Buffer): Promise<Buffer> {
	const [row] = await queryable.query<{ secret: Buffer }>(
		{
			name: 'message_secret_ensure',
			// The update changes nothing: it is how a statement gives back a row that was there.
			text: `INSERT INTO message_secret AS kept (merchant_id, secret) VALUES ($1, $2)
				ON CONFLICT (merchant_id) DO UPDATE SET secret = kept.secret RETURNING secret`,
		},
		[merchantId, fresh],
	);
	return row?.secret ?? fresh;
}

/** Undefined when there is no such merchant, or nothing was ever sent for it. */
export async function findMessageSecret(
	queryable: Queryable,
	merchantId: string,
): Promise<{ secret: Buffer; name: string; language: string } | undefined> {
	const [row] = await queryable.query<{ secret: Buffer; name: string; language: string }>(
		{
			name: 'message_secret_find',
			text: `SELECT secret, name, language FROM message_secret JOIN merchant USING (merchant_id) WHERE merchant_id = $1`,
		},
		[merchantId],
	);
	return row;
}

export async function insertOptOut(
	queryable: Queryable,
	merchantId: string,
	channel: MessageChannel,
	addressHash: Buffer,
): Promise<void> {
	await queryable.query(
		{
			name: 'message_opt_out_insert',
			text: `INSERT INTO message_opt_out (merchant_id, channel, address_hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
		},
		[merchantId, channel, addressHash],
	);
}

export async function deleteOptOutRow(
	queryable: Queryable,
	merchantId: string,
	channel: MessageChannel,
	addressHash: Buffer,
): Promise<void> {
	await queryable.query(
		{
			name: 'message_opt_out_delete',
			text: 'DELETE FROM message_opt_out WHERE merchant_id = $1 AND channel = $2 AND address_hash = $3',
		},
		[merchantId, channel, addressHash],
	);
}

export async function hasOptedOut(
	queryable: Queryable,
	merchantId: string,
	channel: MessageChannel,
	addressHash: Buffer,
): Promise<boolean> {
	const rows = await queryable.query(
		{
			name: 'message_opt_out_find',
			text: 'SELECT FROM message_opt_out WHERE merchant_id = $1 AND channel = $2 AND address_hash = $3',
		},
		[merchantId, channel, addressHash],
	);
	return rows.length > 0;
}
