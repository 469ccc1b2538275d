import type { Reservation } from '@endcap/sdk/staff';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { fill, plural } from '../../shared/localization.ts';
import { formatTime } from '../../shared/shops/opening-words.ts';
import { failureWords } from './refusal-words.ts';
import type { Scene } from './scene.ts';

const MINUTE = 60_000;

/** What shoppers hold in the shop: until when, and handed over or released. */
export class HoldsList {
	#host: LitElement;
	/** Asked for once more before the shopper loses it. */
	#releasing: string | undefined;
	#working = new Set<string>();
	#problems = new Map<string, string>();

	constructor(host: LitElement) {
		this.#host = host;
	}

	async #end(id: string, item: string, action: 'release' | 'handOver', scene: Scene): Promise<void> {
		if (this.#working.has(id)) return;
		this.#working.add(id);
		this.#problems.delete(id);
		this.#host.requestUpdate();
		const { strings } = scene;
		try {
			const { outcome } = await scene.endcap.reservations[action](id);
			if (outcome === 'released') announce(this.#host, fill(strings.holdReleased, { item }));
			else if (outcome === 'handed_over') announce(this.#host, fill(strings.holdHandedOver, { item }));
			else this.#problems.set(id, outcome === 'store_not_allowed' ? strings.otherShop : strings.holdIsOver);
		} catch (error) {
			this.#problems.set(id, failureWords(error, scene));
		}
		this.#working.delete(id);
		this.#releasing = undefined;
		this.#host.requestUpdate();
	}

	#askFirst(id: string | undefined): void {
		this.#releasing = id;
		this.#host.requestUpdate();
	}

	#until({ expires_at }: Reservation, { strings, locale, now }: Scene): TemplateResult | string {
		if (expires_at === null) return strings.promisedForGood;
		const end = Date.parse(expires_at);
		const minutes = Math.max(0, Math.ceil((end - now) / MINUTE));
		return `${fill(strings.until, { time: formatTime(end, locale) })} · ${plural(strings.minutesLeft, minutes, locale)}`;
	}

	#renderHold(hold: Reservation, scene: Scene): TemplateResult {
		const { strings, locale, storeId, titleOf } = scene;
		const lines = hold.lines.filter(({ store_id }) => store_id === storeId);
		const lost = lines.reduce((sum, { quantity_lost }) => sum + quantity_lost, 0);
		const names = lines.map(({ sku, quantity }) => `${quantity.toLocaleString(locale)} × ${titleOf(sku)}`).join(', ');
		const problem = this.#problems.get(hold.id);
		const working = this.#working.has(hold.id) ? 'true' : nothing;
		const button = (words: string, press: () => void) =>
			html`<button type="button" aria-label="${words}: ${names}" aria-disabled=${working} @click=${press}>
				${words}
			</button>`;
		return html`<li part="hold">
			<div class="hold__words">
				<div part="hold__lines">${names}</div>
				<div part="hold__until">${this.#until(hold, scene)}</div>
				${lost > 0 ? html`<div part="hold__lost">${plural(strings.lost, lost, locale)}</div>` : nothing}
				${problem ? html`<p part="problem" role="alert">${problem}</p>` : nothing}
			</div>
			<div class="hold__actions">
				${
					this.#releasing === hold.id
						? html`<span>${strings.releaseSure}</span>
								${button(strings.releaseYes, () => this.#end(hold.id, names, 'release', scene))}
								${button(strings.keep, () => this.#askFirst(undefined))}`
						: html`${button(strings.handOver, () => this.#end(hold.id, names, 'handOver', scene))}
							${button(strings.release, () => this.#askFirst(hold.id))}`
				}
			</div>
		</li>`;
	}

	render(holds: readonly Reservation[] | undefined, scene: Scene): TemplateResult | typeof nothing {
		if (!holds) return nothing;
		const { strings, locale } = scene;
		return html`<details part="holds" ?open=${holds.length > 0}>
			<summary>${fill(strings.holds, { count: holds.length.toLocaleString(locale) })}</summary>
			${
				holds.length > 0
					? html`<ul role="list">
							${holds.map((hold) => this.#renderHold(hold, scene))}
						</ul>`
					: html`<p>${strings.noHolds}</p>`
			}
		</details>`;
	}
}
