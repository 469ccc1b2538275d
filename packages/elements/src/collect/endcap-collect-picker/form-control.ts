import { EndcapElement } from '../../shared/endcap-element.ts';

/** An element that takes part in the page's own form, as the browser's own controls do. */
export abstract class FormControl extends EndcapElement {
	static formAssociated = true;

	static override properties = {
		name: { reflect: true },
		required: { type: Boolean, reflect: true },
		disabled: { type: Boolean, reflect: true },
		defaultValue: { attribute: 'value' },
	};

	/** Under which the page's form sends what was chosen. */
	name = '';

	/** The form is not sent before everything is chosen. */
	required = false;

	/** Nothing can be chosen, and nothing is sent. */
	disabled = false;

	/** The `value` attribute: what is chosen at first, and after the form is reset. */
	defaultValue = '';

	/** What was wrong when the form was sent. */
	protected error = '';
	#disabledByForm = false;

	constructor() {
		super();
		// A label of the page presses its control, and nothing inside is what was pressed.
		this.addEventListener('click', (event) => event.composedPath()[0] === this && this.focus());
		this.addEventListener('invalid', () => {
			this.error = this.validationMessage;
			this.requestUpdate();
		});
	}

	/** Empty until everything is chosen. */
	abstract value: string;

	/** What the focus goes to, and what the browser points at when something is missing. */
	protected abstract get anchor(): HTMLElement | null;

	/** Takes back what was chosen. */
	protected abstract reset(): void;

	/** By itself, or by a fieldset around it. */
	protected get isDisabled(): boolean {
		return this.disabled || this.#disabledByForm;
	}

	get form(): HTMLFormElement | null {
		return this.internals.form;
	}

	get labels(): NodeList {
		return this.internals.labels;
	}

	get validity(): ValidityState {
		return this.internals.validity;
	}

	get validationMessage(): string {
		return this.internals.validationMessage;
	}

	get willValidate(): boolean {
		return this.internals.willValidate;
	}

	checkValidity(): boolean {
		return this.internals.checkValidity();
	}

	reportValidity(): boolean {
		return this.internals.reportValidity();
	}

	override focus(options?: FocusOptions): void {
		this.anchor?.focus(options);
	}

	formResetCallback(): void {
		this.error = '';
		this.reset();
	}

	formStateRestoreCallback(state: string): void {
		this.value = state;
	}

	formDisabledCallback(disabled: boolean): void {
		this.#disabledByForm = disabled;
		this.requestUpdate();
	}

	/** Tells the form what to send, and why not yet: what is wrong, or else what is missing. */
	protected tellForm(entries: readonly string[], wrong: string, missing: string): void {
		const { value } = this;
		const data = this.name && entries.length > 0 ? new FormData() : null;
		for (const entry of entries) data?.append(this.name, entry);
		this.internals.setFormValue(data, value);
		const anchor = this.anchor ?? undefined;
		if (wrong) this.internals.setValidity({ customError: true }, wrong, anchor);
		else if (this.required && !value) this.internals.setValidity({ valueMissing: true }, missing, anchor);
		else {
			this.internals.setValidity({});
			this.error = '';
		}
	}
}
