import type { Coupon, Redemption } from '@endcap/sdk/staff';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { formatMoney } from '../../shared/money.ts';
import { fill } from '../../shared/localization.ts';
import { failureWords } from './failures.ts';
import { isManager, type Scene } from './scene.ts';

/** What a coupon was used for. It is read when it is opened, and again when the coupon has changed. */
export class RedemptionList {
	#host: LitElement;
	#of = '';
	#isOpen = false;
	#items: Redemption[] | undefined;
	#next: string | null = null;
	#problem = '';
	/** Asked for once more before it is given back. */
	#asked: string | undefined;
	#working = false;
	/** Counts reads, so that one that comes late is not taken for the last. */
	#reads = 0;

	constructor(host: LitElement) {
		this.#host = host;
	}

	clear(): void {
		this.#reads += 1;
		this.#of = '';
		this.#isOpen = false;
		this.#items = undefined;
		this.#next = null;
		this.#problem = '';
		this.#asked = undefined;
	}

	async #read(coupon: Coupon, scene: Scene, cursor?: string): Promise<void> {
		const read = (this.#reads += 1);
		try {
			const query = { coupon_id: coupon.id, limit: 50, ...(cursor !== undefined && { cursor }) };
			const page = await scene.endcap.coupons.redemptions(query);
			if (read !== this.#reads) return;
			this.#items = cursor === undefined ? page.data : [...(this.#items ?? []), ...page.data];
			this.#next = page.next_cursor;
			this.#problem = '';
		} catch (error) {
			if (read === this.#reads) this.#problem = failureWords(error, scene);
		}
		this.#host.requestUpdate();
	}

	#toggle = (event: Event, coupon: Coupon, scene: Scene) => {
		this.#isOpen = (event.target as HTMLDetailsElement).open;
		if (this.#isOpen) void this.#read(coupon, scene);
	};

	/** Follows what happens to the coupon. */
	#follow(coupon: Coupon, scene: Scene): void {
		const now = `${coupon.id} ${coupon.uses} ${coupon.excess}`;
		if (now === this.#of) return;
		this.#of = now;
		if (this.#isOpen) void this.#read(coupon, scene);
	}

	#ask(id: string | undefined): void {
		this.#asked = id;
		this.#host.requestUpdate();
		if (id === undefined) return;
		void this.#host.updateComplete.then(() =>
			this.#host.renderRoot.querySelector<HTMLElement>('[part="redemption"] .sure button')?.focus(),
		);
	}

	async #rollBack(used: Redemption, coupon: Coupon, scene: Scene): Promise<void> {
		if (this.#working) return;
		this.#working = true;
		this.#host.requestUpdate();
		const { strings } = scene;
		try {
			const outcome = await scene.endcap.coupons.rollBack(used.id);
			if (outcome.outcome === 'rolled_back') {
				announce(this.#host, strings.redeemed.rolled_back);
				this.#problem = '';
				this.#items = this.#items?.map((each) => (each.id === used.id ? outcome.redemption : each));
				void this.#read(coupon, scene);
			} else this.#problem = outcome.outcome === 'key_not_allowed' ? strings.managersOnly : strings.notRolledBack;
		} catch (error) {
			this.#problem = failureWords(error, scene);
		}
		this.#working = false;
		this.#ask(undefined);
	}

	#words(used: Redemption, { strings, locale, stores }: Scene): string {
		const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
		const when = format.format(Date.parse(used.redeemed_at ?? used.created_at));
		const store = stores.find(({ id }) => id === used.store_id)?.name;
		const place = store ?? strings.channels[used.channel];
		const beyond = used.excess ? [strings.beyond] : [];
		return [when, place, formatMoney(used.amount, locale), ...beyond].join(' · ');
	}

	#renderUse(used: Redemption, coupon: Coupon, scene: Scene): TemplateResult {
		const { strings } = scene;
		const words = this.#words(used, scene);
		const mayBack = isManager(scene) && used.status === 'succeeded';
		const busy = this.#working ? 'true' : nothing;
		return html`<li part="redemption">
			<span class="use">${words}<span class="hint">${strings.redeemed[used.status]}</span></span>
			${
				mayBack && this.#asked === used.id
					? html`<div class="sure">
							<p>${strings.rollBackSure}</p>
							<div class="buttons">
								<button type="button" aria-disabled=${busy} @click=${() => this.#rollBack(used, coupon, scene)}>
									${strings.rollBackYes}
								</button>
								<button type="button" @click=${() => this.#ask(undefined)}>${strings.keep}</button>
							</div>
						</div>`
					: mayBack
						? html`<button
								type="button"
								aria-label=${fill(strings.rollBackOf, { use: words })}
								@click=${() => this.#ask(used.id)}
							>
								${strings.rollBack}
							</button>`
						: nothing
			}
		</li>`;
	}

	render(coupon: Coupon, scene: Scene): TemplateResult {
		const { strings } = scene;
		this.#follow(coupon, scene);
		const items = this.#items;
		const next = this.#next;
		return html`<details part="section" @toggle=${(event: Event) => this.#toggle(event, coupon, scene)}>
			<summary>${strings.redemptions}</summary>
			${this.#problem ? html`<p part="problem" role="alert">${this.#problem}</p>` : nothing}
			${items?.length === 0 ? html`<p class="hint">${strings.noRedemptions}</p>` : nothing}
			${
				items && items.length > 0
					? html`<ul role="list">
							${items.map((used) => this.#renderUse(used, coupon, scene))}
						</ul>`
					: nothing
			}
			${
				next === null
					? nothing
					: html`<button type="button" @click=${() => this.#read(coupon, scene, next)}>${strings.showMore}</button>`
			}
		</details>`;
	}
}
