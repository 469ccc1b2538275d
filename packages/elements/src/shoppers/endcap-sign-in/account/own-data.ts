import type { Endcap } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { SignInForm } from '../form/sign-in-form.ts';
import type { FormScene } from '../form/step.ts';
import { Section, type AccountScene, type Host } from './section.ts';

type Act = 'export' | 'erase';

/** All that the shop knows of somebody: to have, and to have deleted. Both may ask for a fresh code first. */
export class OwnData extends Section {
	#erased: () => void;
	#asks = false;
	/** What goes on once they have confirmed that it is them. */
	#awaits: Act | undefined;
	#form: SignInForm;

	/** `erased` is called when nothing is left. */
	constructor(host: Host, scene: () => AccountScene | undefined, sdk: () => Promise<Endcap>, erased: () => void) {
		super(host, scene);
		this.#erased = erased;
		this.#form = new SignInForm(host, sdk, this.#confirmed);
	}

	#confirmed = () => {
		const act = this.#awaits;
		this.#awaits = undefined;
		if (act === 'export') void this.#download();
		else if (act === 'erase') void this.#erase();
	};

	#confirm(act: Act): void {
		this.#awaits = act;
		void this.focus('[part="confirm"] button');
	}

	#download = async () => {
		const outcome = await this.act((sdk) => sdk.account.export());
		const { strings } = this.scene() ?? {};
		if (!outcome || !strings) return;
		if (outcome.outcome === 'step_up_needed') return this.#confirm('export');
		if (outcome.outcome !== 'exported') return this.say(strings.notSaved);
		const blob = new Blob([JSON.stringify(outcome.data, null, '\t')], { type: 'application/json' });
		const link = document.createElement('a');
		link.href = URL.createObjectURL(blob);
		link.download = `${outcome.data.exported_at.slice(0, 10)}.json`;
		document.body.append(link);
		link.click();
		link.remove();
		// Not before the browser has begun.
		setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
		this.say(strings.downloaded);
	};

	#erase = async () => {
		const outcome = await this.act((sdk) => sdk.account.erase());
		const { strings } = this.scene() ?? {};
		if (outcome?.outcome === 'erased') return this.#erased();
		if (!outcome || !strings) return;
		if (outcome.outcome === 'step_up_needed') return this.#confirm('erase');
		this.#asks = false;
		this.say(outcome.outcome === 'orders_open' ? strings.ordersOpen : strings.notSaved);
	};

	#ask(asks: boolean): void {
		this.#asks = asks;
		this.#awaits = undefined;
		this.say('');
		void this.focus(asks ? '[part="erase-question"]' : '[part="erase"]');
	}

	follow(scene: FormScene | undefined): void {
		this.#form.follow(this.#awaits ? scene : undefined);
	}

	updated(): void {
		this.#form.updated();
	}

	#renderQuestion({ strings }: AccountScene): TemplateResult {
		return html`<div part="erase-question" class="question" role="group" tabindex="-1" aria-labelledby="erase-question">
			<p class="strong" id="erase-question">${strings.eraseQuestion}</p>
			<p>${strings.eraseMeans}</p>
			<div class="buttons">
				<button part="erase-yes" type="button" aria-disabled=${this.busy ? 'true' : 'false'} @click=${this.#erase}>
					${this.busy ? strings.working : strings.eraseYes}
				</button>
				<button part="erase-no" class="quiet" type="button" @click=${() => this.#ask(false)}>${strings.eraseNo}</button>
			</div>
		</div>`;
	}

	render(scene: AccountScene): TemplateResult {
		const { strings } = scene;
		const form = this.#awaits ? this.#form.render() : nothing;
		return html`<div class="buttons">
				<button part="download" type="button" aria-disabled=${this.busy ? 'true' : 'false'} @click=${this.#download}>
					${strings.download}
				</button>
			</div>
			${this.#awaits === 'export' ? form : nothing} ${this.renderNote()}
			${
				this.#asks
					? this.#renderQuestion(scene)
					: html`<button part="erase" class="quiet" type="button" @click=${() => this.#ask(true)}>
							${strings.erase}
						</button>`
			}
			${this.#awaits === 'erase' ? form : nothing}`;
	}
}
