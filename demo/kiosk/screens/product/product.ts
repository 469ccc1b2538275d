import type { KioskCatalogue } from '@endcap/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { icons } from '../../shared/icons.ts';
import { picture } from '../../shared/picture.ts';
import { renderPrice } from '../../shared/price.ts';
import { firstToShow, isThere, whereabouts, type Whereabouts } from '../../shared/stock.ts';
import { stockStrings } from '../../shared/stock.strings.ts';
import { renderHere } from '../../shared/stock-words.ts';
import { ownShop, ownStore } from '../../shared/own-store.ts';
import { fill, formatTime } from '../../shared/text.ts';
import { KioskScreen } from '../screen.ts';
import { choose, optionsOf, valueOf } from './choice.ts';
import { LiveStock } from './live-stock.ts';
import { productStrings, type ProductStrings } from './product.strings.ts';
import { renderShops } from './shops.ts';

type Product = KioskCatalogue['products'][number];
type Variant = Product['variants'][number];

/** One article: what it costs, where it lies here, and which other shops have it. */
export class KioskProduct extends KioskScreen<'product'> {
	@state() private sku: string | undefined;
	/** What was put in the basket last. */
	@state() private added = '';

	#stock = new LiveStock(this);

	override connectedCallback(): void {
		super.connectedCallback();
		this.sku ??= this.place.with.sku;
	}

	/** The one that was chosen, else the one that is here. */
	#variantOf(catalogue: KioskCatalogue, product: Product): Variant | undefined {
		const chosen = product.variants.find(({ sku }) => sku === this.sku);
		return chosen ?? firstToShow(catalogue, product, ownStore(this.visit.device) ?? '');
	}

	#add(product: Product, variant: Variant): void {
		const { sku, title, price } = variant;
		this.visit.basket.add({ sku, title, image: variant.image ?? product.image, unit_price: price });
		this.added = title;
	}

	#addAndGo(product: Product, variant: Variant): void {
		this.#add(product, variant);
		this.visit.go('basket');
	}

	#renderOptions({ variants }: Product, variant: Variant): TemplateResult[] {
		return optionsOf(variants).map(
			({ name, values }) => html`
				<fieldset class="product__options">
					<legend>${name}</legend>
					<div>
						${values.map(
							(value) => html`
								<button
									type="button"
									class="k-button k-button--quiet"
									aria-pressed=${String(valueOf(variant, name) === value)}
									@click=${() => (this.sku = choose(variants, variant, name, value).sku)}
								>
									${value}
								</button>
							`,
						)}
					</div>
				</fieldset>
			`,
		);
	}

	#renderHere(words: ProductStrings, where: Whereabouts | undefined, shelf: string | undefined): TemplateResult {
		const isHere = where?.here && isThere(where.here);
		const take = shelf ? fill(words.takeFrom, { shelf }) : words.take;
		return html`
			<section class="k-card product__here" aria-labelledby="product-here">
				<h2 id="product-here">${words.here}</h2>
				<p>${renderHere(where, shelf, this.visit.$language.get())}</p>
				${isHere ? html`<p class="product__lead">${take}</p>` : nothing}
			</section>
		`;
	}

	/** As of when; nothing while it is as it is now. */
	#renderAge(words: ProductStrings, asOf: number | null | undefined): TemplateResult | typeof nothing {
		if (!asOf) return nothing;
		const { device, $language } = this.visit;
		const language = $language.get();
		const time = formatTime(asOf, device.now(), ownShop(device)?.timezone, language);
		const text = fill(this.words(stockStrings).asOf, { time });
		if (device.$online.get()) return html`<p class="k-quiet">${text}. ${words.checking}</p>`;
		return html`<p class="k-note k-note--warning"><b>${text}</b>${words.offlineHint}</p>`;
	}

	#renderActions(words: ProductStrings, product: Product, variant: Variant, where?: Whereabouts): TemplateResult {
		const go = () => this.#addAndGo(product, variant);
		return html`
			<div class="k-actions">
				<button type="button" class="k-button" @click=${() => this.#add(product, variant)}>
					${icons.basket}${words.add}
				</button>
				${
					where && where.others.length > 0
						? html`<button type="button" class="k-button k-button--quiet" @click=${go}>${words.collect}</button>`
						: nothing
				}
				${
					where?.isSendable
						? html`<button type="button" class="k-button k-button--quiet" @click=${go}>${words.send}</button>`
						: nothing
				}
			</div>
			<div role="status">
				${
					this.added
						? html`
								<div class="k-note k-note--good product__added">
									<p>${fill(words.added, { title: this.added })}</p>
									<button type="button" class="k-button k-button--quiet" @click=${() => this.visit.go('basket')}>
										${words.basket}
									</button>
								</div>
							`
						: nothing
				}
			</div>
		`;
	}

	#renderProduct(words: ProductStrings, catalogue: KioskCatalogue, product: Product, variant: Variant): TemplateResult {
		const language = this.visit.$language.get();
		const known = this.#stock.of(variant.sku);
		const where = known && whereabouts(catalogue, known.stores, ownStore(this.visit.device) ?? '');
		const image = variant.image ?? product.image;
		return html`
			<div class="product__first">
				<div class="product__picture">${picture({ title: product.title, image, sku: variant.sku })}</div>
				<div class="product__words">
					<div>
						<p class="k-quiet">${product.vendor}</p>
						<h1 class="k-title">${product.title}</h1>
					</div>
					<p class="product__price">${variant.price ? renderPrice(variant, language) : words.noPrice}</p>
					${this.#renderOptions(product, variant)} ${this.#renderHere(words, where, catalogue.shelves[variant.sku])}
					${this.#renderAge(words, known?.as_of)} ${this.#renderActions(words, product, variant, where)}
				</div>
			</div>
			${product.description ? html`<p class="k-lead">${product.description}</p>` : nothing}
			${where ? renderShops(where, words, this.visit) : nothing}
		`;
	}

	protected override render(): TemplateResult {
		const words = this.words(productStrings);
		const catalogue = this.visit.device.$catalogue.get();
		const product = catalogue?.products.find(({ id }) => id === this.place.with.product_id);
		const variant = catalogue && product && this.#variantOf(catalogue, product);
		if (variant) return this.#renderProduct(words, catalogue, product, variant);
		return html`
			<div class="k-message">
				<h1 class="k-title">${words.gone}</h1>
				<p>${words.goneHint}</p>
				<button type="button" class="k-button" @click=${() => this.visit.go('results', {})}>${words.all}</button>
			</div>
		`;
	}
}

customElements.define('kiosk-product', KioskProduct);

declare global {
	interface HTMLElementTagNameMap {
		'kiosk-product': KioskProduct;
	}
}
