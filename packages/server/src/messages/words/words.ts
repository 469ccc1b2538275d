import type { MessageLanguage, OrderMessageType } from '@endcap/contract';
import type { CancelReason, OrderChange } from '../data.ts';
import { af } from './af.ts';
import { en } from './en.ts';
import { et } from './et.ts';
import { fi } from './fi.ts';
import { lv } from './lv.ts';
import { pl } from './pl.ts';

/** One language. In braces stand the placeholders of templates and, in `when` and `changes`, those named beside them. */
export interface Words {
	/** For Intl. */
	locale: string;
	/** Of `{date}` and `{time}`. */
	when: string;
	hello: string;
	subject: Record<OrderMessageType, string>;
	/** First sentence of an e-mail. */
	opening: Record<OrderMessageType, string>;
	/** What a text message says after the shop’s name. */
	sms: Record<OrderMessageType, string>;
	total: string;
	totalNow: string;
	news: string;
	/** Of what is paid before. */
	payHow: string;
	store: string;
	address: string;
	phone: string;
	time: string;
	until: string;
	showCode: string;
	sayWords: string;
	/** Of a part that is sent. */
	sentTo: string;
	tracking: string;
	/** Of `{title}`, `{quantity}`, `{by}`, `{store}`, `{slot}`, `{total}`. */
	changes: Record<OrderChange['code'], string>;
	reasons: Record<CancelReason, string>;
	/** Of `sign_in_code`: `opening` comes before the code, `sms` has it. */
	signIn: { subject: string; opening: string; sms: string; goodFor: string; notYou: string; why: string };
	openOrder: string;
	why: string;
	optOut: string;
	/** The page that the link leads to. Of `{shop_name}`. */
	optOutPage: { heading: string; question: string; button: string; done: string; unknown: string };
}

const languages: Record<MessageLanguage, Words> = { en, fi, et, lv, pl, af };

export const LANGUAGES = Object.keys(languages) as MessageLanguage[];

export function wordsOf(language: MessageLanguage): Words {
	return languages[language];
}

/** The first of these BCP 47 tags that there are words for; English when there is none. */
export function languageOf(...tags: readonly string[]): MessageLanguage {
	for (const tag of tags) {
		const [base] = tag.toLowerCase().split('-');
		const found = LANGUAGES.find((language) => language === base);
		if (found) return found;
	}
	return 'en';
}
