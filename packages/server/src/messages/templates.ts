import {
	MessagePlaceholder,
	type MessageChannel,
	type MessageLanguage,
	type MessageTemplateInput,
	type MessageType,
	type OrderMessageType,
} from '@endcap/contract';
import type { PointedError } from '../http/problems.ts';
import { placeholdersIn } from './fill.ts';
import { wordsOf, type Words } from './words/words.ts';

export interface TemplateText {
	/** Null for text messages. */
	subject: string | null;
	text: string;
}

const ORDER_TYPES: readonly OrderMessageType[] = [
	'order_to_pay',
	'order_placed',
	'order_ready',
	'order_reminder',
	'order_changed',
	'order_canceled',
];

export const TYPES: readonly MessageType[] = [...ORDER_TYPES, 'sign_in_code'];

export const PLACEHOLDERS: readonly MessagePlaceholder[] = MessagePlaceholder.anyOf.map((each) => each.const);

const ALWAYS_THERE: readonly MessagePlaceholder[] = [
	'order_number',
	'customer_name',
	'shop_name',
	'order_url',
	'total',
	'items',
];

const OF_CODES: readonly MessagePlaceholder[] = ['code', 'minutes', 'shop_name'];
const OF_ORDERS = PLACEHOLDERS.filter((name) => name !== 'code' && name !== 'minutes');

/** To find the lines that no message of the type does without. */
export function linesOfEvery(type: MessageType): Record<string, string> {
	const there = type === 'sign_in_code' ? OF_CODES : ALWAYS_THERE;
	return Object.fromEntries(PLACEHOLDERS.map((name) => [name, there.includes(name) ? name : '']));
}

/** Short, and there for every order. */
const OF_SUBJECTS: readonly string[] = ['order_number', 'customer_name', 'shop_name', 'total'];

/** The text that comes with Endcap. */
export function builtInTemplate(type: MessageType, channel: MessageChannel, language: MessageLanguage): TemplateText {
	const words = wordsOf(language);
	if (type === 'sign_in_code') return codeTemplate(channel, words);
	if (channel === 'sms') return { subject: null, text: smsText(type, words) };
	const { hello, opening, subject } = words;
	const text = [hello, opening[type], ...bodies[type](words), '{order_url}'].join('\n\n');
	return { subject: subject[type], text };
}

function codeTemplate(channel: MessageChannel, { signIn }: Words): TemplateText {
	const { subject, opening, goodFor, notYou, sms } = signIn;
	if (channel === 'sms') return { subject: null, text: `{shop_name}: ${sms} ${goodFor}` };
	return { subject, text: [opening, '{code}', `${goodFor}\n${notYou}`].join('\n\n') };
}

const bodies: Record<OrderMessageType, (words: Words) => string[]> = {
	order_to_pay: ({ total, payHow }) => [`{items}\n${total}`, '{places}', payHow],
	order_placed: ({ total, news }) => [`{items}\n${total}`, '{places}', news],
	order_ready: ({ showCode, sayWords, ...words }) => ['{items}', whereText(words), `${showCode}\n${sayWords}`],
	order_reminder: ({ showCode, sayWords, ...words }) => ['{items}', whereText(words), `${showCode}\n${sayWords}`],
	order_changed: ({ totalNow }) => ['{changes}', `{items}\n${totalNow}`, '{places}'],
	order_canceled: () => ['{reason}', '{items}'],
};

function whereText({ store, address, phone, time, until }: Omit<Words, 'showCode' | 'sayWords'>): string {
	return [store, address, phone, time, until].join('\n');
}

function smsText(type: OrderMessageType, { sms, until }: Words): string {
	const first = `{shop_name}: ${sms[type]}`;
	const more: Record<OrderMessageType, string[]> = {
		order_to_pay: [],
		order_placed: [],
		order_ready: [until],
		order_reminder: [until],
		order_changed: ['{changes}'],
		order_canceled: ['{reason}'],
	};
	return [first, ...more[type], '{order_url}'].join('\n');
}

/** What is wrong with a retailer’s own text, before it is tried on an example. */
export function templateErrors(
	type: MessageType,
	channel: MessageChannel,
	{ subject = null, text }: MessageTemplateInput,
): PointedError[] {
	const ofCode = type === 'sign_in_code';
	const errors = unknownIn('/text', text, ofCode ? OF_CODES : OF_ORDERS);
	if (ofCode && !placeholdersIn(text).includes('code')) {
		errors.push({ pointer: '/text', detail: 'It needs {code}, or nobody can sign in by it.' });
	}
	if (channel === 'sms' && subject !== null) errors.push({ pointer: '/subject', detail: 'Text messages have none.' });
	if (channel === 'email') {
		if (subject === null) errors.push({ pointer: '/subject', detail: 'An e-mail needs one.' });
		else if (/\p{Cc}/u.test(subject)) errors.push({ pointer: '/subject', detail: 'Must be one line.' });
		else errors.push(...unknownIn('/subject', subject, ofCode ? OF_CODES : OF_SUBJECTS));
	}
	return errors;
}

function unknownIn(pointer: string, text: string, known: readonly string[]): PointedError[] {
	const unknown = placeholdersIn(text).filter((name) => !known.includes(name));
	return unknown.map((name) => ({ pointer, detail: `{${name}} is not known here. There are: ${known.join(', ')}.` }));
}
