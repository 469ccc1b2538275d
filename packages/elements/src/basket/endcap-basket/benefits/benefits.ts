import { isEndcapProblem, type Cart } from '@endcap/sdk';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { announce } from '../../../shared/announce.ts';
import { couponWordsCatalogue, reasonWords, type CouponWords } from '../../../shared/coupons/coupon-words.ts';
import { fill, Localization, plural } from '../../../shared/localization.ts';
import { formatMoney } from '../../../shared/money.ts';
import { SignInHere } from '../../../shoppers/sign-in-here.ts';
import type { ShopperBasket } from '../../shopper-basket.ts';
import type { EndcapBasket } from '../endcap-basket.ts';
import { benefitsCatalogue, type BenefitsStrings } from './benefits.strings.ts';
import { benefitsStyles } from './benefits.styles.ts';

/** What came of the last press. */
type Note = 'noCode' | 'tooMany' | 'waiting' | 'failed' | { reason: string } | { inUse: string };

/** Of a coupon or a reward. */
interface Benefit {
	name: string;
	applies: boolean;
	/** What it takes off, or gives. */
	gives: string;
	/** Why it does not apply. */
	reason: string;
	needsSignIn: boolean;
	takeOff: () => void;
}

/** Milliseconds after which a press without an answer is said to be under way still. */
const TRYING_AFTER = 3000;

/** Coupons and rewards of a basket, a field for another code, and what the basket earns. It is fetched for who has any. */
export class Benefits implements ReactiveController {
	#host: EndcapBasket;
	#basket: ShopperBasket;
	#said: () => string | undefined;
	#own: Localization<BenefitsStrings>;
	#words: Localization<CouponWords>;
	/** The field is there. */
	#asksCode = false;
	#busy = false;
	#note: Note | undefined;
	#signIn: SignInHere;

	/** `locale` is what the provider says, if it does. */
	constructor(host: EndcapBasket, basket: ShopperBasket, locale: () => string | undefined) {
		this.#host = host;
		this.#basket = basket;
		this.#said = locale;
		this.#own = new Localization(host, benefitsCatalogue);
		this.#words = new Localization(host, couponWordsCatalogue);
		this.#signIn = new SignInHere(host);
		host.adopt(benefitsStyles);
		host.addController(this);
	}

	hostUpdate(): void {
		this.#own.choose(this.#said());
		this.#words.choose(this.#said());
		// What one shopper wrote is not the next one's.
		if (this.#basket.cart === null) {
			this.#asksCode = false;
			this.#note = undefined;
			this.#signIn.close();
		}
	}

	/** Opens the field for a code, and goes there. */
	async askCode(): Promise<void> {
		this.#asksCode = true;
		this.#host.requestUpdate();
		while (!this.#own.strings || !this.#words.strings) await new Promise(requestAnimationFrame);
		await this.#host.updateComplete;
		this.#host.renderRoot.querySelector<HTMLElement>('#code')?.focus();
	}

	#say(note: Note): void {
		this.#note = note;
		announce(this.#host, this.#noteWords);
		this.#host.requestUpdate();
	}

	get #noteWords(): string {
		const note = this.#note;
		const { strings } = this.#own;
		if (!note || !strings) return '';
		if (typeof note === 'string') return strings[note];
		return 'reason' in note ? note.reason : fill(strings.inUse, { name: note.inUse });
	}

