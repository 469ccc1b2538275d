import { html, nothing, type TemplateResult } from 'lit';
import { formatLeft } from '../../../shared/countdown.ts';
import { HoldTicker } from '../../../shared/hold-ticker.ts';
import { fill } from '../../../shared/localization.ts';
import { LargeView, largeStyles } from '../../../shared/qr/large.ts';
import { pictureStyles, qrPicture } from '../../../shared/qr/picture.ts';
import { ServerClock } from '../../../shared/server-clock.ts';
import { Section, type SectionScene, type Host } from './section.ts';

/** What the address of a page says that a scanned code has opened. */
export function codeInAddress(): string {
	return /\/b\/([a-z2-7]+)$/i.exec(location.pathname)?.[1]?.toLowerCase() ?? '';
}

interface Offered {
	code: string;
	image: TemplateResult | undefined;
	/** By the server's clock. */
	expires_at: number;
}

/** The basket goes to another device, or comes from one. */
export class HandOver extends Section<SectionScene> {
	#clock = new ServerClock();
	#ticker: HoldTicker;
	#large: LargeView;
	#offered: Offered | undefined;
	/** The moment that is shown: a code that ends right after it is counted down to all the same. */
	#shownAt = 0;
	#code = codeInAddress();
	#isAsked = this.#code !== '';

	constructor(host: Host, scene: () => SectionScene | undefined) {
		super(host, scene);
		this.#ticker = new HoldTicker(host);
		this.#large = new LargeView(host);
		host.addController(this.#ticker);
		host.adopt(pictureStyles);
		host.adopt(largeStyles);
	}

	updated(): void {
		const left = this.#offered && this.#offered.expires_at - this.#shownAt;
		this.#ticker.wait(left !== undefined && left > 0 ? left : undefined);
	}

	/** A code from another device has opened this page. */
	get isAsked(): boolean {
		return this.#isAsked;
	}

	#give = async () => {
		this.#offered = undefined;
		const outcome = await this.act((sdk) => sdk.basket.handOff());
		const { strings } = this.scene() ?? {};
		if (!outcome || !strings) return;
		if (outcome.outcome !== 'offered') return this.say(strings.nothingToGive);
		const { code, url, expires_at, as_of } = outcome;
		this.#clock.tell(as_of);
		this.#offered = { code, image: qrPicture(url, code), expires_at: Date.parse(expires_at) };
		await this.focus('[part="code__image"]');
	};

	#take = async (event: SubmitEvent) => {
		event.preventDefault();
		const code = this.#code.trim().replace(/^.*\/b\//i, '');
		if (!code) return this.focus('#take-code');
		const outcome = await this.act((sdk) => sdk.basket.take(code.toLowerCase()));
		const { strings } = this.scene() ?? {};
		if (!outcome || !strings) return;
		if (outcome.outcome === 'taken') {
			this.#code = '';
			return this.say(strings.taken);
		}
		if (outcome.outcome !== 'rate_limited') return this.say(strings.takeWrong);
		this.say(fill(strings.limited, { time: formatLeft((outcome.retry_after ?? 60) * 1000) }));
	};

	#renderOffered({ code, image, expires_at }: Offered, { strings }: SectionScene): TemplateResult {
		const left = expires_at - this.#shownAt;
		if (left <= 0) return html`<p class="hint">${strings.giveOver}</p>`;
		const said = fill(strings.giveCode, { code });
		const { open } = this.#large;
		return html`<div part="code" role="group" aria-labelledby="give-hint">
			${
				image &&
				html`<button
					part="code__image"
					type="button"
					aria-label=${`${strings.giveImage}. ${strings.large}`}
					@click=${open}
				>
					${image}
				</button>`
			}
			<div class="said">
				<p id="give-hint">${strings.giveHint}</p>
				<p class="strong" translate="no">${said}</p>
				<p part="code__left" class="hint" role="timer" aria-live="off">
					${fill(strings.giveLeft, { time: formatLeft(left) })}
				</p>
			</div>
			${image && this.#large.render({ label: strings.giveImage, close: strings.close, image, below: said })}
		</div>`;
	}

	/** The field for another device's code. */
	renderTaking({ strings }: SectionScene): TemplateResult {
		return html`<form part="taking" novalidate @submit=${this.#take}>
			<div part="field">
				<label for="take-code">${strings.takeCode}</label>
				<input
					id="take-code"
					name="take-code"
					autocomplete="off"
					autocapitalize="none"
					spellcheck="false"
					maxlength="200"
					.value=${this.#code}
					@input=${({ target }: Event) => {
						this.#code = (target as HTMLInputElement).value;
						this.say('');
					}}
				/>
			</div>
			<button part="take" type="submit" aria-disabled=${this.busy ? 'true' : 'false'}>${strings.take}</button>
			${this.renderNote()}
		</form>`;
	}

	render(scene: SectionScene): TemplateResult {
		const offered = this.#offered;
		this.#shownAt = this.#clock.now();
		return html`${offered ? this.#renderOffered(offered, scene) : nothing}
		${
			offered && offered.expires_at > this.#shownAt
				? nothing
				: html`<button part="give" type="button" aria-disabled=${this.busy ? 'true' : 'false'} @click=${this.#give}>
						${scene.strings.give}
					</button>`
		}
		${this.renderTaking(scene)}`;
	}
}
