import type { ClaimOutcome, CouponReason, Endcap, WalletClaim } from '@endcap/sdk';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { reasonWords } from '../../shared/coupons/coupon-words.ts';
import { fill } from '../../shared/localization.ts';
import { tellPage as tellOfShopper } from '../../shoppers/events.ts';
import { tellPage } from '../events.ts';
import type { WalletScene } from './scene.ts';

/** What the address of a page says that a scanned code has opened. */
function codeInAddress(): string {
	const [, code = ''] = /\/c\/([^/]+)$/i.exec(location.pathname) ?? [];
	try {
		return decodeURIComponent(code);
	} catch {
		return '';
	}
}

type Note =
	| { said: 'added'; coupon: string }
	| { said: 'refused'; reason: CouponReason | undefined }
	| { said: 'noCode' | 'tooMany' | 'signInFirst' | 'failedPress' };

/** Takes coupons into the wallet: by the code in the field, and those on offer. */
export class Claiming {
	#host: LitElement;
	#sdk: () => Promise<Endcap>;
	#note: Note | undefined;
	/** What is asked for now: an offer by its id, or the code in the field, which is ''. */
	#busy: string | undefined;

	constructor(host: LitElement, sdk: () => Promise<Endcap>) {
		this.#host = host;
		this.#sdk = sdk;
	}

	isBusy(offer: string): boolean {
		return this.#busy === offer;
	}

	/** Nothing of one shopper is left for the next. */
	forget(): void {
		this.#note = undefined;
	}

	/** Takes one of those on offer. */
	async take(coupon_id: string, scene: WalletScene): Promise<void> {
		await this.#claim({ coupon_id }, coupon_id, scene);
	}

	async #submit(event: SubmitEvent, scene: WalletScene): Promise<void> {
		event.preventDefault();
		const field = (event.currentTarget as HTMLFormElement).elements.namedItem('code') as HTMLInputElement;
		const code = field.value.trim();
		if (code) await this.#claim({ code }, '', scene);
		else this.#say({ said: 'noCode' }, scene);
		if (this.#note?.said === 'added') field.value = '';
		else field.focus();
	}

	async #claim(what: WalletClaim, key: string, scene: WalletScene): Promise<void> {
		if (this.#busy !== undefined || !tellPage(this.#host, 'endcap-coupon-claim-request', what, true)) return;
		this.#busy = key;
		this.#note = undefined;
		this.#host.requestUpdate();
		try {
			const outcome = await (await this.#sdk()).wallet.claim(what);
			this.#say(noteOf(outcome), scene);
			if (outcome.outcome === 'claimed') {
				const { id, coupon } = outcome.coupon;
				tellPage(this.#host, 'endcap-coupon-claimed', { wallet_coupon_id: id, coupon_id: coupon.id });
			} else if (outcome.outcome === 'sign_in_needed') {
				tellOfShopper(this.#host, 'endcap-sign-in-request', { reason: 'sign-in' }, true);
			}
		} catch {
			this.#say({ said: 'failedPress' }, scene);
		}
		this.#busy = undefined;
		this.#host.requestUpdate();
	}

	#say(note: Note, scene: WalletScene): void {
		this.#note = note;
		announce(this.#host, wordsOf(note, scene));
		this.#host.requestUpdate();
	}

	/** The field for a code, and what came of the last one. */
	render(scene: WalletScene): TemplateResult {
		const { strings } = scene;
		const note = this.#note;
		const isWrong = note?.said === 'refused' || note?.said === 'noCode';
		return html`<form part="claim" novalidate @submit=${(event: SubmitEvent) => this.#submit(event, scene)}>
			<label for="code">${strings.code}</label>
			<div class="claim">
				<input
					part="claim__code"
					id="code"
					name="code"
					type="text"
					maxlength="64"
					autocomplete="off"
					autocapitalize="characters"
					spellcheck="false"
					enterkeyhint="done"
					value=${codeInAddress()}
					aria-invalid=${isWrong ? 'true' : 'false'}
					aria-describedby="claimed"
				/>
				<button part="claim__add" type="submit" aria-disabled=${this.#busy === undefined ? 'false' : 'true'}>
					${this.#busy === '' ? strings.adding : strings.add}
				</button>
			</div>
			<p part="claim__note" id="claimed" class=${note?.said === 'added' ? 'good' : ''}>
				${note ? wordsOf(note, scene) : nothing}
			</p>
		</form>`;
	}
}

function noteOf(outcome: ClaimOutcome): Note {
	if (outcome.outcome === 'claimed') return { said: 'added', coupon: outcome.coupon.coupon.name };
	if (outcome.outcome === 'coupon_refused') return { said: 'refused', reason: outcome.reason };
	return { said: outcome.outcome === 'rate_limited' ? 'tooMany' : 'signInFirst' };
}

function wordsOf(note: Note, { strings, words, locale }: WalletScene): string {
	if (note.said === 'added') return fill(strings.added, { coupon: note.coupon });
	if (note.said !== 'refused') return strings[note.said];
	return reasonWords({ reason: note.reason ?? null, missing: null }, words, locale);
}
