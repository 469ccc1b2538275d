import type { MessageChannel, MessageLanguage } from '@endcap/contract';
import { isSignIn, type MessageData } from './data.ts';
import { fill, fillLines, oneLine } from './fill.ts';
import { htmlOf } from './html.ts';
import { fitSms } from './sms.ts';
import type { TemplateText } from './templates.ts';
import { valuesOf } from './values.ts';
import { wordsOf } from './words/words.ts';

export interface Written {
	/** Null for text messages, like `html`. */
	subject: string | null;
	text: string;
	html: string | null;
}

export interface WriteOptions {
	channel: MessageChannel;
	language: MessageLanguage;
	shopName: string;
	/** The page of one-click opt-out; null when the server does not know its own address. */
	optOutUrl: string | null;
}

/** A message as it is sent. */
export function writeMessage(template: TemplateText, data: MessageData, options: WriteOptions): Written {
	const { channel, language, optOutUrl } = options;
	const words = wordsOf(language);
	const shopName = oneLine(options.shopName);
	const values = (most?: number) => valuesOf(data, { words, shopName, channel, most });
	if (channel === 'sms') {
		return { subject: null, text: fitSms((most) => fillLines(template.text, values(most))), html: null };
	}
	const filled = values();
	const subject = oneLine(fill(template.subject ?? '', filled), 200);
	const letter = fillLines(template.text, filled);
	const why = fill(isSignIn(data) ? words.signIn.why : words.why, filled);
	const optOut = optOutUrl === null ? [] : [`${words.optOut}: ${optOutUrl}`];
	const text = [letter, '', '-- ', why, ...optOut, ''].join('\n');
	const { order_url: orderUrl } = filled;
	const html = htmlOf({ language, words, shopName, subject, text: letter, orderUrl, why, optOutUrl });
	return { subject, text, html };
}
