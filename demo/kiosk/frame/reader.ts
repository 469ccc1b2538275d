import type { ReadableAtom } from 'nanostores';
import { wordsIn } from '../shared/words.ts';
import { $access } from './access.ts';
import { accessStrings } from './access-panel.strings.ts';
import { focused } from './focusable.ts';
import { spokenOf } from './spoken.ts';
import { hush, speak } from './voice.ts';

/** Between the focus and its words (ms): what changes at once is read once. */
const PAUSE = 80;

/**
 * Reads aloud what has the focus, and what the page announces, while `$access` says so. The heading of a screen has the focus
 * when it comes, so that it is read first. Stops when what it returns is called.
 */
export function createReader(host: HTMLElement, $language: ReadableAtom<string>): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let last: Element | null = null;
	const observed = new WeakSet<Node>();

	function say(text: string): void {
		const { speech, volume } = $access.get();
		if (!speech) return;
		clearTimeout(timer);
		timer = setTimeout(() => speak(text, $language.get(), volume), PAUSE);
	}

	const sayable = () => {
		const at = focused();
		return at && at !== document.body ? spokenOf(at) : '';
	};

	/** A move inside an element with a tree of its own is not told outside: the key that made it is. */
	function sayFocused(): void {
		const at = focused();
		if (!at || at === last || at === document.body) return;
		last = at;
		say(spokenOf(at));
	}

	const announcements = new MutationObserver((changes) => {
		const text = changes
			.map(({ target }) =>
				(target instanceof Element ? target : target.parentElement)?.closest('[role="status"], [role="alert"]'),
			)
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

	const arrivals = new MutationObserver(observe);
	arrivals.observe(document.body, { childList: true });
	observe();
	document.addEventListener('focusin', sayFocused);
	document.addEventListener('keyup', sayFocused);
	const endAccess = $access.listen(({ speech }, before) => {
		if (before?.speech && !speech) hush();
		if (speech && !before?.speech) say(`${wordsIn(accessStrings, $language.get()).speaking} ${sayable()}`);
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
