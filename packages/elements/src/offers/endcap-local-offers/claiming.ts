import type { ClaimOfferOutcome, CouponReason, Endcap, OfferFace } from '@endcap/sdk';
import type { LitElement } from 'lit';
import { announce } from '../../shared/announce.ts';
import { reasonWords } from '../../shared/coupons/coupon-words.ts';
import { fill } from '../../shared/localization.ts';
import { SignInHere } from '../../shoppers/sign-in-here.ts';
import { tellPage } from '../events.ts';
import type { OffersScene } from './scene.ts';

type Note =
	| { said: 'takenNow' | 'over' | 'tooMany' | 'signInFirst' | 'failedPress' }
	| { said: 'refused'; reason: CouponReason | undefined };

/** Puts offers into the wallet, after the shopper has signed in where they are. */
export class Claiming {
	#host: LitElement;
	#sdk: () => Promise<Endcap>;
	#signIn: SignInHere;
	/** Of which offer the last press was. */
	#offer: string | undefined;
	#note: Note | undefined;
	#busy = false;

	constructor(host: LitElement, sdk: () => Promise<Endcap>) {
		this.#host = host;
		this.#sdk = sdk;
		this.#signIn = new SignInHere(host);
	}

	isBusy({ id }: OfferFace): boolean {
		return this.#busy && this.#offer === id;
	}

	/** What came of the last press. */
	noteOf({ id, headline }: OfferFace, { strings, words, locale }: OffersScene): string {
		const note = this.#note;
		if (!note || this.#offer !== id) return '';
		if (note.said === 'refused') return reasonWords({ reason: note.reason ?? null, missing: null }, words, locale);
		return fill(strings[note.said], { offer: headline });
	}

	isGood({ id }: OfferFace): boolean {
		return this.#offer === id && this.#note?.said === 'takenNow';
	}

	/** Where they sign in, on the card that asks for it. */
	renderSignIn({ id }: OfferFace): unknown {
		return this.#offer === id ? this.#signIn.render('sign-in-form') : undefined;
	}

	async claim(offer: OfferFace, scene: OffersScene): Promise<void> {
		const { id: offer_id, slug } = offer;
		if (this.#busy || !tellPage(this.#host, 'endcap-offer-claim-request', { offer_id, slug }, true)) return;
		this.#signIn.close();
		this.#offer = offer_id;
		this.#note = undefined;
		this.#busy = true;
		this.#host.requestUpdate();
		try {
			const outcome = await (await this.#sdk()).offers.claim(offer_id);
			this.#busy = false;
			if (outcome.outcome === 'claimed') {
				const { id, coupon } = outcome.coupon;
				tellPage(this.#host, 'endcap-offer-claimed', { offer_id, slug, wallet_coupon_id: id, coupon_id: coupon.id });
			}
			if (outcome.outcome === 'sign_in_needed') await this.#askToSignIn(offer, scene);
			else this.#say(noteOf(outcome), offer, scene);
		} catch {
			this.#busy = false;
			this.#say({ said: 'failedPress' }, offer, scene);
		}
	}

	async #askToSignIn(offer: OfferFace, scene: OffersScene): Promise<void> {
		await this.#signIn.ask('sign-in', () => void this.claim(offer, scene));
		if (this.#signIn.failed) this.#say({ said: 'failedPress' }, offer, scene);
	}

	#say(note: Note, offer: OfferFace, scene: OffersScene): void {
		this.#note = note;
		announce(this.#host, this.noteOf(offer, scene));
		this.#host.requestUpdate();
	}
}

function noteOf({ outcome, ...rest }: Exclude<ClaimOfferOutcome, { outcome: 'sign_in_needed' }>): Note {
	if (outcome === 'claimed') return { said: 'takenNow' };
	if (outcome === 'coupon_refused') return { said: 'refused', reason: 'reason' in rest ? rest.reason : undefined };
	return { said: outcome === 'not_found' ? 'over' : 'tooMany' };
}
