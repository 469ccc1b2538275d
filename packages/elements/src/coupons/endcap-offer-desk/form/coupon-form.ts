import type { Coupon, CouponOutcome, CouponStatus } from '@endcap/sdk/staff';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { announce } from '../../../shared/announce.ts';
import { fill } from '../../../shared/localization.ts';
import { sentenceOf } from '../face-words.ts';
import { failureWords } from '../failures.ts';
import type { Scene } from '../scene.ts';
import {
	BENEFIT_FIELDS,
	draftOf,
	FIELD_AT,
	newId,
	readDraft,
	type CouponDraft,
	type ReadDraft,
} from './coupon-draft.ts';
import { renderCouponFields } from './coupon-fields.ts';
import { fieldAt, type Mistake, type Mistakes } from '../../../shared/desk/mistakes.ts';
import { Fields, focusMistake } from '../../../shared/desk/fields.ts';

interface Open {
	/** Undefined for a new one until it is sent for the first time; sent again it is the same coupon. */
	id: string | undefined;
	/** As it was when the form was opened; undefined for a new one. */
	coupon: Coupon | undefined;
	draft: CouponDraft;
	mistakes: Mistakes;
	problem: string;
	sending: boolean;
}

export interface CouponFormOptions {
	onSaved(coupon: Coupon): void;
	onCancel(): void;
}

/** Makes and changes coupons. What was typed stays until it is saved or canceled, whatever else is looked at meanwhile. */
export class CouponForm {
	#host: LitElement;
	#options: CouponFormOptions;
	/** By the coupon’s id; that of a new one is ''. */
	#drafts = new Map<string, Open>();
	#fields: Fields<CouponDraft>;
	#key = '';

	constructor(host: LitElement, options: CouponFormOptions) {
		this.#host = host;
		this.#options = options;
		this.#fields = new Fields('coupon', (change) => this.#change(change));
	}

	/** `coupon` has all its products; undefined: a new one. */
	open(coupon: Coupon | undefined): void {
		this.#key = coupon?.id ?? '';
		if (!this.#drafts.has(this.#key)) {
			const draft = draftOf(coupon);
			const fresh = { id: coupon?.id, coupon, draft, mistakes: new Map(), problem: '', sending: false };
			this.#drafts.set(this.#key, fresh);
		}
		this.#host.requestUpdate();
	}

	/** Nothing of what one person typed is left for the next. */
	forget(): void {
		this.#drafts.clear();
	}

	#change(change: Partial<CouponDraft>): void {
		const open = this.#drafts.get(this.#key);
		if (!open) return;
		open.draft = { ...open.draft, ...change };
		for (const name of Object.keys(change)) open.mistakes.delete(name);
		this.#host.requestUpdate();
	}

	#cancel = () => {
		this.#drafts.delete(this.#key);
		this.#options.onCancel();
	};

	async #submit(event: SubmitEvent, scene: Scene): Promise<void> {
		event.preventDefault();
		const open = this.#drafts.get(this.#key);
		if (!open || open.sending) return;
		const asked = (event.submitter as HTMLButtonElement | null)?.value as CouponStatus | undefined;
		const status = open.coupon?.status ?? asked ?? 'draft';
		const { input, mistakes } = readDraft(open.draft, status, scene.currency);
		open.mistakes = mistakes;
		open.problem = mistakes.size > 0 ? scene.strings.marked : '';
		if (mistakes.size === 0) {
			open.sending = true;
			this.#host.requestUpdate();
			try {
				open.id ??= newId(input.name);
				this.#take(open, await scene.endcap.coupons.put(open.id, input), scene);
			} catch (error) {
				open.problem = failureWords(error, scene);
			}
			open.sending = false;
		}
		this.#host.requestUpdate();
		if (open.mistakes.size > 0) await focusMistake(this.#host);
	}

	#take(open: Open, outcome: CouponOutcome, { strings }: Scene): void {
		if (outcome.outcome === 'saved') {
			this.#drafts.delete(open.coupon?.id ?? '');
			announce(this.#host, fill(strings.saved, { coupon: outcome.coupon.name }));
			return this.#options.onSaved(outcome.coupon);
		}
		const mark = (field: string, mistake: Mistake) => open.mistakes.set(field, mistake);
		if (outcome.outcome === 'coupon_code_taken') mark('code', 'code');
		if (outcome.outcome === 'conflict') mark('limit_total', 'limit');
		if (outcome.outcome === 'invalid_request') {
			for (const pointer of outcome.pointers) mark(fieldAt(pointer, FIELD_AT) ?? 'name', 'refused');
		}
		if (outcome.outcome === 'key_not_allowed') open.problem = strings.managersOnly;
		else if (outcome.outcome === 'coupon_state') open.problem = strings.wrongState;
		else open.problem = open.mistakes.size > 0 ? strings.marked : strings.notDone;
	}

	render(scene: Scene): TemplateResult | typeof nothing {
		const open = this.#drafts.get(this.#key);
		if (!open) return nothing;
		const { strings } = scene;
		const { coupon, draft, sending } = open;
		const busy = sending ? 'true' : nothing;
		return html`<form
			part="form"
			novalidate
			aria-labelledby="form-heading"
			@submit=${(event: SubmitEvent) => this.#submit(event, scene)}
		>
			<h3 id="form-heading" tabindex="-1">
				${coupon ? fill(strings.changing, { coupon: coupon.name }) : strings.newCoupon}
			</h3>
			${renderCouponFields(draft, this.#fields.with(scene, open.mistakes), scene)}
			<div part="preview">
				<h4>${strings.shoppersRead}</h4>
				<p>${previewOf(readDraft(draft, 'active', scene.currency), scene)}</p>
			</div>
			${open.problem ? html`<p part="problem" role="alert">${open.problem}</p>` : nothing}
			<div class="buttons">
				${
					coupon
						? html`<button part="submit" type="submit" aria-disabled=${busy}>
								${sending ? strings.sending : strings.save}
							</button>`
						: html`<button part="submit" type="submit" value="active" aria-disabled=${busy}>
									${sending ? strings.sending : strings.saveStart}
								</button>
								<button type="submit" value="draft" aria-disabled=${busy}>${strings.saveDraft}</button>`
				}
				<button part="cancel" class="quiet" type="button" @click=${this.#cancel}>${strings.cancel}</button>
			</div>
		</form>`;
	}
}

/** Once it is known what it gives. */
function previewOf({ input, mistakes }: ReadDraft, scene: Scene): string {
	if (BENEFIT_FIELDS.some((field) => mistakes.has(field))) return scene.strings.notYet;
	const { products } = input;
	const isEmpty = products?.categories.length === 0 && products.skus.length === 0;
	const shown = isEmpty ? null : products && { ...products, sku_count: products.skus.length };
	// Until one is chosen nothing is said of them.
	const stores = input.stores?.length ? input.stores : null;
	return sentenceOf({ ...input, id: '', products: shown, stores }, scene);
}
