import type { Coupon, CouponList } from '@endcap/sdk/staff';
import { html, nothing, type TemplateResult } from 'lit';
import { fill, plural } from '../../shared/localization.ts';
import { benefitOf, periodWords, rulesOf, usesWords } from './face-words.ts';
import { isManager, stateOf, stateWords, type Scene } from './scene.ts';

export interface ListActions {
	open(coupon: Coupon): void;
	more(): void;
	showAll(): void;
}

/** The mark of where it stands. */
export function renderState(coupon: Coupon, scene: Scene): TemplateResult {
	const state = stateOf(coupon, scene.wallClock);
	return html`<span part=${`coupon__state coupon__state--${state}`}>${stateWords(coupon, scene)}</span>`;
}

function renderCoupon(coupon: Coupon, scene: Scene, { open }: ListActions): TemplateResult {
	const { strings, locale } = scene;
	const { id, name, code, excess } = coupon;
	const rules = rulesOf(coupon, scene);
	return html`<li part="coupon" data-id=${id}>
		<div class="what">
			<h3 part="coupon__name">
				<button class="quiet" type="button" @click=${() => open(coupon)}>${name}</button>
			</h3>
			<p part="coupon__gives">${benefitOf(coupon, scene)}</p>
			${rules.length > 0 ? html`<p part="coupon__rules">${rules.join(' · ')}</p>` : nothing}
		</div>
		<div class="standing">
			${renderState(coupon, scene)}
			<p part="coupon__period">${periodWords(coupon, scene)}</p>
			${code === null ? nothing : html`<p part="coupon__code">${fill(strings.codeIs, { code })}</p>`}
		</div>
		<div class="standing">
			<p part="coupon__uses">${usesWords(coupon, scene)}</p>
			${excess > 0 ? html`<p part="coupon__excess">${plural(strings.excess, excess, locale)}</p>` : nothing}
		</div>
	</li>`;
}

/** Coupons with what each gives, where, until when, and how often it was used. */
export function renderList(list: CouponList, filtered: boolean, scene: Scene, actions: ListActions): TemplateResult {
	const { strings, locale } = scene;
	const { coupons, complete } = list;
	if (coupons.length === 0 && filtered) {
		return html`<div part="message">
			<p>${strings.noMatch}</p>
			<button type="button" @click=${actions.showAll}>${strings.showAll}</button>
		</div>`;
	}
	if (coupons.length === 0) {
		return html`<p part="message">${isManager(scene) ? strings.emptyManager : strings.empty}</p>`;
	}
	return html`
		<p part="count">${plural(complete ? strings.found : strings.foundFirst, coupons.length, locale)}</p>
		<ul part="list" role="list">
			${coupons.map((coupon) => renderCoupon(coupon, scene, actions))}
		</ul>
		${complete ? nothing : html`<button part="more" type="button" @click=${actions.more}>${strings.showMore}</button>`}
	`;
}
