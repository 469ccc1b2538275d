import type { ConsentInput, Customer } from '@endcap/sdk';
import { html, type TemplateResult } from 'lit';
import { Section, type AccountScene } from './section.ts';

type Text = 'offersEmail' | 'offersSms' | 'offersPost' | 'personalization' | 'analytics';
type Asked = Omit<ConsentInput, 'given'>;

const ASKED: readonly (readonly [Text, Asked])[] = [
	['offersEmail', { purpose: 'offers', channel: 'email' }],
	['offersSms', { purpose: 'offers', channel: 'sms' }],
	['offersPost', { purpose: 'offers', channel: 'post' }],
	['personalization', { purpose: 'personalization' }],
	['analytics', { purpose: 'analytics' }],
];

/** What was never said is not given. */
function isGiven({ consents }: Customer, { purpose, channel = null }: Asked): boolean {
	return consents.some((each) => each.purpose === purpose && each.channel === channel && each.given);
}

/** Nobody is asked about an address that they have not given. */
function isAsked({ email, phone }: Customer, { channel }: Asked): boolean {
	return (channel !== 'email' || email !== null) && (channel !== 'sms' || phone !== null);
}

/** What the shop may do, by purpose and channel. Each tick is a word of its own, at once. */
export class Consents extends Section {
	async #set(asked: Asked, box: HTMLInputElement): Promise<void> {
		const outcome = await this.act((sdk) => sdk.account.setConsent({ ...asked, given: box.checked }));
		const scene = this.scene();
		if (!scene) return;
		// What was not taken is not shown as if it were.
		if (outcome?.outcome !== 'changed') box.checked = isGiven(scene.customer, asked);
		else this.say(scene.strings.saved);
	}

	render({ strings, customer }: AccountScene): TemplateResult {
		return html`<p class="hint">${strings.allowedHint}</p>
			<div class="checks">
				${ASKED.filter(([, asked]) => isAsked(customer, asked)).map(
					([text, asked]) =>
						html`<label part="consent" class="check">
							<input
								type="checkbox"
								name=${text}
								?disabled=${this.busy}
								.checked=${isGiven(customer, asked)}
								@change=${({ target }: Event) => void this.#set(asked, target as HTMLInputElement)}
							/>
							<span>${strings[text]}</span>
						</label>`,
				)}
			</div>
			${this.renderNote()}`;
	}
}
