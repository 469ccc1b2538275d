import type { KioskCatalogue } from '@endcap/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../../shared/icons.ts';
import { picture } from '../../shared/picture.ts';
import { KioskScreen } from '../screen.ts';
import { homeStrings, type HomeStrings } from './home.strings.ts';

/** Where a visit begins: search, categories, and what else can be done here. */
export class KioskHome extends KioskScreen<'home'> {
	#search = (event: SubmitEvent): void => {
		event.preventDefault();
		const search = new FormData(event.currentTarget as HTMLFormElement).get('search');
		this.visit.go('results', { search: typeof search === 'string' ? search.trim() : '' });
	};

	#renderSearch(words: HomeStrings): TemplateResult {
		return html`
			<form class="home__search" role="search" @submit=${this.#search}>
				<p class="k-field">
					<label class="k-hidden" for="home-search">${words.search}</label>
					<input
						id="home-search"
						name="search"
						type="text"
						enterkeyhint="search"
						autocomplete="off"
						spellcheck="false"
						maxlength="100"
						placeholder=${words.placeholder}
					/>
				</p>
				<button type="submit" class="k-button">${icons.search}${words.find}</button>
			</form>
		`;
	}

	#renderWay(icon: TemplateResult, name: string, hint: string, press: () => void): TemplateResult {
		return html`
			<li>
				<button type="button" class="k-card home__way" @click=${press}>
					${icon}<b>${name}</b><span>${hint}</span>
				</button>
			</li>
		`;
	}

	#renderScan(words: HomeStrings): TemplateResult {
		const state = this.visit.device.$state.get();
		if (state.phase === 'enrolled' && state.self.settings.camera) {
			const ask = () => this.dispatchEvent(new CustomEvent('kiosk-camera-request', { bubbles: true }));
			return this.#renderWay(icons.scan, words.scanCamera, words.scanHint, ask);
		}
		return html`
			<li>
				<div class="k-card home__way">${icons.scan}<b>${words.scan}</b><span>${words.scanHint}</span></div>
			</li>
		`;
	}

	#renderWays(words: HomeStrings): TemplateResult {
		const { visit } = this;
		return html`
			<section class="home__section" aria-labelledby="home-ways">
				<h2 id="home-ways">${words.ways}</h2>
				<ul class="k-grid home__ways">
					${this.#renderScan(words)}
					${this.#renderWay(icons.card, words.member, words.memberHint, () => visit.go('member'))}
					${this.#renderWay(icons.receipt, words.order, words.orderHint, () => visit.go('order', {}))}
					${this.#renderWay(icons.phone, words.phone, words.phoneHint, () => visit.go('basket'))}
				</ul>
			</section>
		`;
	}

	#renderCategories(words: HomeStrings, catalogue: KioskCatalogue): TemplateResult | typeof nothing {
		const categories = categoriesOf(catalogue);
		if (categories.length === 0) return nothing;
		return html`
			<section class="home__section" aria-labelledby="home-categories">
				<h2 id="home-categories">${words.categories}</h2>
				<ul class="k-grid home__categories" data-choices>
					${categories.map(
						({ category, product }) => html`
							<li>
								<button type="button" class="home__category" @click=${() => this.visit.go('results', { category })}>
									${picture({ title: category, image: product.image, sku: product.variants[0]?.sku })} ${category}
								</button>
							</li>
						`,
					)}
				</ul>
			</section>
		`;
	}

	protected override render(): TemplateResult {
		const words = this.words(homeStrings);
		const { device } = this.visit;
		const catalogue = device.$catalogue.get();
		const waiting = device.$online.get()
			? html`<p class="k-quiet">${words.loading}</p>`
			: html`<p class="k-note k-note--warning">${words.empty}</p>`;
		return html`
			<div>
				<h1 class="k-title">${words.title}</h1>
				<p class="k-lead">${words.lead}</p>
				${this.#renderSearch(words)}
			</div>
			${catalogue ? this.#renderCategories(words, catalogue) : waiting} ${this.#renderWays(words)}
		`;
	}
}

/** Those with most articles first, each with one that can be shown. */
function categoriesOf({ products }: KioskCatalogue) {
	const groups = new Map<string, KioskCatalogue['products']>();
	for (const product of products) {
		if (product.category === null) continue;
		groups.set(product.category, [...(groups.get(product.category) ?? []), product]);
	}
	return [...groups]
		.sort(([, one], [, other]) => other.length - one.length)
		.flatMap(([category, [product]]) => (product ? [{ category, product }] : []));
}

customElements.define('kiosk-home', KioskHome);

declare global {
	interface HTMLElementTagNameMap {
		'kiosk-home': KioskHome;
	}
}
