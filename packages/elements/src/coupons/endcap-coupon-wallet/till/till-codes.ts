import type { Endcap, Live, ShownCode, WalletCoupon } from '@endcap/sdk';
import { html, nothing, svg, type CSSResult, type LitElement, type TemplateResult } from 'lit';
import { benefitWords } from '../../../shared/coupons/coupon-words.ts';
import { LiveState } from '../../../shared/live-state.ts';
import { fill, plural } from '../../../shared/localization.ts';
import { LargeView, largeStyles } from '../../../shared/qr/large.ts';
import { pictureStyles, qrPicture } from '../../../shared/qr/picture.ts';
import { ServerClock } from '../../../shared/server-clock.ts';
import { tellPage } from '../../events.ts';
import type { WalletScene } from '../scene.ts';
import { encodeCode128 } from './code-128.ts';
import { tillStyles } from './till.styles.ts';

/** Modules of white that scanners want beside a barcode, and how high it is. */
const QUIET = 10;
const HEIGHT = 60;

interface Drawn {
	code: string;
	qr: TemplateResult | undefined;
	bars: TemplateResult | undefined;
}

/** Codes for the till: one coupon at a time over the whole screen, while it is open. */
export class TillCodes {
	#host: LitElement;
	#sdk: () => Promise<Endcap>;
	#large: LargeView;
	#code: LiveState<Live<ShownCode | null>>;
	#clock = new ServerClock();
	#drawn: Drawn | undefined;
	/** The coupon that is open. */
	#id: string | undefined;
	/** The SDK could not be had. */
	#failed = false;
	#timer: ReturnType<typeof setInterval> | undefined;

	constructor(host: LitElement & { adopt(styles: CSSResult): void }, sdk: () => Promise<Endcap>) {
		this.#host = host;
		this.#sdk = sdk;
		this.#large = new LargeView(host);
		this.#code = new LiveState(host);
		for (const styles of [pictureStyles, largeStyles, tillStyles]) host.adopt(styles);
	}

	/** Closes what is not in the wallet any more, and makes no more codes of what was closed. */
	follow(coupons: readonly WalletCoupon[]): void {
		const open = this.#host.renderRoot.querySelector<HTMLDialogElement>('dialog[open]');
		if (this.#id === undefined) return;
		const has = coupons.some(({ id }) => id === this.#id);
		if (open && has) return this.#clock.tell(this.#code.value?.as_of);
		// Before it goes, so that the screen may go dark again.
		open?.close();
		this.#id = undefined;
		this.#drawn = undefined;
		this.#code.watch(undefined);
		clearInterval(this.#timer);
	}

	async #show(event: Event, id: string): Promise<void> {
		void this.#large.open(event);
		this.#id = id;
		this.#failed = false;
		clearInterval(this.#timer);
		this.#timer = setInterval(() => this.#host.requestUpdate(), 1000);
		tellPage(this.#host, 'endcap-coupon-shown', { wallet_coupon_id: id });
		this.#host.requestUpdate();
		try {
			const { wallet } = await this.#sdk();
			if (this.#id === id) this.#code.watch(wallet.$code(id));
		} catch {
			this.#failed = true;
		}
		this.#host.requestUpdate();
	}

	/** The button, and what it opens. */
	render(coupon: WalletCoupon, scene: WalletScene): TemplateResult | typeof nothing {
		const { id, channels, status } = coupon;
		const { strings } = scene;
		if (status === 'reserved' || (channels && !channels.includes('till'))) return nothing;
		const { name } = coupon.coupon;
		return html`<div part="code">
			<button
				part="coupon__show"
				type="button"
				aria-haspopup="dialog"
				aria-label=${fill(strings.showOf, { coupon: name })}
				@click=${(event: Event) => this.#show(event, id)}
			>
				${strings.show}
			</button>
			${this.#large.render({
				label: fill(strings.showOf, { coupon: name }),
				close: strings.close,
				image: this.#id === id ? this.#renderCode(coupon, scene) : html``,
				below: this.#id === id ? this.#renderLeft(scene) : nothing,
			})}
		</div>`;
	}

	#renderCode({ coupon }: WalletCoupon, { strings, words, locale }: WalletScene): TemplateResult {
		const live = this.#code.value;
		const shown = live?.value;
		const isLost = this.#failed || shown === null || live?.status === 'error';
		const drawn = shown && this.#draw(shown);
		return html`<div class="till">
			<p>${benefitWords(coupon.benefit, words, locale)}<br /><span class="small">${coupon.name}</span></p>
			${drawn?.qr ?? nothing}${drawn?.bars ?? nothing}
			${shown ? html`<p class="digits" translate="no">${shown.code.replaceAll(/.{5}(?!$)/g, '$& ')}</p>` : nothing}
			${isLost ? html`<p>${strings.notMade}</p>` : shown ? nothing : html`<p>${strings.making}</p>`}
		</div>`;
	}

	#renderLeft({ strings, locale }: WalletScene): TemplateResult | typeof nothing {
		const until = this.#code.value?.value?.valid_until;
		if (!until) return nothing;
		const seconds = Math.max(Math.ceil((Date.parse(until) - this.#clock.now()) / 1000), 0);
		return html`<span class="small">${plural(strings.changes, seconds, locale)}</span>`;
	}

	#draw({ code, url }: ShownCode): Drawn {
		if (this.#drawn?.code !== code) this.#drawn = { code, qr: qrPicture(url, code), bars: barsOf(code) };
		return this.#drawn;
	}
}

/** For scanners that read no squares. */
function barsOf(code: string): TemplateResult | undefined {
	const widths = encodeCode128(code);
	if (!widths) return undefined;
	let at = QUIET;
	const bars = widths.map((width, place) => {
		const bar = place % 2 === 0 ? `M${at} 0h${width}v${HEIGHT}h-${width}z` : '';
		at += width;
		return bar;
	});
	const size = at + QUIET;
	return html`<svg
		class="qr bars"
		viewBox=${`0 0 ${size} ${HEIGHT}`}
		preserveAspectRatio="none"
		shape-rendering="crispEdges"
		aria-hidden="true"
	>
		${svg`<rect width=${size} height=${HEIGHT}></rect><path d=${bars.join('')}></path>`}
	</svg>`;
}
