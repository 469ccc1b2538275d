import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { fill } from '../../../shared/localization.ts';
import type { Scene } from '../scene.ts';

interface Found {
	sku: string;
	title: string;
}

/** The contract’s limit. */
const MOST = 50;
const MOST_SHOWN = 8;

/** What a campaign is about: articles that are looked for by their names and taken one by one. */
export class Articles {
	#host: LitElement;
	#onChange: (skus: string[]) => void;
	#found: readonly Found[] | undefined;
	/** As far as they were looked for here. */
	#titles = new Map<string, string>();
	#search = '';

	constructor(host: LitElement, onChange: (skus: string[]) => void) {
		this.#host = host;
		this.#onChange = onChange;
	}

	clear(): void {
		this.#found = undefined;
		this.#search = '';
	}

	async #find(scene: Scene): Promise<void> {
		const search = this.#search.trim();
		if (!search) return;
		try {
			const found = await scene.endcap.sales.articles(search);
			this.#found = found.slice(0, MOST_SHOWN);
			for (const { sku, title } of found) this.#titles.set(sku, title);
		} catch {
			this.#found = [];
		}
		this.#host.requestUpdate();
	}

	/** Not the form’s own. */
	#onKey(event: KeyboardEvent, scene: Scene): void {
		if (event.key !== 'Enter') return;
		event.preventDefault();
		void this.#find(scene);
	}

	render(skus: readonly string[], scene: Scene): TemplateResult {
		const { strings } = scene;
		const nameOf = (sku: string) => this.#titles.get(sku) ?? sku;
		const add = (sku: string) => this.#onChange([...skus, sku]);
		const remove = (sku: string) => this.#onChange(skus.filter((other) => other !== sku));
		const type = ({ target }: Event) => {
			this.#search = (target as HTMLInputElement).value;
		};
		const open = this.#found?.filter(({ sku }) => !skus.includes(sku)) ?? [];
		return html`<div class="field field--wide">
			<label for="campaign-article">${strings.findArticle}</label>
			<span class="with-unit"
				><input
					id="campaign-article"
					name="article"
					type="text"
					autocomplete="off"
					maxlength="200"
					enterkeyhint="search"
					@input=${type}
					@keydown=${(event: KeyboardEvent) => this.#onKey(event, scene)}
				/><button part="find" type="button" @click=${() => this.#find(scene)}>${strings.find}</button></span
			>
			${this.#found && open.length === 0 ? html`<p class="hint" role="status">${strings.noArticles}</p>` : nothing}
			<div class="buttons">
				${
					skus.length < MOST
						? open.map(
								({ sku, title }) =>
									html`<button part="article__add" type="button" @click=${() => add(sku)}>
										${fill(strings.addArticle, { article: title })}
									</button>`,
							)
						: nothing
				}
			</div>
			<ul part="articles" role="list">
				${skus.map(
					(sku) =>
						html`<li part="article">
							<span>${nameOf(sku)}</span>
							<button
								part="article__remove"
								class="quiet"
								type="button"
								aria-label=${fill(strings.removeArticle, { article: nameOf(sku) })}
								@click=${() => remove(sku)}
							>
								×
							</button>
						</li>`,
				)}
			</ul>
		</div>`;
	}
}
