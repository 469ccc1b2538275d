import type { Fulfillment, FulfillmentCompletion } from '@endcap/sdk/staff';
import { html, type LitElement, type TemplateResult } from 'lit';
import { renderPicked } from './order-lines.ts';
import type { Scene } from './scene.ts';
import type { Work } from './work.ts';

export interface HandOverOptions {
	work: Work;
	/** It has left. */
	onDone(fulfillment: Fulfillment): void;
}

/** An order that is ready: handed over by its code or by name, or shipped. */
export class HandOver {
	#host: LitElement;
	#options: HandOverOptions;
	/** By order, what was scanned for it; the server judges it again. */
	#codes = new Map<string, string>();

	constructor(host: LitElement, options: HandOverOptions) {
		this.#host = host;
		this.#options = options;
	}

	/** The shopper has shown this code, and it is for this order. */
	take({ id }: Fulfillment, code: string): void {
		this.#codes.set(id, code);
		this.#host.requestUpdate();
	}

	async #complete(one: Fulfillment, input: FulfillmentCompletion, scene: Scene): Promise<void> {
		const done = await this.#options.work.run(one, () => scene.endcap.fulfillments.complete(one, input), scene);
		this.#codes.delete(one.id);
		if (done) this.#options.onDone(done);
	}

	#submit(event: SubmitEvent, one: Fulfillment, scene: Scene): void {
		event.preventDefault();
		const field = (event.target as HTMLFormElement).elements.namedItem('given') as HTMLInputElement;
		const given = field.value.trim();
		if (one.type === 'ship') void this.#complete(one, given ? { tracking: given } : {}, scene);
		else if (given) void this.#complete(one, { code: given }, scene);
		else field.focus();
	}

	#renderCode(one: Fulfillment, scene: Scene): TemplateResult {
		const { strings, connected } = scene;
		const busy = this.#options.work.isBusy(one.id);
		const off = busy || !connected ? 'true' : 'false';
		const ship = one.type === 'ship';
		const byName = () => this.#complete(one, { known_by: 'name' }, scene);
		return html`
			<form part="given" @submit=${(event: SubmitEvent) => this.#submit(event, one, scene)}>
				<label class="field">
					${ship ? strings.tracking : strings.codeOrWords}
					<input
						name="given"
						data-key="given"
						data-scan="own"
						autocomplete="off"
						autocapitalize="off"
						spellcheck="false"
						maxlength=${ship ? 200 : 300}
					/>
				</label>
				<button class="main" type="submit" aria-disabled=${off}>
					${busy ? strings.sending : ship ? strings.shipped : strings.handOver}
				</button>
			</form>
			${
				ship
					? ''
					: html`<div class="actions">
							<button type="button" data-key="by-name" aria-disabled=${off} @click=${byName}>${strings.byName}</button>
						</div>`
			}
		`;
	}

	render(one: Fulfillment, scene: Scene): TemplateResult {
		const { strings, connected } = scene;
		const code = this.#codes.get(one.id);
		const busy = this.#options.work.isBusy(one.id);
		return html`
			${code ? html`<p part="code-right">${strings.codeIsRight}</p>` : html`<h3>${strings.handItems}</h3>`}
			${renderPicked(one.lines, scene, false)}
			${
				code
					? html`<div class="actions">
							<button
								class="main main--large"
								type="button"
								data-key="hand-over"
								aria-disabled=${busy || !connected ? 'true' : 'false'}
								@click=${() => this.#complete(one, { code }, scene)}
							>
								${busy ? strings.sending : strings.handOver}
							</button>
						</div>`
					: this.#renderCode(one, scene)
			}
		`;
	}
}
