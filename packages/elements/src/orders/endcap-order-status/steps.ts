import type { Fulfillment } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { AllOrderStatusStrings } from './endcap-order-status.strings.ts';
import { isOff } from './sentence.ts';

/** How many of the steps are reached: the last of them is where it is now. */
function reached({ status, assigned_to }: Fulfillment): number {
	if (status === 'completed') return 4;
	if (status === 'prepared') return 3;
	return status === 'reserved' && assigned_to ? 2 : 1;
}

/** Placed, being picked, ready, collected; or placed, being packed, packed, sent. Nothing for what is off. */
export function renderSteps(fulfillment: Fulfillment, strings: AllOrderStatusStrings): TemplateResult | typeof nothing {
	if (isOff(fulfillment)) return nothing;
	const names =
		fulfillment.type === 'ship'
			? [strings.stepPlaced, strings.stepPacking, strings.stepPacked, strings.stepSent]
			: [strings.stepPlaced, strings.stepPicking, strings.stepReady, strings.stepCollected];
	const count = reached(fulfillment);
	return html`<ol part="steps" aria-label=${strings.steps}>
		${names.map((name, place) => {
			const done = place + 1 < count || count === names.length;
			const current = place + 1 === count;
			return html`<li
				part=${current ? 'step step--current' : 'step'}
				class=${done ? 'done' : ''}
				aria-current=${current ? 'step' : nothing}
			>
				<span>${name}</span>${done ? html`<span class="unseen">, ${strings.stepDone}</span>` : nothing}
			</li>`;
		})}
	</ol>`;
}
