import type { CustomerFound, CustomerSearch } from '@endcap/sdk/staff';
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { fill, plural } from '../../shared/localization.ts';
import { Wedge } from '../../shared/wedge.ts';
import { failureWords } from './refusal-words.ts';
import type { Scene } from './scene.ts';
import { searchOf } from './searches.ts';

export interface FinderOptions {
	/** Undefined until somebody can be looked for. */
	scene(): Scene | undefined;
	/** False while no scanner is to be heard. */
	isListening(): boolean;
	/** What the scanner sends before a code, and the key after one. */
	prefix(): string;
	suffix(): string;
	/** Somebody is looked for anew: whoever was open is not any more. */
	onLook(): void;
	onFound(customerId: string): void;
	/** Nobody is known by it, and they may want to join. */
	onJoin(text: string): void;
}

/** Leads from a code, an address, a number or a name to somebody. */
export class Finder implements ReactiveController {
	/** What is typed. */
	text = '';
	#host: LitElement;
	#options: FinderOptions;
	#wedge: Wedge;
	/** Those it may be. */
	#found: readonly CustomerFound[] = [];
	#problem = '';
	/** Nobody was found by what was typed. */
	#nobody = false;
	#busy = false;
	/** So that an answer that comes late is nobody's. */
	#turn = 0;

	constructor(host: LitElement, options: FinderOptions) {
		this.#host = host;
		this.#options = options;
		this.#wedge = new Wedge({ ...options, onScan: (text) => this.#scan(text) });
		host.addController(this);
	}

	hostConnected(): void {
		this.#wedge.connect();
	}

	hostDisconnected(): void {
		this.#wedge.disconnect();
	}

	/** Nothing is left of whom was looked for. */
	clear(): void {
		this.#turn += 1;
		this.text = '';
		this.#forget();
		this.#busy = false;
		// The browser keeps what was typed where it was never drawn.
		const field = this.#host.renderRoot?.querySelector<HTMLInputElement>('[part="search"]');
		if (field) field.value = '';
	}

	#forget(): void {
		this.#found = [];
		this.#problem = '';
		this.#nobody = false;
	}

	/** An address that is typed as fast, or filled in by the browser, is one all the same. */
	#scan(text: string): void {
		if (text.includes('@')) this.look(text);
		else void this.#find({ code: text });
	}

	/** Looks for what was typed, here or elsewhere. */
	look(text: string): void {
		const scene = this.#options.scene();
		if (!scene || this.#busy) return;
		this.text = text;
		const search = searchOf(text, scene.country);
		if (typeof search === 'object') return void this.#find(search);
		this.#forget();
		this.#problem = search === 'not_a_phone' ? scene.strings.notAPhone : scene.strings.tooShort;
		this.#host.requestUpdate();
	}

	async #find(search: CustomerSearch): Promise<void> {
		const scene = this.#options.scene();
		if (!scene) return;
		const { strings, endcap, locale } = scene;
		const turn = (this.#turn += 1);
		this.#options.onLook();
		this.#forget();
		this.#busy = true;
		this.#host.requestUpdate();
		try {
			const found = await endcap.customers.search(search);
			if (turn !== this.#turn) return;
			const [only] = found;
			// A name may be somebody else's.
			if (only && found.length === 1 && search.name === undefined) this.#open(only);
			else if (only) {
				this.#found = found;
				announce(this.#host, plural(strings.found, found.length, locale));
			} else if (search.code === undefined) this.#nobody = true;
			else this.#problem = strings.codeUnknown;
		} catch (error) {
			if (turn === this.#turn) this.#problem = failureWords(error, scene);
		} finally {
			if (turn === this.#turn) this.#busy = false;
			this.#host.requestUpdate();
		}
	}

	#open({ id }: CustomerFound): void {
		this.clear();
		this.#options.onFound(id);
	}

	#submit = (event: SubmitEvent): void => {
		event.preventDefault();
		this.look(this.text);
	};

	#type = (event: Event): void => {
		this.text = (event.target as HTMLInputElement).value;
		if (!this.#problem && !this.#nobody) return;
		this.#forget();
		this.#host.requestUpdate();
	};

	#renderFound({ strings }: Scene): TemplateResult | typeof nothing {
		if (this.#found.length === 0) return nothing;
		return html`<section aria-labelledby="found">
			<h2 id="found">${strings.whoIsIt}</h2>
			<ul part="found">
				${this.#found.map(
					(one) =>
						html`<li>
							<button part="found__one" type="button" data-key=${`found ${one.id}`} @click=${() => this.#open(one)}>
								<strong>${one.name ?? strings.noName}</strong>
								<span class="hint">${[one.email_hint, one.phone_hint].filter(Boolean).join(' · ')}</span>
							</button>
						</li>`,
				)}
			</ul>
		</section>`;
	}

	render(scene: Scene): TemplateResult {
		const { strings } = scene;
		return html`<form part="tools" role="search" @submit=${this.#submit}>
				<label class="grow">
					${strings.search}
					<input
						part="search"
						type="search"
						data-key="search"
						autocomplete="off"
						autocapitalize="off"
						spellcheck="false"
						maxlength="300"
						aria-describedby="search-hint"
						.value=${this.text}
						@input=${this.#type}
					/>
				</label>
				<button part="find" type="submit" class="primary" aria-disabled=${this.#busy ? 'true' : 'false'}>
					<span>${this.#busy ? strings.finding : strings.find}</span>
				</button>
				<p class="hint" id="search-hint">${strings.searchHint}</p>
			</form>
			${this.#problem ? html`<p part="problem" role="alert">${this.#problem}</p>` : nothing}
			${
				this.#nobody
					? html`<div part="message" role="alert">
							<p>${fill(strings.nobody, { search: this.text.trim() })}</p>
							<button type="button" data-key="join-them" @click=${() => this.#options.onJoin(this.text.trim())}>
								${strings.letJoin}
							</button>
						</div>`
					: nothing
			}
			${this.#renderFound(scene)}`;
	}
}
