import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { focused } from '../frame/focusable.ts';
import { keysStrings, type KeysStrings } from './keys.strings.ts';
import { rowsOf, signsOf, type KeysKind } from './keys.layouts.ts';
import { wordsIn } from './words.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

const TYPED = 'input:not([type="checkbox"], [type="radio"], [type="range"], [type="date"]), textarea';

/**
 * Keys on the screen, for whatever field of the page was touched: they show when a finger has put the cursor into one, and go
 * when it leaves. Who came to the field by keys has some already.
 */
export class KioskKeys extends LitElement {
	@property() language = 'en';

	@state() private kind: KeysKind | undefined;
	@state() private isShifted = false;

	#field: Field | undefined;
	#isTouched = false;
	/** A finger is on the screen. */
	#isDown = false;

	protected override createRenderRoot() {
		return this;
	}

	override connectedCallback(): void {
		super.connectedCallback();
		document.addEventListener('pointerdown', this.#touchDown);
		document.addEventListener('pointerup', this.#touch);
		document.addEventListener('pointercancel', this.#touch);
		document.addEventListener('keydown', this.#press);
		document.addEventListener('focusin', this.#follow);
		document.addEventListener('focusout', this.#follow);
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		document.removeEventListener('pointerdown', this.#touchDown);
		document.removeEventListener('pointerup', this.#touch);
		document.removeEventListener('pointercancel', this.#touch);
		document.removeEventListener('keydown', this.#press);
		document.removeEventListener('focusin', this.#follow);
		document.removeEventListener('focusout', this.#follow);
	}

	#touchDown = (): void => {
		this.#isDown = true;
	};

	#touch = (): void => {
		this.#isTouched = true;
		this.#isDown = false;
		this.#follow();
	};

	#press = (event: KeyboardEvent): void => {
		if (event.isTrusted) this.#isTouched = false;
	};

	#follow = (): void => {
		// Between two fields none has the focus.
		queueMicrotask(() => {
			// What is under the finger stays there until it was pressed.
			if (this.#isDown) return;
			const at = focused();
			const field = at?.matches(TYPED) ? (at as Field) : undefined;
			if (field === this.#field && (this.kind || !this.#isTouched)) return;
			this.#field = field;
			this.kind = field && this.#isTouched && !field.readOnly ? kindOf(field) : undefined;
			this.isShifted = false;
			if (this.kind) void this.updateComplete.then(() => field?.scrollIntoView({ block: 'center' }));
		});
	};

	/** `execCommand` is the one way that also reaches fields without a selection, such as those for e-mail addresses. */
	#type(text: string): void {
		document.execCommand('insertText', false, this.isShifted ? text.toLocaleUpperCase(this.language) : text);
		this.isShifted = false;
	}

	#remove = (): void => {
		document.execCommand('delete');
	};

	#go = (): void => {
		const field = this.#field;
		if (field instanceof HTMLInputElement && field.form) field.form.requestSubmit();
		this.#hide();
	};

	#hide = (): void => {
		this.kind = undefined;
		this.#field?.blur();
	};

	#renderKey(text: string): TemplateResult {
		const shown = this.isShifted ? text.toLocaleUpperCase(this.language) : text;
		return html`<button type="button" tabindex="-1" class="keys__key" @click=${() => this.#type(text)}>
			${shown}
		</button>`;
	}

	#renderWide(text: string, press: () => void, name = '', isOn?: boolean): TemplateResult {
		return html`
			<button
				type="button"
				tabindex="-1"
				class="keys__key keys__key--wide ${name}"
				aria-pressed=${isOn === undefined ? nothing : String(isOn)}
				@click=${press}
			>
				${text}
			</button>
		`;
	}

	#renderLast(words: KeysStrings, kind: KeysKind): TemplateResult {
		const shift = () => (this.isShifted = !this.isShifted);
		return html`
			<div class="keys__row">
				${kind === 'text' ? this.#renderWide('⇧', shift, '', this.isShifted) : nothing}
				${Array.from(signsOf(kind), (sign) => this.#renderKey(sign))}
				${kind === 'text' ? this.#renderWide(words.space, () => this.#type(' '), 'keys__key--space') : nothing}
				${this.#renderWide(words.remove, this.#remove)} ${this.#renderWide(words.hide, this.#hide)}
				${this.#renderWide(words.go, this.#go)}
			</div>
		`;
	}

	protected override render(): TemplateResult | typeof nothing {
		const { kind } = this;
		this.toggleAttribute('hidden', !kind);
		if (!kind) return nothing;
		const words = wordsIn(keysStrings, this.language);
		return html`
			<div
				role="group"
				aria-label=${words.keys}
				class=${kind === 'pad' ? 'keys__rows keys__pad' : 'keys__rows'}
				@pointerdown=${keepFocus}
				@mousedown=${keepFocus}
			>
				${rowsOf(this.language, kind).map(
					(row) => html`<div class="keys__row">${Array.from(row, (key) => this.#renderKey(key))}</div>`,
				)}
				${this.#renderLast(words, kind)}
			</div>
		`;
	}
}

/** The field keeps the cursor while its keys are pressed. */
function keepFocus(event: Event): void {
	event.preventDefault();
}

function kindOf(field: Field): KeysKind {
	const { inputMode, type } = field;
	if (['tel', 'numeric', 'decimal'].includes(inputMode) || ['tel', 'number'].includes(type)) return 'pad';
	return type === 'email' || inputMode === 'email' ? 'email' : 'text';
}

customElements.define('kiosk-keys', KioskKeys);

declare global {
	interface HTMLElementTagNameMap {
		'kiosk-keys': KioskKeys;
	}
}
