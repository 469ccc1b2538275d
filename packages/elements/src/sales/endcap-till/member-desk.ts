import type { CustomerFound, CustomerSearch } from '@endcap/sdk/staff';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { fill, plural } from '../../shared/localization.ts';
import { formatMoney } from '../../shared/money.ts';
import { internationalNumber } from '../../shared/phone.ts';
import type { OpenSale } from './open-sale.ts';
import { failureWords } from './problem-words.ts';
import { storeOf, type Scene } from './scene.ts';

export interface MemberOptions {
	sale: OpenSale;
	onMember: (customer_id: string) => void;
}

/** Who buys: found by what they say, and shown with their points once they are on the sale. */
export class MemberDesk {
	#host: LitElement;
	#options: MemberOptions;
	#text = '';
	#found: readonly CustomerFound[] | undefined;
	#problem = '';
	#busy = false;

	constructor(host: LitElement, options: MemberOptions) {
		this.#host = host;
		this.#options = options;
	}

	/** Nothing that was looked for stays for the next one. */
	forget(): void {
		this.#text = '';
		this.#found = undefined;
		this.#problem = '';
	}

	async #find(scene: Scene): Promise<void> {
		if (this.#busy || !this.#text.trim()) return;
		this.#busy = true;
		this.#found = undefined;
		this.#problem = '';
		this.#host.requestUpdate();
		try {
			const country = storeOf(scene)?.address.country ?? undefined;
			const found = await scene.endcap.customers.search(searchOf(this.#text.trim(), country));
			const [only, another] = found;
			if (only && !another) this.#choose(only.id);
			else if (only) this.#found = found;
			else this.#problem = scene.strings.noMember;
		} catch (error) {
			this.#problem = failureWords(error, scene);
		}
		this.#busy = false;
		this.#host.requestUpdate();
	}

	#choose(customer_id: string): void {
		this.forget();
		this.#options.onMember(customer_id);
	}

	#renderForm(scene: Scene): TemplateResult {
		const { strings } = scene;
		const submit = (event: SubmitEvent) => {
			event.preventDefault();
			void this.#find(scene);
		};
		const type = (event: Event) => {
			this.#text = (event.target as HTMLInputElement).value;
		};
		return html`<form part="find-member" class="pair" @submit=${submit}>
				<label>
					${strings.findMember}
					<input
						type="text"
						data-key="find-member"
						autocomplete="off"
						autocapitalize="off"
						spellcheck="false"
						maxlength="254"
						.value=${this.#text}
						@input=${type}
					/>
				</label>
				<button type="submit" aria-disabled=${this.#busy ? 'true' : 'false'}>${strings.find}</button>
			</form>
			${this.#problem ? html`<p part="problem" role="alert">${this.#problem}</p>` : nothing}
			${
				this.#found
					? html`<ul part="found">
							${this.#found.map(
								({ id, name, email_hint, phone_hint }) =>
									html`<li>
										<button type="button" data-key=${`member ${id}`} @click=${() => this.#choose(id)}>
											<span>${name ?? strings.nameless}</span>
											<span class="codes">${[email_hint, phone_hint].filter(Boolean).join(' · ')}</span>
										</button>
									</li>`,
							)}
						</ul>`
					: nothing
			}`;
	}

	#renderPoints({ card, strings, locale }: Scene): TemplateResult {
		const loyalty = card?.value?.loyalty;
		if (!loyalty) {
			return card?.status === 'error' ? html`<p class="hint">${strings.cardMissing}</p>` : html`<i class="bone"></i>`;
		}
		const { active, pending, worth, tier } = loyalty;
		const extra = [
			tier?.name,
			worth && worth.amount > 0 && fill(strings.worth, { amount: formatMoney(worth, locale) }),
			pending > 0 && plural(strings.pending, pending, locale),
		].filter(Boolean);
		return html`<p part="points">
			<strong>${plural(strings.points, active, locale)}</strong>
			<span class="hint">${extra.join(' · ')}</span>
		</p>`;
	}

	render(scene: Scene): TemplateResult {
		const { strings, card, staff } = scene;
		const { sale } = this.#options;
		const name = card?.value ? (card.value.customer.name ?? strings.nameless) : '…';
		const { buyer } = sale;
		return html`<section part="member" aria-labelledby="member-heading">
			<h2 id="member-heading">${strings.member}</h2>
			${
				buyer && staff
					? html`<div class="pair">
								<strong part="member__name">${'code' in buyer ? strings.memberLater : name}</strong>
								<button class="quiet" type="button" data-key="no-member" @click=${() => sale.setBuyer(undefined)}>
									${strings.takeOff}
								</button>
							</div>
							${'code' in buyer ? nothing : this.#renderPoints(scene)}`
					: this.#renderForm(scene)
			}
		</section>`;
	}
}

/** An e-mail address has an @, a phone number digits; anything else is how a name begins. */
function searchOf(text: string, country: string | undefined): CustomerSearch {
	if (text.includes('@')) return { email: text };
	const phone = internationalNumber(text, country);
	return phone ? { phone } : { name: text };
}
