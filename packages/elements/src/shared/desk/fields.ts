import { html, nothing, type TemplateResult } from 'lit';
import { mistakeWords, type Mistakes, type MistakeScene } from './mistakes.ts';

interface FieldOptions {
	label: string;
	value: string;
	type?: 'text' | 'url' | 'datetime-local' | 'textarea';
	inputmode?: 'numeric' | 'decimal';
	hint?: string;
	maxlength?: number;
	/** What stands behind it: a unit. */
	unit?: string;
	wide?: boolean;
}

/** Fields of one form: each with its name, its hint and its mistake. */
export class Fields<Draft extends object> {
	readonly #prefix: string;
	readonly #change: (change: Partial<Draft>) => void;
	#scene: MistakeScene | undefined;
	#mistakes: Mistakes = new Map();

	/** `prefix` tells them from those of other forms. */
	constructor(prefix: string, change: (change: Partial<Draft>) => void) {
		this.#prefix = prefix;
		this.#change = change;
	}

	/** For what is rendered next. */
	with(scene: MistakeScene, mistakes: Mistakes): this {
		this.#scene = scene;
		this.#mistakes = mistakes;
		return this;
	}

	/** Takes into the draft what a choice comes to. */
	onChoice<Value>(changeOf: (value: Value) => Partial<Draft>): (value: Value) => void {
		return (value) => this.#change(changeOf(value));
	}

	#mistake(name: string): string {
		const mistake = this.#mistakes.get(name);
		return mistake && this.#scene ? mistakeWords(mistake, this.#scene) : '';
	}

	#renderMistake(name: string): TemplateResult | typeof nothing {
		const words = this.#mistake(name);
		return words ? html`<span class="mistake" id="${this.#prefix}-${name}-mistake">${words}</span>` : nothing;
	}

	#describedBy(name: string, hint: string | undefined): string | typeof nothing {
		const id = `${this.#prefix}-${name}`;
		const ids = [...(hint ? [`${id}-hint`] : []), ...(this.#mistake(name) ? [`${id}-mistake`] : [])];
		return ids.join(' ') || nothing;
	}

	/** A text. `key` is what changes of the draft; its name unless given. */
	text(
		name: string,
		options: FieldOptions,
		onInput = (text: string) => this.#change({ [name]: text } as Partial<Draft>),
	) {
		const { label, value, type = 'text', inputmode, hint, maxlength = 200, unit, wide = false } = options;
		const id = `${this.#prefix}-${name}`;
		const invalid = this.#mistake(name) ? 'true' : 'false';
		const typed = (event: Event) => onInput((event.target as HTMLInputElement | HTMLTextAreaElement).value);
		const describedBy = this.#describedBy(name, hint);
		return html`<div class=${wide ? 'field field--wide' : 'field'}>
			<label for=${id}>${label}</label>
			${
				type === 'textarea'
					? html`<textarea
							id=${id}
							name=${name}
							rows="3"
							spellcheck="false"
							aria-invalid=${invalid}
							aria-describedby=${describedBy}
							.value=${value}
							@input=${typed}
						></textarea>`
					: html`<span class="with-unit"
							><input
								id=${id}
								name=${name}
								type=${type}
								inputmode=${inputmode ?? nothing}
								autocomplete="off"
								maxlength=${maxlength}
								aria-invalid=${invalid}
								aria-describedby=${describedBy}
								.value=${value}
								@input=${typed}
							/>${unit ? html`<span aria-hidden="true">${unit}</span>` : nothing}</span
						>`
			}
			${hint ? html`<span class="hint" id="${id}-hint">${hint}</span>` : nothing} ${this.#renderMistake(name)}
		</div>`;
	}

	check(
		name: string,
		label: string,
		checked: boolean,
		onChange = (is: boolean) => this.#change({ [name]: is } as Partial<Draft>),
	) {
		const id = `${this.#prefix}-${name}`;
		return html`<label class="check" for=${id}>
			<input
				id=${id}
				name=${name}
				type="checkbox"
				.checked=${checked}
				@change=${(event: Event) => onChange((event.target as HTMLInputElement).checked)}
			/>
			${label}
		</label>`;
	}

	/** One of several. */
	select<Value extends string>(
		name: string,
		label: string,
		options: readonly (readonly [Value, string])[],
		value: Value,
		onChange = (chosen: Value) => this.#change({ [name]: chosen } as Partial<Draft>),
	): TemplateResult {
		const id = `${this.#prefix}-${name}`;
		return html`<div class="field">
			<label for=${id}>${label}</label>
			<select
				id=${id}
				name=${name}
				aria-invalid=${this.#mistake(name) ? 'true' : 'false'}
				aria-describedby=${this.#describedBy(name, undefined)}
				@change=${(event: Event) => onChange((event.target as HTMLSelectElement).value as Value)}
			>
				${options.map(([each, words]) => html`<option value=${each} ?selected=${each === value}>${words}</option>`)}
			</select>
			${this.#renderMistake(name)}
		</div>`;
	}

	/** Any number of several, at least one. */
	several<Value extends string>(
		name: string,
		legend: string,
		options: readonly (readonly [Value, string])[],
		chosen: readonly Value[],
		onChange = (values: Value[]) => this.#change({ [name]: values } as Partial<Draft>),
	): TemplateResult {
		const toggled = (value: Value, is: boolean) =>
			is ? [...chosen, value] : chosen.filter((other) => other !== value);
		return html`<fieldset class="several" aria-describedby=${this.#describedBy(name, undefined)}>
			<legend>${legend}</legend>
			<div class="checks">
				${options.map(([value, words]) =>
					this.check(`${name}-${value}`, words, chosen.includes(value), (is) => onChange(toggled(value, is))),
				)}
			</div>
			${this.#renderMistake(name)}
		</fieldset>`;
	}
}

/** To the first field with a mistake, as soon as it is marked. */
export async function focusMistake(host: { renderRoot: ParentNode; updateComplete: Promise<unknown> }): Promise<void> {
	await host.updateComplete;
	const marked = host.renderRoot.querySelector('.mistake')?.parentElement;
	marked?.querySelector<HTMLElement>('input, textarea, select')?.focus();
}
