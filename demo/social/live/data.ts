import type { Phone } from '../page/outside.ts';
import type { StockWords, Words } from '../words/words.ts';

/** What the server wrote into the page for its script. */
export interface PageData {
	key: string;
	/** Undefined where the page is about no one thing. */
	sku?: string;
	/** The id of the offer that it is about. */
	offer?: string;
	title: string;
	/** False: its stock is not counted. */
	tracked: boolean;
	language: string;
	/** The code of the link they came by. */
	via?: string;
	/** That code, once they said that it may be remembered. */
	kept?: string;
	/** Of this page, without its query. */
	path: string;
	/** Whose own browser is to be had by an address: in the browser of an app on it. */
	phone?: Phone;
	/** Where the basket is, on the shop’s own pages. */
	basket: string;
	/** Of the demo’s own drawings, as `<endcap-basket picture-href>` takes it. */
	pictures?: string;
	words: { stock: StockWords } & Pick<
		Words,
		| 'nearestDone'
		| 'nearestFailed'
		| 'handOver'
		| 'handOverHow'
		| 'handOverEmpty'
		| 'atKioskHow'
		| 'openInBrowser'
		| 'claim'
		| 'claimed'
		| 'claimOver'
		| 'close'
		| 'failed'
		| 'kept'
		| 'forget'
		| 'forgotten'
	>;
}

export const data = JSON.parse(document.getElementById('page')?.textContent ?? '{}') as PageData;
