import type { CustomerChange, Store } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { pinShop } from '../../../shared/shops/choose-shop.ts';
import { Section, type AccountScene } from './section.ts';

/** Of a leap year, since birthdays are. */
const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const two = (number: number) => String(number).padStart(2, '0');

/** Name, birthday and shop, as they are and as they are about to be. */
export class Profile extends Section {
	#draft: CustomerChange = {};

	#write(change: CustomerChange): void {
		Object.assign(this.#draft, change);
		this.say('');
	}

	/** A day needs its month: until both are chosen it is none. */
	#date = { day: '', month: '' };

	#chooseDate(part: 'day' | 'month', value: string, before: string | null): void {
		const [month = '', day = ''] = before?.split('-') ?? [];
		this.#date = { day: this.#date.day || day, month: this.#date.month || month, [part]: value };
		const { day: newDay, month: newMonth } = this.#date;
		if (!value) {
			this.#date = { day: '', month: '' };
			this.#write({ birthday: null });
		} else if (newDay && newMonth) {
			const most = LENGTHS[Number(newMonth) - 1] ?? 31;
			this.#date.day = two(Math.min(Number(newDay), most));
			this.#write({ birthday: `${newMonth}-${this.#date.day}` });
		} else this.say('');
	}

	#save = async (event: SubmitEvent) => {
		event.preventDefault();
		const draft = this.#draft;
		const { name, preferred_store_id } = draft;
		if (Object.keys(draft).length === 0) return;
		const input = { ...draft, ...(name !== undefined && { name: name?.trim() || null }) };
		const outcome = await this.act((sdk) => sdk.account.change(input));
		const scene = this.scene();
		if (outcome?.outcome !== 'changed' || !scene) return;
		this.#draft = {};
		this.#date = { day: '', month: '' };
		// So that the rest of the page speaks of it.
		if (preferred_store_id !== undefined) pinShop(scene.scope, preferred_store_id ?? undefined);
		this.say(scene.strings.saved);
	};

	#renderBirthday({ strings, locale, customer }: AccountScene): TemplateResult {
		const { birthday = customer.birthday } = this.#draft;
		const [ofMonth = '', ofDay = ''] = birthday?.split('-') ?? [];
		const day = this.#date.day || ofDay;
		const month = this.#date.month || ofMonth;
		const names = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
		const options = (values: readonly [string, string][], chosen: string) => [
			html`<option value="" ?selected=${!chosen}></option>`,
			...values.map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`),
		];
		const days = Array.from({ length: LENGTHS[Number(month) - 1] ?? 31 }, (_, place): [string, string] => [
			two(place + 1),
			(place + 1).toLocaleString(locale),
		]);
		const months = LENGTHS.map((_, place): [string, string] => [
			two(place + 1),
			names.format(Date.UTC(2000, place, 1)),
		]);
		const choose = (part: 'day' | 'month') => (event: Event) =>
			this.#chooseDate(part, (event.target as HTMLSelectElement).value, birthday ?? null);
		return html`<div part="field" role="group" aria-labelledby="birthday-label" aria-describedby="birthday-hint">
			<span id="birthday-label">${strings.birthday}</span>
			<div class="beside">
				<select name="birthday-day" aria-label=${strings.day} autocomplete="bday-day" @change=${choose('day')}>
					${options(days, day)}
				</select>
				<select name="birthday-month" aria-label=${strings.month} autocomplete="bday-month" @change=${choose('month')}>
					${options(months, month)}
				</select>
			</div>
			<p class="hint" id="birthday-hint">${strings.birthdayHint}</p>
		</div>`;
	}

	#renderShop(stores: readonly Store[], { strings, customer }: AccountScene): TemplateResult | typeof nothing {
		const { preferred_store_id: chosen = customer.preferred_store_id } = this.#draft;
		if (stores.length < 2) return nothing;
		return html`<div part="field">
			<label for="shop">${strings.shop}</label>
			<select
				id="shop"
				name="shop"
				@change=${({ target }: Event) => this.#write({ preferred_store_id: (target as HTMLSelectElement).value || null })}
			>
				<option value="" ?selected=${!chosen}>${strings.noShop}</option>
				${stores.map(({ id, name }) => html`<option value=${id} ?selected=${id === chosen}>${name}</option>`)}
			</select>
		</div>`;
	}

	render(scene: AccountScene): TemplateResult {
		const { strings, customer, stores } = scene;
		const { name = customer.name } = this.#draft;
		const changed = Object.keys(this.#draft).length > 0;
		return html`<form novalidate @submit=${this.#save}>
			<div part="field">
				<label for="name">${strings.name}</label>
				<input
					id="name"
					name="name"
					autocomplete="name"
					maxlength="120"
					aria-describedby="name-hint"
					.value=${name ?? ''}
					@input=${({ target }: Event) => this.#write({ name: (target as HTMLInputElement).value })}
				/>
				<p class="hint" id="name-hint">${strings.nameHint}</p>
			</div>
			${this.#renderBirthday(scene)}
			${this.#renderShop(
				stores.filter(({ kind }) => kind === 'store'),
				scene,
			)}
			<div class="buttons">
				<button
					part="save"
					class=${changed ? 'primary' : nothing}
					type="submit"
					aria-disabled=${changed && !this.busy ? 'false' : 'true'}
				>
					<span>${this.busy ? strings.working : strings.save}</span>
				</button>
				${this.renderNote()}
			</div>
		</form>`;
	}
}
