import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/localization.ts';
import { exampleNumber } from '../../../shared/phone.ts';
import type { Address } from './address.ts';
import { renderMistake, renderProblem, written, type Step } from './step.ts';

/** Where the code is to go: one field for an e-mail address or a phone number. */
export function renderAddress(step: Step): TemplateResult {
	const { strings, country } = step.scene;
	const mistake = step.mistake !== undefined;
	const submit = (event: SubmitEvent) => {
		event.preventDefault();
		step.request();
	};
	return html`<p class="why">${strings.why}</p>
		<form novalidate @submit=${submit}>
			<div part="field">
				<label for="address">${strings.address}</label>
				<input
					id="address"
					name="address"
					autocomplete="username"
					inputmode="email"
					autocapitalize="none"
					spellcheck="false"
					maxlength="254"
					aria-required="true"
					aria-invalid=${mistake ? 'true' : 'false'}
					aria-describedby=${mistake ? 'address-hint mistake' : 'address-hint'}
					.value=${step.text}
					@input=${(event: Event) => step.writeText(written(event))}
				/>
				<p class="hint" id="address-hint">${strings.addressHint}</p>
				${renderMistake(step, { example: exampleNumber(country) })}
			</div>
			${renderProblem(step)}
			<button part="send" class="primary lead" type="submit" aria-disabled=${step.busy ? 'true' : 'false'}>
				<span>${step.busy ? strings.sending : strings.send}</span>
			</button>
			<p class="hint">${strings.join}</p>
		</form>`;
}

/** To each address that they have; to the first as the one that leads on. */
export function renderConfirm(step: Step): TemplateResult {
	const { strings, customer } = step.scene;
	const addresses: Address[] = [
		...(customer?.email ? [{ channel: 'email' as const, to: customer.email }] : []),
		...(customer?.phone ? [{ channel: 'sms' as const, to: customer.phone }] : []),
	];
	return html`<p class="why">${strings.confirmWhy}</p>
		${renderProblem(step)}
		<div class="buttons">
			${addresses.map(
				(address, place) =>
					html`<button
						part="send"
						class=${place === 0 ? 'primary' : nothing}
						type="button"
						aria-disabled=${step.busy ? 'true' : 'false'}
						@click=${() => step.request(address)}
					>
						<span>${step.busy ? strings.sending : fill(strings.sendTo, { address: address.to })}</span>
					</button>`,
			)}
		</div>`;
}
