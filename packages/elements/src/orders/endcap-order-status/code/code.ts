import { html, svg, type CSSResult, type LitElement, type TemplateResult } from 'lit';
import type { Fulfillment } from '@endcap/sdk';
import type { AllOrderStatusStrings } from '../endcap-order-status.strings.ts';
import { codeStyles } from './code.styles.ts';
import { encodeQr } from './qr.ts';

/** Modules of white that scanners want around the code. */
const QUIET = 4;

/** The pickup codes of an order, each as a QR code and in words, and one of them over the whole screen. */
export class PickupCodes {
	#host: LitElement;
	#server: string;
	/** By what is in them: drawing one anew costs a millisecond or two. */
	#drawn = new Map<string, TemplateResult | undefined>();
	#lock: WakeLockSentinel | undefined;

	/** `server`: its address, which the codes hold; empty where it is not known. */
	constructor(host: LitElement & { adopt(styles: CSSResult): void }, server: string) {
		this.#host = host;
		this.#server = server;
		host.adopt(codeStyles);
	}

	/** Nothing for what has no code. */
	render({ id, code, words }: Fulfillment, strings: AllOrderStatusStrings): TemplateResult | undefined {
		if (!code || !words) return undefined;
		const image = this.#draw(code);
		const said = words.join(' ');
		const heading = `code-${id}`;
		return html`<div part="code" role="group" aria-labelledby=${heading}>
			${
				image &&
				html`<button
					part="code__image"
					type="button"
					aria-label=${`${strings.codeImage}. ${strings.large}`}
					@click=${this.#open}
				>
					${image}
				</button>`
			}
			<div class="said">
				<p part="code__heading" id=${heading}>${strings.showCode}</p>
				<p class="or">${strings.orSay}</p>
				<p part="code__words" translate="no" lang="en">${said}</p>
				${image && html`<button part="code__large" type="button" @click=${this.#open}>${strings.large}</button>`}
			</div>
			<dialog aria-label=${strings.showCode} @close=${this.#closed} @click=${this.#close}>
				<button part="code__close" type="button">${strings.close}</button>
				${image}
				<p translate="no" lang="en">${said}</p>
			</dialog>
		</div>`;
	}

	#draw(code: string): TemplateResult | undefined {
		if (!this.#drawn.has(code)) this.#drawn.set(code, picture(this.#server ? `${this.#server}/p/${code}` : code, code));
		return this.#drawn.get(code);
	}

	#open = async ({ currentTarget }: Event) => {
		const dialog = (currentTarget as Element).closest('[part="code"]')?.querySelector('dialog');
		if (!dialog || dialog.open) return;
		dialog.showModal();
		try {
			// Else the screen goes dark in the queue. Not every browser can, and not always.
			this.#lock = await navigator.wakeLock.request('screen');
			if (!dialog.open) this.#closed();
		} catch {
			this.#lock = undefined;
		}
	};

	#close = ({ currentTarget }: Event) => (currentTarget as HTMLDialogElement).close();

	#closed = () => {
		void this.#lock?.release().catch(() => undefined);
		this.#lock = undefined;
		this.#host.requestUpdate();
	};
}

/** In capitals, which take little room in a QR code; counters read both. Of a long address the code alone. */
function picture(address: string, code: string): TemplateResult | undefined {
	const modules = encodeQr(address.toUpperCase()) ?? encodeQr(code.toUpperCase());
	if (!modules) return undefined;
	const size = modules.length + 2 * QUIET;
	const path = modules
		.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')))
		.join('');
	return html`<svg class="qr" viewBox=${`0 0 ${size} ${size}`} shape-rendering="crispEdges" aria-hidden="true">
		${svg`<rect width=${size} height=${size}></rect><path d=${path}></path>`}
	</svg>`;
}
