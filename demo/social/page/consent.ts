import { markup, type Markup } from '../../server/template.ts';
import { fill } from '../words/words.ts';
import type { Visit } from './visit.ts';

/** Asks in the middle of the page and blocks nothing. Without an answer nothing is stored, and nothing is sent. */
export function consentMarkup({ via, speech: { words } }: Visit): Markup | false {
	if (!via) return false;
	const channel = CHANNELS[via.channel];
	// What has no name of its own in every language goes unsaid.
	const question = channel ? fill(words.ask, { channel }) : words.ask.replace(' ({channel})', '');
	return markup`<aside class="consent scripted" id="consent"><p>${question}</p><p><button type="button" id="consent-yes">${words.yes}</button> <button type="button" id="consent-no">${words.no}</button></p></aside>`;
}

const CHANNELS: Record<string, string> = {
	instagram: 'Instagram',
	tiktok: 'TikTok',
	whatsapp: 'WhatsApp',
	facebook: 'Facebook',
	youtube: 'YouTube',
};
