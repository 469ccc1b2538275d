import type { MessageChannel, MessageReason, MessageType } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import type { MessageData } from './data.ts';

export interface ClaimedMessage {
	merchant_id: string;
	message_id: string;
	type: MessageType;
	channel: MessageChannel;
	recipient: string;
	/** BCP 47 */
	language: string;
	order_id: string | null;
	fulfillment_id: string | null;
	data: MessageData;
	/** This one included. It also tells whose outcome is taken when two nodes had it. */
	attempts: number;
	/** Since it was to be sent. */
	age_ms: number;
	shop_name: string;
	shop_language: string;
}

/** One look into each merchant’s own index. */
export async function merchantsWithDueMessages(queryable: Queryable): Promise<string[]> {
	const rows = await queryable.query<{ merchant_id: string }>({
		name: 'messages_merchants',
		text: `SELECT merchant_id FROM merchant
			WHERE EXISTS (SELECT FROM message WHERE message.merchant_id = merchant.merchant_id
				AND status IN ('waiting', 'sending') AND due_at <= statement_timestamp())`,
	});
	return rows.map(({ merchant_id }) => merchant_id);
}

/** Those whose time has come, also those of a node that took them and was not heard of since. They are this node’s for `leaseMs`. */
export async function claimMessages(
	queryable: Queryable,
	merchantId: string,
	{ channel, most, leaseMs }: { channel: MessageChannel; most: number; leaseMs: number },
): Promise<ClaimedMessage[]> {
	return queryable.query<ClaimedMessage>(
		{
			name: 'messages_claim',
			text: `UPDATE message SET status = 'sending', attempts = attempts + 1,
					due_at = statement_timestamp() + $3 * interval '1 millisecond'
				FROM merchant
				WHERE merchant.merchant_id = $1 AND message.merchant_id = $1 AND message_id IN (
					SELECT message_id FROM message WHERE merchant_id = $1 AND channel = $4
						AND status IN ('waiting', 'sending') AND due_at <= statement_timestamp()
					ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED)
				RETURNING message.merchant_id, message_id, type, channel, recipient, message.language, order_id, fulfillment_id,
					data, attempts, merchant.name AS shop_name, merchant.language AS shop_language,
					(extract(epoch FROM statement_timestamp() - wanted_at) * 1000)::double precision AS age_ms`,
		},
		[merchantId, most, leaseMs, channel],
	);
}

export interface MessageOutcome {
	status: 'waiting' | 'sent' | 'failed' | 'suppressed' | 'kept';
	reason: MessageReason | null;
	answer: string | null;
	/** Until it is tried again, while it waits. */
	pauseMs: number;
	subject: string | null;
	text: string | null;
	html: string | null;
	/** What it was written from is wanted no more, and should not lie about. */
	forget: boolean;
}

/** Nothing when another node has taken it meanwhile. */
export async function writeOutcome(
	queryable: Queryable,
	{ merchant_id, message_id, attempts }: ClaimedMessage,
	{ status, reason, answer, pauseMs, forget, subject, text, html }: MessageOutcome,
): Promise<void> {
	await queryable.query(
		{
			name: 'messages_outcome',
			text: `UPDATE message SET status = $4, reason = $5, answer = $6, subject = $8, text = $9, html = $10,
					data = CASE WHEN $11 THEN NULL ELSE data END,
					due_at = statement_timestamp() + $7 * interval '1 millisecond',
					sent_at = CASE WHEN $4 = 'sent' THEN statement_timestamp() END
				WHERE merchant_id = $1 AND message_id = $2 AND attempts = $3 AND status = 'sending'`,
		},
		[merchant_id, message_id, attempts, status, reason, answer, pauseMs, subject, text, html, forget],
	);
}