	/** Undefined when it could not be done, which is then said. */
	async #change(change: Partial<Record<'coupons' | 'rewards', string[]>>): Promise<Cart | undefined> {
		if (this.#busy) return undefined;
		this.#busy = true;
		this.#note = undefined;
		this.#host.requestUpdate();
		const trying = setTimeout(() => this.#say('waiting'), TRYING_AFTER);
		try {
			const outcome = await (await this.#basket.open()).change(change);
			this.#note = undefined;
			if (outcome.outcome === 'changed') return outcome.cart;
			this.#say('failed');
		} catch (error) {
			this.#say(isEndcapProblem(error, 'rate_limited') ? 'tooMany' : 'failed');
		} finally {
			clearTimeout(trying);
			this.#busy = false;
			this.#host.requestUpdate();
		}
		return undefined;
	}

	async #use(code: string): Promise<void> {
		const before = (this.#basket.cart?.coupons ?? []).map((each) => each.code);
		const isSame = (other: string) => other.toLowerCase() === code.toLowerCase();
		const cart = await this.#change({ coupons: [...before.filter((each) => !isSame(each)), code] });
		const verdict = cart?.coupons.find((each) => isSame(each.code));
		const words = this.#words.strings;
		if (!verdict || !words) return;
		if (verdict.applies) return this.#say({ inUse: verdict.coupon?.name ?? code });
		// What nobody knows does not stay in the basket; the rest may apply yet.
		if (verdict.reason === 'unknown') await this.#change({ coupons: before });
		this.#say({ reason: reasonWords(verdict, words, this.#words.locale) });
	}

	#submit = async (event: SubmitEvent) => {
		event.preventDefault();
		const field = (event.currentTarget as HTMLFormElement).elements.namedItem('code') as HTMLInputElement;
		const code = field.value.trim();
		if (code) await this.#use(code);
		else this.#say('noCode');
		if (this.#note && typeof this.#note === 'object' && 'inUse' in this.#note) field.value = '';
		else field.focus();
	};

	#askSignIn = async () => {
		await this.#signIn.ask('sign-in');
		if (this.#signIn.failed) this.#say('failed');
	};

	#benefits({ coupons, rewards }: Cart, strings: BenefitsStrings, words: CouponWords): Benefit[] {
		const { locale } = this.#own;
		const minus = ({ amount, currency }: Cart['totals']['total']) => formatMoney({ amount: -amount, currency }, locale);
		return [
			...coupons.map((verdict) => ({
				name: verdict.coupon?.name ?? verdict.code,
				applies: verdict.applies,
				gives: verdict.amount.amount > 0 ? minus(verdict.amount) : strings.more,
				reason: reasonWords(verdict, words, locale),
				needsSignIn: verdict.reason === 'sign_in_needed',
				takeOff: () =>
					void this.#change({ coupons: coupons.flatMap(({ code }) => (code === verdict.code ? [] : [code])) }),
			})),
			...rewards.map((verdict) => ({
				name: `${verdict.name ?? ''} (${plural(strings.points, verdict.points, locale)})`.trim(),
				applies: verdict.applies,
				gives: minus(verdict.amount),
				reason: strings.rewardReasons[verdict.reason ?? 'unknown'],
				needsSignIn: verdict.reason === 'sign_in_needed',
				takeOff: () => void this.#change({ rewards: rewards.flatMap(({ id }) => (id === verdict.id ? [] : [id])) }),
			})),
		];
	}

	#renderBenefit({ name, applies, gives, reason, needsSignIn, takeOff }: Benefit, strings: BenefitsStrings) {
		return html`<li part="benefit">
			<span part="benefit__name">${name}</span>
			<span part="benefit__amount">${applies ? gives : nothing}</span>
			${
				applies
					? nothing
					: html`<span part="benefit__reason">
							${reason}
							${
								needsSignIn
									? html`<button class="quiet" type="button" @click=${this.#askSignIn}>${strings.signIn}</button>`
									: nothing
							}
						</span>`
			}
			<button
				part="benefit__remove"
				class="quiet"
				type="button"
				aria-label=${fill(strings.takeOffOf, { name })}
				aria-disabled=${this.#busy ? 'true' : 'false'}
				@click=${takeOff}
			>
				${strings.takeOff}
			</button>
		</li>`;
	}

	#renderForm(strings: BenefitsStrings): TemplateResult {
		const note = this.#note;
		const isWrong = note === 'noCode' || (typeof note === 'object' && 'reason' in note);
		return html`<form part="code" novalidate @submit=${this.#submit}>
			<label for="code">${strings.code}</label>
			<div>
				<input
					part="code__field"
					id="code"
					name="code"
					type="text"
					maxlength="64"
					autocomplete="off"
					autocapitalize="characters"
					spellcheck="false"
					enterkeyhint="done"
					aria-invalid=${isWrong ? 'true' : 'false'}
					aria-describedby="code-note"
				/>
				<button part="code__use" type="submit" aria-disabled=${this.#busy ? 'true' : 'false'}>
					${this.#busy ? strings.using : strings.use}
				</button>
			</div>
		</form>`;
	}

	/** `ask`: the button that opens the field, while it is not open. */
	render(cart: Cart, ask: TemplateResult): TemplateResult | typeof nothing {
		const { strings, locale } = this.#own;
		const words = this.#words.strings;
		if (!strings || !words) return nothing;
		const benefits = this.#benefits(cart, strings, words);
		return html`<div class="benefits">
			${
				benefits.length > 0
					? html`<ul role="list" aria-label=${strings.list}>
							${benefits.map((each) => this.#renderBenefit(each, strings))}
						</ul>`
					: nothing
			}
			${this.#signIn.render('sign-in-form')} ${this.#asksCode ? this.#renderForm(strings) : ask}
			<p part="code__note" id="code-note">${this.#noteWords || nothing}</p>
			${cart.points ? html`<p part="points">${plural(strings.earns, cart.points, locale)}</p>` : nothing}
		</div>`;
	}
}
