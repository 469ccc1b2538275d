import type { Scanned, Variant } from '@endcap/sdk/staff';
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { fill } from '../../shared/localization.ts';
import { formatMoney } from '../../shared/money.ts';
import { Wedge } from '../../shared/wedge.ts';
import type { OpenSale } from './open-sale.ts';
import { failureWords } from './problem-words.ts';
import type { Scene } from './scene.ts';

export interface FinderOptions {
	/** Undefined until there is something to find. */
	scene(): Scene | undefined;
	/** False while no scanner is to be heard. */
	isListening(): boolean;
	/** What the scanner sends before a code, and the key after one. */
	prefix(): string;
	suffix(): string;
	sale: OpenSale;
	/** Something is rung up: what was shown of the last sale goes. */
	onTake: () => void;
	onMember: (customer_id: string) => void;
}

/** From the last key to the search (ms). */
const TYPING = 250;

/** The one field of the till, and the scanner: leads from a code or a word to what it is, and puts that on the sale. */
export class Finder implements ReactiveController {
	search = '';
	/** Why nothing came of it. */
	problem = '';
	#host: LitElement;
	#options: FinderOptions;
	#wedge: Wedge;
	#found: readonly Variant[] | undefined;
	#typing: ReturnType<typeof setTimeout> | undefined;
	#asking: AbortController | undefined;

	constructor(host: LitElement, options: FinderOptions) {
		this.#host = host;
		this.#options = options;
		this.#wedge = new Wedge({ ...options, onScan: (text) => void this.take(text) });
		host.addController(this);
	}

	hostConnected(): void {
		this.#wedge.connect();
	}

	hostDisconnected(): void {
		this.#wedge.disconnect();
		clearTimeout(this.#typing);
	}

	/** What was scanned, or typed with Enter. */
	async take(text: string): Promise<void> {
		const scene = this.#options.scene();
		if (!scene) return;
		this.#forget();
		try {
			const scanned = await scene.endcap.sales.scan(text);
			if (scanned.kind !== 'unknown' && scanned.kind !== 'not_asked') this.search = '';
			this.#put(scanned, scene);
			// A word, and not a code, when something is called by it.
			if (scanned.kind === 'unknown' || scanned.kind === 'not_asked') await this.#byWords(text, scanned.kind, scene);
		} catch (error) {
			this.problem = failureWords(error, scene);
		}
		this.#host.requestUpdate();
	}

	#put(scanned: Scanned, { strings }: Scene): void {
		const { sale, onTake, onMember } = this.#options;
		if (scanned.kind === 'variant') {
			onTake();
			sale.add(scanned.variant);
		} else if (scanned.kind === 'member') {
			onTake();
			onMember(scanned.customer_id);
		} else if (scanned.kind === 'member_code') {
			onTake();
			sale.setBuyer({ code: scanned.code, shown_at: new Date().toISOString() });
		} else if (scanned.kind === 'coupon') {
			onTake();
			if (scanned.customer_id !== null && !sale.buyer) onMember(scanned.customer_id);
			sale.addCoupon({ code: scanned.code, name: scanned.coupon.name });
		} else if (scanned.kind === 'pickup') this.problem = strings.isPickup;
		else if (scanned.kind === 'basket') this.problem = strings.isBasket;
	}

	async #byWords(text: string, kind: 'unknown' | 'not_asked', scene: Scene): Promise<void> {
		const found = await scene.endcap.sales.articles(text.trim().slice(0, 200));
		const [only, another] = found;
		if (only && !another) this.#choose(only);
		else if (only) this.#found = found;
		else this.problem = kind === 'unknown' ? scene.strings.codeUnknown : scene.strings.notAsked;
	}

	#forget(): void {
		clearTimeout(this.#typing);
		this.#asking?.abort();
		this.#found = undefined;
		this.problem = '';
	}

	#choose(variant: Variant): void {
		this.#forget();
		this.search = '';
		this.#options.onTake();
		this.#options.sale.add(variant);
		this.#host.renderRoot.querySelector<HTMLElement>('[part="search"]')?.focus();
		this.#host.requestUpdate();
	}

	async #look(): Promise<void> {
		const scene = this.#options.scene();
		const search = this.search.trim();
		if (!scene || search.length < 2) return;
		const asking = new AbortController();
		this.#asking = asking;
		try {
			const found = await scene.endcap.sales.articles(search, { signal: asking.signal });
			if (!asking.signal.aborted) this.#found = found;
		} catch (error) {
			if (!asking.signal.aborted) this.problem = failureWords(error, scene);
		}
		this.#host.requestUpdate();
	}

	#submit = (event: SubmitEvent): void => {
		event.preventDefault();
		const text = this.search.trim();
		if (text) void this.take(text);
	};

	#type = (event: Event): void => {
		this.#forget();
		this.search = (event.target as HTMLInputElement).value;
		this.#typing = setTimeout(() => void this.#look(), TYPING);
		this.#host.requestUpdate();
	};

	render(scene: Scene): TemplateResult {
		const { strings } = scene;
		return html`<form class="field field--wide" role="search" @submit=${this.#submit}>
			<label>
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
					.value=${this.search}
					@input=${this.#type}
				/>
			</label>
		</form>`;
	}

	/** The articles that were found, to be put on the sale by a press. */
	renderFound({ strings, locale }: Scene): TemplateResult | typeof nothing {
		const found = this.#found;
		if (!found) return nothing;
		if (found.length === 0) {
			return html`<p part="message" role="status">${fill(strings.noneFound, { search: this.search.trim() })}</p>`;
		}
		return html`<ul part="found" aria-label=${strings.found}>
			${found.map(
				(variant) =>
					html`<li>
						<button type="button" data-key=${`found ${variant.sku}`} @click=${() => this.#choose(variant)}>
							<span>${variant.title}</span>
							<span class="codes">${variant.sku}</span>
							<span class="sum">${variant.price ? formatMoney(variant.price, locale) : strings.noPrice}</span>
						</button>
					</li>`,
			)}
		</ul>`;
	}
}
