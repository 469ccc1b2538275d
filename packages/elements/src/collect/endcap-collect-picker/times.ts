import type { Live, PickupDay, PickupSlot, PickupSlots, Store } from '@endcap/sdk';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { fill, plural } from '../../shared/localization.ts';
import { phoneAddress } from '../../shared/shops/safe-links.ts';
import { dateIn, dayWords } from './day-words.ts';
import type { CollectPickerStrings } from './endcap-collect-picker.strings.ts';
import { DAYS, dateAfter, sameTime, soonestOf, stateOf } from './slots.ts';
import { dayLabel, rangeWords, slotWords, zoneWords } from './time-words.ts';
import type { TimesStrings } from './times.strings.ts';

/** From so few on, how many are left is said. */
const FEW = 3;
/** Days ahead for which shops give times. */
const MOST_DAYS = 56;

/** What the times of a shop are shown from, and what is done with them. */
export interface TimesScene {
	store: Store;
	/** Of the days shown; undefined until they have come. */
	slots: Live<PickupSlots> | undefined;
	words: CollectPickerStrings & TimesStrings;
	locale: string;
	now: number;
	/** When the time that was chosen begins. */
	chosen: string | undefined;
	kiosk: boolean;
	disabled: boolean;
	/** Times that fit beside each other. */
	columns: number;
	choose(slot: PickupSlot): void;
}

/** The pickup times of one shop: the soonest, a strip of days, and the times of the day that is looked at. */
export class Times {
	/** The first of the days that are looked up; undefined: today. */
	from: string | undefined;
	#host: LitElement;
	#first: string | undefined;
	#date: string | undefined;
	/** The time that the tab key comes to. */
	#current: string | undefined;
	#scene: TimesScene | undefined;

	constructor(host: LitElement) {
		this.#host = host;
	}

