import { linkTo, type Visit } from './visit.ts';

export interface Shown {
	title: string;
	/** Undefined where the page is about no one thing. */
	sku: string | undefined;
	/** The id of the offer that it is about. */
	offer?: string;
	/** False: there is no stock to keep current. */
	tracked: boolean;
	/** Whether things without a picture have our drawings. */
	pictures: boolean;
}

/** What the page’s script has to know, in the page’s language. */
export function pageData(visit: Visit, { pictures, ...shown }: Shown) {
	const { stock, nearestDone, nearestFailed, close, failed, kept, forget, forgotten } = visit.speech.words;
	const { handOver, handOverHow, handOverEmpty, claim, claimed, claimOver } = visit.speech.words;
	const { atKioskHow, openInBrowser } = visit.speech.words;
	return {
		...shown,
		key: visit.shop.social_key,
		language: visit.speech.language,
		via: visit.via?.code,
		path: visit.path,
		phone: visit.insideApp ? visit.phone : undefined,
		basket: linkTo(visit, '/basket'),
		pictures: pictures ? '/pictures/{sku}.svg' : undefined,
		words: {
			stock,
			nearestDone,
			nearestFailed,
			handOver,
			handOverHow,
			handOverEmpty,
			atKioskHow,
			openInBrowser,
			claim,
			claimed,
			claimOver,
			close,
			failed,
			kept,
			forget,
			forgotten,
		},
	};
}
