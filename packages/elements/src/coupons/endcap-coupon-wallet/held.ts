import type { Cart, CouponFace, Live, Store, WalletCoupon } from '@endcap/sdk';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { buttonStyles } from '../../shared/button.styles.ts';
import type { Surroundings } from '../../shared/context.ts';
import { couponWordsCatalogue, reasonWords, type CouponWords } from '../../shared/coupons/coupon-words.ts';
import { Later } from '../../shared/later.ts';
import { LiveState } from '../../shared/live-state.ts';
import { fill, Localization } from '../../shared/localization.ts';
import { formatMoney } from '../../shared/money.ts';
import { OwnState } from '../../shared/own-state.ts';
import { momentWords, zoneHere } from '../../shared/pickup-words.ts';
import { ServerClock } from '../../shared/server-clock.ts';
import { BasketUse } from './basket-use.ts';
import { Claiming } from './claim.ts';
import { renderCoupon, renderOffer } from './coupon.ts';
import type { CouponWalletStrings } from './endcap-coupon-wallet.strings.ts';
import type { EndcapCouponWallet } from './endcap-coupon-wallet.ts';
import { englishHeld } from './held.strings.ts';
import { heldStyles } from './held.styles.ts';
import type { WalletScene } from './scene.ts';
import { byEnd, endWords, isCurrent } from './validity.ts';

/** Coupons end while the page is open (ms). */
const LOOK_AGAIN = 30_000;

/** What coupons are shown with: where, and in which words. */
interface Setting {
	surroundings: Surroundings | undefined;
	/** Undefined while the page's language is being fetched. */
	words: CouponWalletStrings | undefined;
	locale: string;
}

/** An open wallet. It is fetched for those who are signed in. */
export class HeldCoupons implements ReactiveController {
	#host: EndcapCouponWallet;
	#wallet: OwnState<readonly WalletCoupon[] | null>;
	#offers: OwnState<readonly CouponFace[] | null>;
	#cart: OwnState<Cart | null>;
	#stores: LiveState<Live<Store[]>>;
	#words: Localization<CouponWords>;
	#clock = new ServerClock();
	#claiming: Claiming;
	#use: BasketUse;
	#codes;
	#setting: Setting | undefined;
	#timer: ReturnType<typeof setInterval> | undefined;

