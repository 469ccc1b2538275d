import type { Kiosk, KioskRefusal } from '@endcap/sdk/staff';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { fill } from '../../shared/localization.ts';
import { tellPage } from '../events.ts';
import type { Doings } from './doings.ts';
import { momentWords, storeName, type Scene } from './scene.ts';

/** What was promised and could not be had, until somebody says what was done about it. */
export class RefusalList {
	#host: LitElement;
	#doings: Doings;
	/** By entry. */
	#notes = new Map<string, string>();
	#missing = '';

	constructor(host: LitElement, doings: Doings) {
		this.#host = host;
		this.#doings = doings;
	}

	clear(): void {
		this.#notes.clear();
		this.#missing = '';
	}

	async #settle(event: SubmitEvent, { entry_id: id }: KioskRefusal, { endcap, strings }: Scene): Promise<void> {
		event.preventDefault();
		const note = (this.#notes.get(id) ?? '').trim();
		this.#missing = note === '' ? id : '';
		this.#host.requestUpdate();
		if (note === '') return (event.target as HTMLElement).querySelector('input')?.focus();
		const settled = await this.#doings.run(id, strings, 'settled', () => endcap.kiosks.settle(id, note));
		if (!settled) return;
		this.#notes.delete(id);
		announce(this.#host, strings.settled);
		this.#host.renderRoot.querySelector<HTMLElement>('#refusals-heading')?.focus();
	}

	render(refusals: readonly KioskRefusal[], kiosks: readonly Kiosk[], scene: Scene): TemplateResult | typeof nothing {
		if (refusals.length === 0) return nothing;
		const { strings } = scene;
		return html`<section part="refusals" aria-labelledby="refusals-heading">
			<h3 id="refusals-heading" tabindex="-1">${strings.refusals}</h3>
			<p class="hint">${strings.refusalsHint}</p>
			<ul>
				${refusals.map((refusal) => this.#renderOne(refusal, kiosks, scene))}
			</ul>
		</section>`;
	}

	/** Leads to the card of whoever was signed in, which only a press opens. */
	#renderCard(
		{ id, name }: NonNullable<KioskRefusal['customer']>,
		isReached: boolean,
		strings: Scene['strings'],
	): TemplateResult {
		const open = () => tellPage(this.#host, 'endcap-customer-request', { customer_id: id });
		return html`${isReached ? nothing : html`<p class="hint">${strings.onTheirCard}</p>`}
			<div class="buttons">
				<button part="refusal__card" type="button" @click=${open}>
					${name ? fill(strings.openCardOf, { name }) : strings.openCard}
				</button>
			</div>`;
	}

	#renderOne(refusal: KioskRefusal, kiosks: readonly Kiosk[], scene: Scene): TemplateResult {
		const { strings } = scene;
		const { entry_id: id, kind, code, detail, contact, customer, lines, coupon, made_at, kiosk_id, store_id } = refusal;
		const kiosk = kiosks.find((each) => each.id === kiosk_id)?.name ?? storeName(scene, store_id);
		const reasons: Record<string, string | undefined> = strings.reasons;
		const problem = this.#doings.problem(id);
		const missing = this.#missing === id;
		return html`<li part="refusal" data-entry=${id}>
			<p class="head">
				<strong>${contact?.name ?? customer?.name ?? strings.kinds[kind]}</strong>
				<span part="refusal__reason">${reasons[code] ?? detail}</span>
			</p>
			${
				lines.length > 0
					? html`<p>
							${lines.map(({ sku, quantity }) => `${quantity.toLocaleString(scene.locale)} × ${sku}`).join(', ')}
						</p>`
					: nothing
			}
			${coupon === null ? nothing : html`<p>${strings.kinds.claim}: ${coupon}</p>`}
			<p part="refusal__contact">
				${contact?.phone ? html`<a href=${`tel:${contact.phone}`}>${contact.phone}</a>` : nothing}
				${contact?.email ? html`<a href=${`mailto:${contact.email}`}>${contact.email}</a>` : nothing}
				${contact || customer ? nothing : html`<span class="hint">${strings.noContact}</span>`}
			</p>
			${customer ? this.#renderCard(customer, contact !== null, strings) : nothing}
			<p class="hint">
				${fill(strings.madeAt, { time: momentWords(made_at, scene), kiosk })} ·
				${fill(strings.reference, { reference: id.slice(-6).toUpperCase() })}
			</p>
			<form part="settle" novalidate @submit=${(event: SubmitEvent) => this.#settle(event, refusal, scene)}>
				<div class="field">
					<label for=${`note-${id}`}>${strings.note}</label>
					<span id=${`note-hint-${id}`} class=${missing ? 'mistake' : 'hint'}
						>${missing ? strings.noteMissing : strings.noteHint}</span
					>
					<input
						id=${`note-${id}`}
						maxlength="500"
						autocomplete="off"
						.value=${this.#notes.get(id) ?? ''}
						aria-describedby=${`note-hint-${id}`}
						aria-invalid=${missing ? 'true' : nothing}
						@input=${(event: Event) => this.#notes.set(id, (event.target as HTMLInputElement).value)}
					/>
				</div>
				<button type="submit" aria-disabled=${this.#doings.isBusy(id) ? 'true' : nothing}>${strings.settle}</button>
			</form>
			${problem ? html`<p part="problem" role="alert">${problem}</p>` : nothing}
		</li>`;
	}
}
