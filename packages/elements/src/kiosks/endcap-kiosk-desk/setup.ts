import type { KioskEnrolment } from '@endcap/sdk/staff';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { fill } from '../../shared/localization.ts';
import type { Doings } from './doings.ts';
import { storeName, type Scene } from './scene.ts';

/** What is asked for is about no kiosk that is there yet. */
const NEW = 'new';
const SECOND = 1000;

/** The form that sets a kiosk up, and the code that is typed in at the device. */
export class Setup {
	/** True while its form is open. */
	isOpen = false;
	/** What is to be typed in now. */
	code: KioskEnrolment | undefined;
	#host: LitElement;
	#doings: Doings;
	#name = '';
	#store = '';
	#nameMissing = false;
	#ticking: ReturnType<typeof setInterval> | undefined;

	constructor(host: LitElement, doings: Doings) {
		this.#host = host;
		this.#doings = doings;
	}

	open = (): void => {
		this.isOpen = true;
		this.code = undefined;
		void this.#focus('[name="name"]');
	};

	close = (): void => {
		this.forget();
		void this.#focus('[part="set-up"]');
	};

	/** Nothing of it is left on the screen. */
	forget(): void {
		clearInterval(this.#ticking);
		this.isOpen = false;
		this.code = undefined;
		this.#name = '';
		this.#nameMissing = false;
		this.#host.requestUpdate();
	}

	async codeAgain(id: string, { endcap, strings }: Scene): Promise<void> {
		const made = await this.#doings.run(id, strings, 'created', () => endcap.kiosks.codeAgain(id));
		if (made) this.#show(made, strings);
	}

	async #submit(event: SubmitEvent, { endcap, strings, stores }: Scene): Promise<void> {
		event.preventDefault();
		this.#nameMissing = this.#name.trim() === '';
		if (this.#nameMissing) return this.#focus('[name="name"]');
		const input = { name: this.#name.trim(), store_id: this.#store || (stores[0]?.id ?? '') };
		const made = await this.#doings.run(NEW, strings, 'created', () => endcap.kiosks.create(input));
		if (made) this.#show(made, strings);
	}

	#show(made: KioskEnrolment, strings: Scene['strings']): void {
		this.isOpen = false;
		this.#name = '';
		this.code = made;
		clearInterval(this.#ticking);
		this.#ticking = setInterval(() => this.#host.requestUpdate(), SECOND);
		announce(this.#host, `${fill(strings.codeFor, { name: made.kiosk.name })}: ${Array.from(made.code).join(' ')}`);
		void this.#focus('[part="code"]');
	}

	async #focus(selector: string): Promise<void> {
		this.#host.requestUpdate();
		await this.#host.updateComplete;
		this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
	}

	render(scene: Scene): TemplateResult | typeof nothing {
		if (this.code) return this.#renderCode(this.code, scene);
		return this.isOpen ? this.#renderForm(scene) : nothing;
	}

	#renderForm(scene: Scene): TemplateResult {
		const { strings, stores, member } = scene;
		const own = stores.filter(({ id, kind }) => kind === 'store' && (member?.stores?.includes(id) ?? true));
		const problem = this.#doings.problem(NEW);
		return html`<form part="form" novalidate @submit=${(event: SubmitEvent) => this.#submit(event, scene)}>
			<h3>${strings.setUp}</h3>
			<div class="fields">
				<div class="field">
					<label for="name">${strings.name}</label>
					<input
						id="name"
						name="name"
						maxlength="120"
						autocomplete="off"
						.value=${this.#name}
						aria-describedby="name-hint"
						aria-invalid=${this.#nameMissing ? 'true' : nothing}
						@input=${(event: Event) => (this.#name = (event.target as HTMLInputElement).value)}
					/>
					<span class=${this.#nameMissing ? 'mistake' : 'hint'} id="name-hint"
						>${this.#nameMissing ? strings.nameMissing : strings.nameHint}</span
					>
				</div>
				<div class="field">
					<label for="store">${strings.store}</label>
					<select
						id="store"
						name="store"
						@change=${(event: Event) => (this.#store = (event.target as HTMLSelectElement).value)}
					>
						${own.map(({ id, name }) => html`<option value=${id} ?selected=${id === this.#store}>${name}</option>`)}
					</select>
				</div>
			</div>
			${problem ? html`<p part="problem" role="alert">${problem}</p>` : nothing}
			<div class="buttons">
				<button part="submit" type="submit" aria-disabled=${this.#doings.isBusy(NEW) ? 'true' : nothing}>
					${strings.giveCode}
				</button>
				<button part="cancel" class="quiet" type="button" @click=${this.close}>${strings.cancel}</button>
			</div>
		</form>`;
	}

	#renderCode({ kiosk, code, expires_at }: KioskEnrolment, scene: Scene): TemplateResult {
		const { strings, now } = scene;
		const left = Math.max(0, Math.ceil((Date.parse(expires_at) - now) / SECOND));
		const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
		return html`<section part="enrolment" aria-labelledby="code-heading">
			<h3 id="code-heading">${fill(strings.codeFor, { name: kiosk.name })}</h3>
			<p class="hint">${storeName(scene, kiosk.store_id)}</p>
			${
				left > 0
					? html`<p part="code" tabindex="-1" translate="no">${code}</p>
							<p part="countdown">${fill(strings.codeLeft, { time })}</p>
							<p class="hint">${strings.codeHint}</p>`
					: html`<p part="problem" role="alert">${strings.codeOver}</p>`
			}
			<div class="buttons">
				<button type="button" @click=${this.close}>${strings.done}</button>
				<button class="quiet" type="button" @click=${() => this.codeAgain(kiosk.id, scene)}>
					${strings.anotherCode}
				</button>
			</div>
		</section>`;
	}
}
