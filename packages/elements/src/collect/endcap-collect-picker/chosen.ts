import type { PickupSlot, Store } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { statusIcons } from '../../shared/icons.ts';
import { fill } from '../../shared/localization.ts';
import type { Part } from './choice.ts';
import type { CollectPickerStrings } from './endcap-collect-picker.strings.ts';
import { problemWords, type Problem } from './problems.ts';
import { slotWords, zoneWords } from './slot-words.ts';

export interface ChosenScene {
	words: CollectPickerStrings;
	locale: string;
	now: number;
	/** Not everything is had in one place. */
	split: boolean;
	disabled: boolean;
	/** Something that was chosen cannot be had any more. */
	gone: boolean;
	storeOf(storeId: string): Store | undefined;
	slotOf(part: Part): PickupSlot | undefined;
	problemOf(part: Part): Problem | undefined;
	take(part: Part, next: NonNullable<Problem['next']>): void;
	otherTime(part: Part): void;
}

/** “today, 14:00–15:00” of a part; empty while its time is not known. */
function timeOf(part: Part, scene: ChosenScene): string {
	const slot = scene.slotOf(part);
	const store = scene.storeOf(part.storeId ?? '');
	return slot && store ? slotWords(slot, store.timezone, scene.now, scene.words, scene.locale) : '';
}

/** One place of what was chosen, in a line: “Rüütli: today, 14:00–15:00”. */
export function chosenWords(part: Part, scene: ChosenScene): string {
	if (part.storeId === null) return scene.words.sent;
	return `${scene.storeOf(part.storeId)?.name ?? part.storeId}: ${timeOf(part, scene)}`;
}

/** What was chosen in one place, and what has become of it. */
export function renderChosen(part: Part, scene: ChosenScene): TemplateResult {
	const { words, locale, split, disabled } = scene;
	const titles = split ? part.items.map(({ title, sku }) => title || sku).join(', ') : '';
	if (part.storeId === null) {
		return html`<div part="chosen" class="line backorder">
			${statusIcons.backorder}
			<div class="words">
				<strong part="chosen__time">${words.sent}</strong><span part="chosen__items">${titles}</span>
			</div>
		</div>`;
	}
	const store = scene.storeOf(part.storeId);
	const problem = scene.problemOf(part);
	const next = problem?.next;
	const zone = store && part.startsAt ? zoneWords(store.timezone, Date.parse(part.startsAt), locale) : '';
	const address = [store?.address.street, store?.address.city].filter(Boolean).join(', ');
	const icon = problem ? statusIcons.limited_availability : statusIcons.in_stock;
	return html`<div part=${problem ? 'chosen chosen--gone' : 'chosen'}>
		<div class="line ${problem ? 'limited_availability' : 'in_stock'}">
			${icon}
			<div class="words">
				<strong part="chosen__time">${timeOf(part, scene)}</strong>
				<span part="chosen__shop">${[store?.name, address].filter(Boolean).join(' · ')}</span>
				${titles && html`<span part="chosen__items">${titles}</span>`}
				${zone && html`<span part="zone">${fill(words.zone, { zone })}</span>`}
				${problem ? html`<span part="chosen__gone">${problemWords(problem, store?.name ?? '', words)}</span>` : nothing}
			</div>
		</div>
		${
			problem
				? html`<div class="buttons">
						${
							next
								? html`<button
										part="take-next"
										class="primary"
										type="button"
										?disabled=${disabled}
										@click=${() => scene.take(part, next)}
									>
										${nextWords(problem, next, scene)}
									</button>`
								: nothing
						}
						${
							problem.reason === 'stock'
								? nothing
								: html`<button
										part="other-time"
										type="button"
										?disabled=${disabled}
										@click=${() => scene.otherTime(part)}
									>
										${words.otherTime}
									</button>`
						}
					</div>`
				: nothing
		}
	</div>`;
}

function nextWords({ storeId }: Problem, { offer, slot }: NonNullable<Problem['next']>, scene: ChosenScene): string {
	const { words, now, locale } = scene;
	const { id, name, timezone } = offer.store;
	const time = slotWords(slot, timezone, now, words, locale);
	return fill(id === storeId ? words.instead : words.shopInstead, { time, store: name });
}
