import type { InventoryLevel, LevelSettings } from '@endcap/sdk/staff';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { fill } from '../../shared/localization.ts';
import { failureWords, refusalWords } from './refusal-words.ts';
import type { Scene } from './scene.ts';

const CHANNELS = ['any', 'web', 'kiosk', 'social', 'till'] as const;
type Field = (typeof CHANNELS)[number] | 'reorder_point' | 'incoming';
const FIELDS: readonly Field[] = [...CHANNELS, 'reorder_point', 'incoming'];
const MOST = 1_000_000;

function valueIn(level: InventoryLevel, field: Field): string {
	const value =
		field === 'reorder_point' || field === 'incoming' ? level[field] : level.safety_stock[field as 'any' | 'web'];
	return value === null || value === undefined ? '' : String(value);
}

/** Safety stock, reorder point and incoming units of one level, for managers. What somebody else sets meanwhile is shown, and what was typed is kept. */
export class SettingsForm {
	#host: LitElement;
	#typed = new Map<Field, string>();
	/** As it was when the form was opened, or as somebody else has set it since. */
	#level: InventoryLevel | undefined;
	#etag = '';
	#contested = false;
	#sending = false;
	#problem = '';

	constructor(host: LitElement) {
		this.#host = host;
	}

	/** Reads what is set now; what was typed stays. */
	async open(scene: Scene, sku: string): Promise<void> {
		try {
			const { level, etag } = await scene.endcap.levels.get({ store_id: scene.storeId, sku });
			this.#level = level;
			this.#etag = etag;
			this.#problem = '';
		} catch (error) {
			this.#problem = failureWords(error, scene);
		}
		this.#host.requestUpdate();
	}

	/** True when it was saved. */
	async submit(scene: Scene, item: string): Promise<boolean> {
		const level = this.#level;
		if (!level || this.#sending) return false;
		const settings = this.#settings(level);
		this.#problem = settings ? '' : this.#notANumber(scene);
		if (settings) {
			this.#sending = true;
			this.#host.requestUpdate();
			await this.#send(scene, level, settings);
			this.#sending = false;
		}
		this.#host.requestUpdate();
		if (this.#problem || this.#contested || !settings) return false;
		announce(this.#host, fill(scene.strings.saved, { item }));
		return true;
	}

	async #send(scene: Scene, level: InventoryLevel, settings: LevelSettings): Promise<void> {
		try {
			const outcome = await scene.endcap.levels.set(level, settings, this.#etag);
			this.#contested = outcome.outcome === 'changed';
			if (outcome.outcome === 'set' || outcome.outcome === 'changed') {
				this.#level = outcome.level;
				this.#etag = outcome.etag;
			} else this.#problem = refusalWords(outcome.outcome, level, scene);
		} catch (error) {
			this.#problem = failureWords(error, scene);
		}
	}

	#valueOf(level: InventoryLevel, field: Field): string {
		return this.#typed.get(field) ?? valueIn(level, field);
	}

	/** Undefined when something that was typed is no number. */
	#settings(level: InventoryLevel): LevelSettings | undefined {
		const texts = FIELDS.map((field) => [field, this.#valueOf(level, field).trim()] as const);
		if (texts.some(([, text]) => !/^\d{0,7}$/.test(text) || Number(text) > MOST)) return undefined;
		const numbers = Object.fromEntries(texts.map(([field, text]) => [field, text === '' ? undefined : Number(text)]));
		const { reorder_point = null, incoming = 0, ...safety } = numbers as Partial<Record<Field, number>>;
		return { safety_stock: { ...level.safety_stock, ...safety }, reorder_point, incoming };
	}

	#notANumber({ strings, locale }: Scene): string {
		return fill(strings.notANumber, { least: '0', most: MOST.toLocaleString(locale) });
	}

	#renderField(level: InventoryLevel, field: Field, { strings }: Scene): TemplateResult {
		const label =
			field === 'reorder_point' ? strings.reorderAt : field === 'incoming' ? strings.incomingUnits : strings[field];
		const theirs = valueIn(level, field);
		const value = this.#valueOf(level, field);
		const contested = this.#contested && value !== theirs;
		return html`<label class="field">
			${label}
			<input
				inputmode="numeric"
				autocomplete="off"
				maxlength="7"
				name=${field}
				.value=${value}
				@input=${(event: Event) => this.#typed.set(field, (event.target as HTMLInputElement).value)}
			/>
			${contested ? html`<span class="theirs">${fill(strings.nowIs, { value: theirs || '–' })}</span>` : nothing}
		</label>`;
	}

	render(scene: Scene): TemplateResult {
		const { strings } = scene;
		const level = this.#level;
		return html`
			${
				level
					? html`<fieldset>
								<legend>${strings.safetyLegend}</legend>
								<div class="fields">${CHANNELS.map((field) => this.#renderField(level, field, scene))}</div>
							</fieldset>
							<div class="fields">
								${this.#renderField(level, 'reorder_point', scene)} ${this.#renderField(level, 'incoming', scene)}
							</div>
							<p class="hint">${strings.emptyIsNone}</p>`
					: nothing
			}
			${this.#contested ? html`<p part="problem" role="alert">${strings.changedMeanwhile}</p>` : nothing}
			${this.#problem ? html`<p part="problem" role="alert">${this.#problem}</p>` : nothing}
			<button part="submit" type="submit" aria-disabled=${this.#sending || !level ? 'true' : nothing}>
				${this.#sending ? strings.sending : this.#contested ? strings.saveMine : strings.save}
			</button>
		`;
	}
}
