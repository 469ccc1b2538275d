import type { ReadableAtom } from 'nanostores';
import { wordsIn } from '../shared/words.ts';
import { $access, showAccess } from './access.ts';
import { accessStrings } from './access-panel.strings.ts';
import { wordsBetween } from './between.ts';
import { focused } from './focusable.ts';
import { asSentences, spokenOf } from './spoken.ts';
import { hush, onVoices, speak, voiceFor } from './voice.ts';

/** Between what happens and its words (ms): what happens at once is read in one, the focus first. */
const PAUSE = 80;
const LIVE = '[role="status"], [role="alert"], [aria-live="polite"], [aria-live="assertive"], output';

/**
 * Reads aloud what has the focus, what was passed on the way there by keys, and what the page announces, while `$access` says
 * so. The heading of a screen has the focus when it comes, so that it is read first. Stops when what it returns is called.
 */
export function createReader(host: HTMLElement, $language: ReadableAtom<string>): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let soon = { focus: '', news: '' };
	let last: Element | null = null;
	let lastWords = '';
	let isByKeys = false;
	/** What was to be said before there was a voice. */
	let isOwed = false;
	const observed = new WeakSet<Node>();

	const texts = () => wordsIn(accessStrings, $language.get());

	function say(what: Partial<typeof soon>): void {
		if (!$access.get().speech) return;
		soon = { ...soon, ...what };
		clearTimeout(timer);
		timer = setTimeout(() => {
			speak(asSentences([soon.focus, soon.news]), $language.get(), $access.get().volume);
			soon = { focus: '', news: '' };
		}, PAUSE);
	}

	function quiet(): void {
		clearTimeout(timer);
		soon = { focus: '', news: '' };
		hush();
	}

	const sayable = () => {
		const at = focused();
		return at && at !== document.body ? spokenOf(at, texts()) : '';
	};

	/** What was passed on the way, and of a question that has come up all of it. */
	function wayTo(at: Element): string {
		const dialog = at.closest('[role="alertdialog"]');
		if (!dialog) return last && isByKeys ? wordsBetween(host, last, at) : '';
		return last && dialog.contains(last) ? '' : spokenOf(dialog, texts());
	}

	/**
	 * A move inside an element with a tree of its own is not told outside: the key that made it is. Of what has the focus
	 * still, what has changed by it.
	 */
	function sayFocused(): void {
		const at = focused();
		const words = sayable();
		if (!at || !words || (at === last && words === lastWords)) return;
		const way = at === last ? '' : wayTo(at);
		last = at;
		lastWords = words;
		say({ focus: asSentences([way, words]) });
	}

	/** Begins with where one is. Where there is no voice for that, the screen says so. */
	function begin(): void {
		isOwed = !voiceFor($language.get());
		if (isOwed) showAccess(true);
		say({ focus: asSentences([texts().speaking, sayable()]) });
	}

	const announcements = new MutationObserver((changes) => {
		const text = changes
			.map((change) => regionOf(change))
			.map((region) => region?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '')
			.filter(Boolean);
		const newest = text.at(-1);
		if (newest) say({ news: newest });
	});

	/** The screen itself, and the region that elements announce in, which hangs on the body with a tree of its own. */
	function observe(): void {
		const roots = [host, ...[...document.body.children].flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot] : []))];
		for (const root of roots) {
			if (observed.has(root)) continue;
			observed.add(root);
			announcements.observe(root, { subtree: true, childList: true, characterData: true });
		}
	}

	const byKeys = () => void (isByKeys = true);
	const byHand = () => void (isByKeys = false);
	const arrivals = new MutationObserver(observe);
	arrivals.observe(document.body, { childList: true });
	observe();
	document.addEventListener('keydown', byKeys, { capture: true });
	document.addEventListener('pointerdown', byHand, { capture: true });
	document.addEventListener('focusin', sayFocused);
	document.addEventListener('keyup', sayFocused);
	host.addEventListener('kiosk-hush', quiet);
	if ($access.get().speech) begin();
	const endVoices = onVoices(() => isOwed && $access.get().speech && voiceFor($language.get()) && begin());
	const endAccess = $access.listen(({ speech }, before) => {
		if (before?.speech && !speech) quiet();
		if (speech && !before?.speech) begin();
	});
	return () => {
		arrivals.disconnect();
		announcements.disconnect();
		endVoices();
		endAccess();
		document.removeEventListener('keydown', byKeys, { capture: true });
		document.removeEventListener('pointerdown', byHand, { capture: true });
		document.removeEventListener('focusin', sayFocused);
		document.removeEventListener('keyup', sayFocused);
		host.removeEventListener('kiosk-hush', quiet);
		quiet();
	};
}

/** What announces the change, if it can be seen. The seconds that are left are not counted aloud. */
function regionOf({ target, addedNodes }: MutationRecord): Element | undefined {
	const changed = target instanceof Element ? target : target.parentElement;
	if (changed?.closest('[role="timer"]')) return undefined;
	const added = [...addedNodes].find((node): node is Element => node instanceof Element && node.matches(LIVE));
	const region = changed?.closest(LIVE) ?? added;
	return region?.checkVisibility() ? region : undefined;
}
