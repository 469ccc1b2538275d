import type { Customer } from '@endcap/sdk';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { fill, plural } from '../../../shared/localization.ts';
import type { CheckoutStrings } from './checkout.strings.ts';
import { countries, type Country } from './countries.ts';
import {
	emptyDetails,
	mistakesIn,
	paymentOf,
	type Details,
	type Field,
	type Mistakes,
	type Needs,
	type PaymentMethod,
} from './details.ts';
import { exampleNumber } from '../../../shared/phone.ts';

interface FieldSetting {
	label: string;
	autocomplete: string;
	type?: 'email' | 'tel' | 'text';
	inputmode?: 'email' | 'tel';
	hint?: string;
	most: number;
	needed?: boolean;
}

interface FormScene {
	words: CheckoutStrings;
	locale: string;
	needs: Needs;
	/** Where the merchant has shops, to be offered first. */
	near: readonly string[];
	/** The next who writes here is somebody else: the browser is to remember nothing. */
	kiosk: boolean;
}

type TextField = Exclude<Field, 'payment' | 'country'>;

/** The form for who orders, where it is sent, and how it is paid. Nothing of it is stored. */
export class DetailsForm {
	details: Details = emptyDetails();
	mistakes: Mistakes = {};
	#host: LitElement;
	/** Who is signed in. */
	#customer: string | undefined;
	#countries: { locale: string; all: Country[] } | undefined;

	constructor(host: LitElement) {
		this.#host = host;
	}

	/** What is known of who is signed in need not be written. Nothing of theirs stays once they are not. */
	follow(customer: Customer | null): void {
		if (customer?.id === this.#customer) return;
		if (this.#customer) {
			this.details = emptyDetails();
			this.mistakes = {};
		}
		this.#customer = customer?.id;
		for (const field of ['name', 'email', 'phone'] as const) this.details[field] ||= customer?.[field] ?? '';
	}

	/** True when nothing is missing; else the list of what is takes the focus. */
	async check(needs: Needs): Promise<boolean> {
		this.details.country ||= needs.country ?? '';
		return this.show(mistakesIn(this.details, needs));
	}

	/** Shows what is missing; true when nothing is. */
	async show(mistakes: Mistakes): Promise<boolean> {
		this.mistakes = mistakes;
		this.#host.requestUpdate();
		await this.#host.updateComplete;
		this.#find('[part="mistakes"]')?.focus();
		return Object.keys(mistakes).length === 0;
	}

	#find(selector: string): HTMLElement | null {
		return this.#host.renderRoot.querySelector<HTMLElement>(selector);
	}

