import type { Fulfillment } from '@endcap/sdk/staff';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { hasEnded, type Scene } from './scene.ts';
import type { TimesForm } from './times-form.ts';
import type { Work } from './work.ts';

export interface RescheduleOptions {
	work: Work;
	/** Another time was chosen for it. */
	onDone(fulfillment: Fulfillment): void;
}

/** Another time for an order that is collected. Its form comes when somebody wants it. */
export class Reschedule {
	#host: LitElement;
	#options: RescheduleOptions;
	#form: TimesForm | undefined;
	#open = '';

	constructor(host: LitElement, options: RescheduleOptions) {
		this.#host = host;
		this.#options = options;
	}

	async #show(one: Fulfillment, scene: Scene): Promise<void> {
		const { work } = this.#options;
		work.forget(one.id);
		try {
			const { TimesForm } = await import('./times-form.ts');
			this.#form ??= new TimesForm(this.#host, {
				work,
				onDone: (moved) => {
					this.#options.onDone(moved);
					void this.#close();
				},
				onClose: () => void this.#close(),
			});
		} catch {
			return work.say(one.id, scene.strings.notDone);
		}
		this.#open = one.id;
		this.#form.open();
		await this.#host.updateComplete;
		this.#host.renderRoot.querySelector<HTMLElement>('[part="times"]')?.focus();
	}

	async #close(): Promise<void> {
		this.#open = '';
		this.#host.requestUpdate();
		await this.#host.updateComplete;
		this.#host.renderRoot.querySelector<HTMLElement>('[data-key="other-time"]')?.focus();
	}

	render(one: Fulfillment, scene: Scene): TemplateResult | typeof nothing {
		if (!one.slot || hasEnded(one)) return nothing;
		if (this.#open === one.id && this.#form) return this.#form.render(one, scene);
		return html`<button class="quiet" type="button" data-key="other-time" @click=${() => this.#show(one, scene)}>
			${scene.strings.otherTime}
		</button>`;
	}
}
