import type { KioskCatalogue } from '@endcap/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { picture } from '../../shared/picture.ts';
import { renderPrices } from '../../shared/price.ts';
import { firstToShow, lastKnown, whereabouts } from '../../shared/stock.ts';
import { renderHere } from '../../shared/stock-words.ts';
import { ownStore } from '../../shared/own-store.ts';
import { plural } from '../../shared/text.ts';
import { KioskScreen } from '../screen.ts';
import { resultsStrings, type ResultsStrings } from './results.strings.ts';
import { searchCatalogue } from './search.ts';

type Product = KioskCatalogue['products'][number];

const AT_FIRST = 24;

/** What was searched for, as it is typed, with where it is. Needs no network. */
export class KioskResults extends KioskScreen<'results'> {
	@state() private search = '';
	@state() private category: string | undefined;
	@state() private shown = AT_FIRST;

	override connectedCallback(): void {
		super.connectedCallback();
		this.search = this.place.with.search ?? '';
		this.category = this.place.with.category;
	}

	#input = (event: Event): void => {
		this.search = (event.currentTarget as HTMLInputElement).value;
		this.shown = AT_FIRST;
	};

	#clear = (): void => {
		this.search = '';
		this.category = undefined;
		this.querySelector('input')?.focus();
	};

	#renderCategories(words: ResultsStrings, { products }: KioskCatalogue): TemplateResult | typeof nothing {
		const categories = [...new Set(products.flatMap(({ category }) => category ?? []))].sort();
		if (categories.length < 2) return nothing;
		const button = (category: string | undefined, text: string) => html`
			<li>
				<button
					type="button"
					class="k-button k-button--quiet"
					aria-pressed=${String(this.category === category)}
					@click=${() => (this.category = category)}
				>
					${text}
				</button>
			</li>
		`;
		return html`
			<ul class="results__categories" aria-label=${words.categories}>
				${button(undefined, words.all)} ${categories.map((category) => button(category, category))}
			</ul>
		`;
	}

	#renderItem(catalogue: KioskCatalogue, product: Product): TemplateResult {
		const language = this.visit.$language.get();
		const store = ownStore(this.visit.device);
		const variant = firstToShow(catalogue, product, store ?? '');
		const known = variant && lastKnown(catalogue, variant.sku);
		const where = store && known ? whereabouts(catalogue, known, store) : undefined;
		const sku = variant?.sku ?? product.variants[0]?.sku;
		return html`
			<li>
				<button
					type="button"
					class="k-row results__item"
					@click=${() => this.visit.go('product', { product_id: product.id })}
				>
					${picture({ title: product.title, image: variant?.image ?? product.image, sku }, true)}
					<span class="k-row__words">
						<span class="results__title">${product.title}</span>
						<span class="k-quiet">${kindsOf(product)}</span>
						<span class="results__stock"> ${renderHere(where, catalogue.shelves[sku ?? ''], language)} </span>
					</span>
					<span class="results__end">${renderPrices(product.variants, language)}</span>
				</button>
			</li>
		`;
	}

	#renderNone(words: ResultsStrings): TemplateResult {
		return html`
			<div class="k-message">
				<h2>${words.none}</h2>
				<p>${words.noneHint}</p>
				<div class="k-actions">
					<button type="button" class="k-button" @click=${this.#clear}>${words.all}</button>
					<button type="button" class="k-button k-button--quiet" @click=${() => this.visit.go('help')}>
						${words.help}
					</button>
				</div>
			</div>
		`;
	}

	#renderFound(words: ResultsStrings, catalogue: KioskCatalogue): TemplateResult {
		const found = searchCatalogue(catalogue, this.search, this.category);
		const count = plural(words.found, found.length, this.visit.$language.get());
		return html`
			${this.#renderCategories(words, catalogue)}
			<p class="k-quiet" role="status">${count}</p>
			${found.length === 0 ? this.#renderNone(words) : nothing}
			<ul class="k-list" data-choices>
				${found.slice(0, this.shown).map((product) => this.#renderItem(catalogue, product))}
			</ul>
			${
				found.length > this.shown
					? html`
							<button
								type="button"
								class="k-button k-button--quiet k-button--wide"
								@click=${() => (this.shown += AT_FIRST)}
							>
								${words.more}
							</button>
						`
					: nothing
			}
			${catalogue.complete ? nothing : html`<p class="k-note">${words.partial}</p>`}
		`;
	}

	protected override render(): TemplateResult {
		const words = this.words(resultsStrings);
		const catalogue = this.visit.device.$catalogue.get();
		return html`
			<h1 class="k-title">${this.category ?? words.title}</h1>
			<p class="k-field" role="search">
				<label class="k-hidden" for="results-search">${words.search}</label>
				<input
					id="results-search"
					type="text"
					enterkeyhint="search"
					autocomplete="off"
					spellcheck="false"
					maxlength="100"
					placeholder=${words.search}
					.value=${this.search}
					@input=${this.#input}
				/>
			</p>
			${catalogue ? this.#renderFound(words, catalogue) : html`<p class="k-note k-note--warning">${words.empty}</p>`}
		`;
	}
}

/** “Moss, Rust, Cream”, or who made it. */
function kindsOf({ variants, vendor }: Product): string {
	const kinds = variants.flatMap(({ options }) =>
		options.length > 0 ? [options.map(({ value }) => value).join(' ')] : [],
	);
	return kinds.length > 1 ? kinds.join(', ') : (vendor ?? '');
}

customElements.define('kiosk-results', KioskResults);

declare global {
	interface HTMLElementTagNameMap {
		'kiosk-results': KioskResults;
	}
}
