import type { Coupon, CouponStatus } from '@endcap/sdk/staff';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { plural } from '../../shared/localization.ts';
import { CodesForm } from './codes-form.ts';
import { renderState } from './coupon-list.ts';
import { periodWords, sentenceOf, usesWords } from './face-words.ts';
import { failureWords } from './failures.ts';
import { GiveForm } from './give-form.ts';
import { RedemptionList } from './redemption-list.ts';
import { isManager, stateWords, type Scene } from './scene.ts';

/** From where it stands: what can be done, and in which words. */
const STEPS = {
	draft: { to: 'active', words: 'start' },
	active: { to: 'paused', words: 'pause' },
	paused: { to: 'active', words: 'resume' },
	ended: undefined,
} as const;

export interface CouponViewOptions {
	onBack(): void;
	onChange(coupon: Coupon): void;
	/** It is another now. */
	onChanged(coupon: Coupon): void;
}

/** One coupon, with all that is done with it. */
export class CouponView {
	#host: LitElement;
	#options: CouponViewOptions;
	#codes: CodesForm;
	#give: GiveForm;
	#redemptions: RedemptionList;
	/** Asked for once more, since shoppers feel it. */
	#asked: CouponStatus | undefined;
	#working = false;
	#problem = '';

	constructor(host: LitElement, options: CouponViewOptions) {
		this.#host = host;
		this.#options = options;
		this.#codes = new CodesForm(host);
		this.#give = new GiveForm(host);
		this.#redemptions = new RedemptionList(host);
	}

	/** Begins anew, with another coupon or none. */
	clear(): void {
		this.#asked = undefined;
		this.#problem = '';
		this.#codes = new CodesForm(this.#host);
		this.#give = new GiveForm(this.#host);
		this.#redemptions.clear();
	}

	#ask(status: CouponStatus | undefined): void {
		this.#asked = status;
		this.#host.requestUpdate();
		const wanted = status ? '[part="sure"] button' : '[part="actions"] button';
		void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector<HTMLElement>(wanted)?.focus());
	}

	async #set(coupon: Coupon, status: CouponStatus, scene: Scene): Promise<void> {
		if (this.#working) return;
		this.#working = true;
		this.#problem = '';
		this.#host.requestUpdate();
		try {
			const outcome = await scene.endcap.coupons.setStatus(coupon.id, status);
			if (outcome.outcome === 'saved') {
				announce(this.#host, `${coupon.name}: ${stateWords(outcome.coupon, scene)}`);
				this.#options.onChanged(outcome.coupon);
			} else {
				const { managersOnly, wrongState } = scene.strings;
				this.#problem = outcome.outcome === 'key_not_allowed' ? managersOnly : wrongState;
			}
		} catch (error) {
			this.#problem = failureWords(error, scene);
		}
		this.#working = false;
		// Not what was asked for meanwhile.
		this.#ask(this.#asked === status ? undefined : this.#asked);
	}

	#renderActions(coupon: Coupon, scene: Scene): TemplateResult | typeof nothing {
		const { strings } = scene;
		const step = STEPS[coupon.status];
		const busy = this.#working ? 'true' : nothing;
		if (!isManager(scene)) return html`<p class="hint">${strings.managersMake}</p>`;
		if (!step) return nothing;
		const asked = this.#asked;
		if (asked === 'paused' || asked === 'ended') {
			const [sure, yes] =
				asked === 'paused' ? [strings.pauseSure, strings.pauseYes] : [strings.endSure, strings.endYes];
			return html`<div part="sure" role="group" aria-label=${sure}>
				<p>${sure}</p>
				<div class="buttons">
					<button type="button" aria-disabled=${busy} @click=${() => this.#set(coupon, asked, scene)}>${yes}</button>
					<button type="button" @click=${() => this.#ask(undefined)}>${strings.keep}</button>
				</div>
			</div>`;
		}
		const press = () => (step.to === 'paused' ? this.#ask(step.to) : this.#set(coupon, step.to, scene));
		return html`<div part="actions" class="buttons">
			<button part="change" type="button" @click=${() => this.#options.onChange(coupon)}>${strings.change}</button>
			<button part="step" type="button" aria-disabled=${busy} @click=${press}>${strings[step.words]}</button>
			<button part="end" type="button" @click=${() => this.#ask('ended')}>${strings.end}</button>
		</div>`;
	}

	render(coupon: Coupon, scene: Scene): TemplateResult {
		const { strings, locale } = scene;
		return html`<section part="detail" aria-labelledby="detail-heading">
			<button part="back" class="quiet" type="button" @click=${() => this.#options.onBack()}>
				<span aria-hidden="true" class="arrow"></span>${strings.back}
			</button>
			<header class="head">
				<h3 id="detail-heading" tabindex="-1">${coupon.name}</h3>
				${renderState(coupon, scene)}
			</header>
			<div part="preview">
				<h4>${strings.shoppersRead}</h4>
				<p>${sentenceOf(coupon, scene)}</p>
			</div>
			<p part="standing">
				<strong>${usesWords(coupon, scene)}</strong> · ${periodWords(coupon, scene)}
				${coupon.excess > 0 ? html`<br />${plural(strings.excess, coupon.excess, locale)}` : nothing}
			</p>
			${this.#problem ? html`<p part="problem" role="alert">${this.#problem}</p>` : nothing}
			${this.#renderActions(coupon, scene)}
			${isManager(scene) && coupon.status !== 'ended' ? this.#codes.render(coupon, scene) : nothing}
			${coupon.status === 'ended' ? nothing : this.#give.render(coupon, scene)}
			${this.#redemptions.render(coupon, scene)}
		</section>`;
	}
}