	#write(changes: Partial<Details>, field?: Field): void {
		Object.assign(this.details, changes);
		if (field) delete this.mistakes[field];
		// One of the two is enough.
		if (this.mistakes.email === 'contactMissing' && field === 'phone') delete this.mistakes.email;
		this.#host.requestUpdate();
	}

	#mistakeIn(field: Field, { words, needs }: FormScene): string | undefined {
		const mistake = this.mistakes[field];
		return mistake && fill(words[mistake], { example: exampleNumber(needs.country) });
	}

	#renderMistake(field: Field, scene: FormScene): TemplateResult | typeof nothing {
		const text = this.#mistakeIn(field, scene);
		return text ? html`<p class="mistake" id=${`${field}-mistake`}>${text}</p>` : nothing;
	}

	#describedBy(field: Field, hint?: string): string | typeof nothing {
		const ids = [...(hint ? [`${field}-hint`] : []), ...(this.mistakes[field] ? [`${field}-mistake`] : [])];
		return ids.join(' ') || nothing;
	}

	#renderField(field: TextField, setting: FieldSetting, scene: FormScene): TemplateResult {
		const { label, autocomplete, type = 'text', inputmode, hint, most, needed } = setting;
		return html`<div part="field" class=${field}>
			<label for=${field}>${label}</label>
			<input
				id=${field}
				name=${field}
				type=${type}
				autocomplete=${scene.kiosk ? 'off' : autocomplete}
				inputmode=${inputmode ?? nothing}
				maxlength=${most}
				aria-required=${needed ? 'true' : nothing}
				aria-invalid=${this.mistakes[field] ? 'true' : 'false'}
				aria-describedby=${this.#describedBy(field, hint)}
				.value=${this.details[field]}
				@input=${(event: Event) => this.#write({ [field]: (event.target as HTMLInputElement).value }, field)}
			/>
			${hint ? html`<p class="hint" id=${`${field}-hint`}>${hint}</p>` : nothing}${this.#renderMistake(field, scene)}
		</div>`;
	}

	#renderConsent(name: 'tellByEmail' | 'tellBySms', words: CheckoutStrings): TemplateResult {
		return html`<label class="check">
			<input
				type="checkbox"
				name=${name}
				.checked=${this.details[name]}
				@change=${(event: Event) => this.#write({ [name]: (event.target as HTMLInputElement).checked })}
			/>
			<span>${words[name]}</span>
		</label>`;
	}

	#renderCountry(scene: FormScene): TemplateResult {
		const { words, locale, near, needs } = scene;
		if (this.#countries?.locale !== locale) this.#countries = { locale, all: countries(locale, near) };
		const chosen = this.details.country || needs.country;
		return html`<div part="field" class="country">
			<label for="country">${words.country}</label>
			<select
				id="country"
				name="country"
				autocomplete="country"
				aria-invalid=${this.mistakes.country ? 'true' : 'false'}
				aria-describedby=${this.#describedBy('country')}
				@change=${(event: Event) => this.#write({ country: (event.target as HTMLSelectElement).value }, 'country')}
			>
				<option value="" ?selected=${!chosen}></option>
				${this.#countries.all.map(({ code, name }) => html`<option value=${code} ?selected=${code === chosen}>${name}</option>`)}
			</select>
			${this.#renderMistake('country', scene)}
		</div>`;
	}

	#renderPayment(scene: FormScene): TemplateResult {
		const { words, needs, kiosk } = scene;
		const hint = kiosk ? words.externalByPhone : words.externalHint;
		const chosen = paymentOf(this.details, needs);
		const names: Record<PaymentMethod, string> = { at_pickup: words.atPickup, external: words.external };
		return html`<fieldset>
			<legend>${words.payment}</legend>
			${needs.methods.length === 0 ? html`<p class="mistake">${words.noPayment}</p>` : nothing}
			${needs.methods.map(
				(method) =>
					html`<label class="check">
						<input
							type="radio"
							name="payment"
							id=${method === needs.methods[0] ? 'payment' : nothing}
							.checked=${method === chosen}
							@change=${() => this.#write({ payment: method }, 'payment')}
						/>
						<span> ${names[method]} ${method === 'external' ? html`<span class="hint">${hint}</span>` : nothing} </span>
					</label>`,
			)}
		</fieldset>`;
	}

	/** The list of what is missing, each with a link to its field. */
	renderMistakes(scene: FormScene): TemplateResult | typeof nothing {
		const fields = Object.keys(this.mistakes) as Field[];
		if (fields.length === 0) return nothing;
		const go = (event: Event, field: Field) => {
			event.preventDefault();
			this.#find(`#${field}`)?.focus();
		};
		return html`<div part="mistakes" role="group" tabindex="-1" aria-labelledby="mistakes">
			<p id="mistakes">${plural(scene.words.mistakes, fields.length, scene.locale)}</p>
			<ul>
				${fields.map(
					(field) =>
						html`<li>
							<a href=${`#${field}`} @click=${(event: Event) => go(event, field)}>${this.#mistakeIn(field, scene)}</a>
						</li>`,
				)}
			</ul>
		</div>`;
	}

	renderFields(scene: FormScene): TemplateResult {
		const { words, needs } = scene;
		const field = (name: TextField, setting: FieldSetting) => this.#renderField(name, setting, scene);
		const phoneHint = fill(words.phoneHint, { example: exampleNumber(needs.country) });
		return html`
			<fieldset>
				<legend>${words.contact}</legend>
				${field('name', { label: words.name, autocomplete: 'name', most: 120, needed: true })}
				<p class="hint">${words.contactHint}</p>
				${field('email', { label: words.email, autocomplete: 'email', type: 'email', inputmode: 'email', most: 254 })}
				${this.details.email.trim() ? this.#renderConsent('tellByEmail', words) : nothing}
				${field('phone', { label: words.phone, autocomplete: 'tel', type: 'tel', inputmode: 'tel', most: 30, hint: phoneHint })}
				${this.details.phone.trim() ? this.#renderConsent('tellBySms', words) : nothing}
			</fieldset>
			${
				needs.address
					? html`<fieldset>
							<legend>${words.address}</legend>
							${field('street', { label: words.street, autocomplete: 'shipping street-address', most: 200, needed: true })}
							<div class="beside">
								${field('postalCode', { label: words.postalCode, autocomplete: 'shipping postal-code', most: 20, needed: true })}
								${field('city', { label: words.city, autocomplete: 'shipping address-level2', most: 200, needed: true })}
							</div>
							${this.#renderCountry(scene)}
						</fieldset>`
					: nothing
			}
			${this.#renderPayment(scene)}
		`;
	}
}
