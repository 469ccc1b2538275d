import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { icons } from '../shared/icons.ts';
import { fill } from '../shared/text.ts';
import { wordsIn } from '../shared/words.ts';
import { $access, setAccess, TEXT_SIZES, type AccessState } from './access.ts';
import { accessStrings, type AccessStrings } from './access-panel.strings.ts';
import { hush, onVoices, speak, voiceFor } from './voice.ts';

/** Text, contrast, reach, voice and time. @fires kiosk-access-closed - It wants to be closed. */
export class KioskAccessPanel extends LitElement {
	@property() language = 'en';

	#ends: (() => void)[] = [];

	protected override createRenderRoot() {
		return this;
	}

	override connectedCallback(): void {
		super.connectedCallback();
		const update = () => this.requestUpdate();
		this.addEventListener('keydown', this.#leave);
		this.#ends = [$access.listen(update), onVoices(update), () => this.removeEventListener('keydown', this.#leave)];
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		for (const end of this.#ends.splice(0)) end();
		hush();
	}

	#close = (): void => {
		this.dispatchEvent(new CustomEvent('kiosk-access-closed'));
	};

	#leave = (event: KeyboardEvent): void => {
		if (event.key !== 'Escape' && event.key !== 'Backspace') return;
		event.preventDefault();
		this.#close();
	};

	#turn(by: number): void {
		const volume = Math.min(1, Math.max(0.2, Math.round(($access.get().volume + by) * 10) / 10));
		setAccess({ volume });
		speak(`${Math.round(volume * 100)} %`, this.language, volume);
	}

	#renderSwitch(name: 'contrast' | 'reach' | 'patience' | 'speech', text: string, state: AccessState): TemplateResult {
		return html`
			<button
				type="button"
				class="k-button k-button--quiet access__switch"
				aria-pressed=${String(state[name])}
				@click=${() => setAccess({ [name]: !state[name] })}
			>
				${text}${icons.check}
			</button>
		`;
	}

	#renderVolume(words: AccessStrings, { volume }: AccessState): TemplateResult {
		return html`
			<fieldset class="access__group">
				<legend>${words.volume}: ${Math.round(volume * 100)} %</legend>
				<div>
					<button
						type="button"
						class="k-button k-button--quiet"
						aria-label=${words.quieter}
						@click=${() => this.#turn(-0.2)}
					>
						${icons.minus}
					</button>
					<button
						type="button"
						class="k-button k-button--quiet"
						aria-label=${words.louder}
						@click=${() => this.#turn(0.2)}
					>
						${icons.plus}
					</button>
					<button type="button" class="k-button k-button--quiet" @click=${hush}>${icons.stop}${words.stop}</button>
				</div>
			</fieldset>
		`;
	}

	protected override render(): TemplateResult {
		const words = wordsIn(accessStrings, this.language);
		const state = $access.get();
		const isMute = !voiceFor(this.language);
		return html`
			<div class="access__head">
				<h2 tabindex="-1">${words.title}</h2>
				<button type="button" class="k-button k-button--quiet" @click=${this.#close}>${words.close}</button>
			</div>
			<div class="access__rows">
				<fieldset class="access__group">
					<legend>${words.text}</legend>
					<div>
						${TEXT_SIZES.map(
							(size) => html`
								<button
									type="button"
									class="k-button k-button--quiet"
									aria-pressed=${String(state.text === size)}
									@click=${() => setAccess({ text: size })}
								>
									${fill(words.per, { count: size })}
								</button>
							`,
						)}
					</div>
				</fieldset>
				${this.#renderSwitch('contrast', words.contrast, state)} ${this.#renderSwitch('reach', words.reach, state)}
				${this.#renderSwitch('patience', words.patience, state)} ${this.#renderSwitch('speech', words.speech, state)}
				${state.speech && !isMute ? this.#renderVolume(words, state) : nothing}
			</div>
			${isMute ? html`<p class="k-note k-note--warning">${words.noVoice}</p>` : nothing}
			<p class="k-quiet">${words.forgets}</p>
		`;
	}
}

customElements.define('kiosk-access-panel', KioskAccessPanel);

declare global {
	interface HTMLElementTagNameMap {
		'kiosk-access-panel': KioskAccessPanel;
	}
}