	get #days(): readonly PickupDay[] {
		return this.#scene?.slots?.value?.days ?? [];
	}

	/** The day that is looked at: the one that was pressed, else that of the time chosen, else the first with a time. */
	get #day(): PickupDay | undefined {
		const { chosen, now = 0 } = this.#scene ?? {};
		const days = this.#days;
		return (
			days.find(({ date }) => date === this.#date) ??
			days.find(({ slots }) => slots.some(({ starts_at }) => sameTime(starts_at, chosen))) ??
			days.find(({ slots }) => slots.some((slot) => stateOf(slot, now) === 'open')) ??
			days[0]
		);
	}

	#look(date: string | undefined): void {
		this.#date = date;
		this.#current = undefined;
		this.#host.requestUpdate();
	}

	#turn(days: number): void {
		const [first] = this.#days;
		if (!first) return;
		this.from = dateAfter(first.date, days);
		if (this.#first && this.from <= this.#first) this.from = undefined;
		this.#look(undefined);
	}

	async #focus(selector: string): Promise<void> {
		await this.#host.updateComplete;
		const found = this.#host.shadowRoot?.querySelector<HTMLElement>(selector);
		found?.focus();
		found?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
	}

	/** By how many a press of an arrow goes on, in the direction in which the page is read. */
	#step(key: string): number {
		const along = getComputedStyle(this.#host).direction === 'rtl' ? -1 : 1;
		return key === 'ArrowRight' ? along : key === 'ArrowLeft' ? -along : 0;
	}

	#onDayKey = (event: KeyboardEvent) => {
		const days = this.#days;
		const at = days.findIndex(({ date }) => date === this.#day?.date);
		const ends: Record<string, number> = { Home: 0, End: days.length - 1 };
		const to = days[ends[event.key] ?? at + this.#step(event.key)];
		if (!to || to === days[at]) return;
		event.preventDefault();
		this.#look(to.date);
		void this.#focus('[part="days"] [tabindex="0"]');
	};

	#onSlotKey = (event: KeyboardEvent) => {
		const { columns = 1 } = this.#scene ?? {};
		const slots = this.#day?.slots ?? [];
		const cells = (event.currentTarget as Element).querySelectorAll('[role="gridcell"]');
		const at = [...cells].findIndex((cell) => cell === event.target);
		if (event.key === 'Enter' || event.key === ' ') {
			event.preventDefault();
			return this.#press(slots[at]);
		}
		if (event.key === 'PageUp' || event.key === 'PageDown') {
			event.preventDefault();
			return this.#turnPage(event.key === 'PageUp' ? -1 : 1, slots[at]);
		}
		const row = at - (at % columns);
		const last = slots.length - 1;
		const far = event.ctrlKey;
		const to: Record<string, number> = {
			ArrowUp: at - columns,
			ArrowDown: at + columns,
			Home: far ? 0 : row,
			End: far ? last : Math.min(last, row + columns - 1),
		};
		const next = slots[to[event.key] ?? at + this.#step(event.key)];
		if (!next || next === slots[at]) return;
		event.preventDefault();
		this.#current = next.starts_at;
		this.#host.requestUpdate();
		void this.#focus('[role="gridcell"][tabindex="0"]');
	};

	/** The nearest day before or after that has times, at the same time of the day if there is one. */
	#turnPage(way: 1 | -1, from: PickupSlot | undefined): void {
		const days = this.#days;
		for (let at = days.findIndex(({ date }) => date === this.#day?.date) + way; days[at]; at += way) {
			const { date, slots } = days[at] as PickupDay;
			if (slots.length === 0) continue;
			const { timezone = 'UTC' } = this.#scene?.store ?? {};
			const time = from && rangeWords(from, timezone, 'sv');
			this.#look(date);
			this.#current = slots.find((slot) => rangeWords(slot, timezone, 'sv') === time)?.starts_at;
			return void this.#focus('[role="gridcell"][tabindex="0"]');
		}
	}

	#press(slot: PickupSlot | undefined): void {
		const scene = this.#scene;
		if (!scene || !slot || scene.disabled) return;
		this.#current = slot.starts_at;
		if (stateOf(slot, scene.now) === 'open') scene.choose(slot);
		else this.#host.requestUpdate();
	}

	#currentIn(day: PickupDay | undefined): string | undefined {
		const { chosen, now = 0 } = this.#scene ?? {};
		const slots = day?.slots ?? [];
		const found =
			slots.find(({ starts_at }) => starts_at === this.#current) ??
			slots.find(({ starts_at }) => sameTime(starts_at, chosen)) ??
			slots.find((slot) => stateOf(slot, now) === 'open') ??
			slots[0];
		return found?.starts_at;
	}

	render(scene: TimesScene): TemplateResult {
		this.#scene = scene;
		const { store, slots, words, now, locale, chosen } = scene;
		const value = slots?.value;
		this.#first ??= this.from ? undefined : value?.days[0]?.date;
		if (!value) return slots?.status === 'error' ? this.#renderAsk(words.askTimes) : this.#renderWaiting(words);
		if (value.reason) return this.#renderAsk(words.askTimes);
		const soonest = soonestOf(value, now);
		if (!soonest) return this.#renderAsk(words.noTimes);
		// A shop that is closed this week shows the week in which it opens.
		const last = value.days.at(-1)?.date;
		if (last && soonest.date > last && !this.from) queueMicrotask(() => this.#lookFrom(soonest.date));
		const zone = zoneWords(store.timezone, Date.parse(soonest.starts_at), locale);
		return html`
			${
				sameTime(soonest.starts_at, chosen)
					? nothing
					: html`<button
							part="soonest"
							class="primary"
							type="button"
							?disabled=${scene.disabled}
							@click=${() => scene.choose(soonest)}
						>
							${fill(words.soonest, { time: slotWords(soonest, store.timezone, now, words, locale) })}
						</button>`
			}
			${this.#renderDays()} ${this.#renderDay()} ${zone && html`<p part="zone">${fill(words.zone, { zone })}</p>`}
		`;
	}

	#lookFrom(date: string): void {
		this.from = date;
		this.#host.requestUpdate();
	}

	#renderWaiting(words: CollectPickerStrings): TemplateResult {
		return html`<div part="skeleton" role="img" aria-label=${words.loading}><i></i><i></i></div>`;
	}

	#renderAsk(text: string): TemplateResult {
		const { store, kiosk } = this.#scene as TimesScene;
		const number = phoneAddress(store.phone);
		const phone = number && !kiosk ? html`<a part="phone" href=${number}>${store.phone}</a>` : store.phone;
		return html`<p part="ask">${text} ${phone && html`<bdi>${phone}</bdi>`}</p>`;
	}

	#renderDays(): TemplateResult {
		const { words, store, now, locale } = this.#scene as TimesScene;
		const shown = this.#day;
		const today = dateIn(store.timezone, now);
		const days = this.#days;
		const first = days[0]?.date ?? today;
		const turn = (by: number, name: string, path: string) =>
			html`<button
				part="turn"
				class=${path}
				type="button"
				aria-label=${name}
				title=${name}
				@click=${() => this.#turn(by)}
			></button>`;
		return html`<div class="strip">
			${this.from && first > (this.#first ?? today) ? turn(-DAYS, words.earlierDays, 'earlier') : nothing}
			<div part="days" role="tablist" aria-label=${words.day} @keydown=${this.#onDayKey}>
				${days.map((day) => {
					const [name, date] = dayLabel(day.date, today, locale);
					const has = day.slots.some((slot) => stateOf(slot, now) === 'open');
					return html`<button
						part=${day === shown ? 'day day--shown' : 'day'}
						type="button"
						role="tab"
						id=${`day-${day.date}-${store.id}`}
						aria-selected=${day === shown ? 'true' : 'false'}
						aria-controls=${`slots-${store.id}`}
						title=${has ? nothing : day.open ? words.dayFull : words.dayClosed}
						tabindex=${day === shown ? 0 : -1}
						class=${has ? '' : 'none'}
						@click=${() => this.#look(day.date)}
					>
						<span class="name">${name}</span> <span>${date}</span>
					</button>`;
				})}
			</div>
			${dateAfter(first, DAYS) < dateAfter(today, MOST_DAYS) ? turn(DAYS, words.laterDays, 'later') : nothing}
		</div>`;
	}

	#renderDay(): TemplateResult {
		const { words, store, now, locale, columns } = this.#scene as TimesScene;
		const day = this.#day;
		const slots = day?.slots ?? [];
		if (!day || slots.length === 0) {
			return html`<p part="ask">${words.dayClosed}</p>`;
		}
		const current = this.#currentIn(day);
		const rows = Array.from({ length: Math.ceil(slots.length / columns) }, (_, row) =>
			slots.slice(row * columns, (row + 1) * columns),
		);
		const label = dayWords(day.date, dateIn(store.timezone, now), locale);
		return html`<div id=${`slots-${store.id}`} role="tabpanel" aria-labelledby=${`day-${day.date}-${store.id}`}>
			<div part="slots" role="grid" aria-label=${label} @keydown=${this.#onSlotKey}>
				${rows.map(
					(row) =>
						html`<div role="row">
							${row.map((slot) => this.#renderSlot(slot, slot.starts_at === current))}
							${Array.from({ length: columns - row.length }, () => html`<i></i>`)}
						</div>`,
				)}
			</div>
		</div>`;
	}

	#renderSlot(slot: PickupSlot, current: boolean): TemplateResult {
		const { words, store, now, locale, chosen } = this.#scene as TimesScene;
		const state = stateOf(slot, now);
		const mine = sameTime(slot.starts_at, chosen);
		const few = slot.remaining !== null && slot.remaining <= FEW ? plural(words.left, slot.remaining, locale) : '';
		const said = { open: few, full: words.full, past: words.past, closed: words.notOffered }[state];
		return html`<div
			part=${mine ? 'slot slot--chosen' : 'slot'}
			role="gridcell"
			tabindex=${current ? 0 : -1}
			aria-selected=${mine ? 'true' : 'false'}
			aria-disabled=${state === 'open' ? nothing : 'true'}
			@click=${() => this.#press(slot)}
		>
			<span class="time">${rangeWords(slot, store.timezone, locale)}</span>
			${said && html`<span part="slot__note">${said}</span>`}
		</div>`;
	}
}
