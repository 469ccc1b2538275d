import type { Channel, MessageChannel, MessageType } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import type { ConsentRow } from './queries.ts';

/** Everything that was said, in order. */
export async function selectConsents(
	queryable: Queryable,
	merchantId: string,
	customerId: string,
): Promise<ConsentRow[]> {
	return queryable.query<ConsentRow>(
		{
			name: 'shoppers_consents',
			text: `SELECT purpose, channel, given, instant(said_at) AS said_at, said_in FROM customer_consent
				WHERE merchant_id = $1 AND customer_id = $2 ORDER BY consent_id`,
		},
		[merchantId, customerId],
	);
}

export interface UsedSessionRow {
	begun_at: string;
	last_used_at: string;
	ended_at: string | null;
	channel: Channel;
}

export async function selectSessions(
	queryable: Queryable,
	merchantId: string,
	customerId: string,
): Promise<UsedSessionRow[]> {
	return queryable.query<UsedSessionRow>(
		{
			name: 'shoppers_sessions',
			text: `SELECT instant(s.created_at) AS begun_at, instant(s.refreshed_at) AS last_used_at,
					instant(s.ended_at) AS ended_at, k.channel
				FROM session s JOIN api_key k ON k.merchant_id = s.merchant_id AND k.key_id = s.key_id
				WHERE s.merchant_id = $1 AND s.customer_id = $2 ORDER BY s.session_id`,
		},
		[merchantId, customerId],
	);
}

export interface Addressee {
	customer_id: string;
	email: string | null;
	phone: string | null;
}

export interface SentRow {
	type: MessageType;
	channel: MessageChannel;
	/** Null when it was forgotten, as messages are after a while. */
	to: string | null;
	text: string | null;
	created_at: string;
}

/** What was written to their addresses, or of their orders. */
export async function selectMessagesTo(
	queryable: Queryable,
	merchantId: string,
	{ customer_id, email, phone }: Addressee,
): Promise<SentRow[]> {
	return queryable.query<SentRow>(
		{
			name: 'shoppers_messages',
			text: `SELECT type, channel, recipient AS to, text, instant(created_at) AS created_at FROM message
				WHERE merchant_id = $1 AND (lower(recipient) IN ($2, $3) OR order_id IN (
					SELECT order_id FROM placed_order WHERE merchant_id = $1 AND owner_id = $4))
				ORDER BY message_id`,
		},
		[merchantId, email, phone, customer_id],
	);
}
