import type { Offer, OfferStatus } from '@endcap/sdk/staff';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { fill } from '../../shared/localization.ts';
import { renderState } from './campaign-list.ts';
import { periodWords, ruleWords } from './campaign-words.ts';
import { renderPreview } from './preview.ts';
import { failureWords, isManager, refusalWords, type Scene } from './scene.ts';

const STEPS = {
	draft: { to: 'active', words: 'start' },
	active: { to: 'paused', words: 'pause' },
	paused: { to: 'active', words: 'resume' },
	ended: undefined,
} as const;

export interface CampaignViewOptions {
	onBack(): void;
	onChange(offer: Offer): void;
	onChanged(offer: Offer): void;
}

/** One campaign: what shoppers see of it, where and when, and what can be done with it. */
export class CampaignView {
	#host: LitElement;
	#options: CampaignViewOptions;
	/** What is asked before it is done. */
	#asked: 'paused' | 'ended' | undefined;
	#working = false;
	#problem = '';

	constructor(host: LitElement, options: CampaignViewOptions) {
		this.#host = host;
		this.#options = options;
	}

	/** Another one comes, or another person. */
	clear(): void {
		this.#asked = undefined;
		this.#problem = '';
	}

	#ask(status: 'paused' | 'ended' | undefined): void {
		this.#asked = status;
		this.#host.requestUpdate();
		const wanted = status ? '[part="sure"] button' : '[part="actions"] button, #detail-heading';
		void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector<HTMLElement>(wanted)?.focus());
	}

	async #set({ id, name }: Offer, status: OfferStatus, scene: Scene): Promise<void> {
		if (this.#working) return;
		this.#working = true;
		this.#problem = '';
		this.#host.requestUpdate();
		try {
			const outcome = await scene.endcap.offers.change(id, { status });
			if (outcome.outcome === 'saved') {
				announce(this.#host, `${name}: ${scene.strings.states[outcome.offer.state]}`);
				this.#options.onChanged(outcome.offer);
			} else this.#problem = refusalWords(outcome, scene);
		} catch (error) {
			this.#problem = failureWords(error, scene);
		}
		this.#working = false;
		// Not what was asked for meanwhile.
		this.#ask(this.#asked === status ? undefined : this.#asked);
	}

	#renderActions(offer: Offer, scene: Scene): TemplateResult | typeof nothing {
		const { strings } = scene;
		const step = STEPS[offer.status];
		const busy = this.#working ? 'true' : nothing;
		if (!isManager(scene)) return html`<p class="hint">${strings.managersMake}</p>`;
		if (!step) return nothing;
		const asked = this.#asked;
		if (asked) {
			const [sure, yes] =
				asked === 'paused' ? [strings.pauseSure, strings.pauseYes] : [strings.endSure, strings.endYes];
			return html`<div part="sure" role="group" aria-label=${sure}>
				<p>${sure}</p>
				<div class="buttons">
					<button type="button" aria-disabled=${busy} @click=${() => this.#set(offer, asked, scene)}>${yes}</button>
					<button type="button" @click=${() => this.#ask(undefined)}>${strings.keep}</button>
				</div>
			</div>`;
		}
		const press = () => (step.to === 'paused' ? this.#ask(step.to) : this.#set(offer, step.to, scene));
		return html`<div part="actions" class="buttons">
			<button part="change" type="button" @click=${() => this.#options.onChange(offer)}>${strings.change}</button>
			<button part="step" type="button" aria-disabled=${busy} @click=${press}>${strings[step.words]}</button>
			<button part="end" type="button" @click=${() => this.#ask('ended')}>${strings.end}</button>
		</div>`;
	}

	render(offer: Offer, scene: Scene): TemplateResult {
		const { strings } = scene;
		return html`<section part="detail" aria-labelledby="detail-heading">
			<button part="back" class="quiet" type="button" @click=${() => this.#options.onBack()}>
				<span aria-hidden="true" class="arrow"></span>${strings.back}
			</button>
			<header class="head">
				<h2 id="detail-heading" tabindex="-1">${offer.name}</h2>
				${renderState(offer, scene)}
			</header>
			${renderPreview(offer, scene)}
			<p part="standing">
				<strong>${periodWords(offer, scene)}</strong> · ${ruleWords(offer, scene).join(' · ')} ·
				${fill(strings.linkName, { slug: offer.slug })}
			</p>
			${this.#problem ? html`<p part="problem" role="alert">${this.#problem}</p>` : nothing}
			${this.#renderActions(offer, scene)}
		</section>`;
	}
}
