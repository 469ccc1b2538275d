import { countries, emptyDetails, exampleNumber, mistakesIn, type Details, type Needs } from '@endcap/elements';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { fill } from '../../shared/text.ts';
import type { ShortDetailsStrings } from './short-details.strings.ts';

type TextField = 'name' | 'email' | 'phone' | 'street' | 'postalCode' | 'city';
type Field = TextField | 'country' | 'tell';
type Mistake =
	| Exclude<NonNullable<ReturnType<typeof mistakesIn>[TextField | 'country']>, 'paymentMissing'>
	| 'tellMissing';

interface DetailsScene {
	words: ShortDetailsStrings;
	language: string;
	needs: Needs;
	/** Where the merchant has shops, to be offered first. */
	near: readonly string[];
}

const TYPES: Partial<Record<TextField, string>> = { email: 'email', phone: 'tel' };
/** As the contract takes them. */
const MOST: Record<TextField, number> = { name: 120, email: 254, phone: 30, street: 200, postalCode: 20, city: 200 };

/**
 * Who orders, how they are told, and where it is sent, judged as the basket’s own checkout judges it; but somebody has to
 * be told. It is in this page’s memory, and nowhere else.
 */
export class ShortDetails {
	readonly details: Details = emptyDetails();
	mistakes: Partial<Record<Field, Mistake>> = {};
	#host: ReactiveControllerHost & HTMLElement;

	constructor(host: ReactiveControllerHost & HTMLElement) {
		this.#host = host;
	}

	/** What is known of them need not be written. */
	know({ name, email, phone }: { name: string | null; email: string | null; phone: string | null }): void {
		Object.assign(this.details, { name: name ?? '', email: email ?? '', phone: phone ?? '' });
	}

	/** True when nothing is missing; else the first field where something is has the focus. */
	async check(needs: Needs): Promise<boolean> {
		const { details } = this;
		details.country ||= needs.country ?? '';
		this.mistakes = mistakesIn(details, needs) as typeof this.mistakes;
		const { email, phone, tellByEmail, tellBySms } = details;
		const isTold = (email.trim() && tellByEmail) || (phone.trim() && tellBySms);
		if (!isTold && !this.mistakes.email) this.mistakes.tell = 'tellMissing';
		this.#host.requestUpdate();
		await this.#host.updateComplete;
		this.#host.querySelector<HTMLElement>('.checkout__details [aria-invalid="true"]')?.focus();
		return Object.keys(this.mistakes).length === 0;
	}

	#write(changes: Partial<Details>): void {
		Object.assign(this.details, changes);
		this.#host.requestUpdate();
	}

	#renderMistake(field: Field, { words, needs }: DetailsScene): TemplateResult | typeof nothing {
		const mistake = this.mistakes[field];
		const text = mistake && fill(words[mistake], { example: exampleNumber(needs.country) });
		return text ? html`<p class="k-mistake" id=${`short-${field}-mistake`}>${text}</p>` : nothing;
	}

	#renderField(name: TextField, scene: DetailsScene, hint?: string): TemplateResult {
		const mistake = this.mistakes[name];
		const described = [hint && `short-${name}-hint`, mistake && `short-${name}-mistake`].filter(Boolean).join(' ');
		return html`
			<div class="k-field">
				<label for=${`short-${name}`}>${scene.words[name]}</label>
				<input
					id=${`short-${name}`}
					name=${name}
					type=${TYPES[name] ?? 'text'}
					autocomplete="off"
					spellcheck="false"
					maxlength=${MOST[name]}
					aria-invalid=${mistake ? 'true' : 'false'}
					aria-describedby=${described || nothing}
					.value=${this.details[name]}
					@input=${({ target }: Event) => this.#write({ [name]: (target as HTMLInputElement).value })}
				/>
				${hint ? html`<p class="k-hint" id=${`short-${name}-hint`}>${hint}</p>` : nothing}
				${this.#renderMistake(name, scene)}
			</div>
		`;
	}

	#renderTell(name: 'tellByEmail' | 'tellBySms', { words }: DetailsScene): TemplateResult {
		return html`
			<label class="checkout__place">
				<input
					type="checkbox"
					name=${name}
					aria-invalid=${this.mistakes.tell ? 'true' : 'false'}
					aria-describedby=${this.mistakes.tell ? 'short-tell-mistake' : nothing}
					.checked=${this.details[name]}
					@change=${({ target }: Event) => this.#write({ [name]: (target as HTMLInputElement).checked })}
				/>
				<span>${words[name]}</span>
			</label>
		`;
	}

	#renderCountry(scene: DetailsScene): TemplateResult {
		const { words, language, near, needs } = scene;
		const chosen = this.details.country || needs.country;
		return html`
			<div class="k-field">
				<label for="short-country">${words.country}</label>
				<select
					id="short-country"
					name="country"
					autocomplete="off"
					aria-invalid=${this.mistakes.country ? 'true' : 'false'}
					aria-describedby=${this.mistakes.country ? 'short-country-mistake' : nothing}
					@change=${({ target }: Event) => this.#write({ country: (target as HTMLSelectElement).value })}
				>
					<option value="" ?selected=${!chosen}></option>
					${countries(language, near).map(
						({ code, name }) => html`<option value=${code} ?selected=${code === chosen}>${name}</option>`,
					)}
				</select>
				${this.#renderMistake('country', scene)}
			</div>
		`;
	}

	render(scene: DetailsScene): TemplateResult {
		const { words, needs } = scene;
		const { email, phone } = this.details;
		const phoneHint = fill(words.phoneHint, { example: exampleNumber(needs.country) });
		return html`
			<fieldset class="checkout__details">
				<legend>${words.contact}</legend>
				${this.#renderField('name', scene)}
				<p class="k-hint">${words.contactHint}</p>
				${this.#renderField('email', scene)} ${email.trim() ? this.#renderTell('tellByEmail', scene) : nothing}
				${this.#renderField('phone', scene, phoneHint)} ${phone.trim() ? this.#renderTell('tellBySms', scene) : nothing}
				${this.#renderMistake('tell', scene)}
			</fieldset>
			${
				needs.address
					? html`<fieldset class="checkout__details">
							<legend>${words.address}</legend>
							${this.#renderField('street', scene)} ${this.#renderField('postalCode', scene)}
							${this.#renderField('city', scene)} ${this.#renderCountry(scene)}
						</fieldset>`
					: nothing
			}
		`;
	}
}
