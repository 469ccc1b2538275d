import { configurePage, type PageConfiguration } from '../shared/page.ts';
import { warnOnce } from '../shared/warn.ts';
import { readAddress } from './address.ts';
import { fetchOrTake, readEarly } from './early-reads.ts';
import { reserveSpace } from './reserve-space.ts';

/**
 * For each tag its chunks, with spaces between them: its own first, then what it needs, so that none waits for another.
 * The build writes it. One text is smaller than a list of lists.
 */
declare const ENDCAP_CHUNKS: string;
/** A dash and the hash at the end of a chunk's name; before it stands the tag. */
const HASH = 8;

const { server, publishableKey } = readAddress(import.meta.url);
const awaited = new Set(ENDCAP_CHUNKS.split(','));

function preload(chunk: string): void {
	const link = document.createElement('link');
	link.rel = 'modulepreload';
	link.href = `${server}/chunks/${chunk}.js`;
	document.head.append(link);
}

/** Loads what is on the page and has not been loaded; a tag that comes later is seen when it comes. */
function look(): void {
	for (const chunks of awaited) {
		const [own = '', ...needed] = chunks.split(' ');
		const tag = own.slice(0, -HASH);
		if (!document.querySelector(tag)) continue;
		awaited.delete(chunks);
		needed.forEach(preload);
		import(/* @vite-ignore */ `${server}/chunks/${own}.js`).catch(() =>
			warnOnce(`<${tag}> did not come from ${server}.`),
		);
	}
	if (awaited.size === 0) observer.disconnect();
}

const observer = new MutationObserver(look);
const page: PageConfiguration = { server, publishableKey, fetch: fetchOrTake };

if (configurePage(page)) {
	reserveSpace();
	if (publishableKey && !document.querySelector('endcap-provider')) {
		page.early = readEarly(server, publishableKey, document.querySelectorAll('endcap-store-stock'));
	}
	observer.observe(document, { childList: true, subtree: true });
	look();
} else warnOnce(`The script is on this page twice. This copy, from ${server}, does nothing.`);
