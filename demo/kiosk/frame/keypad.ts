import { setAccess, $access } from './access.ts';
import { focusableBefore, focusableIn, focused } from './focusable.ts';

/**
 * The keys of a kiosk without touching, as tactile keypads send them (EN 301 549, 5.9 and 8.5): each key alone, nothing held.
 *
 * | key | |
 * |---|---|
 * | ↓ → Tab | to the next |
 * | ↑ ← Shift+Tab | to the one before |
 * | Enter, Space | chooses |
 * | 1 to 9 | chooses that one in a list |
 * | 0 | help |
 * | * | reads aloud, or stops |
 * | Home | to the first of the screen |
 * | Escape, Backspace | back |
 *
 * In a field ← and → move in the text where there is some, Backspace takes a letter and digits are typed; Enter shows the keys
 * of the screen. Among choices ← and → choose. What has a use of its own for an arrow, such as a table of times, has it first,
 * and lets it go at its edge: so there is no way in without one out.
 */
const STEPS: Partial<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
/** A scanner types faster than this (ms). */
const ALONE = 120;

/** ← and → choose in them by themselves. */
const CHOICES = 'select, [type="radio"], [type="range"]';
const TICKED = '[type="radio"], [type="checkbox"]';
const TEXT = 'input:not([type="checkbox"], [type="radio"]), textarea, [contenteditable="true"]';

interface Keypadded extends HTMLElement {
	readonly visit: { back(): void; go(name: 'help'): void };
	readonly screen: HTMLElement | undefined;
}

/** Hears the keys until what it returns is called. */
export function createKeypad(host: Keypadded): () => void {
	let alone: ReturnType<typeof setTimeout> | undefined;
	/** How many come before what had the focus last. */
	let place = 0;

	function move(event: KeyboardEvent, step: 1 | -1): void {
		const all = focusableIn(host);
		const at = focused();
		const index = at instanceof HTMLElement ? all.indexOf(at) : -1;
		// A heading that was focused for its words is none of them: from it on, in the order of the document. What had the focus
		// and is gone was where the next one stands now.
		const following = focusableBefore(host, at) ?? place;
		const from = index >= 0 ? index : following - (step > 0 ? 1 : 0);
		place = (from + step + all.length) % all.length;
		const next = all[place];
		event.preventDefault();
		next?.focus();
		next?.scrollIntoView({ block: 'nearest' });
	}

	function choose(number: number): void {
		const items = host.screen?.querySelectorAll<HTMLElement>('[data-choices] > li') ?? [];
		const item = items[number - 1];
		const [first] = item ? focusableIn(item) : [];
		first?.focus();
		first?.click();
	}

	function act(key: string): void {
		if (key === '*') setAccess({ speech: !$access.get().speech });
		else if (key === '0') host.visit.go('help');
		else choose(Number(key));
	}

	function hear(event: KeyboardEvent): void {
		clearTimeout(alone);
		if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
		const at = focused();
		const isText = at?.matches(TEXT) ?? false;
		const step = STEPS[event.key];
		const isAcross = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
		if (step || event.key === 'Tab') {
			if (!$access.get().keypad) setAccess({ keypad: true });
			const isOwn = isAcross && (at?.matches(CHOICES) || (isText && (at as HTMLInputElement).value !== ''));
			if (step && !isOwn) move(event, step);
		} else if (event.key === 'Enter' && at instanceof HTMLElement && at.matches(TICKED)) {
			// Else it would send the form.
			event.preventDefault();
			at.click();
		} else if (event.key === 'Home' && !isText) {
			event.preventDefault();
			host.screen?.querySelector<HTMLElement>('h1')?.focus();
		} else if (event.key === 'Escape' || (event.key === 'Backspace' && !isText)) {
			event.preventDefault();
			host.visit.back();
		} else if (/^[0-9*]$/.test(event.key) && !isText) {
			alone = setTimeout(act, ALONE, event.key);
		}
	}

	function touched(): void {
		if ($access.get().keypad) setAccess({ keypad: false });
	}

	document.addEventListener('keydown', hear);
	document.addEventListener('pointerdown', touched, { passive: true });
	return () => {
		clearTimeout(alone);
		document.removeEventListener('keydown', hear);
		document.removeEventListener('pointerdown', touched);
	};
}