	constructor(host: EndcapCouponWallet, wallet: OwnState<readonly WalletCoupon[] | null>) {
		this.#host = host;
		this.#wallet = wallet;
		this.#offers = new OwnState(host, (endcap) => endcap.wallet.$claimable);
		this.#cart = new OwnState(host, ({ basket }) => basket.$cart);
		this.#stores = new LiveState(host);
		this.#words = new Localization(host, couponWordsCatalogue);
		this.#claiming = new Claiming(host, wallet.sdk);
		this.#use = new BasketUse(host, wallet.sdk, ({ coupon }, note) => {
			const scene = this.#scene;
			if (!scene) return;
			const { strings, words, locale } = scene;
			if (typeof note === 'string') return announce(host, `${coupon.name}: ${strings[note]}`);
			const sum = note && formatMoney(note.amount, locale);
			const said = note?.applies ? fill(strings.used, { amount: sum ?? '' }) : note && reasonWords(note, words, locale);
			announce(host, `${coupon.name}: ${said ?? strings.takeOff}`);
		});
		this.#codes = new Later(host, async () => new (await import('./till/till-codes.ts')).TillCodes(host, wallet.sdk));
		for (const styles of [buttonStyles, heldStyles]) host.adopt(styles);
		host.addController(this);
		if (host.isConnected) this.hostConnected();
	}

	hostConnected(): void {
		clearInterval(this.#timer);
		this.#timer = setInterval(() => this.#host.requestUpdate(), LOOK_AGAIN);
	}

	hostDisconnected(): void {
		clearInterval(this.#timer);
	}

	/** The words for what coupons give have come. */
	get speaks(): boolean {
		return this.#words.strings !== undefined;
	}

	/** Follows the wallet and what it is used with, in this setting. */
	follow(setting: Setting): void {
		this.#setting = setting;
		const { surroundings } = setting;
		const { live } = this.#wallet;
		this.#words.choose(surroundings?.locale);
		// What is old was confirmed long before it came.
		if (live?.status === 'ready') this.#clock.tell(live.as_of);
		if (!live?.value) return this.#leave();
		const { source } = surroundings ?? {};
		this.#offers.follow(source);
		this.#cart.follow(source);
		this.#stores.watch(source?.stores.$stores);
		const current = this.#current(live.value);
		this.#use.follow(
			this.#cart.live?.value,
			current.filter(({ status }) => status === 'issued'),
		);
		if (current.length > 0) this.#codes.want();
		this.#codes.value?.follow(current);
	}

	/** Nobody is signed in: nothing that was theirs stays. */
	#leave(): void {
		this.#claiming.forget();
		this.#use.follow(null, []);
		this.#codes.value?.follow([]);
	}

	#current(coupons: readonly WalletCoupon[]): WalletCoupon[] {
		const now = this.#clock.now();
		return coupons.filter((coupon) => isCurrent(coupon, now)).sort(byEnd);
	}

	get #scene(): WalletScene | undefined {
		const { words, locale = '', surroundings } = this.#setting ?? {};
		const spoken = this.#words.strings;
		if (!words || !spoken) return undefined;
		return {
			strings: { ...englishHeld, ...words },
			words: spoken,
			locale,
			now: this.#clock.now(),
			stores: this.#stores.value?.value ?? [],
			zone: zoneHere(surroundings),
			cart: this.#cart.live?.value,
		};
	}

	/** All of an open wallet. */
	render(stale: boolean): unknown {
		const scene = this.#scene;
		const coupons = this.#wallet.live?.value;
		if (!scene || !coupons) return nothing;
		const current = this.#current(coupons);
		return [
			stale ? this.#renderStale(scene) : nothing,
			this.#claiming.render(scene),
			this.#renderCurrent(current, scene),
			this.#renderOffers(current, scene),
			this.#renderPast(
				coupons.filter((coupon) => !current.includes(coupon)),
				scene,
			),
		];
	}

	#renderStale({ strings, locale, now, zone }: WalletScene): TemplateResult | typeof nothing {
		const asOf = this.#wallet.live?.as_of;
		if (!asOf) return nothing;
		const time = momentWords(asOf.getTime(), zone, now, locale, strings.localTime, zone);
		return html`<p part="note">${fill(strings.stale, { time })}</p>`;
	}

	#renderCurrent(current: readonly WalletCoupon[], scene: WalletScene): TemplateResult {
		const { strings } = scene;
		if (current.length === 0) return html`<p part="message">${strings.none}</p>`;
		return html`<section part="section" aria-labelledby="yours">
			<h3 part="section__name" id="yours">${strings.yours}</h3>
			<ul role="list">
				${current.map((coupon) => renderCoupon(coupon, scene, this.#use, this.#codes.value))}
			</ul>
		</section>`;
	}

	/** What is ready need not be taken once more. */
	#renderOffers(current: readonly WalletCoupon[], scene: WalletScene): TemplateResult | typeof nothing {
		const has = new Set(current.map(({ coupon }) => coupon.id));
		const offers = this.#offers.live?.value?.filter(({ id }) => !has.has(id)) ?? [];
		if (offers.length === 0) return nothing;
		return html`<section part="section" aria-labelledby="offers">
			<h3 part="section__name" id="offers">${scene.strings.offers}</h3>
			<ul role="list">
				${offers.map((face) => renderOffer(face, scene, this.#claiming))}
			</ul>
		</section>`;
	}

	#renderPast(past: readonly WalletCoupon[], scene: WalletScene): TemplateResult | typeof nothing {
		const { strings, locale } = scene;
		if (past.length === 0) return nothing;
		return html`<details part="past">
			<summary>${fill(strings.past, { count: past.length.toLocaleString(locale) })}</summary>
			<ul role="list" class="ended">
				${past.map(
					(coupon) =>
						html`<li part="past__coupon">
							<span>${coupon.coupon.name}</span>
							<span class="muted">${endWords(coupon, scene)}</span>
						</li>`,
				)}
			</ul>
		</details>`;
	}
}
