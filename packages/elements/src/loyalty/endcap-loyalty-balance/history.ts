import type { Endcap, LoyaltyEntry } from '@endcap/sdk';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { dayWords, entryWords, pointsWords, signed, type PointsScene } from './points-words.ts';

/** Entries that are asked for at once. */
const A_PAGE = 10;

/** What came and went, newest first, page by page; it is asked for when it is unfolded, and again when something changes. */
export class History {
	#host: LitElement;
	#sdk: () => Promise<Endcap>;
	#entries: LoyaltyEntry[] | undefined;
	#next: string | null = null;
	#isOpen = false;
	#busy = false;
	#failed = false;

	constructor(host: LitElement, sdk: () => Promise<Endcap>) {
		this.#host = host;
		this.#sdk = sdk;
	}

	/** The points have changed. */
	changed(): void {
		if (this.#isOpen) void this.#read();
		else this.#entries = undefined;
	}

	/** The next page, or the first one anew. */
	async #read(cursor?: string): Promise<void> {
		if (this.#busy) return;
		this.#busy = true;
		try {
			const { loyalty } = await this.#sdk();
			const { data, next_cursor } = await loyalty.entries({ limit: A_PAGE, ...(cursor && { cursor }) });
			this.#entries = [...(cursor ? (this.#entries ?? []) : []), ...data];
			this.#next = next_cursor;
			this.#failed = false;
		} catch {
			this.#failed = true;
		}
		this.#busy = false;
		this.#host.requestUpdate();
	}

	#toggle = ({ target }: Event) => {
		this.#isOpen = (target as HTMLDetailsElement).open;
		if (this.#isOpen && !this.#entries) void this.#read();
	};

	/** The focus goes on to what has come. */
	async #more(cursor: string): Promise<void> {
		const before = this.#entries?.length ?? 0;
		await this.#read(cursor);
		await this.#host.updateComplete;
		this.#host.renderRoot.querySelectorAll<HTMLElement>('[part="entry"]')[before]?.focus();
	}

	#renderEntry(entry: LoyaltyEntry, scene: PointsScene): TemplateResult {
		return html`<li part="entry" tabindex="-1">
			<span class="what">${entryWords(entry, scene)}</span>
			<span part="entry__points" aria-hidden="true">${signed(entry.points, scene.locale)}</span>
			<span class="unseen">${entry.points < 0 ? '−' : ''}${pointsWords(Math.abs(entry.points), scene)}</span>
			<time class="hint" datetime=${entry.at}>${dayWords(entry.at, scene)}</time>
		</li>`;
	}

	#renderEntries(scene: PointsScene): unknown {
		const { strings } = scene;
		const entries = this.#entries;
		const next = this.#next;
		if (this.#failed) {
			return html`<p>${strings.historyFailed}</p>
				<button type="button" @click=${() => void this.#read()}>${strings.tryAgain}</button>`;
		}
		if (!entries) return html`<p class="hint">${strings.working}</p>`;
		if (entries.length === 0) return html`<p class="hint">${strings.nothingYet}</p>`;
		return html`<ul part="entries">
				${entries.map((entry) => this.#renderEntry(entry, scene))}
			</ul>
			${
				next === null
					? nothing
					: html`<button
							part="more"
							type="button"
							aria-disabled=${this.#busy ? 'true' : 'false'}
							@click=${() => void this.#more(next)}
						>
							${strings.more}
						</button>`
			}`;
	}

	render(scene: PointsScene): TemplateResult {
		return html`<details part="history" @toggle=${this.#toggle}>
			<summary>${scene.strings.history}</summary>
			<div class="fold">${this.#isOpen ? this.#renderEntries(scene) : nothing}</div>
		</details>`;
	}
}
