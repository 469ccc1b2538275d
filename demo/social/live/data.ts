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
