import type { Kiosk, KioskSettings } from '@endcap/sdk/staff';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import type { Doings } from './doings.ts';
import type { Scene } from './scene.ts';

/** Those that the kiosk’s own screens are in. */
const LANGUAGES = ['en', 'fi', 'et', 'lv', 'pl', 'af'];
const LIMITS = { idle_seconds: [15, 900], warning_seconds: [20, 120] } as const;
type Seconds = keyof typeof LIMITS;

/** How a kiosk behaves. What is typed stands until it is saved or given up. */
export class SettingsForm {
	#host: LitElement;
	#doings: Doings;
	#draft: KioskSettings;
	#onEnd: () => void;
	#wrong = new Set<Seconds>();

	constructor(host: LitElement, doings: Doings, settings: KioskSettings, onEnd: () => void) {
		this.#host = host;
		this.#doings = doings;
		this.#draft = { ...settings };
		this.#onEnd = onEnd;
	}

	#take(change: Partial<KioskSettings>): void {
		this.#draft = { ...this.#draft, ...change };
		this.#host.requestUpdate();
	}

	async #submit(event: SubmitEvent, { id }: Kiosk, { endcap, strings }: Scene): Promise<void> {
		event.preventDefault();
		const names = Object.keys(LIMITS) as Seconds[];
		this.#wrong = new Set(names.filter((name) => !isWithin(this.#draft[name], LIMITS[name])));
		this.#host.requestUpdate();
		if (this.#wrong.size > 0) {
			await this.#host.updateComplete;
			return this.#host.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
		}
		const settings = this.#draft;
		const saved = await this.#doings.run(id, strings, 'saved', () => endcap.kiosks.change(id, { settings }));
		if (!saved) return;
		announce(this.#host, strings.saved);
		this.#onEnd();
	}

	render(kiosk: Kiosk, scene: Scene): TemplateResult {
		const { strings } = scene;
		const { printing, scanner_prefix, scanner_suffix } = this.#draft;
		const prints = (['none', 'dialog', 'silent'] as const).map((value) => [value, strings.printings[value]] as const);
		const ends = (['Enter', 'Tab', 'none'] as const).map((value) => [value, strings.suffixes[value]] as const);
		const take = (name: 'printing' | 'scanner_suffix') => (event: Event) =>
			this.#take({ [name]: (event.target as HTMLSelectElement).value });
		return html`<form part="form" novalidate @submit=${(event: SubmitEvent) => this.#submit(event, kiosk, scene)}>
			<div class="fields">
				${this.#seconds('idle_seconds', strings.idle, strings.idleHint, strings)}
				${this.#seconds('warning_seconds', strings.warning, strings.warningHint, strings)}
				${select('printing', strings.printing, prints, printing, take('printing'))}
				${select('scanner_suffix', strings.suffix, ends, scanner_suffix, take('scanner_suffix'))}
				<div class="field">
					<label for="scanner_prefix">${strings.prefix}</label>
					<input
						id="scanner_prefix"
						name="scanner_prefix"
						maxlength="8"
						autocomplete="off"
						.value=${scanner_prefix}
						@input=${(event: Event) => this.#take({ scanner_prefix: (event.target as HTMLInputElement).value })}
					/>
				</div>
			</div>
			<fieldset>
				<legend>${strings.languages}</legend>
				<div class="checks">${LANGUAGES.map((language) => this.#language(language, scene))}</div>
			</fieldset>
			<div class="checks">${this.#check('sound', strings.sound)} ${this.#check('camera', strings.camera)}</div>
			<div class="buttons">
				<button part="submit" type="submit" aria-disabled=${this.#doings.isBusy(kiosk.id) ? 'true' : nothing}>
					${strings.save}
				</button>
				<button part="cancel" class="quiet" type="button" @click=${this.#onEnd}>${strings.cancel}</button>
			</div>
		</form>`;
	}

	#seconds(name: Seconds, label: string, hint: string, strings: Scene['strings']): TemplateResult {
		const wrong = this.#wrong.has(name);
		const value = this.#draft[name];
		return html`<div class="field">
			<label for=${name}>${label}</label>
			<input
				id=${name}
				name=${name}
				inputmode="numeric"
				autocomplete="off"
				.value=${Number.isNaN(value) ? '' : String(value)}
				aria-describedby=${`${name}-hint`}
				aria-invalid=${wrong ? 'true' : nothing}
				@change=${(event: Event) => this.#take({ [name]: secondsOf((event.target as HTMLInputElement).value) })}
			/>
			<span id=${`${name}-hint`} class=${wrong ? 'mistake' : 'hint'}
				>${wrong ? strings.outOfRange.replace('{from}', String(LIMITS[name][0])).replace('{to}', String(LIMITS[name][1])) : hint}</span
			>
		</div>`;
	}

	/** The first that was chosen is the one it wakes in, and one is always left. */
	#language(language: string, { locale }: Scene): TemplateResult {
		const chosen = this.#draft.languages;
		const name = new Intl.DisplayNames(locale, { type: 'language' }).of(language) ?? language;
		const change = (event: Event) => {
			const others = chosen.filter((each) => each !== language);
			const languages = (event.target as HTMLInputElement).checked ? [...others, language] : others;
			this.#take({ languages: languages.length > 0 ? languages : chosen });
		};
		return html`<label class="check">
			<input type="checkbox" .checked=${chosen.includes(language)} @change=${change} />${name}
		</label>`;
	}

	#check(name: 'sound' | 'camera', label: string): TemplateResult {
		const change = (event: Event) => this.#take({ [name]: (event.target as HTMLInputElement).checked });
		return html`<label class="check">
			<input type="checkbox" name=${name} .checked=${this.#draft[name]} @change=${change} />${label}
		</label>`;
	}
}

function select(
	name: string,
	label: string,
	choices: readonly (readonly [value: string, words: string])[],
	chosen: string,
	change: (event: Event) => void,
): TemplateResult {
	return html`<div class="field">
		<label for=${name}>${label}</label>
		<select id=${name} name=${name} @change=${change}>
			${choices.map(([value, words]) => html`<option value=${value} ?selected=${value === chosen}>${words}</option>`)}
		</select>
	</div>`;
}

function secondsOf(text: string): number {
	return /^\s*\d{1,4}\s*$/.test(text) ? Number(text) : Number.NaN;
}

function isWithin(value: number, [from, to]: readonly [number, number]): boolean {
	return value >= from && value <= to;
}
