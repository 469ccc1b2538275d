import { html, LitElement, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { wordsIn } from '../shared/words.ts';
import { cameraStrings } from './camera.strings.ts';
import { canSee, readCode } from './detector.ts';

/**
 * The camera, over the screen, until it has seen a code. It is off before `kiosk-seen` is told, and whenever this leaves the
 * page.
 *
 * @fires kiosk-seen - A code was seen. `detail` is its text.
 */
export class KioskCamera extends LitElement {
	@property() language = 'en';

	@state() private isFailed = false;

	#end = new AbortController();

	protected override createRenderRoot() {
		return this;
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		this.#end.abort();
		this.querySelector('dialog')?.close();
	}

	/** Shows it, and looks until something is seen or it is closed. */
	async open(): Promise<void> {
		await this.updateComplete;
		const video = this.querySelector('video');
		if (!video) return;
		this.#end.abort();
		this.#end = new AbortController();
		const { signal } = this.#end;
		this.isFailed = !canSee();
		this.querySelector('dialog')?.showModal();
		if (this.isFailed) return;
		try {
			const text = await readCode(video, signal);
			if (text === undefined) return;
			this.querySelector('dialog')?.close();
			this.dispatchEvent(new CustomEvent('kiosk-seen', { detail: text }));
		} catch {
			this.isFailed = !signal.aborted;
		}
	}

	#close = (): void => {
		this.querySelector('dialog')?.close();
	};

	#closed = (): void => {
		this.#end.abort();
	};

	protected override render(): TemplateResult {
		const words = wordsIn(cameraStrings, this.language);
		return html`
			<dialog class="camera" aria-labelledby="camera-title" @close=${this.#closed}>
				<h2 id="camera-title">${words.title}</h2>
				<video muted playsinline ?hidden=${this.isFailed}></video>
				<p role="status">${this.isFailed ? words.failed : words.hint}</p>
				<button type="button" class="k-button" @click=${this.#close}>${words.close}</button>
			</dialog>
		`;
	}
}

customElements.define('kiosk-camera', KioskCamera);

declare global {
	interface HTMLElementTagNameMap {
		'kiosk-camera': KioskCamera;
	}
}
