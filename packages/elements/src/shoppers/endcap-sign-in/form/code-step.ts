import { html, nothing, type TemplateResult } from 'lit';
import { formatLeft } from '../../../shared/countdown.ts';
import { fill } from '../../../shared/localization.ts';
import { renderMistake, renderProblem, written, type Sent, type Step } from './step.ts';

/** Whether what a nameless shopper has on this device comes along. */
function renderBring({ brought, scene: { strings, locale } }: Step): TemplateResult | typeof nothing {
	const question = brought.question(strings);
	if (!question) return nothing;
	const contents = brought.contents(strings, locale);
	return html`<label part="bring" class="check">
		<input
			type="checkbox"
			name="bring"
			.checked=${brought.wanted}
			@change=${({ target }: Event) => (brought.wanted = (target as HTMLInputElement).checked)}
		/>
		<span>
			${question}
			<span class="hint">${contents ? `${contents}. ` : ''}${strings.bringHint}</span>
		</span>
	</label>`;
}

function renderResend(sent: Sent, step: Step, leads: boolean): TemplateResult {
	const { strings } = step.scene;
	const left = sent.resend_at - step.now;
	return html`<button
		part="resend"
		class=${leads ? 'primary' : 'quiet'}
		type="button"
		aria-disabled=${left > 0 || step.busy ? 'true' : 'false'}
		@click=${() => left <= 0 && step.request({ channel: sent.channel, to: sent.to })}
	>
		<span>${left > 0 ? fill(strings.resendIn, { time: formatLeft(left + 999) }) : strings.resend}</span>
	</button>`;
}

function renderEnter({ busy, scene: { strings, customer } }: Step): TemplateResult {
	return html`<button part="enter" class="primary lead" type="submit" aria-disabled=${busy ? 'true' : 'false'}>
		<span>${busy === 'entering' ? strings.entering : customer ? strings.confirm : strings.enter}</span>
	</button>`;
}

/** The code that was sent, while it is good and once it is over. */
export function renderCode(sent: Sent, step: Step): TemplateResult {
	const { strings, locale, customer } = step.scene;
	const mistake = step.mistake !== undefined;
	const isOver = step.now >= sent.expires_at;
	const until = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(sent.expires_at);
	const digits = sent.digits.toLocaleString(locale);
	const submit = (event: SubmitEvent) => {
		event.preventDefault();
		step.verify();
	};
	return html`<p part="sent" id="sent">${fill(strings.sentTo, { address: sent.to })}</p>
		<form novalidate @submit=${submit}>
			<div part="field">
				<label for="code">${strings.code}</label>
				<input
					id="code"
					name="code"
					autocomplete="one-time-code"
					inputmode="numeric"
					maxlength="24"
					dir="ltr"
					aria-required="true"
					aria-invalid=${mistake ? 'true' : 'false'}
					aria-describedby=${mistake ? 'sent code-hint mistake' : 'sent code-hint'}
					.value=${step.code}
					@input=${(event: Event) => step.writeCode(written(event))}
				/>
				<p class=${isOver ? 'mistake' : 'hint'} id="code-hint">
					${isOver ? strings.codeOver : fill(strings.codeHint, { digits, time: until })}
				</p>
				${renderMistake(step, { digits })}
			</div>
			${customer ? nothing : renderBring(step)} ${renderProblem(step)} ${isOver ? nothing : renderEnter(step)}
			<div class="buttons">
				${renderResend(sent, step, isOver)}
				${
					customer
						? nothing
						: html`<button part="other-address" class="quiet" type="button" @click=${() => step.startOver()}>
								${strings.otherAddress}
							</button>`
				}
			</div>
		</form>`;
}
