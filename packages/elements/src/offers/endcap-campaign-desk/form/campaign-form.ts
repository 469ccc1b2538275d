import type { Offer, OfferInput, OfferOutcome, OfferStatus } from '@endcap/sdk/staff';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { announce } from '../../../shared/announce.ts';
import { Fields, focusMistake } from '../../../shared/desk/fields.ts';
import { fieldAt, type Mistakes } from '../../../shared/desk/mistakes.ts';
import { fill } from '../../../shared/localization.ts';
import { renderPreview } from '../preview.ts';
import { failureWords, hasEveryShop, refusalWords, type Scene } from '../scene.ts';
import { Articles } from './articles.ts';
import { draftOf, FIELD_AT, readDraft, type CampaignDraft } from './campaign-draft.ts';
import { renderCampaignFields } from './campaign-fields.ts';

interface Open {
	/** As it was when the form was opened; undefined for a new one. */
	offer: Offer | undefined;
	draft: CampaignDraft;
	mistakes: Mistakes;
	problem: string;
	sending: boolean;
	/** Names the request that makes it, so that sent again it is made once. */
	key: string;
	/** What was sent with that key. */
	sent: string;
}

export interface CampaignFormOptions {
	onSaved(offer: Offer): void;
	onCancel(): void;
}

/** Makes and changes campaigns. What was typed stays until it is saved or canceled, whatever else is looked at meanwhile. */
export class CampaignForm {
	#host: LitElement;
	#options: CampaignFormOptions;
	/** By the offer’s id; that of a new one is ''. */
	#drafts = new Map<string, Open>();
	#fields: Fields<CampaignDraft>;
	#articles: Articles;
	#key = '';

	constructor(host: LitElement, options: CampaignFormOptions) {
		this.#host = host;
		this.#options = options;
		this.#fields = new Fields('campaign', (change) => this.#change(change));
		this.#articles = new Articles(host, (skus) => this.#change({ skus }));
	}

	/** Undefined: a new one. */
	open(offer: Offer | undefined, scene: Scene): void {
		this.#key = offer?.id ?? '';
		this.#articles.clear();
		if (!this.#drafts.has(this.#key)) {
			const draft = draftOf(offer, hasEveryShop(scene));
			this.#drafts.set(this.#key, {
				offer,
				draft,
				mistakes: new Map(),
				problem: '',
				sending: false,
				key: '',
				sent: '',
			});
		}
		this.#host.requestUpdate();
	}

	/** Nothing of what one person typed is left for the next. */
	forget(): void {
		this.#drafts.clear();
		this.#articles.clear();
	}

	#change(change: Partial<CampaignDraft>): void {
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
		const asked = (event.submitter as HTMLButtonElement | null)?.value as OfferStatus | undefined;
		const { input, mistakes } = readDraft(open.draft, open.offer?.status ?? (asked || 'draft'));
		open.mistakes = mistakes;
		open.problem = mistakes.size > 0 ? scene.strings.marked : '';
		if (mistakes.size === 0) {
			open.sending = true;
			this.#host.requestUpdate();
			try {
				this.#take(open, await send(open, input, scene), scene);
			} catch (error) {
				open.problem = failureWords(error, scene);
			}
			open.sending = false;
		}
		this.#host.requestUpdate();
		if (open.mistakes.size > 0) await focusMistake(this.#host);
	}

	#take(open: Open, outcome: OfferOutcome, scene: Scene): void {
		const { strings } = scene;
		if (outcome.outcome === 'saved') {
			this.#drafts.delete(open.offer?.id ?? '');
			announce(this.#host, fill(strings.saved, { campaign: outcome.offer.name }));
			return this.#options.onSaved(outcome.offer);
		}
		// Its status is what it was: it can only be the name in links.
		if (outcome.outcome === 'conflict') open.mistakes.set('slug', 'slug');
		if (outcome.outcome === 'invalid_request') {
			for (const pointer of outcome.pointers) open.mistakes.set(fieldAt(pointer, FIELD_AT) ?? 'name', 'refused');
		}
		open.problem = open.mistakes.size > 0 ? strings.marked : refusalWords(outcome, scene);
	}

	render(scene: Scene): TemplateResult | typeof nothing {
		const open = this.#drafts.get(this.#key);
		if (!open) return nothing;
		const { strings } = scene;
		const { offer, draft, sending } = open;
		const busy = sending ? 'true' : nothing;
		const submit = (value: OfferStatus | '', words: string) =>
			html`<button part=${value === 'draft' ? nothing : 'submit'} type="submit" value=${value} aria-disabled=${busy}>
				${sending ? strings.sending : words}
			</button>`;
		return html`<form
			part="form"
			novalidate
			aria-labelledby="form-heading"
			@submit=${(event: SubmitEvent) => this.#submit(event, scene)}
		>
			<h2 id="form-heading" tabindex="-1">
				${offer ? fill(strings.changing, { campaign: offer.name }) : strings.newCampaign}
			</h2>
			${renderCampaignFields(draft, this.#fields.with(scene, open.mistakes), this.#articles, scene)}
			${renderPreview(readDraft(draft, 'active').input, scene)}
			${open.problem ? html`<p part="problem" role="alert">${open.problem}</p>` : nothing}
			<div class="buttons">
				${offer ? submit('', strings.save) : [submit('active', strings.saveStart), submit('draft', strings.saveDraft)]}
				<button part="cancel" class="quiet" type="button" @click=${this.#cancel}>${strings.cancel}</button>
			</div>
		</form>`;
	}
}

/** A new one is made once, however often the same is sent. */
function send(open: Open, input: OfferInput, { endcap }: Scene): Promise<OfferOutcome> {
	if (open.offer) return endcap.offers.change(open.offer.id, input);
	const sent = JSON.stringify(input);
	if (sent !== open.sent) {
		open.sent = sent;
		open.key = `campaign ${Date.now().toString(36)} ${crypto.getRandomValues(new Uint32Array(3)).join('-')}`;
	}
	return endcap.offers.create(input, { idempotencyKey: open.key });
}
