import type { ReadableAtom } from 'nanostores';
import { wordsIn } from '../shared/words.ts';
import { $access } from './access.ts';
import { accessStrings } from './access-panel.strings.ts';
import { wordsBetween } from './between.ts';
import { focused } from './focusable.ts';
import { spokenOf } from './spoken.ts';
import { hush, speak } from './voice.ts';

/** Between the focus and its words (ms): what changes at once is read once. */
const PAUSE = 80;
const LIVE = '[role="status"], [role="alert"], [aria-live="polite"], [aria-live="assertive"], output';

/**
 * Reads aloud what has the focus, what was passed on the way there, and what the page announces, while `$access` says so.
 * The heading of a screen has the focus when it comes, so that it is read first. Stops when what it returns is called.
 */
export function createReader(host: HTMLElement, $language: ReadableAtom<string>): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let last: Element | null = null;
	let lastWords = '';
	const observed = new WeakSet<Node>();

	function say(text: string): void {
		const { speech, volume } = $access.get();
		if (!speech) return;
		clearTimeout(timer);
		timer = setTimeout(() => speak(text, $language.get(), volume), PAUSE);
	}

	const texts = () => wordsIn(accessStrings, $language.get());

	const sayable = () => {
		const at = focused();
		return at && at !== document.body ? spokenOf(at, texts()) : '';
	};

	/** What was passed on the way, and of a question that has come up all of it. */
	function wayTo(at: Element): string {
		const dialog = at.closest('[role="alertdialog"]');
		if (!dialog) return last ? wordsBetween(host, last, at) : '';
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
		say([way, words].filter(Boolean).join('. '));
	}

	const announcements = new MutationObserver((changes) => {
		const text = changes
			.map(({ target }) => regionOf(target instanceof Element ? target : target.parentElement))
			.map((region) => region?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '')
			.filter(Boolean);
		const newest = text.at(-1);
		if (newest) say(newest);
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

	function begin(): void {
		say(`${texts().speaking} ${sayable()}`);
	}

	const arrivals = new MutationObserver(observe);
	arrivals.observe(document.body, { childList: true });
	observe();
	document.addEventListener('focusin', sayFocused);
	document.addEventListener('keyup', sayFocused);
	if ($access.get().speech) begin();
	const endAccess = $access.listen(({ speech }, before) => {
		if (before?.speech && !speech) hush();
		if (speech && !before?.speech) begin();
	});
	return () => {
		clearTimeout(timer);
		arrivals.disconnect();
		announcements.disconnect();
		endAccess();
		document.removeEventListener('focusin', sayFocused);
		document.removeEventListener('keyup', sayFocused);
		hush();
	};
}

/** What announces its changes. The seconds that are left are not counted aloud. */
function regionOf(changed: Element | null): Element | null | undefined {
	return changed?.closest('[role="timer"]') ? null : changed?.closest(LIVE);
}
