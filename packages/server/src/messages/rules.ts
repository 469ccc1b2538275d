import type { Message, MessagePreview, MessageTemplate, MessageTemplateInput, OptOutInput } from '@endcap/contract';
import type { PointedError } from '../http/problems.ts';
import { exampleData } from './example.ts';
import { fillLines } from './fill.ts';
import type { MessageRow } from './queries.ts';
import { writeMessage } from './render.ts';
import { fewestSegments, MOST_SEGMENTS, segmentsOf } from './sms.ts';
import type { TemplateKey, TemplateRow } from './templates.queries.ts';
import { builtInTemplate, linesOfEvery, templateErrors, TYPES } from './templates.ts';
import { valuesOf } from './values.ts';
import { LANGUAGES, languageOf, wordsOf } from './words/words.ts';

export function presentMessage(row: MessageRow, shopLanguage: string): Message {
	const { message_id, type, channel, recipient, status, reason, answer, attempts, order_id } = row;
	return {
		id: message_id,
		type,
		channel,
		to: recipient,
		language: languageOf(row.language, shopLanguage),
		status,
		reason,
		answer,
		attempts,
		order_id,
		subject: row.subject,
		text: row.text,
		html: row.html,
		created_at: row.created_at.toISOString(),
		sent_at: row.sent_at?.toISOString() ?? null,
	};
}

export function presentTemplate(key: TemplateKey, row: TemplateRow | undefined): MessageTemplate {
	const { type, channel, language } = key;
	const { subject, text } = row ?? builtInTemplate(type, channel, language);
	const updated_at = row?.updated_at.toISOString() ?? null;
	return { type, channel, language, subject, text, edited: row !== undefined, updated_at };
}

/** Of every type, channel and language. */
export function presentTemplates(rows: readonly TemplateRow[]): MessageTemplate[] {
	const keys = LANGUAGES.flatMap((language) =>
		TYPES.flatMap((type) => (['email', 'sms'] as const).map((channel) => ({ type, channel, language }))),
	);
	return keys.map((key) =>
		presentTemplate(
			key,
			rows.find((row) => isOf(row, key)),
		),
	);
}

function isOf(row: TemplateKey, { type, channel, language }: TemplateKey): boolean {
	return row.type === type && row.channel === channel && row.language === language;
}

/** The text filled from an invented order or code, or what is wrong with it. */
export function previewTemplate(
	{ type, channel, language }: TemplateKey,
	input: MessageTemplateInput,
	{ shopName, origin }: { shopName: string; origin: string },
): MessagePreview | PointedError[] {
	const errors = templateErrors(type, channel, input);
	if (errors.length > 0) return errors;
	if (fillLines(input.text, linesOfEvery(type)) === '') {
		return [{ pointer: '/text', detail: 'Every line of it names something that some orders do not have.' }];
	}
	const example = exampleData(type, origin);
	const template = { subject: input.subject ?? null, text: input.text };
	const written = writeMessage(template, example, { channel, language, shopName, optOutUrl: null });
	if (channel === 'email') return { ...written, segments: null };
	const whole = fillLines(input.text, valuesOf(example, { words: wordsOf(language), shopName, channel }));
	if (fewestSegments(whole) <= MOST_SEGMENTS) return { ...written, segments: segmentsOf(written.text) };
	const detail = `Filled from an ordinary example it takes ${fewestSegments(whole)} parts. Say it in ${MOST_SEGMENTS}.`;
	return [{ pointer: '/text', detail }];
}

/** A phone number where an e-mail address belongs, or the other way round. */
export function optOutErrors({ channel, to }: OptOutInput): PointedError[] {
	if ((channel === 'email') === to.includes('@')) return [];
	const detail = channel === 'email' ? 'Must be an e-mail address.' : 'Must be a phone number.';
	return [{ pointer: '/to', detail }];
}
