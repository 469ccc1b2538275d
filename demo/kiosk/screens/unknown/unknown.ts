import { html, type TemplateResult } from 'lit';
import { fill } from '../../shared/text.ts';
import { KioskScreen } from '../screen.ts';
import { unknownStrings } from './unknown.strings.ts';

/** As coupons are written: no digits alone, which are an article’s, and no address. */
const COUPON = /^(?!\d+$)[^\s/]{3,64}$/;

/**
 * Something was scanned that is no article of this shop. The next scan tries again by itself, and a coupon’s code that is
 * printed as it is leads on to the coupon.
 */
export class KioskUnknown extends KioskScreen<'unknown'> {
	override connectedCallback(): void {
		super.connectedCallback();
		void this.#seek(this.place.with.code).catch(() => undefined);
	}

	async #seek(code: string): Promise<void> {
		const { visit } = this;
		if (!COUPON.test(code) || !visit.device.$online.get()) return;
		const { coupons } = await visit.endcap.wallet.validate({ codes: [code], lines: [] });
		if (!this.isConnected || !coupons.some(({ coupon }) => coupon)) return;
		// In place of this one, which nobody wants to come back to.
		visit.back();
		visit.go('member', { coupon: code });
	}

	protected override render(): TemplateResult {
		const words = this.words(unknownStrings);
		return html`
			<div class="k-message">
				<h1 class="k-title">${words.title}</h1>
				<p><b>${fill(words.scanned, { code: this.place.with.code })}</b></p>
				<p>${words.hint}</p>
				<div class="k-actions">
					<button type="button" class="k-button" @click=${() => this.visit.go('results', {})}>${words.search}</button>
					<button type="button" class="k-button k-button--quiet" @click=${() => this.visit.go('help')}>
						${words.help}
					</button>
				</div>
			</div>
		`;
	}
}

customElements.define('kiosk-unknown', KioskUnknown);

declare global {
	interface HTMLElementTagNameMap {
		'kiosk-unknown': KioskUnknown;
	}
}
