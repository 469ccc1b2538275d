import type { AllocateOutcome, CartLine, CompleteOutcome, PickupSlot } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/localization.ts';
import { pickupWords } from '../../../shared/pickup-words.ts';
import type { BasketScene } from '../lines.ts';
import type { CheckoutStrings } from './checkout.strings.ts';

/** Why a step could not be taken. */
export type Problem =
	| { code: 'outOfStock'; lines: readonly CartLine[] }
	| { code: 'slotFull' | 'slotClosed'; slots: readonly PickupSlot[] }
	| {
			code:
				| 'changed'
				| 'benefitRefused'
				| 'confirm'
				| 'ended'
				| 'incomplete'
				| 'notOffered'
				| 'noPayment'
				| 'failed'
				| 'offline'
				| 'notPlaced';
	  };

type Refusal = Exclude<AllocateOutcome, { outcome: 'held' }> | Exclude<CompleteOutcome, { outcome: 'placed' }>;

/** A refusal of the server as a problem; undefined for one that is the details' own. */
export function problemOf(refusal: Refusal, lines: readonly CartLine[]): Problem | undefined {
	switch (refusal.outcome) {
		case 'out_of_stock': {
			const places = refusal.pointers.map((pointer) => Number(/^\/lines\/(\d+)/.exec(pointer)?.[1] ?? NaN));
			return { code: 'outOfStock', lines: lines.filter((_, place) => places.includes(place)) };
		}
		case 'slot_full':
			return { code: 'slotFull', slots: refusal.slots };
		case 'slot_closed':
			return { code: 'slotClosed', slots: refusal.slots };
		case 'cart_changed':
			return { code: 'changed' };
		case 'cart_incomplete':
			return { code: 'incomplete' };
		case 'cart_ended':
			return { code: 'ended' };
		case 'coupon_refused':
		case 'reward_refused':
			return { code: 'benefitRefused' };
		case 'step_up_needed':
			return { code: 'confirm' };
		case 'payment_method_not_offered':
			return { code: 'notOffered' };
		default:
			return undefined;
	}
}

/** What the shopper can do about it in one press. */
export interface Remedies {
	take(slot: PickupSlot): void;
	send(line: CartLine): void;
}

function renderSlots(slots: readonly PickupSlot[], scene: BasketScene, words: CheckoutStrings, remedies: Remedies) {
	const { stores, now, locale, strings } = scene;
	const offers = slots.flatMap((slot) => {
		const store = stores.find(({ id }) => id === slot.store_id);
		return store ? { slot, text: pickupWords(slot, store.timezone, now, locale, strings.localTime) } : [];
	});
	if (offers.length === 0) return nothing;
	return html`<p>${words.nextTimes}</p>
		<div class="buttons">
			${offers.map(({ slot, text }) => html`<button type="button" @click=${() => remedies.take(slot)}>${text}</button>`)}
		</div>`;
}

function renderLine(line: CartLine, scene: BasketScene, words: CheckoutStrings, remedies: Remedies): TemplateResult {
	const { fulfillment, title } = line;
	const id = fulfillment?.method === 'pickup' ? fulfillment.store_id : undefined;
	const store = scene.stores.find((each) => each.id === id)?.name ?? id;
	const said = store ? fill(words.outOfStock, { item: title, store }) : fill(words.outOfStockAnywhere, { item: title });
	return html`<p>${said}</p>
		${
			store && scene.sends
				? html`<div class="buttons">
						<button type="button" aria-label=${`${words.sendInstead}: ${title}`} @click=${() => remedies.send(line)}>
							${words.sendInstead}
						</button>
					</div>`
				: nothing
		}`;
}

/** The problem in words, with what to do about it. It takes the focus when it comes. */
export function renderProblem(
	problem: Problem,
	scene: BasketScene | undefined,
	words: CheckoutStrings,
	remedies: Remedies,
): TemplateResult {
	const body = () => {
		if (problem.code === 'outOfStock') {
			return scene && problem.lines.map((line) => renderLine(line, scene, words, remedies));
		}
		const said = html`<p>${words[problem.code]}</p>`;
		if ('slots' in problem) {
			return html`${said} ${scene ? renderSlots(problem.slots, scene, words, remedies) : nothing}`;
		}
		return problem.code === 'changed'
			? html`${said}
					<p>${words.changedHint}</p>`
			: said;
	};
	return html`<div part="problem" role="group" tabindex="-1">${body()}</div>`;
}
