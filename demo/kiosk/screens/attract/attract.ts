import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { setAccess, showAccess } from '../../frame/access.ts';
import { voiceFor } from '../../frame/voice.ts';
import { icons } from '../../shared/icons.ts';
import { ownShop, ownStore } from '../../shared/own-store.ts';
import { picture } from '../../shared/picture.ts';
import { renderPrice } from '../../shared/price.ts';
import { nameOfLanguage } from '../../shared/text.ts';
import { wordsIn } from '../../shared/words.ts';
import type { Visit } from '../../shell/visit.ts';
import { attractStrings } from './attract.strings.ts';
import { slidesOf, type Slide } from './slides.ts';

/** How long each is seen (ms): slow enough to be read twice, and never a flash. */
const SEEN = 9000;

/**
 * What is seen while nobody is there. A touch anywhere wakes; one on a language wakes in that, and one on the help in using
 * the kiosk with that open, as the keys do that somebody without sight tries first.
 */
export class KioskAttract extends LitElement {
	@property({ attribute: false }) visit!: Visit;

	@state() private at = 0;

	#ends: (() => void)[] = [];

	protected override createRenderRoot() {
		return this;
	}

	override connectedCallback(): void {
		super.connectedCallback();
		const { device, $language } = this.visit;
		const isStill = matchMedia('(prefers-reduced-motion: reduce)');
		const timer = setInterval(() => !isStill.matches && this.at++, SEEN);
		this.#ends = [
			...[device.$catalogue, device.$state, $language].map((state) => state.listen(() => this.requestUpdate())),
			() => clearInterval(timer),
			() => document.removeEventListener('keydown', this.#press),
		];
		// Voices come some time after they are first asked for.
		voiceFor($language.get());
		// Before the one that wakes.
		document.addEventListener('keydown', this.#press);
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		for (const end of this.#ends.splice(0)) end();
	}

	#press = (event: KeyboardEvent): void => {
		const { key } = event;
		if (key === '*') setAccess({ keypad: true, speech: true });
		if (key !== 'Tab' && key !== '0') return;
		// Else the browser would go on from where the focus is by then.
		event.preventDefault();
		// A code that is scanned may begin with 0.
		if (key === 'Tab') setAccess({ keypad: true });
		showAccess(true);
	};

	#renderSlide(slide: Slide, isShown: boolean): TemplateResult {
		const { title, text, image, isWide, sku, variant, name } = slide;
		return html`
			<div class="attract__slide" ?data-wide=${isWide} ?data-shown=${isShown}>
				${picture({ title, image, sku })}
				<div>
					<p class="attract__title">${title}</p>
					${text ? html`<p class="attract__text">${text}</p>` : nothing}
					<p class="attract__price">
						${name ? html`<span class="attract__name">${name}</span>` : nothing}
						${variant ? renderPrice(variant, this.visit.$language.get()) : nothing}
					</p>
				</div>
			</div>
		`;
	}

	#renderLanguages(name: string): TemplateResult | typeof nothing {
		const state = this.visit.device.$state.get();
		const languages = state.phase === 'enrolled' ? state.self.settings.languages : [];
		if (languages.length < 2) return nothing;
		return html`
			<ul class="attract__languages" aria-label=${name}>
				${languages.map(
					(each) => html`
						<li>
							<button type="button" lang=${each} @click=${() => this.visit.setLanguage(each)}>
								${nameOfLanguage(each)}
							</button>
						</li>
					`,
				)}
			</ul>
		`;
	}

	protected override render(): TemplateResult {
		const { device, $language } = this.visit;
		const words = wordsIn(attractStrings, $language.get());
		const catalogue = device.$catalogue.get();
		const slides = catalogue ? slidesOf(catalogue, ownStore(device), device.now()) : [];
		const shop = document.querySelector<HTMLMetaElement>('meta[name="application-name"]')?.content;
		return html`
			<header class="frame__top">
				<p class="frame__shop">
					${shop ? html`<span class="frame__brand">${shop}</span>` : nothing}
					<span class="frame__store">${ownShop(device)?.name ?? ''}</span>
				</p>
			</header>
			<main>
				<h1 class="k-hidden">${shop ?? words.begin}</h1>
				<div class="attract__slides">
					${slides.map((slide, index) => this.#renderSlide(slide, index === this.at % slides.length))}
				</div>
				<div class="attract__foot">
					<button type="button" class="k-button attract__begin">${words.begin}</button>
					<p class="k-lead">${words.lead}</p>
					${this.#renderLanguages(words.languages)}
					<button type="button" class="k-button k-button--quiet attract__access" @click=${() => showAccess(true)}>
						${icons.access}${words.access}
					</button>
				</div>
			</main>
		`;
	}
}

customElements.define('kiosk-attract', KioskAttract);

declare global {
	interface HTMLElementTagNameMap {
		'kiosk-attract': KioskAttract;
	}
}
