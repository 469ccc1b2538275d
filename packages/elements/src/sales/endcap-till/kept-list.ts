import type { Live } from '@endcap/sdk';
import type { KeptSale, SaleExcess } from '@endcap/sdk/staff';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { fill, plural } from '../../shared/localization.ts';
import { formatMoney } from '../../shared/money.ts';
import { couponReason, refusalWords } from './problem-words.ts';
import type { Scene } from './scene.ts';

const tellsSomething = ({ sale }: KeptSale) => sale !== undefined && sale.excess.length + sale.conflicts.length > 0;

/** Sales that were rung up without the network: how many wait, what was refused, and what could not be so. */
export class KeptList {
	#host: LitElement;
	/** The one that is asked about: give it up? */
	#giving: string | undefined;

	constructor(host: LitElement) {
		this.#host = host;
	}

	/** Says that those were sent which nobody has to look at, and takes them off the list. */
	see(kept: Live<readonly KeptSale[]> | undefined, { endcap, strings }: Scene): void {
		for (const each of kept?.value ?? []) {
			if (each.status !== 'sent' || tellsSomething(each)) continue;
			announce(this.#host, fill(strings.wasSent, { number: each.input.receipt }));
			void endcap.sales.dismiss(each.key);
		}
	}

	/** True until the receipt is sent. */
	waits(kept: Live<readonly KeptSale[]> | undefined, receipt: string): boolean {
		return kept?.value?.some(({ input, status }) => input.receipt === receipt && status !== 'sent') ?? false;
	}

	#excessWords(excess: SaleExcess, scene: Scene): string {
		const { strings, locale } = scene;
		const reason = excess.kind === 'coupon_excess' ? couponReason(excess, scene) : '';
		const points = plural(strings.points, excess.points, locale);
		return fill(strings.excess[excess.kind], { code: excess.code ?? '', reason, points });
	}

	#renderTold({ key, sale, input }: KeptSale, scene: Scene, titleOf: (sku: string) => string): TemplateResult {
		const { strings, endcap } = scene;
		const words = [
			...(sale?.excess ?? []).map((excess) => this.#excessWords(excess, scene)),
			...(sale?.conflicts ?? []).map(({ kind, quantity, sku }) =>
				fill(kind === 'was_reserved' ? strings.wasReserved : strings.wasNotOnHand, {
					count: String(quantity),
					item: titleOf(sku),
				}),
			),
		];
		return html`<div part="kept-told" role="status">
			<p>${fill(strings.excessOf, { number: input.receipt })}</p>
			<ul>
				${words.map((each) => html`<li>${each}</li>`)}
			</ul>
			<button type="button" data-key=${`seen ${key}`} @click=${() => void endcap.sales.dismiss(key)}>
				${strings.seen}
			</button>
		</div>`;
	}

	#renderRefused({ key, input, refused }: KeptSale, scene: Scene): TemplateResult {
		const { strings, locale, endcap } = scene;
		const amount = input.total ? formatMoney(input.total, locale) : '';
		const values = { number: input.receipt, amount, why: refusalWords(refused, scene) };
		const ask = (key: string | undefined) => () => {
			this.#giving = key;
			this.#host.requestUpdate();
		};
		return html`<div part="kept-refused" role="alert">
			<p>${fill(strings.refusedLater, values)}</p>
			${
				this.#giving === key
					? html`<p>${strings.giveUpSure}</p>
							<div class="buttons">
								<button type="button" data-key="give-up-yes" @click=${() => void endcap.sales.dismiss(key)}>
									${strings.giveUpYes}
								</button>
								<button type="button" data-key="give-up-no" @click=${ask(undefined)}>${strings.keep}</button>
							</div>`
					: html`<button type="button" data-key=${`give-up ${key}`} @click=${ask(key)}>${strings.giveUp}</button>`
			}
		</div>`;
	}

	render(
		kept: Live<readonly KeptSale[]> | undefined,
		scene: Scene,
		titleOf: (sku: string) => string,
	): TemplateResult | typeof nothing {
		const { strings, locale } = scene;
		const all = kept?.value ?? [];
		// Who is not signed in is told above; it is no refusal of the receipt.
		const isRefused = ({ status, refused }: KeptSale) =>
			status === 'waiting' && refused && refused !== 'unauthenticated';
		const refused = all.filter(isRefused);
		const waiting = all.filter((each) => each.status !== 'sent' && !isRefused(each)).length;
		const told = all.filter(tellsSomething);
		if (waiting + refused.length + told.length === 0) return nothing;
		return html`<section part="kept">
			${
				waiting > 0
					? html`<p part="kept-waiting" role="status">
							<strong>${plural(strings.wait, waiting, locale)}</strong> ${strings.waitHint}
						</p>`
					: nothing
			}
			${refused.map((each) => this.#renderRefused(each, scene))}
			${told.map((each) => this.#renderTold(each, scene, titleOf))}
		</section>`;
	}
}
