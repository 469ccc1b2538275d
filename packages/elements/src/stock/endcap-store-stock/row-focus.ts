import type { LitElement, ReactiveController } from 'lit';

const STORE = '[part~="store"]';
const PIN = '[part~="store__pin"]';

/** The shop of a row, which its first button carries. */
export function storeOf(row: Element): string {
	return row.querySelector<HTMLButtonElement>(PIN)?.value ?? '';
}

/** The rows that are shown, by their shops' ids. */
export function rowsOf(root: ParentNode): Map<string, HTMLElement> {
	return new Map([...root.querySelectorAll<HTMLElement>(STORE)].map((row) => [storeOf(row), row]));
}

/**
 * Keeps the focus in the row of its shop: rows change places, and a button that was pressed may make room for another.
 * Then the one with the same part is focused, else the first that holds, else the first of the row.
 */
export class RowFocus implements ReactiveController {
	#host: LitElement;
	#focused: Element | null = null;
	#store = '';

	constructor(host: LitElement) {
		this.#host = host;
	}

	get #active(): Element | null {
		return this.#host.shadowRoot?.activeElement ?? null;
	}

	hostUpdate(): void {
		this.#focused = this.#active;
		const row = this.#focused?.closest(STORE);
		this.#store = row ? storeOf(row) : '';
	}

	hostUpdated(): void {
		const focused = this.#focused;
		if (!focused || !this.#store) return;
		const row = rowsOf(this.#host.renderRoot).get(this.#store);
		if (!row || row.contains(this.#active)) return;
		const [part] = focused.part;
		const target =
			row.querySelector(`[part~="${part}"]`) ?? row.querySelector('.hold button') ?? row.querySelector(PIN);
		(target as HTMLElement | null)?.focus();
	}
}
