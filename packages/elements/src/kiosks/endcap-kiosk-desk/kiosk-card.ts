import type { Kiosk } from '@endcap/sdk/staff';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { fill } from '../../shared/localization.ts';
import type { Doings } from './doings.ts';
import { howItIs } from './health.ts';
import { isManager, storeName, type Scene } from './scene.ts';
import type { SettingsForm } from './settings-form.ts';
import type { Setup } from './setup.ts';

/** One kiosk: how it is, and what can be done with it. */
export class KioskCards {
	#host: LitElement;
	#doings: Doings;
	#setup: Setup;
	/** About to lose its key. */
	#sure = '';
	/** Its settings are open. */
	#open = '';
	#form: SettingsForm | undefined;

	constructor(host: LitElement, doings: Doings, setup: Setup) {
		this.#host = host;
		this.#doings = doings;
		this.#setup = setup;
	}

	clear(): void {
		this.#sure = '';
		this.#open = '';
		this.#form = undefined;
	}

	#close(kiosk: Kiosk, { endcap, strings }: Scene): void {
		const change = { closed: !kiosk.closed };
		void this.#doings.run(kiosk.id, strings, 'saved', () => endcap.kiosks.change(kiosk.id, change));
	}

	async #ask(id: string): Promise<void> {
		this.#sure = id;
		await this.#focus(`[data-id="${CSS.escape(id)}"] [part="sure"] button`);
	}

	async #keep(id: string): Promise<void> {
		this.#sure = '';
		await this.#focus(`[data-id="${CSS.escape(id)}"] [part="take"]`);
	}

	async #take({ id }: Kiosk, { endcap, strings }: Scene): Promise<void> {
		await this.#doings.run(id, strings, 'saved', () => endcap.kiosks.remove(id));
		this.#sure = '';
		await this.#focus(`[data-id="${CSS.escape(id)}"] h4`);
	}

	async #toggle({ id, settings }: Kiosk, scene: Scene): Promise<void> {
		const opens = this.#open !== id;
		this.#open = '';
		this.#form = undefined;
		this.#host.requestUpdate();
		if (!opens) return;
		const code = await import('./settings-form.ts').catch(() => undefined);
		if (!code) return this.#doings.fail(id, scene.strings.noAnswer);
		this.#open = id;
		this.#form = new code.SettingsForm(this.#host, this.#doings, settings, () => {
			this.#open = '';
			void this.#focus(`[data-id="${CSS.escape(id)}"] [part="settings"]`);
		});
		await this.#focus(`[data-id="${CSS.escape(id)}"] form input`);
	}

	async #focus(selector: string): Promise<void> {
		this.#host.requestUpdate();
		await this.#host.updateComplete;
		this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
	}

	render(kiosk: Kiosk, scene: Scene): TemplateResult {
		const { strings } = scene;
		const { health, line, warnings } = howItIs(kiosk, scene);
		const problem = this.#doings.problem(kiosk.id);
		return html`<li part="kiosk" data-id=${kiosk.id}>
			<div class="head">
				<h4 tabindex="-1">${kiosk.name}</h4>
				<span part="kiosk__state kiosk__state--${health}">${strings.states[health]}</span>
				<span class="hint">${storeName(scene, kiosk.store_id)}</span>
			</div>
			<p part="kiosk__line">${line}</p>
			${warnings.map((words) => html`<p part="kiosk__warning">${words}</p>`)}
			${problem ? html`<p part="problem" role="alert">${problem}</p>` : nothing}
			${this.#sure === kiosk.id ? this.#renderSure(kiosk, scene) : this.#renderActions(kiosk, scene)}
			${this.#open === kiosk.id && this.#form ? this.#form.render(kiosk, scene) : nothing}
		</li>`;
	}

	#renderActions(kiosk: Kiosk, scene: Scene): TemplateResult {
		const { strings } = scene;
		const about = (words: string) => `${words}: ${kiosk.name}`;
		const busy = this.#doings.isBusy(kiosk.id) ? 'true' : nothing;
		const close = kiosk.closed ? strings.open : strings.close;
		const isOpen = this.#open === kiosk.id;
		return html`<div part="actions" class="buttons">
			${
				kiosk.status === 'enrolled'
					? html`<button
							part="close"
							type="button"
							aria-label=${about(close)}
							aria-disabled=${busy}
							@click=${() => this.#close(kiosk, scene)}
						>
							${close}
						</button>`
					: nothing
			}
			${
				isManager(scene)
					? html`<button
								part="new-code"
								type="button"
								aria-label=${about(strings.newCode)}
								aria-disabled=${busy}
								@click=${() => this.#setup.codeAgain(kiosk.id, scene)}
							>
								${strings.newCode}
							</button>
							<button
								part="settings"
								class="quiet"
								type="button"
								aria-label=${about(strings.settings)}
								aria-expanded=${isOpen ? 'true' : 'false'}
								@click=${() => this.#toggle(kiosk, scene)}
							>
								${strings.settings}
							</button>`
					: nothing
			}
			${
				isManager(scene) && kiosk.status !== 'revoked'
					? html`<button
							part="take"
							class="quiet"
							type="button"
							aria-label=${about(strings.take)}
							@click=${() => this.#ask(kiosk.id)}
						>
							${strings.take}
						</button>`
					: nothing
			}
		</div>`;
	}

	#renderSure(kiosk: Kiosk, scene: Scene): TemplateResult {
		const { strings } = scene;
		const busy = this.#doings.isBusy(kiosk.id) ? 'true' : nothing;
		return html`<div part="sure" role="group" aria-label=${strings.take}>
			<p>${fill(strings.sure, { name: kiosk.name })}</p>
			<div class="buttons">
				<button type="button" @click=${() => this.#keep(kiosk.id)}>${strings.keep}</button>
				<button class="danger" type="button" aria-disabled=${busy} @click=${() => this.#take(kiosk, scene)}>
					${strings.doTake}
				</button>
			</div>
		</div>`;
	}
}
