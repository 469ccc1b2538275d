import { configurePage, type PageConfiguration } from '../shared/page.ts';
import { warnOnce } from '../shared/warn.ts';
import { readAddress } from './address.ts';
import { fetchOrTake, readEarly } from './early-reads.ts';
import { reserveSpace } from './reserve-space.ts';

/** The files of each tag: its own first, then what it needs, so that none waits for another. The build writes it. */
declare const ENDCAP_CHUNKS: Record<string, readonly [string, ...string[]]>;

const { server, publishableKey } = readAddress(import.meta.url);
const awaited = new Map(Object.entries(ENDCAP_CHUNKS));

function preload(file: string): void {
	const link = document.createElement('link');
	link.rel = 'modulepreload';
	link.href = `${server}/${file}`;
	document.head.append(link);
}

/** Loads what is on the page and has not been loaded; a tag that comes later is seen when it comes. */
function look(): void {
	for (const [tag, [own, ...needed]] of awaited) {
		if (!document.querySelector(tag)) continue;
		awaited.delete(tag);
		needed.forEach(preload);
		import(/* @vite-ignore */ `${server}/${own}`).catch(() => warnOnce(`<${tag}> did not come from ${server}.`));
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
