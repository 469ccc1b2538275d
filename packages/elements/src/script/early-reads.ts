import type { PageConfiguration } from '../shared/page.ts';

/**
 * Begins what the SDK will ask for while the elements' code is still on its way. The SDK gives one request one URL, so
 * its own `fetch` finds the answer here; an answer that nobody takes soon is dropped, since stock ages.
 */
const KEPT_FOR = 10_000;
/** What the SDK puts into one request, well within its limits. */
const MOST_REFERENCES = 100;
const MOST_CHARACTERS = 4000;

const begun = new Map<string, Promise<Response>>();

function begin(address: string): Promise<Response> {
	// A page may have put anything in the place of fetch; what it throws is the SDK's to meet, not the loader's.
	const answer = (async () => fetch(address))();
	answer.catch(() => undefined);
	begun.set(address, answer);
	setTimeout(() => begun.delete(address), KEPT_FOR);
	return answer;
}

/** `fetch` for the SDK: hands over what was begun, once, and asks the network for everything else. */
export const fetchOrTake: typeof fetch = (input, init) => {
	const address = input as string;
	const early = begun.get(address);
	if (!early) return fetch(input, init);
	begun.delete(address);
	return early;
};

/** Begins to read the shops, and the stock of everything that is on the page now. */
export function readEarly(server: string, key: string, elements: Iterable<Element>): PageConfiguration['early'] {
	const references = new Set<string>();
	for (const element of elements) {
		const sku = element.getAttribute('sku');
		const gtin = element.getAttribute('gtin');
		if (sku) references.add(`sku=${encodeURIComponent(sku)}`);
		else if (gtin) references.add(`gtin=${gtin.padStart(14, '0')}`);
	}
	if (!references.size || references.size > MOST_REFERENCES) return undefined;
	const pass = `key=${encodeURIComponent(key)}`;
	const address = `${server}/v1/availability?${[pass, ...references].sort().join('&')}`;
	if (address.length > MOST_CHARACTERS) return undefined;
	return {
		availability: begin(address),
		stores: begin(`${server}/v1/stores?${pass}&limit=250`),
	};
}
