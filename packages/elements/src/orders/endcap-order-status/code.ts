import { html, type CSSResult, type LitElement, type TemplateResult } from 'lit';
import type { Fulfillment } from '@endcap/sdk';
import { LargeView, largeStyles } from '../../shared/qr/large.ts';
import { pictureStyles, qrPicture } from '../../shared/qr/picture.ts';
import { codeStyles } from './code.styles.ts';
import type { AllOrderStatusStrings } from './endcap-order-status.strings.ts';

/** The pickup codes of an order, each as a QR code and in words, and one of them over the whole screen. */
export class PickupCodes {
	#server: string;
	#large: LargeView;
	/** By what is in them: drawing one anew costs a millisecond or two. */
	#drawn = new Map<string, TemplateResult | undefined>();

	/** `server`: its address, which the codes hold; empty where it is not known. */
	constructor(host: LitElement & { adopt(styles: CSSResult): void }, server: string) {
		this.#server = server;
		this.#large = new LargeView(host);
		for (const styles of [codeStyles, pictureStyles, largeStyles]) host.adopt(styles);
	}

	/** Nothing for what has no code. */
	render({ id, code, words }: Fulfillment, strings: AllOrderStatusStrings): TemplateResult | undefined {
		if (!code || !words) return undefined;
		const image = this.#draw(code);
		const said = words.join(' ');
		const heading = `code-${id}`;
		const { open } = this.#large;
		return html`<div part="code" role="group" aria-labelledby=${heading}>
			${
				image &&
				html`<button
					part="code__image"
					type="button"
					aria-label=${`${strings.codeImage}. ${strings.large}`}
					@click=${open}
				>
					${image}
				</button>`
			}
			<div class="said">
				<p part="code__heading" id=${heading}>${strings.showCode}</p>
				<p class="or">${strings.orSay}</p>
				<p part="code__words" translate="no" lang="en">${said}</p>
				${image && html`<button part="code__large" type="button" @click=${open}>${strings.large}</button>`}
			</div>
			${
				image &&
				this.#large.render({
					label: strings.showCode,
					close: strings.close,
					image,
					below: html`<span translate="no" lang="en">${said}</span>`,
				})
			}
		</div>`;
	}

	/** Counters read capitals too. Of a long address the code alone. */
	#draw(code: string): TemplateResult | undefined {
		const texts = this.#server ? [`${this.#server}/p/${code}`, code] : [code];
		if (!this.#drawn.has(code)) this.#drawn.set(code, qrPicture(...texts));
		return this.#drawn.get(code);
	}
}
