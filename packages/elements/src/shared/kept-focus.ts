import type { LitElement, ReactiveController } from 'lit';

/** What moved within a list, or was drawn anew, keeps the focus: it is known by its `data-key`. */
export class KeptFocus implements ReactiveController {
	#host: LitElement;
	#instead: readonly string[];
	#key: string | undefined;

	/** `instead`: selectors of what takes the focus when its element is gone, the first that is there. */
	constructor(host: LitElement, ...instead: string[]) {
		this.#host = host;
		this.#instead = instead;
	}

	get #root(): ShadowRoot {
		return this.#host.renderRoot as ShadowRoot;
	}

	hostUpdate(): void {
		this.#key = (this.#root.activeElement as HTMLElement | null)?.dataset['key'];
	}

	hostUpdated(): void {
		if (!this.#key || this.#root.activeElement) return;
		const selectors = [`[data-key="${CSS.escape(this.#key)}"]`, ...this.#instead];
		const found = selectors.map((selector) => this.#root.querySelector<HTMLElement>(selector));
		found.find((element) => element)?.focus();
	}
}
