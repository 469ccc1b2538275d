import type { Coupon, CouponCodes } from '@endcap/sdk/staff';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { fill, plural } from '../../shared/localization.ts';
import { failureWords } from './failures.ts';
import { Fields, focusMistake } from '../../shared/desk/fields.ts';
import { Reading, type Mistakes } from '../../shared/desk/mistakes.ts';
import { newKey } from './request-key.ts';
import type { Scene } from './scene.ts';

const MOST = 100_000;

/** Makes codes for one use each, and leads to their file. */
export class CodesForm {
	#host: LitElement;
	#fields: Fields<{ count: string }>;
	#count = '100';
	/** Of the request as it was typed: sent again it is the same request. */
	#key = newKey();
	#made: CouponCodes | undefined;
	#mistakes: Mistakes = new Map();
	#problem = '';
	#sending = false;
	#url: string | undefined;
	#wanted = false;

	constructor(host: LitElement) {
		this.#host = host;
		this.#fields = new Fields('codes', ({ count }) => {
			this.#count = count ?? this.#count;
			this.#key = newKey();
			this.#mistakes.clear();
			host.requestUpdate();
		});
	}

	async #submit(event: SubmitEvent, { id }: Coupon, scene: Scene): Promise<void> {
		event.preventDefault();
		if (this.#sending) return;
		const read = new Reading();
		const count = read.whole('count', this.#count, 1, MOST);
		this.#mistakes = read.mistakes;
		this.#problem = '';
		this.#host.requestUpdate();
		if (count === null) return focusMistake(this.#host);
		this.#sending = true;
		try {
			const outcome = await scene.endcap.coupons.createCodes(id, count, { idempotencyKey: this.#key });
			this.#key = newKey();
			if (outcome.outcome === 'created') {
				this.#made = outcome;
				announce(this.#host, this.#madeWords(outcome, scene));
			} else this.#problem = this.#refusal(outcome.outcome, scene);
		} catch (error) {
			this.#problem = failureWords(error, scene);
		}
		this.#sending = false;
		this.#host.requestUpdate();
	}

	#refusal(outcome: 'coupon_state' | 'key_not_allowed' | 'not_found', { strings }: Scene): string {
		if (outcome === 'not_found') return strings.gone;
		return outcome === 'coupon_state' ? strings.wrongState : strings.managersOnly;
	}

	#madeWords({ created, total, left }: CouponCodes, { strings, locale }: Scene): string {
		const values = { left: left.toLocaleString(locale), total: total.toLocaleString(locale) };
		return `${plural(strings.codesMade, created, locale)} ${fill(strings.codesLeft, values)}`;
	}

	/** Where they are downloaded from is asked for once the section is open. */
	#open = async (event: Event, { id }: Coupon, { endcap }: Scene) => {
		if (!(event.target as HTMLDetailsElement).open || this.#wanted) return;
		this.#wanted = true;
		this.#url = await endcap.coupons.codesUrl(id).catch(() => undefined);
		this.#wanted = this.#url !== undefined;
		this.#host.requestUpdate();
	};

	render(coupon: Coupon, scene: Scene): TemplateResult {
		const { strings } = scene;
		const made = this.#made;
		return html`<details part="section" @toggle=${(event: Event) => this.#open(event, coupon, scene)}>
			<summary>${strings.codes}</summary>
			<form part="codes" novalidate @submit=${(event: SubmitEvent) => this.#submit(event, coupon, scene)}>
				<p class="hint">${strings.codesHint}</p>
				<div class="fields">
					${this.#fields.with(scene, this.#mistakes).text('count', {
						label: strings.howMany,
						value: this.#count,
						inputmode: 'numeric',
						maxlength: 7,
					})}
					<button type="submit" aria-disabled=${this.#sending ? 'true' : nothing}>
						${this.#sending ? strings.making : strings.doCodes}
					</button>
				</div>
				${this.#problem ? html`<p part="problem" role="alert">${this.#problem}</p>` : nothing}
				${made ? html`<p part="done">${this.#madeWords(made, scene)}</p>` : nothing}
				${this.#url ? html`<a part="download" href=${this.#url} download>${strings.download}</a>` : nothing}
			</form>
		</details>`;
	}
}
