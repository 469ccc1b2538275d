import type { AdjustmentInput, InventoryLevel } from '@endcap/sdk/staff';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { fill } from '../../shared/localization.ts';
import type { StockAdjustedDetail } from './events.ts';
import { isBarcode } from './barcode.ts';
import { failureWords, refusalWords } from './refusal-words.ts';
import { storesOf, type Scene } from './scene.ts';
import { SettingsForm } from './settings-form.ts';

type Reason = AdjustmentInput['reason'];
type Tab = Reason | 'settings';

const REASONS: readonly Reason[] = ['receive', 'count', 'damage', 'transfer'];
const MOST = 1_000_000;

interface Draft {
	tab: Tab;
	quantity: string;
	to: string;
	note: string;
	/** Of the request as it was typed: sent again it is the same request. */
	key: string;
	sending: boolean;
	problem: string;
	/** The person scans: they go on with the next item after this one. */
	scanned: boolean;
	settings: SettingsForm;
}

function newKey(): string {
	return `desk ${Date.now().toString(36)} ${crypto.getRandomValues(new Uint32Array(3)).join('-')}`;
}

export interface LineFormOptions {
	/** A barcode came where a number was wanted: somebody went on scanning. */
	onBarcode(code: string): void;
	/** It is done, or was given up. */
	onClose(sku: string, scanned: boolean): void;
}

/** What is done with one line: received, counted, written off, transferred, set. Drafts stay until done or canceled. */
export class LineForm {
	#host: LitElement;
	#options: LineFormOptions;
	#drafts = new Map<string, Draft>();
	#lastReason: Reason = 'receive';
	/** The line that is open, as `store sku`. */
	#open: string | undefined;

	constructor(host: LitElement, options: LineFormOptions) {
		this.#host = host;
		this.#options = options;
	}

	isOpen({ store_id, sku }: InventoryLevel): boolean {
		return this.#open === `${store_id} ${sku}`;
	}

	async open(level: InventoryLevel, scanned: boolean): Promise<void> {
		this.#open = `${level.store_id} ${level.sku}`;
		const draft = this.#draftOf(level);
		draft.scanned = scanned;
		this.#host.requestUpdate();
		await this.#host.updateComplete;
		const field = this.#host.renderRoot.querySelector<HTMLInputElement>('[part="form"] [name="quantity"]');
		field?.focus();
		field?.select();
	}

	close(): void {
		this.#open = undefined;
		this.#host.requestUpdate();
	}

