import { Wedge } from '@endcap/elements';
import { showAccess } from '../frame/access.ts';
import type { Visit } from '../shell/visit.ts';
import { findScanned } from './find.ts';
import { openLink, openPage } from './pages.ts';
import { readScan, type Scanned } from './scanned.ts';

/** Something was scanned. A screen that takes it itself prevents what would follow. */
export type ScanEvent = CustomEvent<Scanned>;

interface Scanning {
	visit: Visit;
	/** The screen that stands now. */
	screen: () => HTMLElement | undefined;
}

/** The key that stands for silence, which is the end of a code where the scanner presses none, and how long it lasts (ms). */
const SILENCE = 'ScannerSilence';
const QUIET = 60;

/** What a code leads to where the screen does not want it: the article, the order, the basket, the member’s own. */
export function takeScan(host: Scanning, text: string): void {
	const { visit } = host;
	const screen = host.screen();
	const scanned = readScan(text);
	const event: ScanEvent = new CustomEvent('kiosk-scanned', { detail: scanned, cancelable: true });
	visit.stirred();
	if (screen && !screen.dispatchEvent(event)) return;
	const catalogue = visit.device.$catalogue.get();
	const article = catalogue && findScanned(catalogue, scanned);
	if (article) visit.go('product', article);
	else if (scanned.kind === 'page') openPage(visit, scanned.page, text.trim());
	else if (scanned.kind === 'link') void openLink(visit, scanned.code, text.trim());
	else if (scanned.kind === 'basket') visit.go('basket', { take: text.trim() });
	else if (scanned.kind === 'order') visit.go('order', { code: scanned.code });
	else if (scanned.kind === 'member') visit.go('member', { card: scanned.code });
	else if (scanned.kind === 'coupon') visit.go('member', { coupon: scanned.code });
	else visit.go('unknown', { code: 'gtin' in scanned ? scanned.gtin.replace(/^0+/, '') : scanned.code });
}

/** Hears the scanner that types, until what it returns is called. None of its keys stays in a field. */
export function hearScanner(host: Scanning): () => void {
	const settings = () => {
		const state = host.visit.device.$state.get();
		return state.phase === 'enrolled' ? state.self.settings : undefined;
	};
	const suffix = () => {
		const key = settings()?.scanner_suffix ?? 'Enter';
		return key === 'none' ? SILENCE : key;
	};
	const wedge = new Wedge({
		isListening: () => true,
		prefix: () => settings()?.scanner_prefix ?? '',
		suffix,
		onScan(text) {
			// What its first letter, taken for a key that somebody pressed, has opened at the attract loop.
			showAccess(false);
			takeScan(host, text);
		},
	});
	let silence: ReturnType<typeof setTimeout> | undefined;

	function awaitSilence({ key }: KeyboardEvent): void {
		clearTimeout(silence);
		if (key.length !== 1 || suffix() !== SILENCE) return;
		silence = setTimeout(() => document.dispatchEvent(new KeyboardEvent('keydown', { key: SILENCE })), QUIET);
	}

	wedge.connect();
	document.addEventListener('keydown', awaitSilence, { capture: true });
	return () => {
		clearTimeout(silence);
		document.removeEventListener('keydown', awaitSilence, { capture: true });
		wedge.disconnect();
	};
}
