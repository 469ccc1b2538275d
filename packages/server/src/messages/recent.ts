import type { Message } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { selectMessages } from './queries.ts';
import { presentMessage } from './rules.ts';

const MOST = 50;

/** What the merchant’s shoppers were told last, newest first, as the API shows it. */
export async function recentMessages(
	queryable: Queryable,
	{ merchant_id, language }: { merchant_id: string; language: string },
): Promise<Message[]> {
	const filter = { order: undefined, stores: undefined, after: undefined, limit: MOST };
	const rows = await selectMessages(queryable, merchant_id, filter);
	return rows.map((row) => presentMessage(row, language));
}
