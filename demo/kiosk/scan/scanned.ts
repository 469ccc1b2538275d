/**
 * What a scanned code is, by its form alone, so that it is known without the network too. `misread`: the digits of an article,
 * one of which is wrong. `text`: something else, such as an article number of the shop’s own.
 */
export type Scanned =
	| { kind: 'article'; gtin: string }
	| { kind: 'basket'; code: string }
	| { kind: 'member'; code: string }
	| { kind: 'coupon'; code: string }
	| { kind: 'order'; code: string }
	| { kind: 'page'; page: ScannedPage }
	| { kind: 'link'; code: string }
	| { kind: 'misread'; code: string }
	| { kind: 'text'; code: string };

/** The page of a product or an offer, as phones show it. */
export interface ScannedPage {
	of: 'product' | 'offer';
	/** Of the product, or the offer’s id or slug. */
	id: string;
	sku?: string;
	/** The link they came by, which a phone says only after they agreed that it is remembered. */
	via?: string;
}

/** What scanners put before a code to say what kind of barcode it was (ISO/IEC 15424). */
const SYMBOLOGY = /^\][A-Za-z]\d/;
/** GS1 Digital Link: an address with the article in its path. */
const LINK = /^https?:\/\/[^/\s]+(?:\/\S*)?\/01\/(\d{8}|\d{12,14})(?:[/?#]|$)/i;
/** GS1 element string: the article first, its fourteen digits in brackets’ stead behind 01, then perhaps more. */
const ELEMENTS = /^(?:\(01\)|01)(\d{14})(?:\D|\d{2}|$)/;
const DIGITS = /^(?:\d{8}|\d{12,14})$/;
/** GS1’s FNC1, as scanners type it: in front, and between elements. */
const GROUP = '\u001d';
/** The address that our own codes stand in, on whatever host: /b/ baskets, /c/ coupons, /m/ members, /p/ orders to collect. */
const OWN = /^https?:\/\/\S+\/([bcmp])\/([^/?#\s]+)$/i;
/** The page of an order ends in what opens it. */
const ORDER = /#(ot_[a-z0-9_]+)$/i;
/** Our pages of things, on whatever host: /i/ products, /o/ offers. */
const PAGE = /^https?:\/\/[^/\s]+\/([io])\/([^/?#\s]+)(\?[^#\s]*)?$/i;
/** A short link, as it is put up. */
const SHORT = /^https?:\/\/[^/\s]+\/l\/([a-z2-7]{10})$/i;
/** `m`, a locator of nine and a code of ten letters that changes. */
const MEMBER = /^m[a-z2-7]{19}$/;
const PICKUP = /^[a-z2-7]{13}$/;

const OWN_KINDS = { b: 'basket', c: 'coupon', m: 'member', p: 'order' } as const;

/** As the scanner sent it, without the prefix it was set to. */
export function readScan(text: string): Scanned {
	const said = text.replace(SYMBOLOGY, '');
	const code = (said.startsWith(GROUP) ? said.slice(1) : said).trim();
	const gtin = LINK.exec(code)?.[1] ?? elementsOf(code) ?? (DIGITS.test(code) ? code : undefined);
	if (gtin !== undefined)
		return isWhole(gtin) ? { kind: 'article', gtin: gtin.padStart(14, '0') } : { kind: 'misread', code };
	const [, letter = '', own = ''] = OWN.exec(code) ?? [];
	const kind = OWN_KINDS[letter.toLowerCase() as keyof typeof OWN_KINDS];
	if (kind) return { kind, code: kind === 'coupon' ? decode(own) : own.toLowerCase() };
	const [, short] = SHORT.exec(code) ?? [];
	if (short) return { kind: 'link', code: short.toLowerCase() };
	const page = pageOf(code);
	if (page) return { kind: 'page', page };
	const [, order] = ORDER.exec(code) ?? [];
	if (order) return { kind: 'order', code: order };
	const bare = code.toLowerCase();
	if (MEMBER.test(bare)) return { kind: 'member', code: bare };
	return PICKUP.test(bare) ? { kind: 'order', code: bare } : { kind: 'text', code };
}

/** Undefined for what is none. */
export function pageOf(address: string): ScannedPage | undefined {
	const [, letter, id = '', query = ''] = PAGE.exec(address) ?? [];
	if (!letter) return undefined;
	const asked = new URLSearchParams(query);
	const sku = asked.get('sku');
	const via = asked.get('via');
	const of = letter.toLowerCase() === 'i' ? 'product' : 'offer';
	return { of, id: decode(id), ...(sku && { sku }), ...(via && { via }) };
}

/** Fourteen digits behind 01 are an article only where they stand in a longer string, or were marked as such. */
function elementsOf(code: string): string | undefined {
	const gtin = ELEMENTS.exec(code.replaceAll(GROUP, ' '))?.[1];
	return gtin !== undefined && isWhole(gtin) ? gtin : undefined;
}

/** The last digit fits the others (GS1 General Specifications 7.9), and they are not all zero. */
export function isWhole(digits: string): boolean {
	if (/^0+$/.test(digits)) return false;
	const sum = Array.from(digits.slice(0, -1))
		.toReversed()
		.reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
	return (10 - (sum % 10)) % 10 === Number(digits.at(-1));
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
