import type { MessageChannel, MessageReason, MessageStatus, MessageType } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import type { MessageData } from './data.ts';

export interface NewMessage {
	message_id: string;
	type: MessageType;
	channel: MessageChannel;
	recipient: string;
	language: string;
	order_id: string | null;
	fulfillment_id?: string;
	store_ids: string[];
	dedupe: string;
	data: MessageData;
	status: MessageStatus;
	reason?: MessageReason;
	not_before: string | null;
}

export interface MessageRow {
	message_id: string;
	type: MessageType;
	channel: MessageChannel;
	/** Null when it was forgotten, as are what was said and answered. */
	recipient: string | null;
	language: string;
	status: MessageStatus;
	reason: MessageReason | null;
	answer: string | null;
	attempts: number;
	order_id: string | null;
	subject: string | null;
	text: string | null;
	html: string | null;
	created_at: Date;
	sent_at: Date | null;
}

const COLUMNS = `message_id, type, channel, recipient, language, status, reason, answer, attempts, order_id, subject, text,
	html, created_at, sent_at`;

/** One that is there already, by its dedupe and channel, stays as it is. */
export async function insertMessages(
	tx: Queryable,
	merchantId: string,
	messages: readonly NewMessage[],
): Promise<void> {
	await tx.query(
		{
			name: 'messages_insert',
			text: `INSERT INTO message (merchant_id, message_id, type, channel, recipient, language, order_id, fulfillment_id,
					store_ids, dedupe, data, status, reason, wanted_at, due_at)
				SELECT $1, message_id, type, channel, recipient, language, order_id, fulfillment_id, store_ids, dedupe, data,
					status, reason, coalesce(not_before, now()), coalesce(not_before, now())
				FROM jsonb_to_recordset($2::jsonb) AS queued (message_id text, type text, channel text, recipient text,
					language text, order_id text, fulfillment_id text, store_ids text[], dedupe text, data jsonb, status text,
					reason text, not_before timestamptz)
				ON CONFLICT (merchant_id, dedupe, channel) DO NOTHING`,
		},
		[merchantId, JSON.stringify(messages)],
	);
}

export interface MessageFilter {
	order: string | undefined;
	/** Only what concerns one of these stores. */
	stores: readonly string[] | undefined;
	/** The id of the row before. */
	after: string | undefined;
	limit: number;
}

/** Newest first. */
export async function selectMessages(
	queryable: Queryable,
	merchantId: string,
	{ order, stores, after, limit }: MessageFilter,
): Promise<MessageRow[]> {
	return queryable.query<MessageRow>(
		{
			name: 'messages_select',
			text: `SELECT ${COLUMNS} FROM message
				WHERE merchant_id = $1 AND ($2::text IS NULL OR order_id = $2) AND ($3::text[] IS NULL OR store_ids && $3)
					AND ($4::text IS NULL OR message_id < $4 COLLATE "C")
				ORDER BY message_id DESC LIMIT $5`,
		},
		[merchantId, order ?? null, stores ?? null, after ?? null, limit],
	);
}
