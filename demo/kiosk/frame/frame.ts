import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { icons } from '../shared/icons.ts';
import { ownShop } from '../shared/own-store.ts';
import { fill, formatTime, nameOfLanguage, plural } from '../shared/text.ts';
import { wordsIn } from '../shared/words.ts';
import type { Visit } from '../shell/visit.ts';
import { $access, $isAccessOpen, showAccess } from './access.ts';
import { frameStrings, type FrameStrings } from './frame.strings.ts';
import { createKeypad } from './keypad.ts';
import { createReader } from './reader.ts';
import { takeScan } from '../scan/scanner.ts';
import '../scan/camera.ts';
import '../shared/keys.ts';
import './access-panel.ts';

/** Between two looks at the clock (ms). */
const TICK = 5000;

/**
 * What stands around every screen of a visit: the shop and its clock, the languages, the network, and low on the screen
 * the ways on and the help in using it.
 */
export class KioskFrame extends LitElement {
	@property({ attribute: false }) visit!: Visit;
	/** The one that stands now. */
	@property({ attribute: false }) screen: HTMLElement | undefined;

	#ends: (() => void)[] = [];

	protected override createRenderRoot() {
		return this;
	}

	override connectedCallback(): void {
		super.connectedCallback();
		const { device, basket, $language } = this.visit;
		const update = () => this.requestUpdate();
		const states = [device.$online, device.$catalogue, device.$state, basket.$lines, $language, $access, $isAccessOpen];
		const timer = setInterval(update, TICK);
		this.#ends = [
			...states.map((state) => state.listen(update)),
			() => clearInterval(timer),
			createKeypad(this),
			createReader(this, $language),
		];
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		for (const end of this.#ends.splice(0)) end();
		showAccess(false);
	}

	protected override willUpdate(changed: PropertyValues<this>): void {
		// What was asked for before there was any screen stays.
		if (changed.get('screen')) showAccess(false);
	}

	protected override firstUpdated(): void {
		if ($isAccessOpen.get()) void this.#enterAccess();
	}

	protected override updated(changed: PropertyValues<this>): void {
		if (!changed.has('screen')) return;
		// Which of them scrolls is the stylesheet’s to say.
		for (const each of [window, ...this.querySelectorAll('.frame__page, .frame__main')]) each.scrollTo(0, 0);
	}

	#openCamera = (): void => {
		void this.querySelector('kiosk-camera')?.open();
	};

	#see = ({ detail }: CustomEvent<string>): void => {
		takeScan({ visit: this.visit, screen: () => this.screen }, detail);
	};

	#toggleAccess = (): void => {
		showAccess(!$isAccessOpen.get());
		if ($isAccessOpen.get()) void this.#enterAccess();
	};

	/** The focus goes there after the screen’s own heading has had it. */
	async #enterAccess(): Promise<void> {
		await this.updateComplete;
		await (this.screen as Partial<LitElement> | undefined)?.updateComplete;
		const panel = this.querySelector('kiosk-access-panel');
		await panel?.updateComplete;
		panel?.querySelector('h2')?.focus();
	}

	#closeAccess = (): void => {
		showAccess(false);
		this.querySelector<HTMLElement>('[aria-controls="access"]')?.focus();
	};

	#renderTop(words: FrameStrings): TemplateResult {
		const { device, $language } = this.visit;
		const language = $language.get();
		const now = device.now();
		const state = device.$state.get();
		const languages = state.phase === 'enrolled' ? state.self.settings.languages : [language];
		const shop = document.querySelector<HTMLMetaElement>('meta[name="application-name"]')?.content;
		return html`
			<div class="frame__head">
				<header class="frame__top">
					<p class="frame__shop">
						${shop ? html`<span class="frame__brand">${shop}</span>` : nothing}
						<span class="frame__store">${ownShop(device)?.name ?? ''}</span>
					</p>
					<time class="frame__clock">${formatTime(now, now, ownShop(this.visit.device)?.timezone, language)}</time>
				</header>
				<nav class="frame__languages" aria-label=${words.language} ?hidden=${languages.length < 2}>
					${languages.map(
						(each) => html`
							<button
								type="button"
								class="frame__language"
								lang=${each}
								aria-current=${each === language ? 'true' : nothing}
								@click=${() => this.visit.setLanguage(each)}
							>
								${nameOfLanguage(each)}
							</button>
						`,
					)}
				</nav>
			</div>
		`;
	}

	#renderNetwork(words: FrameStrings): TemplateResult {
		const { device, $language } = this.visit;
		const asOf = device.$catalogue.get()?.as_of;
		const text = asOf
			? fill(words.offlineAsOf, {
					time: formatTime(Date.parse(asOf), device.now(), ownShop(this.visit.device)?.timezone, $language.get()),
				})
			: words.offline;
		return html`
			<p class="frame__network" role="status">
				${device.$online.get() ? nothing : html`<span>${icons.noNetwork} ${text}</span>`}
			</p>
		`;
	}

	#renderBar(words: FrameStrings): TemplateResult {
		const { visit } = this;
		const here = visit.$place.get().name;
		const count = visit.basket.$lines.get().reduce((sum, line) => sum + line.quantity, 0);
		const button = (
			icon: unknown,
			text: string,
			press: () => void,
			is: { here?: boolean; label?: string } = {},
		) => html`
			<button
				type="button"
				class="frame__button"
				aria-label=${is.label ?? nothing}
				aria-current=${is.here ? 'page' : nothing}
				@click=${press}
			>
				${icon}<span>${text}</span>
			</button>
		`;
		const basket = html` <span class="frame__count" data-count=${count > 0 ? count : nothing}>${icons.basket}</span> `;
		return html`
			<nav class="frame__bar" aria-label=${words.kiosk}>
				${here === 'home' ? nothing : button(icons.back, words.back, () => visit.back())}
				${button(icons.home, words.home, () => visit.go('home'), { here: here === 'home' })}
				${button(basket, words.basket, () => visit.go('basket'), {
					here: here === 'basket',
					label: plural(words.basketOf, count, visit.$language.get()),
				})}
				${button(icons.help, words.help, () => visit.go('help'), { here: here === 'help' })}
				<button
					type="button"
					class="frame__button"
					aria-expanded=${String($isAccessOpen.get())}
					aria-controls="access"
					@click=${this.#toggleAccess}
				>
					${icons.access}<span>${words.access}</span>
				</button>
				<button type="button" class="frame__button frame__button--done" @click=${() => visit.finish()}>
					${icons.done}<span>${words.done}</span>
				</button>
			</nav>
		`;
	}

	protected override render(): TemplateResult {
		const language = this.visit.$language.get();
		const words = wordsIn(frameStrings, language);
		document.documentElement.lang = language;
		return html`
			<div class="frame__page">
				${this.#renderTop(words)}
				<main class="frame__main" id="main" @kiosk-camera-request=${this.#openCamera}>
					${this.#renderNetwork(words)} ${this.screen}
				</main>
			</div>
			<div class="frame__foot">
				<kiosk-keys .language=${language}></kiosk-keys>
				<kiosk-access-panel
					id="access"
					role="region"
					aria-label=${words.access}
					.language=${language}
					?hidden=${!$isAccessOpen.get()}
					@kiosk-access-closed=${this.#closeAccess}
				></kiosk-access-panel>
				${this.#renderBar(words)}
			</div>
			<kiosk-camera .language=${language} @kiosk-seen=${this.#see}></kiosk-camera>
		`;
	}
}

customElements.define('kiosk-frame', KioskFrame);

declare global {
	interface HTMLElementTagNameMap {
		'kiosk-frame': KioskFrame;
	}
}
