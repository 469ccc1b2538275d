import type { Fulfillment, FulfillmentLine, InventoryLevel } from '@endcap/sdk/staff';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { fill } from '../../shared/localization.ts';
import { unitsToPick, type Drafts, type Instead, type Reason } from './drafts.ts';
import type { Scene } from './scene.ts';
import { failureWords } from './work.ts';

/** Until what is typed is looked for. */
const TYPING_MS = 250;
const MOST_FOUND = 6;
const REASONS: readonly Reason[] = ['not_found', 'damaged'];

/** What is said of a line that is not all there: how many are, what is wrong with the others, what is given instead. */
export class LessForm {
	#host: LitElement;
	#drafts: Drafts;
	/** The line that is open, as `fulfillment line`. */
	#open = '';
	#picked = 0;
	#reason: Reason = 'not_found';
	#instead: Instead | undefined;
	#found: readonly InventoryLevel[] | undefined;
	#problem = '';
	#typing: ReturnType<typeof setTimeout> | undefined;
	#search = 0;

	constructor(host: LitElement, drafts: Drafts) {
		this.#host = host;
		this.#drafts = drafts;
	}

	isOpen({ id }: Fulfillment, { line }: FulfillmentLine): boolean {
		return this.#open === `${id} ${line}`;
	}

	async open(one: Fulfillment, line: FulfillmentLine): Promise<void> {
		const draft = this.#drafts.of(one, line);
		this.#open = `${one.id} ${line.line}`;
		this.#picked = draft.isShort ? draft.picked : Math.min(draft.picked, unitsToPick(line) - 1);
		this.#reason = draft.reason;
		this.#instead = draft.instead;
		this.#found = undefined;
		this.#problem = '';
		this.#host.requestUpdate();
		await this.#host.updateComplete;
		const field = this.#host.renderRoot.querySelector<HTMLInputElement>('[part="less"] [name="picked"]');
		field?.focus();
		field?.select();
	}

	close(): void {
		clearTimeout(this.#typing);
		this.#search += 1;
		this.#open = '';
		this.#host.requestUpdate();
	}

	#apply(event: SubmitEvent, one: Fulfillment, line: FulfillmentLine, onClose: () => void): void {
		event.preventDefault();
		const missing = unitsToPick(line) - this.#picked;
		const instead =
			this.#instead && missing > 0
				? { ...this.#instead, quantity: Math.min(this.#instead.quantity, missing) }
				: undefined;
		this.#drafts.set(one, line, { picked: this.#picked, isShort: missing > 0, reason: this.#reason, instead });
		this.close();
		onClose();
	}

	#type(text: string, line: FulfillmentLine, scene: Scene): void {
		clearTimeout(this.#typing);
		const search = ++this.#search;
		const wanted = text.trim();
		this.#typing = setTimeout(() => void this.#look(wanted, search, line, scene), TYPING_MS);
	}

	async #look(wanted: string, search: number, { sku }: FulfillmentLine, scene: Scene): Promise<void> {
		const query = { store: [scene.storeId], search: wanted, limit: 50 };
		let found: readonly InventoryLevel[] | undefined;
		let problem = '';
		try {
			found = wanted ? (await scene.endcap.levels.list(query)).data : undefined;
		} catch (error) {
			problem = failureWords(error, scene);
		}
		if (search !== this.#search) return;
		this.#found = found?.filter((level) => level.available > 0 && level.sku !== sku).slice(0, MOST_FOUND);
		this.#problem = problem;
		this.#host.requestUpdate();
	}

	#choose({ sku, title, available }: InventoryLevel, line: FulfillmentLine): void {
		const quantity = Math.min(available, Math.max(1, unitsToPick(line) - this.#picked));
		this.#instead = { sku, title, quantity };
		this.#found = undefined;
		this.#host.requestUpdate();
	}

	#renderInstead(line: FulfillmentLine, scene: Scene): TemplateResult {
		const { strings, locale } = scene;
		const instead = this.#instead;
		if (instead) {
			const remove = () => {
				this.#instead = undefined;
				this.#host.requestUpdate();
			};
			const count = instead.quantity.toLocaleString(locale);
			return html`<p class="instead">
				<span>${fill(strings.chosenInstead, { count, item: instead.title })}</span>
				<button type="button" @click=${remove}>${strings.remove}</button>
			</p>`;
		}
		return html`<label class="field">
				${strings.instead}
				<input
					name="instead"
					type="search"
					data-scan="own"
					autocomplete="off"
					maxlength="200"
					placeholder=${strings.findInstead}
					@input=${(event: Event) => this.#type((event.target as HTMLInputElement).value, line, scene)}
					@keydown=${(event: KeyboardEvent) => event.key === 'Enter' && event.preventDefault()}
				/>
			</label>
			${this.#found?.length === 0 ? html`<p class="hint" role="status">${strings.noneInstead}</p>` : nothing}
			${
				this.#found?.length
					? html`<ul class="found" role="list">
							${this.#found.map(
								(level) =>
									html`<li>
										<button type="button" @click=${() => this.#choose(level, line)}>
											<span>${level.title}</span>
											<span class="hint">${fill(strings.free, { count: level.available.toLocaleString(locale) })}</span>
										</button>
									</li>`,
							)}
						</ul>`
					: nothing
			}`;
	}

	render(one: Fulfillment, line: FulfillmentLine, scene: Scene, onClose: () => void): TemplateResult {
		const { strings } = scene;
		const most = unitsToPick(line);
		const cancel = () => {
			this.close();
			onClose();
		};
		const count = (event: Event) => {
			const field = event.target as HTMLInputElement;
			this.#picked = Math.min(most, Math.max(0, Math.floor(Number(field.value)) || 0));
			this.#host.requestUpdate();
		};
		return html`<form
			part="less"
			aria-label=${fill(strings.lessItem, { item: line.title })}
			@submit=${(event: SubmitEvent) => this.#apply(event, one, line, onClose)}
			@keydown=${(event: KeyboardEvent) => {
				if (event.key !== 'Escape') return;
				event.stopPropagation();
				cancel();
			}}
		>
			<label class="field field--number">
				${strings.howMany}
				<input name="picked" type="number" min="0" max=${most} .value=${String(this.#picked)} @change=${count} />
			</label>
			<fieldset>
				<legend>${strings.why}</legend>
				${REASONS.map(
					(reason) =>
						html`<label class="choice">
							<input
								type="radio"
								name="reason"
								.checked=${this.#reason === reason}
								@change=${() => (this.#reason = reason)}
							/><span>${reason === 'damaged' ? strings.damaged : strings.notFound}</span>
						</label>`,
				)}
			</fieldset>
			${this.#renderInstead(line, scene)}
			${this.#problem ? html`<p part="problem" role="alert">${this.#problem}</p>` : nothing}
			<div class="actions">
				<button class="main" type="submit">${strings.apply}</button>
				<button type="button" @click=${cancel}>${strings.keep}</button>
			</div>
		</form>`;
	}
}
