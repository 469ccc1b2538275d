import type { Endcap, Live, ShownCode } from '@endcap/sdk';
import { html, nothing, type CSSResult, type LitElement, type TemplateResult } from 'lit';
import { formatLeft } from '../../shared/countdown.ts';
import { HoldTicker } from '../../shared/hold-ticker.ts';
import { LiveState } from '../../shared/live-state.ts';
import { fill } from '../../shared/localization.ts';
import { LargeView, largeStyles } from '../../shared/qr/large.ts';
import { pictureStyles, qrPicture } from '../../shared/qr/picture.ts';
import { ServerClock } from '../../shared/server-clock.ts';
import type { AllLoyaltyStrings } from './endcap-loyalty-balance.strings.ts';

interface Host extends LitElement {
	adopt(styles: CSSResult): void;
}

/** The code that says at the till who it is. The device makes it, another one every half minute, also without a network. */
export class MemberCode {
	#code: LiveState<Live<ShownCode | null>>;
	#clock = new ServerClock();
	#ticker: HoldTicker;
	#large: LargeView;
	/** As it was drawn last: drawing one anew costs a millisecond or two. */
	#drawn: { code: string; image: TemplateResult | undefined } | undefined;

	constructor(host: Host) {
		this.#code = new LiveState(host);
		this.#ticker = new HoldTicker(host);
		this.#large = new LargeView(host);
		host.addController(this.#ticker);
		host.adopt(pictureStyles);
		host.adopt(largeStyles);
	}

	/** Undefined: nobody is signed in any more. */
	follow(sdk: Endcap | undefined): void {
		this.#code.watch(sdk?.loyalty.$code);
		this.#clock.tell(this.#code.value?.as_of);
		if (!sdk) this.#drawn = undefined;
	}

	get #left(): number {
		const shown = this.#code.value?.value;
		return shown ? Date.parse(shown.valid_until) - this.#clock.now() : 0;
	}

	/** Counts down to the next one, while it can be seen. */
	updated(): void {
		this.#ticker.wait(this.#left > 0 ? this.#left : undefined);
	}

	#draw({ code, url }: ShownCode): TemplateResult | undefined {
		if (this.#drawn?.code !== code) this.#drawn = { code, image: qrPicture(url, code) };
		return this.#drawn?.image;
	}

	render(strings: AllLoyaltyStrings): TemplateResult | typeof nothing {
		const { value: shown, status } = this.#code.value ?? {};
		if (!shown) return status === 'error' ? html`<p class="hint">${strings.noCode}</p>` : nothing;
		const image = this.#draw(shown);
		if (!image) return nothing;
		const { open } = this.#large;
		const renews = fill(strings.codeRenews, { time: formatLeft(Math.max(this.#left, 0)) });
		const { showCode: label, close } = strings;
		return html`<div part="code" role="group" aria-labelledby="code">
			<button part="code__image" type="button" aria-label=${`${strings.codeImage}. ${strings.large}`} @click=${open}>
				${image}
			</button>
			<div class="said">
				<p id="code" class="strong">${label}</p>
				<p part="code__left" class="hint" role="timer" aria-live="off">${renews}</p>
				<button part="code__large" type="button" @click=${open}>${strings.large}</button>
			</div>
			${this.#large.render({ label, close, image, below: renews })}
		</div>`;
	}
}
