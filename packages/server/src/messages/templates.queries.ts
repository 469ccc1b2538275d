import type { MessageChannel, MessageLanguage, MessageType } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import type { TemplateText } from './templates.ts';

export interface TemplateKey {
	type: MessageType;
	channel: MessageChannel;
	language: MessageLanguage;
}

export interface TemplateRow extends TemplateKey, TemplateText {
	updated_at: Date;
}

const COLUMNS = 'type, channel, language, subject, text, updated_at';

export async function selectTemplates(queryable: Queryable, merchantId: string): Promise<TemplateRow[]> {
	return queryable.query<TemplateRow>(
		{ name: 'message_templates_select', text: `SELECT ${COLUMNS} FROM message_template WHERE merchant_id = $1` },
		[merchantId],
	);
}

export async function findTemplate(
	queryable: Queryable,
	merchantId: string,
	{ type, channel, language }: TemplateKey,
): Promise<TemplateRow | undefined> {
	const [row] = await queryable.query<TemplateRow>(
		{
			name: 'message_template_find',
			text: `SELECT ${COLUMNS} FROM message_template
				WHERE merchant_id = $1 AND type = $2 AND channel = $3 AND language = $4`,
		},
		[merchantId, type, channel, language],
	);
	return row;
}

export async function upsertTemplate(
	queryable: Queryable,
	merchantId: string,
	{ type, channel, language }: TemplateKey,
	{ subject, text }: TemplateText,
): Promise<TemplateRow> {
	const [row] = await queryable.query<TemplateRow>(
		{
			name: 'message_template_upsert',
			text: `INSERT INTO message_template (merchant_id, type, channel, language, subject, text)
				VALUES ($1, $2, $3, $4, $5, $6)
				ON CONFLICT (merchant_id, type, channel, language)
					DO UPDATE SET subject = excluded.subject, text = excluded.text, updated_at = now()
				RETURNING ${COLUMNS}`,
		},
		[merchantId, type, channel, language, subject, text],
	);
	return row as TemplateRow;
}

export async function deleteTemplate(
	queryable: Queryable,
	merchantId: string,
	{ type, channel, language }: TemplateKey,
): Promise<void> {
	await queryable.query(
		{
			name: 'message_template_delete',
			text: `DELETE FROM message_template WHERE merchant_id = $1 AND type = $2 AND channel = $3 AND language = $4`,
		},
		[merchantId, type, channel, language],
	);
}
