import type { LinkChannel } from '@endcap/sdk';
import type { Catalogue, Plural } from '../../shared/localization.ts';

/** The texts of `<endcap-link-desk>`. `{…}` is filled in. */
export interface LinkDeskStrings {
	heading: string;
	loading: string;
	failed: string;
	again: string;
	notSignedIn: string;
	sessionOver: string;
	make: string;
	target: string;
	targetHint: string;
	targetMissing: string;
	nothingFound: string;
	types: Record<'offer' | 'product', string>;
	another: string;
	channel: string;
	channels: Record<LinkChannel, string>;
	campaign: string;
	campaignHint: string;
	doMake: string;
	making: string;
	made: string;
	address: string;
	copy: string;
	copied: string;
	downloadSvg: string;
	downloadPng: string;
	print: string;
	paper: string;
	papers: Record<'a6' | 'a4' | 'sheet', string>;
	along: string;
	printBlocked: string;
	qr: string;
	close: string;
	empty: string;
	gone: string;
	opened: Plural;
	orders: Plural;
	ended: string;
	show: string;
	end: string;
	endSure: string;
	endYes: string;
	endNo: string;
	more: string;
	targetGone: string;
	noAnswer: string;
	notDone: string;
}

const english: LinkDeskStrings = {
	heading: 'Links',
	loading: 'Looking up links…',
	failed: 'Links could not be loaded.',
	again: 'Try again',
	notSignedIn: 'Sign in to see the links of your shop.',
	sessionOver: 'Your session is over. Sign in again: what you typed is kept.',
	make: 'Make a link',
	target: 'Where does it lead?',
	targetHint: 'Type a few letters of an offer or a product.',
	targetMissing: 'Choose an offer or a product first.',
	nothingFound: 'Nothing has these words.',
	types: { offer: 'Offer', product: 'Product' },
	another: 'Choose another',
	channel: 'Where do you put it?',
	channels: {
		instagram: 'Instagram',
		tiktok: 'TikTok',
		whatsapp: 'WhatsApp',
		facebook: 'Facebook',
		youtube: 'YouTube',
		email: 'E-mail',
		print: 'Printed',
		kiosk: 'Kiosk',
		other: 'Elsewhere',
	},
	campaign: 'Campaign',
	campaignHint: 'Your own word for it, if you like. Shoppers do not see it.',
	doMake: 'Make the link',
	making: 'Making the link…',
	made: 'The link is made.',
	address: 'Short link',
	copy: 'Copy',
	copied: 'Copied',
	downloadSvg: 'QR code as SVG',
	downloadPng: 'QR code as PNG',
	print: 'Print',
	paper: 'Paper',
	papers: { a6: 'A6, one card', a4: 'A4, one poster', sheet: 'A4, four cards to cut' },
	along: 'Print along with it',
	printBlocked: 'The browser opened no window to print from. Allow pop-ups for this page, and try again.',
	qr: 'QR code of {url}',
	close: 'Close',
	empty: 'There are no links yet. Make one for each place where you put it: they are counted apart.',
	gone: 'What it led to is gone',
	opened: { one: 'Opened once', other: 'Opened {count} times' },
	orders: { one: '{count} order', other: '{count} orders' },
	ended: 'Ended {date}',
	show: 'Show {code}',
	end: 'End {code}',
	endSure: 'It will still lead there, and nothing is counted any more. End {code}?',
	endYes: 'Yes, end it',
	endNo: 'No, leave it',
	more: 'Show more',
	targetGone: 'What it was to lead to is gone. Choose something else.',
	noAnswer: 'No answer came, so it may or may not be done. Send it again: it counts once.',
	notDone: 'That did not work, and nothing was changed. Try again in a moment.',
};

/** Languages that come when a page is in them; add your own with `linkDeskCatalogue.languages.set(…)`. */
export const linkDeskCatalogue: Catalogue<LinkDeskStrings> = {
	english,
	languages: new Map([
		['af', () => import('./languages/af.ts')],
		['et', () => import('./languages/et.ts')],
		['fi', () => import('./languages/fi.ts')],
		['lv', () => import('./languages/lv.ts')],
		['pl', () => import('./languages/pl.ts')],
	]),
};
