import { isEndcapError, type Link, type LinkChannel, type LinkChoice, type StaffEndcap } from '@endcap/sdk/staff';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { LinkDeskStrings } from './endcap-link-desk.strings.ts';

interface Actions {
	endcap: () => StaffEndcap;
	onMade: (link: Link) => void;
}

type Problem = 'targetMissing' | 'targetGone' | 'noAnswer';

/** Makes a link: where it leads, where it is put up, and the retailer’s own word for it. */
export class LinkForm {
	#host: LitElement;
	#actions: Actions;
	#choices: readonly LinkChoice[] | undefined;
	#chosen: LinkChoice | undefined;
	#asked: AbortController | undefined;
	#busy = false;
	#problem: Problem | undefined;
	/** Of what stands in the form: sent again it is the same request. */
	#key: string | undefined;

	constructor(host: LitElement, actions: Actions) {
		this.#host = host;
		this.#actions = actions;
	}

	/** Nothing of what one typed is left for the next. */
	forget(): void {
		this.#asked?.abort();
		this.#choices = undefined;
		this.#chosen = undefined;
		this.#problem = undefined;
		this.#key = undefined;
	}

	#changed = () => {
		this.#key = undefined;
	};

	async #search({ target }: InputEvent): Promise<void> {
		const words = (target as HTMLInputElement).value.trim();
		this.#asked?.abort();
		this.#choices = undefined;
		if (words) {
			const { signal } = (this.#asked = new AbortController());
			const found = await this.#actions
				.endcap()
				.links.choices(words, { signal })
				.catch(() => undefined);
			if (signal.aborted) return;
			this.#choices = found;
		}
		this.#host.requestUpdate();
	}

	async #choose(choice: LinkChoice | undefined): Promise<void> {
		this.#chosen = choice;
		this.#choices = undefined;
		this.#problem = undefined;
		this.#changed();
		this.#host.requestUpdate();
		await this.#host.updateComplete;
		this.#host.renderRoot.querySelector<HTMLElement>(choice ? '[name="channel"]' : '[name="target"]')?.focus();
	}

	async #submit(event: SubmitEvent): Promise<void> {
		event.preventDefault();
		if (this.#busy) return;
		const form = event.currentTarget as HTMLFormElement;
		const valueOf = (name: string) => (form.elements.namedItem(name) as HTMLInputElement).value;
		const campaign = valueOf('campaign').trim() || null;
		if (!this.#chosen) return this.#say('targetMissing');
		const { target } = this.#chosen;
		this.#busy = true;
		this.#say(undefined);
		this.#key ??= `link ${Date.now().toString(36)} ${crypto.getRandomValues(new Uint32Array(3)).join('-')}`;
		try {
			const channel = valueOf('channel') as LinkChannel;
			const outcome = await this.#actions
				.endcap()
				.links.create({ target, channel, campaign }, { idempotencyKey: this.#key });
			if (outcome.outcome === 'created') {
				form.reset();
				this.forget();
				this.#actions.onMade(outcome.link);
			} else this.#say('targetGone');
		} catch (error) {
			if (!isEndcapError(error)) throw error;
			this.#say('noAnswer');
		} finally {
			this.#busy = false;
			this.#host.requestUpdate();
		}
	}

	#say(problem: Problem | undefined): void {
		this.#problem = problem;
		this.#host.requestUpdate();
	}

	render(strings: LinkDeskStrings): TemplateResult {
		const problem = this.#problem;
		return html`<form
			part="form"
			aria-label=${strings.make}
			@submit=${(event: SubmitEvent) => void this.#submit(event)}
			@change=${this.#changed}
		>
			<h2>${strings.make}</h2>
			${this.#chosen ? this.#renderChosen(this.#chosen, strings) : this.#renderSearch(strings)}
			<label part="field">
				${strings.channel}
				<select name="channel">
					${Object.entries(strings.channels).map(([value, name]) => html`<option value=${value}>${name}</option>`)}
				</select>
			</label>
			<label part="field">
				${strings.campaign}
				<input name="campaign" maxlength="60" autocomplete="off" />
				<span class="hint">${strings.campaignHint}</span>
			</label>
			${problem ? html`<p part="problem" role="alert">${strings[problem]}</p>` : nothing}
			<button part="submit" aria-disabled=${this.#busy ? 'true' : 'false'}>
				${this.#busy ? strings.making : strings.doMake}
			</button>
		</form>`;
	}

	#renderChosen({ target, title }: LinkChoice, strings: LinkDeskStrings): TemplateResult {
		return html`<div part="field">
			${strings.target}
			<p class="chosen" part="chosen">
				<span>${strings.types[target.type]}: ${title}</span>
				<button type="button" class="quiet" @click=${() => void this.#choose(undefined)}>${strings.another}</button>
			</p>
		</div>`;
	}

	#renderSearch(strings: LinkDeskStrings): TemplateResult {
		const choices = this.#choices;
		return html`<label part="field">
				${strings.target}
				<input
					name="target"
					type="search"
					autocomplete="off"
					maxlength="200"
					@input=${(event: InputEvent) => void this.#search(event)}
				/>
				<span class="hint">${strings.targetHint}</span>
			</label>
			${choices?.length === 0 ? html`<p class="hint" role="status">${strings.nothingFound}</p>` : nothing}
			${
				choices && choices.length > 0
					? html`<ul part="choices" aria-label=${strings.target}>
							${choices.map(
								(choice) =>
									html`<li>
										<button part="choice" type="button" @click=${() => void this.#choose(choice)}>
											${strings.types[choice.target.type]}: ${choice.title}
										</button>
									</li>`,
							)}
						</ul>`
					: nothing
			}`;
	}
}
