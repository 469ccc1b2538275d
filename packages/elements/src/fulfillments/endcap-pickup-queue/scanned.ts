/** What came from a scanner or was typed: an article, or a pickup code for the server to know. */
export type Scanned = { kind: 'article'; gtin: string } | { kind: 'code'; text: string };

/** Digits of an EAN or UPC, with the mark that some scanners put before them. */
const DIGITS = /^\s*(?:\][A-Za-z]\d)?(\d{8}|\d{12,14})\s*$/;
/** GS1 Digital Link: the article as an address. */
const LINK = /\/01\/(\d{14})(?:\D|$)/;

export function readScanned(text: string): Scanned {
	const gtin = LINK.exec(text)?.[1] ?? DIGITS.exec(text)?.[1];
	return gtin ? { kind: 'article', gtin: gtin.padStart(14, '0') } : { kind: 'code', text: text.trim() };
}
