import type { Endcap, Order } from '@endcap/sdk';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { fill } from '../../shared/localization.ts';
import { tellPage } from '../events.ts';
import type { AllOrderStatusStrings } from './endcap-order-status.strings.ts';

/** Canceling an order: what it means, a second press, and what came of it. */
export class Cancel {
	#host: LitElement;
	#sdk: Endcap;
	#after: { say(text: string): void; done(): void };
	#busy = false;
	#note: 'cancelTooLate' | 'notDone' | undefined;

	constructor(host: LitElement, sdk: Endcap, after: { say(text: string): void; done(): void }) {
		this.#host = host;
		this.#sdk = sdk;
		this.#after = after;
	}

	#confirm = async (id: string, strings: AllOrderStatusStrings) => {
		if (this.#busy) return;
		if (!tellPage(this.#host, 'endcap-order-cancel-request', { order_id: id }, true)) return this.#after.done();
		this.#busy = true;
		this.#note = undefined;
		this.#host.requestUpdate();
		try {
			const { outcome } = await this.#sdk.orders.cancel(id);
			if (outcome === 'canceled') this.#after.done();
			else this.#note = 'cancelTooLate';
		} catch {
			this.#note = 'notDone';
		}
		this.#busy = false;
		if (this.#note) this.#after.say(strings[this.#note]);
		this.#host.requestUpdate();
	};

	render({ id, number, payment }: Order, strings: AllOrderStatusStrings): TemplateResult {
		const off = this.#busy ? 'true' : nothing;
		return html`<div part="cancel-question" role="group" aria-labelledby="cancel-question" tabindex="-1">
			<p class="strong" id="cancel-question">${fill(strings.cancelQuestion, { number })}</p>
			<p>${strings.cancelMeans}</p>
			${payment.paid.amount > 0 ? html`<p>${strings.cancelRefund}</p>` : nothing}
			${this.#note ? html`<p part="note">${strings[this.#note]}</p>` : nothing}
			<div class="buttons">
				<button part="cancel-yes" type="button" aria-disabled=${off} @click=${() => void this.#confirm(id, strings)}>
					${this.#busy ? strings.working : strings.cancelYes}
				</button>
				<button part="cancel-no" type="button" @click=${() => this.#after.done()}>${strings.cancelNo}</button>
			</div>
		</div>`;
	}
}
