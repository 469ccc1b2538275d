import type { PickupSlot } from '@endcap/sdk';
import { html, type ReactiveController, type TemplateResult } from 'lit';
import { fill } from '../../shared/localization.ts';
import type { Part } from './choice.ts';
import type { CollectPickerStrings } from './endcap-collect-picker.strings.ts';
import type { EndcapCollectPicker } from './endcap-collect-picker.ts';
import { englishTimes, type TimesStrings } from './times.strings.ts';
import { timesStyles } from './times.styles.ts';
import { Times } from './times.ts';

/** Times are a grid whose columns are about so many `em` wide. */
const COLUMN = 7.5;

/** Choosing the time in each shop that something is collected from. It comes once a shop was chosen. */
export class ChooseTimes implements ReactiveController {
	#host: EndcapCollectPicker;
	#times = new Map<string, Times>();
	#columns = 3;
	#resized = new ResizeObserver(() => this.#measure());

	constructor(host: EndcapCollectPicker) {
		this.#host = host;
		host.adopt(timesStyles);
		host.addController(this);
	}

	hostConnected(): void {
		this.#columns = this.#fitting;
		this.#resized.observe(this.#host);
	}

	hostDisconnected(): void {
		this.#resized.disconnect();
	}

	get #fitting(): number {
		const width = this.#host.clientWidth / Number.parseFloat(getComputedStyle(this.#host).fontSize);
		return Math.min(6, Math.max(2, Math.floor(width / COLUMN)));
	}

	#measure(): void {
		if (this.#columns === this.#fitting) return;
		this.#columns = this.#fitting;
		// In a frame of its own, since what is drawn anew here changes the size that is being observed.
		requestAnimationFrame(async () => {
			const cell = (): HTMLElement | null | undefined =>
				this.#host.shadowRoot?.querySelector('[role="gridcell"][tabindex="0"]');
			const focused = cell()?.matches(':focus');
			this.#host.requestUpdate();
			await this.#host.updateComplete;
			if (focused) cell()?.focus();
		});
	}

	/** The first day that is looked at in a shop; undefined: today. */
	from(storeId: string): string | undefined {
		return this.#times.get(storeId)?.from;
	}

	render(parts: readonly Part[], strings: CollectPickerStrings, disabled: boolean): unknown {
		const words = { ...englishTimes, ...strings };
		return parts.map((part) => this.#renderTimes(part, words, disabled));
	}

	#renderTimes(part: Part, words: CollectPickerStrings & TimesStrings, disabled: boolean): TemplateResult | undefined {
		const { picking, known, locale, surroundings } = this.#host;
		const store = known.store(part.storeId);
		if (!store) return undefined;
		const { id, name } = store;
		let times = this.#times.get(id);
		if (!times) this.#times.set(id, (times = new Times(this.#host)));
		// Until other days have come, the first ones stand.
		const slots = known.times?.of(id, times.from);
		const content = times.render({
			store,
			slots: slots?.value ? slots : (known.times?.of(id) ?? slots),
			words,
			locale,
			now: known.now,
			chosen: part.startsAt,
			kiosk: surroundings?.channel === 'kiosk',
			disabled,
			columns: this.#columns,
			choose: (slot: PickupSlot) => {
				picking.chooseTime(id, slot);
				this.#host.decide();
			},
		});
		return html`<div part="times" role="group" aria-labelledby=${`times-${id}`}>
			<div part="times__heading" id=${`times-${id}`}>${fill(words.timesIn, { store: name })}</div>
			${content}
		</div>`;
	}
}
