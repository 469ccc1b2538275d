import type { ReadableAtom } from 'nanostores';
import { LitElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { Place, ScreenName, Visit } from '../shell/visit.ts';

/** Texts of a screen by language; English has them all. */
export type Words<T> = { en: T } & Partial<Record<string, Partial<T>>>;

/**
 * A screen: in the document itself, so that one stylesheet, the speech and the keypad reach all of it. It shows what its
 * states say, in the language of the visit.
 */
export abstract class KioskScreen<Name extends ScreenName = ScreenName> extends LitElement {
	@property({ attribute: false }) visit!: Visit;
	@property({ attribute: false }) place!: Place<Name>;

	#unfollow: (() => void)[] = [];

	protected override createRenderRoot() {
		return this;
	}

	override connectedCallback(): void {
		super.connectedCallback();
		const states = [this.visit.$language, this.visit.device.$online, this.visit.device.$catalogue, ...this.states()];
		this.#unfollow = states.map((state) => state.listen(() => this.requestUpdate()));
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		for (const end of this.#unfollow.splice(0)) end();
	}

	/** What this screen shows besides. */
	protected states(): ReadableAtom<unknown>[] {
		return [];
	}

	protected words<T extends object>(words: Words<T>): T {
		return { ...words.en, ...words[this.visit.$language.get()] };
	}

	protected override firstUpdated(_changed: PropertyValues): void {
		const heading = this.querySelector('h1');
		heading?.setAttribute('tabindex', '-1');
		heading?.focus();
	}
}
