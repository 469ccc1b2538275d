import type { Customer, Endcap, Store } from '@endcap/sdk';
import { html, nothing, type CSSResult, type LitElement, type TemplateResult } from 'lit';
import { announce } from '../../../shared/announce.ts';
import type { AllSignInStrings } from '../endcap-sign-in.strings.ts';

export interface Host extends LitElement {
	adopt(styles: CSSResult): void;
}

/** What everything here is shown with. */
export interface SectionScene {
	strings: AllSignInStrings;
	locale: string;
	/** By the server's clock. */
	now: number;
	stores: readonly Store[];
	/** Keeps what is remembered for one merchant apart from another's. */
	scope: string;
	sdk: () => Promise<Endcap>;
}

/** With who is signed in. */
export interface AccountScene extends SectionScene {
	customer: Customer;
}

/** A part of the account with something to do in it, and one line that says what came of it. */
export abstract class Section<Scene extends SectionScene = AccountScene> {
	protected host: Host;
	protected scene: () => Scene | undefined;
	protected busy = false;
	#note = '';

	constructor(host: Host, scene: () => Scene | undefined) {
		this.host = host;
		this.scene = scene;
	}

	protected say(note: string): void {
		this.#note = note;
		if (note) announce(this.host, note);
		this.host.requestUpdate();
	}

	/** One thing at a time. Undefined when it could not be done, which is then said. */
	protected async act<Outcome>(work: (sdk: Endcap) => Promise<Outcome>, failed?: string): Promise<Outcome | undefined> {
		const scene = this.scene();
		if (this.busy || !scene) return undefined;
		this.busy = true;
		this.say('');
		try {
			return await work(await scene.sdk());
		} catch {
			this.say(failed ?? scene.strings.notSaved);
			return undefined;
		} finally {
			this.busy = false;
			this.host.requestUpdate();
		}
	}

	protected async focus(selector: string): Promise<void> {
		this.host.requestUpdate();
		await this.host.updateComplete;
		this.host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
	}

	protected renderNote(): TemplateResult | typeof nothing {
		return this.#note ? html`<p part="note">${this.#note}</p>` : nothing;
	}
}

/** A part that is folded away until it is wanted. */
export function renderFold(part: string, summary: string, content: unknown, open = false): TemplateResult {
	return html`<details part=${part} ?open=${open}>
		<summary part="summary">${summary}</summary>
		<div class="fold">${content}</div>
	</details>`;
}
