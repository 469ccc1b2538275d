import type { ConsentInput } from '@endcap/sdk';
import type { CustomerInput } from '@endcap/sdk/staff';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { internationalNumber } from '../../shared/phone.ts';
import { failureWords } from './refusal-words.ts';
import type { Scene } from './scene.ts';
import { searchOf } from './searches.ts';

type Name = 'name' | 'email' | 'phone';
type Asked = 'email' | 'sms' | 'personalization';

/** Languages that messages are written in. */
const LANGUAGES = ['en', 'fi', 'et', 'lv', 'pl', 'af'];

export interface JoinFormOptions {
	onJoined(customerId: string): void;
	/** Somebody has the address: whoever it is. */
	onExists(text: string): void;
	onClose(): void;
}

/** Somebody joins at the till: an address to sign in with later, and what they agree to when they are asked. */
export class JoinForm {
	isOpen = false;
	#host: LitElement;
	#options: JoinFormOptions;
	#fields: Record<Name, string> = { name: '', email: '', phone: '' };
	#language = '';
	#agreed = new Set<Asked>();
	#problem = '';
	/** The address that somebody has. */
	#taken = '';
	#busy = false;
	#key: string = crypto.randomUUID();

	constructor(host: LitElement, options: JoinFormOptions) {
		this.#host = host;
		this.#options = options;
	}

	/** `text`: what was looked for, which goes where it belongs. */
	open(text: string, { country }: Scene): void {
		this.clear();
		this.isOpen = true;
		const search = searchOf(text, country);
		if (typeof search === 'object') {
			const { name = '', email = '', phone = '' } = search;
			this.#fields = { name, email, phone };
		}
		this.#host.requestUpdate();
	}

	/** Nothing is left of whoever wanted to join. */
	clear(): void {
		this.isOpen = false;
		this.#fields = { name: '', email: '', phone: '' };
		this.#agreed = new Set();
		this.#language = '';
		this.#change();
	}

