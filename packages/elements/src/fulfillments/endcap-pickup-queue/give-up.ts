import type { Fulfillment, FulfillmentFailure } from '@endcap/sdk/staff';
import { html, type LitElement, type TemplateResult } from 'lit';
import type { Scene } from './scene.ts';
import type { Work } from './work.ts';

type Reason = FulfillmentFailure['reason'];

export interface GiveUpOptions {
	work: Work;
	onDone(fulfillment: Fulfillment): void;
}

/** An order that cannot be handed over: the reason, and a note for whoever asks later. */
export class GiveUp {
	#host: LitElement;
	#options: GiveUpOptions;
	#open = '';
	#reason: Reason = 'out_of_stock';
	#note = '';

	constructor(host: LitElement, options: GiveUpOptions) {
		this.#host = host;
		this.#options = options;
	}

	async #show({ id, status, type }: Fulfillment): Promise<void> {
		this.#open = id;
		this.#reason = status === 'prepared' && type === 'pickup' ? 'not_collected' : 'out_of_stock';
		this.#note = '';
		this.#host.requestUpdate();
		await this.#host.updateComplete;
		this.#host.renderRoot.querySelector<HTMLElement>('[part="give-up"] input:checked')?.focus();
	}

	async #close(): Promise<void> {
		this.#open = '';
		this.#host.requestUpdate();
		await this.#host.updateComplete;
		this.#host.renderRoot.querySelector<HTMLElement>('[data-key="give-up"]')?.focus();
	}

	async #submit(event: SubmitEvent, one: Fulfillment, scene: Scene): Promise<void> {
		event.preventDefault();
		const note = this.#note.trim();
		const input = { reason: this.#reason, ...(note && { note }) };
		const done = await this.#options.work.run(one, () => scene.endcap.fulfillments.fail(one, input), scene);
		if (!done) return;
		this.#open = '';
		this.#options.onDone(done);
	}

	render(one: Fulfillment, scene: Scene): TemplateResult {
		const { strings, connected } = scene;
		if (this.#open !== one.id) {
			return html`<button class="quiet" type="button" data-key="give-up" @click=${() => this.#show(one)}>
				${strings.giveUp}
			</button>`;
		}
		const busy = this.#options.work.isBusy(one.id);
		const reasons: [Reason, string][] = [
			['out_of_stock', strings.outOfStock],
			['damaged', strings.isDamaged],
			...(one.status === 'prepared' && one.type === 'pickup'
				? ([['not_collected', strings.notCollected]] satisfies [Reason, string][])
				: []),
			['other', strings.other],
		];
		return html`<form
			part="give-up"
			@submit=${(event: SubmitEvent) => this.#submit(event, one, scene)}
			@keydown=${(event: KeyboardEvent) => {
				if (event.key !== 'Escape') return;
				event.stopPropagation();
				void this.#close();
			}}
		>
			<fieldset>
				<legend>${strings.giveUpWhy}</legend>
				${reasons.map(
					([reason, words]) =>
						html`<label class="choice">
							<input
								type="radio"
								name="why"
								.checked=${this.#reason === reason}
								@change=${() => (this.#reason = reason)}
							/><span>${words}</span>
						</label>`,
				)}
			</fieldset>
			<label class="field">
				${strings.note}
				<input
					name="note"
					data-scan="own"
					autocomplete="off"
					maxlength="500"
					.value=${this.#note}
					@input=${(event: Event) => (this.#note = (event.target as HTMLInputElement).value)}
				/>
			</label>
			<div class="actions">
				<button class="main main--danger" type="submit" aria-disabled=${busy || !connected ? 'true' : 'false'}>
					${busy ? strings.sending : strings.giveUpYes}
				</button>
				<button type="button" @click=${() => this.#close()}>${strings.keep}</button>
			</div>
		</form>`;
	}
}
