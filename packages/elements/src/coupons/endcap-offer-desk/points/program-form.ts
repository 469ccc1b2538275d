import type { LoyaltyProgram } from '@endcap/sdk/staff';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { announce } from '../../../shared/announce.ts';
import { failureWords } from '../failures.ts';
import { Fields, focusMistake } from '../../../shared/desk/fields.ts';
import type { Mistakes } from '../../../shared/desk/mistakes.ts';
import { isManager, type Scene } from '../scene.ts';
import { explain } from './explain.ts';
import { programDraftOf, programFieldAt, readProgram, type ProgramDraft } from './program-draft.ts';
import { renderProgramFields } from './program-fields.ts';

/** The points program: read when it is looked at, and set by managers of every shop. */
export class ProgramForm {
	#host: LitElement;
	#fields: Fields<ProgramDraft>;
	/** Undefined until it has come; null: there is none. */
	#program: LoyaltyProgram | null | undefined;
	#draft: ProgramDraft | undefined;
	#mistakes: Mistakes = new Map();
	#problem = '';
	#failed = false;
	#asked = false;
	#sending = false;
	#saved = false;

	constructor(host: LitElement) {
		this.#host = host;
		this.#fields = new Fields('program', (change) => this.#change(change));
	}

	/** Nothing of what one person typed is left for the next. */
	forget(): void {
		this.#program = undefined;
		this.#draft = undefined;
		this.#asked = false;
		this.#saved = false;
		this.#problem = '';
		this.#mistakes.clear();
	}

	#change(change: Partial<ProgramDraft>): void {
		if (!this.#draft) return;
		this.#draft = { ...this.#draft, ...change };
		this.#saved = false;
		for (const name of Object.keys(change)) {
			for (const field of this.#mistakes.keys()) {
				if (field === name || field.startsWith(`${name}-`)) this.#mistakes.delete(field);
			}
		}
		this.#host.requestUpdate();
	}

	#read = async (scene: Scene) => {
		this.#asked = true;
		this.#failed = false;
		try {
			this.#program = await scene.endcap.loyalty.program();
			this.#draft = this.#program ? programDraftOf(this.#program, '') : undefined;
		} catch {
			this.#failed = true;
		}
		this.#host.requestUpdate();
	};

	#make = () => {
		this.#draft = programDraftOf(null, '');
		this.#host.requestUpdate();
		void this.#host.updateComplete.then(() =>
			this.#host.renderRoot.querySelector<HTMLElement>('[part="program"] [name="name"]')?.focus(),
		);
	};

	async #submit(event: SubmitEvent, scene: Scene): Promise<void> {
		event.preventDefault();
		if (!this.#draft || this.#sending) return;
		const { program, mistakes } = readProgram(this.#draft, scene.currency);
		this.#mistakes = mistakes;
		this.#problem = mistakes.size > 0 ? scene.strings.marked : '';
		if (mistakes.size === 0) {
			this.#sending = true;
			this.#host.requestUpdate();
			try {
				await this.#send(program, scene);
			} catch (error) {
				this.#problem = failureWords(error, scene);
			}
			this.#sending = false;
		}
		this.#host.requestUpdate();
		if (this.#mistakes.size > 0) await focusMistake(this.#host);
	}

	async #send(program: LoyaltyProgram, { endcap, strings }: Scene): Promise<void> {
		const outcome = await endcap.loyalty.setProgram(program);
		if (outcome.outcome === 'saved') {
			this.#program = outcome.program;
			this.#draft = programDraftOf(outcome.program, '');
			this.#saved = true;
			return announce(this.#host, strings.programSaved);
		}
		if (outcome.outcome === 'key_not_allowed') {
			this.#problem = strings.managersSet;
			return;
		}
		this.#problem = strings.marked;
		for (const pointer of outcome.pointers) {
			this.#mistakes.set(programFieldAt(pointer), pointer === '/pending_days' ? 'expiry' : 'refused');
		}
	}

	render(scene: Scene): TemplateResult {
		const { strings, member } = scene;
		if (!this.#asked) void this.#read(scene);
		if (this.#failed) {
			return html`<div part="message" role="alert">
				<p>${strings.pointsFailed}</p>
				<button type="button" @click=${() => this.#read(scene)}>${strings.again}</button>
			</div>`;
		}
		if (this.#program === undefined) {
			return html`<div part="skeleton" role="img" aria-label=${strings.pointsLoading}><i></i><i></i><i></i></div>`;
		}
		const mayset = isManager(scene) && member?.stores === null;
		const draft = this.#draft;
		if (!draft) {
			return html`<div part="message">
				<p>${strings.noProgram}</p>
				${
					mayset
						? html`<button part="make" type="button" @click=${this.#make}>${strings.makeProgram}</button>`
						: html`<p class="hint">${strings.managersSet}</p>`
				}
			</div>`;
		}
		const { program, mistakes } = readProgram(draft, scene.currency);
		const canTell = !['points', 'per', 'worth'].some((field) => mistakes.has(field));
		return html`<form part="program" novalidate @submit=${(event: SubmitEvent) => this.#submit(event, scene)}>
			<div part="preview">
				<p>${canTell ? explain(program, scene) : nothing}</p>
				${draft.active ? nothing : html`<p>${strings.off}</p>`}
			</div>
			${mayset ? nothing : html`<p class="hint">${strings.managersSet}</p>`}
			<fieldset class="all" ?disabled=${!mayset && member !== null}>
				${renderProgramFields(draft, this.#fields.with(scene, this.#mistakes), scene, (change) => this.#change(change))}
			</fieldset>
			${this.#problem ? html`<p part="problem" role="alert">${this.#problem}</p>` : nothing}
			${this.#saved ? html`<p part="done">${strings.programSaved}</p>` : nothing}
			${
				mayset || member === null
					? html`<div class="buttons">
							<button part="submit" type="submit" aria-disabled=${this.#sending ? 'true' : nothing}>
								${this.#sending ? strings.sending : strings.save}
							</button>
						</div>`
					: nothing
			}
		</form>`;
	}
}