	/** What was said of it before is not about it any more; and it is another request than before. */
	#change(): void {
		this.#problem = '';
		this.#taken = '';
		this.#key = crypto.randomUUID();
		this.#host.requestUpdate();
	}

	#submit = async (event: SubmitEvent, scene: Scene): Promise<void> => {
		event.preventDefault();
		if (this.#busy) return;
		const input = this.#inputOf(scene);
		if (typeof input === 'string') {
			this.#problem = input;
			return this.#host.requestUpdate();
		}
		this.#busy = true;
		this.#problem = '';
		this.#host.requestUpdate();
		try {
			const joined = await scene.endcap.customers.create(input, { idempotencyKey: this.#key });
			// Closed meanwhile, as when nobody is signed in any more.
			if (!this.isOpen) return;
			if (joined.outcome === 'joined') {
				this.clear();
				this.#options.onJoined(joined.customer.id);
			} else if (joined.outcome === 'customer_exists') this.#taken = input.email ?? input.phone ?? '';
			else this.#problem = scene.strings.contactNeeded;
		} catch (error) {
			this.#problem = failureWords(error, scene);
		} finally {
			this.#busy = false;
			this.#host.requestUpdate();
		}
	};

	/** What is sent; or why it cannot be. */
	#inputOf({ strings, country, locale }: Scene): CustomerInput | string {
		const name = this.#fields.name.trim();
		const email = this.#fields.email.trim();
		const typed = this.#fields.phone.trim();
		const phone = typed && internationalNumber(typed, country);
		if (typed && !phone) return strings.notAPhone;
		if (!email && !phone) return strings.contactNeeded;
		const can = { email: email !== '', sms: Boolean(phone), personalization: true };
		const consents: ConsentInput[] = [...this.#agreed]
			.filter((asked) => can[asked])
			.map((asked) =>
				asked === 'personalization'
					? { purpose: asked, given: true }
					: { purpose: 'offers', channel: asked, given: true },
			);
		return {
			...(name && { name }),
			...(email && { email }),
			...(phone && { phone }),
			language: this.#language || languageOf(locale),
			consents,
		};
	}

	#renderField(name: Name, label: string, type: string): TemplateResult {
		const write = (event: Event) => {
			this.#fields = { ...this.#fields, [name]: (event.target as HTMLInputElement).value };
			this.#change();
		};
		return html`<label class="field">
			${label}
			<input
				name=${name}
				type=${type}
				data-key=${`join ${name}`}
				autocomplete="off"
				autocapitalize=${name === 'name' ? 'words' : 'off'}
				spellcheck="false"
				maxlength="200"
				.value=${this.#fields[name]}
				@input=${write}
			/>
		</label>`;
	}

	#renderAsked(asked: Asked, label: string, needs?: Name): TemplateResult {
		const can = !needs || this.#fields[needs].trim() !== '';
		const press = () => {
			if (!this.#agreed.delete(asked)) this.#agreed.add(asked);
			this.#change();
		};
		return html`<label class="check">
			<input
				type="checkbox"
				name=${`agree-${asked}`}
				data-key=${`agree ${asked}`}
				?disabled=${!can}
				.checked=${can && this.#agreed.has(asked)}
				@change=${press}
			/>
			<span>${label}</span>
		</label>`;
	}

	#renderLanguage({ strings, locale }: Scene): TemplateResult {
		const names = new Intl.DisplayNames(locale, { type: 'language' });
		const chosen = this.#language || languageOf(locale);
		const choose = (event: Event) => {
			this.#language = (event.target as HTMLSelectElement).value;
			this.#change();
		};
		return html`<label class="field">
			${strings.theirLanguage}
			<select name="language" data-key="join language" @change=${choose}>
				${LANGUAGES.map((each) => html`<option value=${each} ?selected=${each === chosen}>${names.of(each)}</option>`)}
			</select>
		</label>`;
	}

	render(scene: Scene): TemplateResult | typeof nothing {
		if (!this.isOpen) return nothing;
		const { strings } = scene;
		return html`<form
			part="join"
			aria-labelledby="join-heading"
			novalidate
			@submit=${(event: SubmitEvent) => void this.#submit(event, scene)}
		>
			<h2 id="join-heading" tabindex="-1">${strings.joinHeading}</h2>
			<p class="hint">${strings.joinHint}</p>
			<div class="fields">
				${this.#renderField('name', strings.theirName, 'text')}
				${this.#renderField('email', strings.theirEmail, 'email')}
				${this.#renderField('phone', strings.theirPhone, 'tel')} ${this.#renderLanguage(scene)}
			</div>
			<fieldset>
				<legend>${strings.askThem}</legend>
				${this.#renderAsked('email', strings.askEmail, 'email')} ${this.#renderAsked('sms', strings.askSms, 'phone')}
				${this.#renderAsked('personalization', strings.askPersonalization)}
				<p class="hint">${strings.askHint}</p>
			</fieldset>
			${this.#problem ? html`<p part="problem" role="alert">${this.#problem}</p>` : nothing}
			${
				this.#taken
					? html`<div part="problem" role="alert">
							<p>${strings.exists}</p>
							<button type="button" data-key="show-them" @click=${() => this.#options.onExists(this.#taken)}>
								${strings.showThem}
							</button>
						</div>`
					: nothing
			}
			<div class="buttons">
				<button part="join__submit" type="submit" class="primary" aria-disabled=${this.#busy ? 'true' : 'false'}>
					<span>${this.#busy ? strings.sending : strings.join}</span>
				</button>
				<button part="join__cancel" type="button" @click=${() => this.#options.onClose()}>${strings.cancel}</button>
			</div>
		</form>`;
	}
}

/** Of those that messages are written in, that of the page. */
function languageOf(locale: string): string {
	const [language = ''] = locale.split('-');
	return LANGUAGES.includes(language) ? language : 'en';
}
