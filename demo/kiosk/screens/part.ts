import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { ReadableAtom } from 'nanostores';
import { wordsIn } from '../shared/words.ts';
import type { Visit } from '../shell/visit.ts';
import type { Words } from './screen.ts';

/** A part of a screen that has states of its own; in the document itself, as screens are. */
export abstract class ScreenPart extends LitElement {
	@property({ attribute: false }) visit!: Visit;

	#unfollow: (() => void)[] = [];

	protected override createRenderRoot() {
		return this;
	}

	override connectedCallback(): void {
		super.connectedCallback();
		const states = [this.visit.$language, this.visit.device.$online, ...this.states()];
		this.#unfollow = states.map((state) => state.listen(() => this.requestUpdate()));
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		for (const end of this.#unfollow.splice(0)) end();
	}

	/** What this part shows besides. */
	protected states(): ReadableAtom<unknown>[] {
		return [];
	}

	protected words<T extends object>(words: Words<T>): T {
		return wordsIn(words, this.visit.$language.get());
	}
}
