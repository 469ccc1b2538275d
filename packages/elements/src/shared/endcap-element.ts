import { ContextConsumer } from '@lit/context';
import { LitElement } from 'lit';
import { surroundingsContext, surroundingsOfPage, type Surroundings } from './context.ts';

/** What every element does: find its surroundings, and say its states to the page's CSS. */
export abstract class EndcapElement extends LitElement {
	protected internals = this.attachInternals();
	#provided: Surroundings | undefined;
	#consumer = new ContextConsumer(this, {
		context: surroundingsContext,
		subscribe: true,
		callback: (surroundings) => {
			this.#provided = surroundings;
		},
	});

	/** A provider that arrives after this element says so on its way up to the document. */
	#askAgain = () => this.#consumer.hostConnected();

	override connectedCallback(): void {
		this.#provided = undefined;
		document.addEventListener('context-provider', this.#askAgain);
		super.connectedCallback();
		this.requestUpdate();
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		document.removeEventListener('context-provider', this.#askAgain);
	}

	/** Of the nearest provider, else of the page's script; undefined when neither names a server and a key. */
	protected get surroundings(): Surroundings | undefined {
		return this.#provided ?? surroundingsOfPage();
	}

	/** True while a provider is on the page whose code has not arrived. */
	protected get awaitsProvider(): boolean {
		return !this.#provided && document.querySelector('endcap-provider:not(:defined)') !== null;
	}

	/** Shows exactly these `:state(…)`s. */
	protected showStates(...names: string[]): void {
		const { states } = this.internals;
		states?.clear();
		for (const name of names) states?.add(name);
	}
}
