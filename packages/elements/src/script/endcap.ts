import { configurePage, type PageConfiguration } from '../shared/page.ts';
import { readAddress } from './address.ts';
import { fetchOrTake, readEarly } from './early-reads.ts';
import { reserveSpace } from './reserve-space.ts';

/**
 * The chunk that every tag needs, and then that of each tag. The build writes it: names alone, since every page carries
 * them all, without the `endcap-` that tags begin with. What a tag needs besides, it asks for itself.
 */
declare const ENDCAP_CHUNKS: string;
/** A dash and the hash at the end of a chunk’s name; before it stands the rest of the tag. */
const HASH = 8;

const { server, publishableKey } = readAddress(import.meta.url);
const [shared = '', ...chunks] = ENDCAP_CHUNKS.split(' ');
const awaited = new Set(chunks);

// oxlint-disable-next-line no-console -- the console is where the author of a page looks.
const warn = (text: string) => console.warn(`Endcap: ${text}`);

/** Loads what is on the page and has not been loaded; a tag that comes later is seen when it comes. */
function look(): void {
	for (const chunk of awaited) {
		const tag = `endcap-${chunk.slice(0, -HASH)}`;
		if (!document.querySelector(tag)) continue;
		awaited.delete(chunk);
		// Both at once, so that neither waits for the other.
		for (const name of [shared, chunk]) {
			import(/* @vite-ignore */ `${server}/chunks/${name}.js`).catch(() => warn(`<${tag}> did not come.`));
		}
	}
}

const page: PageConfiguration = { server, publishableKey, fetch: fetchOrTake };

if (configurePage(page)) {
	reserveSpace();
	if (publishableKey && !document.querySelector('endcap-provider')) {
		page.early = readEarly(server, publishableKey, document.querySelectorAll('endcap-store-stock'));
	}
	new MutationObserver(look).observe(document, { childList: true, subtree: true });
	look();
} else warn(`Twice on this page: the script from ${server} does nothing.`);