	#draftOf({ store_id, sku }: InventoryLevel): Draft {
		const key = `${store_id} ${sku}`;
		const draft = this.#drafts.get(key) ?? {
			tab: this.#lastReason,
			quantity: '',
			to: '',
			note: '',
			key: newKey(),
			sending: false,
			problem: '',
			scanned: false,
			settings: new SettingsForm(this.#host),
		};
		this.#drafts.set(key, draft);
		return draft;
	}

	#type(draft: Draft, changes: Partial<Draft>): void {
		Object.assign(draft, { ...changes, key: newKey(), problem: '' });
		this.#host.requestUpdate();
	}

	#choose(draft: Draft, tab: Tab, level: InventoryLevel, scene: Scene): void {
		this.#type(draft, { tab });
		if (tab === 'settings') void draft.settings.open(scene, level.sku);
		else this.#lastReason = tab;
	}

	#cancel(level: InventoryLevel): void {
		const draft = this.#draftOf(level);
		this.#drafts.delete(`${level.store_id} ${level.sku}`);
		this.close();
		this.#options.onClose(level.sku, draft.scanned);
	}

	async #submit(event: SubmitEvent, level: InventoryLevel, scene: Scene): Promise<void> {
		event.preventDefault();
		const draft = this.#draftOf(level);
		if (draft.sending) return;
		if (isBarcode(draft.quantity)) {
			const code = draft.quantity.trim();
			this.#type(draft, { quantity: '' });
			this.#options.onBarcode(code);
			return;
		}
		if (!scene.member) draft.problem = scene.strings.sessionOver;
		else if (draft.tab === 'settings') {
			if (await draft.settings.submit(scene, level.title)) this.#cancel(level);
		} else await this.#adjust(draft, draft.tab, level, scene);
		this.#host.requestUpdate();
	}

	async #adjust(draft: Draft, reason: Reason, level: InventoryLevel, scene: Scene): Promise<void> {
		draft.problem = this.#mistake(draft, reason, scene);
		if (draft.problem) return;
		const { sku, store_id } = level;
		const quantity = Number(draft.quantity);
		draft.sending = true;
		this.#host.requestUpdate();
		try {
			const input: AdjustmentInput = {
				reason,
				store_id,
				lines: [{ sku, quantity }],
				...(reason === 'transfer' && { to_store_id: draft.to }),
				...(draft.note.trim() && { note: draft.note.trim() }),
			};
			const outcome = await scene.endcap.adjustments.create(input, { idempotencyKey: draft.key });
			if (outcome.outcome === 'done') {
				this.#tell(outcome.adjustment.id, { reason, store_id, sku, quantity }, level, scene);
				this.#cancel(level);
			} else draft.problem = refusalWords(outcome.outcome, level, scene);
		} catch (error) {
			draft.problem = failureWords(error, scene);
		}
		draft.sending = false;
	}

	#mistake({ quantity, to }: Draft, reason: Reason, { strings, locale }: Scene): string {
		const least = reason === 'count' ? 0 : 1;
		if (!/^\s*\d{1,7}\s*$/.test(quantity) || Number(quantity) < least || Number(quantity) > MOST) {
			return fill(strings.notANumber, { least: String(least), most: MOST.toLocaleString(locale) });
		}
		return reason === 'transfer' && !to ? strings.chooseWhere : '';
	}

	#tell(
		adjustment_id: string,
		adjusted: Omit<StockAdjustedDetail, 'adjustment_id'>,
		{ title }: InventoryLevel,
		{ strings, locale }: Scene,
	): void {
		const said = {
			receive: strings.received,
			count: strings.counted,
			damage: strings.damaged,
			transfer: strings.transfer,
		};
		const count = adjusted.quantity.toLocaleString(locale);
		announce(this.#host, `${fill(said[adjusted.reason], { count })}: ${title}`);
		const detail: StockAdjustedDetail = { adjustment_id, ...adjusted };
		this.#host.dispatchEvent(new CustomEvent('endcap-stock-adjusted', { detail, bubbles: true, composed: true }));
	}

	#renderAdjustment(draft: Draft, reason: Reason, level: InventoryLevel, scene: Scene): TemplateResult {
		const { strings, locale } = scene;
		const question = {
			receive: strings.howManyReceived,
			count: strings.howManyCounted,
			damage: strings.howManyDamaged,
			transfer: strings.howManyTransferred,
		}[reason];
		const action = {
			receive: strings.doReceive,
			count: strings.doCount,
			damage: strings.doDamage,
			transfer: strings.doTransfer,
		}[reason];
		const places = storesOf(scene.member, scene.stores).filter(({ id }) => id !== level.store_id);
		return html`
			<div class="fields">
				<label class="field">
					${question}
					<input
						name="quantity"
						inputmode="numeric"
						autocomplete="off"
						maxlength="14"
						aria-describedby="books"
						.value=${draft.quantity}
						@input=${(event: Event) => this.#type(draft, { quantity: (event.target as HTMLInputElement).value })}
					/>
					<span class="hint" id="books">
						${fill(strings.byTheBooks, { count: level.on_hand.toLocaleString(locale) })}
					</span>
				</label>
				${
					reason === 'transfer'
						? html`<label class="field">
								${strings.to}
								<select
									name="to"
									@change=${(event: Event) => this.#type(draft, { to: (event.target as HTMLSelectElement).value })}
								>
									<option value="" ?selected=${draft.to === ''}>${strings.chooseShop}</option>
									${places.map(({ id, name }) => html`<option value=${id} ?selected=${draft.to === id}>${name}</option>`)}
								</select>
							</label>`
						: nothing
				}
				<label class="field field--wide">
					${strings.note}
					<input
						name="note"
						autocomplete="off"
						maxlength="500"
						.value=${draft.note}
						@input=${(event: Event) => this.#type(draft, { note: (event.target as HTMLInputElement).value })}
					/>
				</label>
			</div>
			${draft.problem ? html`<p part="problem" role="alert">${draft.problem}</p>` : nothing}
			<button part="submit" type="submit" aria-disabled=${draft.sending ? 'true' : nothing}>
				${draft.sending ? strings.sending : action}
			</button>
		`;
	}

	render(level: InventoryLevel, scene: Scene): TemplateResult {
		const { strings, member, stores } = scene;
		const draft = this.#draftOf(level);
		const reasons = storesOf(member, stores).length > 1 || draft.tab === 'transfer' ? REASONS : REASONS.slice(0, -1);
		const tabs: Tab[] = [
			...reasons,
			...(member?.role === 'manager' || draft.tab === 'settings' ? (['settings'] as const) : []),
		];
		return html`
			<form
				part="form"
				aria-label=${fill(strings.changeItem, { item: level.title })}
				@submit=${(event: SubmitEvent) => this.#submit(event, level, scene)}
				@keydown=${(event: KeyboardEvent) => event.key === 'Escape' && this.#cancel(level)}
			>
				<div class="tabs" role="radiogroup" aria-label=${strings.change}>
					${tabs.map(
						(tab) =>
							html`<label class="tab">
								<input
									type="radio"
									name="action"
									.checked=${draft.tab === tab}
									@change=${() => this.#choose(draft, tab, level, scene)}
								/><span>${strings[tab]}</span>
							</label>`,
					)}
				</div>
				${draft.tab === 'settings' ? draft.settings.render(scene) : this.#renderAdjustment(draft, draft.tab, level, scene)}
				<button part="cancel" type="button" @click=${() => this.#cancel(level)}>${strings.cancel}</button>
			</form>
		`;
	}
}
