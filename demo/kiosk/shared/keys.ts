import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { focused } from '../frame/focusable.ts';
import { keysStrings } from './keys.strings.ts';
import { rowsOf, signsOf, stepAmong, type KeyAt, type KeysKind } from './keys.layouts.ts';
import { wordsIn } from './words.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

interface Key {
	shown: string;
	/** Where that is none of its own. */
	name?: string;
	classes?: string;
	isOn?: boolean;
	press: () => void;
}

const TYPED = 'input:not([type="checkbox"], [type="radio"], [type="range"], [type="date"]), textarea';

/**
 * Keys on the screen, for whatever field of the page was touched: they show when a finger has put the cursor into one, and go
 * when it leaves. Who came to the field by keys may have letters on them, or arrows alone: Enter shows them where nothing was
 * typed before, the arrows go about among them, Enter presses, and Escape hides them. The cursor stays in the field meanwhile.
 */
export class KioskKeys extends LitElement {
	@property() language = 'en';

	@state() private kind: KeysKind | undefined;
	@state() private isShifted = false;
	/** Where the keypad is among them; undefined while they are for fingers. */
	@state() private at: KeyAt | undefined;
	/** What is read of where it is, and of what it wrote. */
	@state() private said = '';

	#field: Field | undefined;
	#isTouched = false;
	/** There are letters at hand. */
	#isTyped = false;
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
		// Before the field hears it, and what would submit it.
		document.addEventListener('keydown', this.#press, { capture: true });
		document.addEventListener('focusin', this.#follow);
		document.addEventListener('focusout', this.#follow);
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		document.removeEventListener('pointerdown', this.#touchDown);
		document.removeEventListener('pointerup', this.#touch);
		document.removeEventListener('pointercancel', this.#touch);
		document.removeEventListener('keydown', this.#press, { capture: true });
		document.removeEventListener('focusin', this.#follow);
		document.removeEventListener('focusout', this.#follow);
	}

	#touchDown = (): void => {
		this.#isDown = true;
		this.at = undefined;
	};

	#touch = (): void => {
		this.#isTouched = true;
		this.#isDown = false;
		this.#follow();
	};

	#press = (event: KeyboardEvent): void => {
		if (!event.isTrusted || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
		this.#isTouched = false;
		// A move inside an element with a tree of its own is not told outside.
		this.#look();
		const isTaken = this.at ? this.#drive(event.key, this.at) : this.#begin(event.key);
		if (!isTaken) return;
		event.preventDefault();
		event.stopPropagation();
	};

	/** True where the key shows these. */
	#begin(key: string): boolean {
		const field = this.#field;
		if (key.length === 1) this.#isTyped = true;
		if (key !== 'Enter' || !field || field.readOnly || this.kind || this.#isTyped) return false;
		// It takes what is chosen in its list.
		if (field.hasAttribute('aria-activedescendant')) return false;
		this.kind = kindOf(field);
		this.#stand([0, 0]);
		this.#bringUp(field);
		return true;
	}

	/** True where the key is one of the keypad’s; others are typed. */
	#drive(key: string, at: KeyAt): boolean {
		const rows = this.#rows();
		if (key.startsWith('Arrow'))
			this.#stand(
				stepAmong(
					rows.map(({ length }) => length),
					at,
					key,
				),
			);
		else if (key === 'Enter' || key === ' ') {
			const pressed = rows[at[0]]?.[at[1]];
			pressed?.press();
			if (this.at && !pressed?.name) this.said = valueOf(this.#field) || (pressed?.shown ?? '');
		} else if (key === 'Escape') this.#hide();
		else return false;
		return true;
	}

	#stand(at: KeyAt): void {
		const key = this.#rows()[at[0]]?.[at[1]];
		this.at = at;
		this.said = key?.name ?? key?.shown ?? '';
	}

	#bringUp(field: Field): void {
		void this.updateComplete.then(() => field.scrollIntoView({ block: 'center' }));
	}

	/** Between two fields none has the focus. */
	#follow = (): void => queueMicrotask(() => this.#look());

	#look(): void {
		// What is under the finger stays there until it was pressed.
		if (this.#isDown) return;
		const at = focused();
		const field = at?.matches(TYPED) ? (at as Field) : undefined;
		if (field === this.#field && (this.kind || !this.#isTouched)) return;
		this.#field = field;
		this.#isTyped = false;
		this.at = undefined;
		this.kind = field && this.#isTouched && !field.readOnly ? kindOf(field) : undefined;
		this.isShifted = false;
		if (this.kind && field) this.#bringUp(field);
	}

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

	/** Who goes by keys goes on from the field. */
	#hide = (): void => {
		this.kind = undefined;
		if (!this.at) this.#field?.blur();
		this.at = undefined;
	};

	#letter(text: string): Key {
		const shown = this.isShifted ? text.toLocaleUpperCase(this.language) : text;
		return { shown, press: () => this.#type(text) };
	}

	#rows(): Key[][] {
		const { kind = 'text', language, isShifted } = this;
		const words = wordsIn(keysStrings, language);
		const shift = () => (this.isShifted = !isShifted);
		const ofText = kind === 'text';
		return [
			...rowsOf(language, kind).map((row) => Array.from(row, (text) => this.#letter(text))),
			[
				...(ofText
					? [{ shown: '⇧', name: words.shift, classes: 'keys__key--wide', isOn: isShifted, press: shift }]
					: []),
				...Array.from(signsOf(kind), (sign) => this.#letter(sign)),
				...(ofText
					? [{ shown: words.space, classes: 'keys__key--wide keys__key--space', press: () => this.#type(' ') }]
					: []),
				{ shown: words.remove, classes: 'keys__key--wide', press: this.#remove },
				{ shown: words.hide, classes: 'keys__key--wide', press: this.#hide },
				{ shown: words.go, classes: 'keys__key--wide', press: this.#go },
			],
		];
	}

	#renderKey({ shown, name, classes = '', isOn, press }: Key, isAt: boolean): TemplateResult {
		return html`
			<button
				type="button"
				tabindex="-1"
				class="keys__key ${classes}"
				aria-label=${name ?? nothing}
				aria-pressed=${isOn === undefined ? nothing : String(isOn)}
				?data-at=${isAt}
				@click=${press}
			>
				${shown}
			</button>
		`;
	}

	protected override render(): TemplateResult | typeof nothing {
		const { kind, at } = this;
		this.toggleAttribute('hidden', !kind);
		if (!kind) return nothing;
		return html`
			<div
				role="region"
				aria-label=${wordsIn(keysStrings, this.language).keys}
				class=${kind === 'pad' ? 'keys__rows keys__pad' : 'keys__rows'}
				@pointerdown=${keepFocus}
				@mousedown=${keepFocus}
			>
				${this.#rows().map(
					(row, y) => html`
						<div class="keys__row">
							${row.map((key, x) => this.#renderKey(key, at !== undefined && at[0] === y && at[1] === x))}
						</div>
					`,
				)}
			</div>
			<p class="k-hidden" role="status">${at ? this.said : nothing}</p>
		`;
	}
}

/** A secret is not said aloud in a shop. */
function valueOf(field: Field | undefined): string {
	return field?.type === 'password' ? '' : (field?.value ?? '');
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
