import type { PickupSlot } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { statusIcons } from '../../shared/icons.ts';
import { fill } from '../../shared/localization.ts';
import type { Part } from './choice.ts';
import { englishChosen, type ChosenStrings } from './chosen.strings.ts';
import { chosenStyles } from './chosen.styles.ts';
import type { CollectPickerStrings } from './endcap-collect-picker.strings.ts';
import type { EndcapCollectPicker } from './endcap-collect-picker.ts';
import { problemOf, problemWords, type Problem } from './problems.ts';
import { slotWords, zoneWords } from './time-words.ts';

type Words = CollectPickerStrings & ChosenStrings;

const REASONS = { stock: 'out_of_stock', full: 'slot_full', past: 'slot_closed', closed: 'slot_closed' } as const;

/** What was chosen, and what has become of it since. It comes once everything is decided. */
export class Chosen {
	/** What cannot be had any more. */
	problems: readonly Problem[] = [];
	#host: EndcapCollectPicker;
	#words: Words;
	/** By shop, what was said to be gone. */
	#gone = new Map<string, string>();
	#notSaved = false;

	constructor(host: EndcapCollectPicker, words: CollectPickerStrings) {
		this.#host = host;
		this.#words = { ...englishChosen, ...words };
		host.adopt(chosenStyles);
	}

	/** Looks at what was chosen again. Of what is not current nothing is said to be gone. */
	look(words: CollectPickerStrings, current: boolean): void {
		const { picking, known } = this.#host;
		this.#words = { ...englishChosen, ...words };
		this.problems = picking.parts.flatMap((part) => {
			if (!current || picking.basket?.holds(part)) return [];
			const { offers, refusal } = picking;
			const { now } = known;
			const found = problemOf(part, {
				offers,
				now,
				refusal,
				slotAt: (storeId, startsAt) => known.times?.slotAt(storeId, startsAt),
				nextIn: (storeId, after) => known.times?.nextIn(storeId, after),
			});
			return found ?? [];
		});
	}

	/** What is gone is told once. */
	tell(): void {
		const before = this.#gone;
		this.#gone = new Map(this.problems.map((problem) => [problem.storeId, `${problem.startsAt} ${problem.reason}`]));
		for (const problem of this.problems) {
			const { storeId, startsAt, reason } = problem;
			if (before.get(storeId) === this.#gone.get(storeId)) continue;
			announce(this.#host, this.#said(problem));
			this.#host.fire('endcap-collect-refused', { reason: REASONS[reason], store_id: storeId, starts_at: startsAt });
		}
	}

	/** What is wrong, for the page's form; empty when nothing is. */
	get wrong(): string {
		const [problem] = this.problems;
		return problem ? this.#said(problem) : '';
	}

	#said(problem: Problem): string {
		return problemWords(problem, this.#host.known.store(problem.storeId)?.name ?? '', this.#words);
	}

	/** The focus goes where the shopper goes on, and what is decided into the basket. */
	async settle(): Promise<void> {
		const { picking } = this.#host;
		const { choice, parts, basket } = picking;
		this.#notSaved = false;
		await this.#host.updateComplete;
		this.#host.focus();
		announce(this.#host, parts.map((part) => this.#inShort(part)).join('. '));
		const saved = await basket?.save(choice);
		if (picking.choice !== choice) return;
		if (saved === 'failed') {
			this.#notSaved = true;
			announce(this.#host, this.#words.notSaved);
			this.#host.fire('endcap-collect-refused', { reason: 'failed', store_id: null, starts_at: null });
		} else if (saved) picking.refusal = saved;
		else if (basket) picking.leave();
		this.#host.requestUpdate();
	}

	#slotOf({ storeId, startsAt }: Part): PickupSlot | undefined {
		return this.#host.known.times?.slotAt(storeId ?? '', startsAt ?? '');
	}

	/** “today, 14:00–15:00”; empty while the shop's times are looked up. */
	#when(part: Part): string {
		const { known, locale } = this.#host;
		const slot = this.#slotOf(part);
		const store = known.store(part.storeId);
		return slot && store ? slotWords(slot, store.timezone, known.now, this.#words, locale) : '';
	}

	/** “Rüütli: today, 14:00–15:00”. */
	#inShort(part: Part): string {
		if (part.storeId === null) return this.#words.sent;
		return `${this.#host.known.store(part.storeId)?.name ?? ''}: ${this.#when(part)}`;
	}

	render(disabled: boolean): TemplateResult {
		const { picking } = this.#host;
		const { change, otherTime, notSaved } = this.#words;
		const late = this.problems.some(({ reason }) => reason !== 'stock');
		return html`
			<div class="picked">
				<div class="words">${picking.parts.map((part) => this.#renderPart(part, disabled))}</div>
				<button part="change" type="button" ?disabled=${disabled} @click=${() => this.#host.open()}>
					${late ? otherTime : change}
				</button>
			</div>
			${this.#notSaved ? html`<p part="error">${notSaved}</p>` : nothing}
		`;
	}

	#renderPart(part: Part, disabled: boolean): TemplateResult {
		const { picking, known, locale } = this.#host;
		const words = this.#words;
		const titles = picking.split ? part.items.map((item) => picking.nameOf(item)).join(', ') : '';
		const items = titles && html`<span part="chosen__items">${titles}</span>`;
		if (part.storeId === null) {
			return html`<div part="chosen">
				<div class="line backorder">
					${statusIcons.backorder}
					<div class="words"><strong part="chosen__time">${words.sent}</strong> ${items}</div>
				</div>
			</div>`;
		}
		const store = known.store(part.storeId);
		const problem = this.problems.find(({ storeId }) => storeId === part.storeId);
		const zone = store && part.startsAt ? zoneWords(store.timezone, Date.parse(part.startsAt), locale) : '';
		const address = [store?.name, store?.address.street, store?.address.city].filter(Boolean).join(', ');
		const status = problem ? 'limited_availability' : 'in_stock';
		return html`<div part=${problem ? 'chosen chosen--gone' : 'chosen'}>
			<div class="line ${status}">
				${statusIcons[status]}
				<div class="words">
					<strong part="chosen__time">${this.#when(part) || words.loading}</strong>
					<span part="chosen__shop">${address}</span>
					${items} ${zone && html`<span part="zone">${fill(words.chosenZone, { zone })}</span>`}
					${problem ? html`<span part="chosen__gone">${this.#said(problem)}</span>` : nothing}
				</div>
			</div>
			${problem?.next ? this.#renderNext(part, problem.next, disabled) : nothing}
		</div>`;
	}

	#renderNext(part: Part, next: NonNullable<Problem['next']>, disabled: boolean): TemplateResult {
		const { known, locale, picking } = this.#host;
		const words = this.#words;
		const { id, name, timezone } = next.offer.store;
		const time = slotWords(next.slot, timezone, known.now, words, locale);
		const take = () => {
			picking.chooseTime(id, next.slot, part.items);
			this.#host.decide();
		};
		return html`<button part="take-next" class="primary" type="button" ?disabled=${disabled} @click=${take}>
			${fill(id === part.storeId ? words.instead : words.shopInstead, { time, store: name })}
		</button>`;
	}
}
