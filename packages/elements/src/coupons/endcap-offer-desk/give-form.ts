import type { Coupon, CouponIssue, IssueOutcome } from '@endcap/sdk/staff';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { plural } from '../../shared/localization.ts';
import { failureWords } from './failures.ts';
import { Fields, focusMistake } from '../../shared/desk/fields.ts';
import { linesOf, Reading, type Mistakes } from '../../shared/desk/mistakes.ts';
import { newKey } from './request-key.ts';
import type { Scene } from './scene.ts';

interface Draft {
	whom: 'segment' | 'birthday' | 'these';
	segment: string;
	ids: string;
}

/** Puts a coupon into wallets, and says into how many. */
export class GiveForm {
	#host: LitElement;
	#fields: Fields<Draft>;
	#draft: Draft = { whom: 'segment', segment: '', ids: '' };
	/** Of the request as it was typed: sent again it is the same request. */
	#key = newKey();
	#given = '';
	#mistakes: Mistakes = new Map();
	#problem = '';
	#sending = false;

	constructor(host: LitElement) {
		this.#host = host;
		this.#fields = new Fields('give', (change) => {
			this.#draft = { ...this.#draft, ...change };
			this.#key = newKey();
			this.#mistakes.clear();
			host.requestUpdate();
		});
	}

	#read(): { whom: CouponIssue; mistakes: Mistakes } {
		const read = new Reading();
		const { whom, segment, ids } = this.#draft;
		if (whom === 'birthday') return { whom: { birthday: true }, mistakes: read.mistakes };
		if (whom === 'segment') return { whom: { segment: read.text('segment', segment) }, mistakes: read.mistakes };
		const customer_ids = linesOf(read.text('ids', ids));
		return { whom: { customer_ids }, mistakes: read.mistakes };
	}

	async #submit(event: SubmitEvent, { id }: Coupon, scene: Scene): Promise<void> {
		event.preventDefault();
		if (this.#sending) return;
		const { whom, mistakes } = this.#read();
		this.#mistakes = mistakes;
		this.#problem = '';
		this.#given = '';
		this.#host.requestUpdate();
		if (mistakes.size > 0) return focusMistake(this.#host);
		this.#sending = true;
		try {
			const outcome = await scene.endcap.coupons.issue(id, whom, { idempotencyKey: this.#key });
			this.#key = newKey();
			this.#take(outcome, scene);
		} catch (error) {
			this.#problem = failureWords(error, scene);
		}
		this.#sending = false;
		this.#host.requestUpdate();
	}

	#take(outcome: IssueOutcome, { strings, locale }: Scene): void {
		if (outcome.outcome === 'issued') {
			const { issued, skipped } = outcome;
			const left = skipped > 0 ? ` ${plural(strings.skipped, skipped, locale)}` : '';
			this.#given = plural(strings.given, issued, locale) + left;
			announce(this.#host, this.#given);
			return;
		}
		const words: Record<typeof outcome.outcome, string> = {
			coupon_refused: strings.notEnough,
			coupon_state: strings.notActive,
			key_not_allowed: strings.managersOnly,
			not_found: strings.gone,
		};
		this.#problem = words[outcome.outcome];
	}

	render(coupon: Coupon, scene: Scene): TemplateResult {
		const { strings } = scene;
		const { whom, segment, ids } = this.#draft;
		const fields = this.#fields.with(scene, this.#mistakes);
		const choices = [
			['segment', strings.toSegment],
			...(coupon.birthday ? [['birthday', strings.toBirthday] as const] : []),
			['these', strings.toThese],
		] as const;
		return html`<details part="section">
			<summary>${strings.give}</summary>
			<form part="give" novalidate @submit=${(event: SubmitEvent) => this.#submit(event, coupon, scene)}>
				<p class="hint">${strings.giveHint}</p>
				<div class="fields">
					${fields.select('whom', strings.toWhom, choices, whom)}
					${whom === 'segment' ? fields.text('segment', { label: strings.segment, value: segment, maxlength: 100 }) : nothing}
					${whom === 'these' ? fields.text('ids', { label: strings.customerIds, value: ids, type: 'textarea', wide: true }) : nothing}
				</div>
				<button type="submit" aria-disabled=${this.#sending ? 'true' : nothing}>
					${this.#sending ? strings.giving : strings.doGive}
				</button>
				${this.#problem ? html`<p part="problem" role="alert">${this.#problem}</p>` : nothing}
				${this.#given ? html`<p part="done">${this.#given}</p>` : nothing}
			</form>
		</details>`;
	}
}
