import { setAccess, $access } from './access.ts';
import { focusableIn, focused } from './focusable.ts';

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
 * In a field ← and → move in the text, Backspace takes a letter and digits are typed. Sets of choices keep their own arrows.
 */
const STEPS: Partial<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
/** A scanner types faster than this (ms). */
const ALONE = 120;

const OWN_ARROWS =
	'select, [type="radio"], [type="range"], [type="number"], [role="radio"], [role="option"], [role="gridcell"]';
const TEXT = 'input:not([type="checkbox"], [type="radio"]), textarea, [contenteditable="true"]';

interface Keypadded extends HTMLElement {
	readonly visit: { back(): void; go(name: 'help'): void };
	readonly screen: HTMLElement | undefined;
}

/** Hears the keys until what it returns is called. */
export function createKeypad(host: Keypadded): () => void {
	let alone: ReturnType<typeof setTimeout> | undefined;

	function move(event: KeyboardEvent, step: 1 | -1): void {
		const all = focusableIn(host);
		const at = focused();
		const index = at instanceof HTMLElement ? all.indexOf(at) : -1;
		// A heading that was focused for its words is none of them: from it on, in the order of the document.
		const from =
			index >= 0 ? index : all.findIndex((each) => at && at.compareDocumentPosition(each) & 4) - (step > 0 ? 1 : 0);
		const next = all[(from + step + all.length) % all.length];
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
			if (step && !(isText && isAcross) && !at?.matches(OWN_ARROWS)) move(event, step);
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
