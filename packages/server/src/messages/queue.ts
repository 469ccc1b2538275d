import type { MessageChannel, MessageReason, OrderMessageType } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { timeOrderedId } from '../shared/time-ordered-id.ts';
import type { OrderMessageData, SignInMessageData } from './data.ts';
import { insertMessages, type NewMessage } from './queries.ts';

/** Whom to tell, as they gave it with the order. */
export interface MessageContact {
	email: string | null;
	/** E.164 */
	phone: string | null;
	/** BCP 47 */
	language: string;
	/** What they agreed to. */
	notify: Record<MessageChannel, boolean>;
}

export interface QueuedMessage {
	type: OrderMessageType;
	order_id: string;
	fulfillment_id?: string;
	/** The caller’s name for this very message, such as `order_ready <fulfillment id>`. Once queued, it is never queued again. */
	dedupe: string;
	/** Sent at once unless told. */
	not_before?: Date;
	contact: MessageContact;
	data: OrderMessageData;
}

const CHANNELS = { email: 'email', sms: 'phone' } as const;

/**
 * In the transaction of the change that they tell: one for each address the shopper gave. Those they did not agree to are
 * there too, suppressed, so that it can be seen that nobody was told.
 */
export async function queueMessages(
	tx: Queryable,
	merchantId: string,
	messages: readonly QueuedMessage[],
): Promise<void> {
	const rows = messages.flatMap(rowsOf);
	if (rows.length > 0) await insertMessages(tx, merchantId, rows);
}

function rowsOf({ contact, not_before, data, ...message }: QueuedMessage): NewMessage[] {
	const store_ids = [...new Set(data.parts.map(({ store_id }) => store_id))];
	return (['email', 'sms'] as const).flatMap((channel) => {
		const recipient = contact[CHANNELS[channel]];
		if (!recipient) return [];
		const suppressed: Partial<NewMessage> = contact.notify[channel]
			? {}
			: { status: 'suppressed', reason: 'not_agreed' satisfies MessageReason };
		return {
			...message,
			message_id: timeOrderedId(),
			channel,
			recipient,
			language: contact.language,
			store_ids,
			data,
			status: 'waiting',
			not_before: not_before?.toISOString() ?? null,
			...suppressed,
		};
	});
}

/** In the transaction that makes the code. */
export async function queueCode(
	tx: Queryable,
	merchantId: string,
	message: { channel: MessageChannel; recipient: string; language: string; data: SignInMessageData },
): Promise<void> {
	const message_id = timeOrderedId();
	const dedupe = `sign_in_code ${message_id}`;
	const queued = { type: 'sign_in_code', order_id: null, status: 'waiting', not_before: null } as const;
	await insertMessages(tx, merchantId, [{ ...message, ...queued, message_id, store_ids: [], dedupe }]);
}
