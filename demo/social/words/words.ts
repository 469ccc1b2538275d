/** By the number’s form in the language, as Intl.PluralRules names it. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** What a page behind a social link says. `{…}` is filled in. */
export interface Words {
	/** The language by its own name. */
	language: string;
	everything: string;
	now: string;
	before: string;
	askPrice: string;
	inShops: string;
	asOf: string;
	stock: StockWords;
	sent: string;
	nowhere: string;
	always: string;
	askInShop: string;
	languages: string;
	collect: string;
	claim: string;
	claimed: string;
	claimOver: string;
	from: string;
	until: string;
	/** `{amount}`: what has to be bought. */
	minimum: string;
	terms: string;
	atKiosk: string;
	atKioskHow: string;
	openInBrowser: string;
	handOver: string;
	handOverHow: string;
	handOverEmpty: string;
	account: string;
	nearest: string;
	nearestDone: string;
	nearestFailed: string;
	inApp: string;
	copy: string;
	copied: string;
	share: string;
	close: string;
	failed: string;
	ask: string;
	yes: string;
	no: string;
	kept: string;
	forget: string;
	forgotten: string;
	notFound: string;
	notFoundWhy: string;
	busy: string;
	busyWhy: string;
	home: string;
}

export interface StockWords {
	inStock: string;
	left: Plural;
	few: string;
	soldOut: string;
	backorder: string;
}

export function fill(text: string, values: Record<string, string>): string {
	return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
