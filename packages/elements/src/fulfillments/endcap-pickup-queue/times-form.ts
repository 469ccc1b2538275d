import type { Fulfillment, PickupSlot, PickupSlots } from '@endcap/sdk/staff';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import {
	collectPickerCatalogue,
	type CollectPickerStrings,
} from '../../collect/endcap-collect-picker/endcap-collect-picker.strings.ts';
import { DAYS, sameTime, soonestOf, stateOf } from '../../collect/endcap-collect-picker/slots.ts';
import { englishTimes } from '../../collect/endcap-collect-picker/times.strings.ts';
import { timesStyles } from '../../collect/endcap-collect-picker/times.styles.ts';
import { Times } from '../../collect/endcap-collect-picker/times.ts';
import { fill, Localization } from '../../shared/localization.ts';
import type { Scene } from './scene.ts';
import { slotWords } from './time-words.ts';
import { timesFormStyles } from './times-form.styles.ts';
import { failureWords, type Work } from './work.ts';

export interface TimesFormOptions {
	work: Work;
	onDone(fulfillment: Fulfillment): void;
	onClose(): void;
}

/** Times are a grid whose columns are about so many `em` wide, and as much is around it. */
const COLUMN = 7;
const AROUND = 4;

/** The times of an order's shop: one is chosen, then the order is moved to it. */
export class TimesForm {
	#host: LitElement;
	#options: TimesFormOptions;
	#words: Localization<CollectPickerStrings>;
	#times: Times;
	#slots: PickupSlots | undefined;
	/** The first day that was asked for last; null before anything was. */
	#asked: string | undefined | null = null;
	#chosen: PickupSlot | undefined;
	#problem = '';

	constructor(host: LitElement, options: TimesFormOptions) {
		this.#host = host;
		this.#options = options;
		this.#words = new Localization(host, collectPickerCatalogue);
		this.#times = new Times(host);
		const sheets = [timesStyles, timesFormStyles].flatMap(({ styleSheet }) => styleSheet ?? []);
		(host.renderRoot as ShadowRoot).adoptedStyleSheets.push(...sheets);
	}

	/** Begins anew, for whichever order is shown. */
	open(): void {
		this.#times = new Times(this.#host);
		this.#slots = undefined;
		this.#asked = null;
		this.#chosen = undefined;
		this.#host.requestUpdate();
	}

	async #read({ store_id: store }: Fulfillment, scene: Scene): Promise<void> {
		const { from } = this.#times;
		const times = this.#times;
		this.#asked = from;
		this.#problem = '';
		try {
			const slots = await scene.endcap.pickupSlots.list({ store, days: DAYS, ...(from && { from }) });
			// Meanwhile other days, or another order, may be looked at.
			if (times !== this.#times || from !== times.from) return;
			this.#slots = slots;
		} catch (error) {
			this.#problem = failureWords(error, scene);
		}
		this.#host.requestUpdate();
	}

	async #submit(event: SubmitEvent, one: Fulfillment, scene: Scene): Promise<void> {
		event.preventDefault();
		const chosen = this.#chosenOf(one, scene);
		if (!chosen) return;
		const move = () => scene.endcap.fulfillments.reschedule(one, chosen.starts_at);
		const moved = await this.#options.work.run(one, move, scene);
		if (moved) this.#options.onDone(moved);
		// It may have filled up.
		else await this.#read(one, scene);
	}

	/** As it is now: what was chosen may have filled up, or passed. */
	#chosenOf({ slot }: Fulfillment, { now }: Scene): PickupSlot | undefined {
		const all = this.#slots?.days.flatMap(({ slots }) => slots) ?? [];
		const chosen = all.find(({ starts_at }) => sameTime(starts_at, this.#chosen?.starts_at)) ?? this.#chosen;
		const can = chosen && stateOf(chosen, now) === 'open' && !sameTime(chosen.starts_at, slot?.starts_at);
		return can ? chosen : undefined;
	}

	#columns(): number {
		const detail = this.#host.renderRoot.querySelector('[part="detail"]') ?? this.#host;
		const width = detail.clientWidth / Number.parseFloat(getComputedStyle(detail).fontSize);
		return Math.min(5, Math.max(1, Math.floor((width - AROUND) / COLUMN)));
	}

	#renderTimes(one: Fulfillment, scene: Scene): TemplateResult | typeof nothing {
		const { strings, now, locale, stores } = scene;
		this.#words.choose(locale);
		const { strings: words } = this.#words;
		const store = stores.find(({ id }) => id === one.store_id);
		const slots = this.#slots;
		if (this.#problem) return html`<p part="problem" role="alert">${this.#problem}</p>`;
		if (!words || !store) return nothing;
		if (slots && (slots.reason || !soonestOf(slots, now))) return html`<p>${strings.noOtherTime}</p>`;
		return this.#times.render({
			store,
			slots: slots && { status: 'ready', value: slots, as_of: undefined, error: undefined },
			words: { ...englishTimes, ...words },
			locale: this.#words.locale,
			now,
			chosen: this.#chosenOf(one, scene)?.starts_at ?? one.slot?.starts_at,
			kiosk: false,
			disabled: this.#options.work.isBusy(one.id),
			columns: this.#columns(),
			choose: (slot) => {
				this.#chosen = slot;
				this.#host.requestUpdate();
			},
		});
	}

	render(one: Fulfillment, scene: Scene): TemplateResult {
		const { strings, connected } = scene;
		if (this.#asked !== this.#times.from) void this.#read(one, scene);
		const busy = this.#options.work.isBusy(one.id);
		const chosen = this.#chosenOf(one, scene);
		const time = chosen && slotWords({ ...one, slot: chosen }, scene);
		return html`<form
			part="times"
			tabindex="-1"
			aria-label=${strings.otherTime}
			@submit=${(event: SubmitEvent) => this.#submit(event, one, scene)}
			@keydown=${(event: KeyboardEvent) => {
				if (event.key !== 'Escape') return;
				event.stopPropagation();
				this.#options.onClose();
			}}
		>
			${this.#renderTimes(one, scene)}
			<p class="hint">${strings.otherTimeHint}</p>
			<div class="actions">
				<button
					class="main"
					type="submit"
					data-key="move"
					aria-disabled=${busy || !connected || !chosen ? 'true' : 'false'}
				>
					${busy ? strings.sending : time ? fill(strings.moveTo, { time }) : strings.chooseTime}
				</button>
				<button type="button" @click=${() => this.#options.onClose()}>${strings.keep}</button>
			</div>
		</form>`;
	}
}
