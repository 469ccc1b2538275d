import type { Endcap, Live, LoyaltyAccount, LoyaltyProgram, Store } from '@endcap/sdk';
import { html, nothing, type CSSResult, type LitElement, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import type { Surroundings } from '../../shared/context.ts';
import { LiveState } from '../../shared/live-state.ts';
import { fill } from '../../shared/localization.ts';
import { formatMoney } from '../../shared/money.ts';
import { momentWords, zoneHere } from '../../shared/pickup-words.ts';
import { ServerClock } from '../../shared/server-clock.ts';
import { tellPage } from '../events.ts';
import { englishDetail } from './detail.strings.ts';
import { detailStyles } from './detail.styles.ts';
import type { LoyaltyStrings } from './endcap-loyalty-balance.strings.ts';
import { History } from './history.ts';
import { MemberCode } from './member-code.ts';
import { dayWords, pointsWords, type PointsScene } from './points-words.ts';
import { Rewards } from './rewards.ts';

/** Points that run out so soon are spoken of (ms). */
const SOON = 60 * 86_400_000;

interface Host extends LitElement {
	adopt(styles: CSSResult): void;
}

/** What points are shown with: where, and in which words. */
interface Setting {
	surroundings: Surroundings | undefined;
	/** Undefined while the page's language is being fetched. */
	words: LoyaltyStrings | undefined;
	locale: string;
	account: Live<LoyaltyAccount | null> | undefined;
	program: LoyaltyProgram | null | undefined;
}

/** Somebody's points: how many, from when on, what for, and the code that collects them. */
export class PointsDetail {
	#host: Host;
	#sdk: () => Promise<Endcap>;
	#setting: Setting | undefined;
	#stores: LiveState<Live<Store[]>>;
	#clock = new ServerClock();
	#code: MemberCode;
	#rewards: Rewards;
	#history: History;
	/** Whose points these are. */
	#id: string | undefined;
	/** Where they are read from, once it has come. */
	#following: Endcap | undefined;
	/** What the page was told last. */
	#told: string | undefined;

	constructor(host: Host, sdk: () => Promise<Endcap>) {
		this.#host = host;
		this.#sdk = sdk;
		this.#stores = new LiveState(host);
		this.#code = new MemberCode(host);
		this.#rewards = new Rewards(host, sdk);
		this.#history = new History(host, sdk);
		host.adopt(detailStyles);
	}

	/** Follows what is shown, in this setting. */
	follow(setting: Setting): void {
		this.#setting = setting;
		const { account, surroundings } = setting;
		if (account?.status === 'ready') this.#clock.tell(account.as_of);
		const id = account?.value?.customer_id;
		if (id === undefined && this.#id === undefined) return;
		this.#stores.watch(id === undefined ? undefined : surroundings?.source.stores.$stores);
		if (id !== this.#id) void this.#begin(id);
		// The code is drawn by what has come.
		else this.#code.follow(this.#following);
	}

	/** Somebody has signed in, or out. Nothing of one is there for the next. */
	async #begin(id: string | undefined): Promise<void> {
		this.#id = id;
		this.#told = undefined;
		this.#following = undefined;
		this.#history = new History(this.#host, this.#sdk);
		this.#code.follow(undefined);
		this.#rewards.follow(undefined);
		// What was said of them does not stay either.
		if (id === undefined) return announce(this.#host, '');
		const sdk = await this.#sdk().catch(() => undefined);
		if (id !== this.#id) return;
		this.#following = sdk;
		this.#code.follow(sdk);
		this.#rewards.follow(sdk);
	}

	updated(): void {
		this.#code.updated();
		const account = this.#setting?.account?.value;
		if (!account) return;
		const { active, pending, locked } = account;
		const facts = { active, pending, locked };
		const told = JSON.stringify(facts);
		if (told === this.#told) return;
		const scene = this.#scene;
		if (this.#told !== undefined && scene) {
			announce(this.#host, fill(scene.strings.nowHave, { points: pointsWords(active, scene) }));
			this.#history.changed();
		}
		this.#told = told;
		tellPage(this.#host, 'endcap-points-changed', facts);
	}

	get #scene(): PointsScene | undefined {
		const { words, locale = '', surroundings } = this.#setting ?? {};
		if (!words) return undefined;
		const stores = this.#stores.value?.value ?? [];
		const zone = zoneHere(surroundings);
		return { strings: { ...englishDetail, ...words }, locale, stores, now: this.#clock.now(), zone };
	}

	/** What is on its way, set apart, missing, or about to run out. */
	#renderFacts(account: LoyaltyAccount, scene: PointsScene): unknown {
		const { strings } = scene;
		const { pending, locked, owed, next_available: next, next_expiry: expiry } = account;
		const words = (points: number) => pointsWords(points, scene);
		const day = (at: string) => dayWords(at, scene);
		const soon = expiry && Date.parse(expiry.at) - scene.now < SOON;
		const facts = [
			pending > 0 &&
				next &&
				fill(next.points === pending ? strings.pending : strings.pendingPart, {
					points: words(pending),
					day: day(next.at),
				}),
			locked > 0 && fill(strings.locked, { points: words(locked) }),
			owed > 0 && fill(strings.owed, { points: words(owed) }),
			soon && fill(strings.expiry, { points: words(expiry.points), day: day(expiry.at) }),
		].filter((fact) => typeof fact === 'string');
		if (facts.length === 0) return nothing;
		return html`<ul part="facts">
			${facts.map((fact) => html`<li>${fact}</li>`)}
		</ul>`;
	}

	#renderTier({ tier, next_tier: next, tier_points }: LoyaltyAccount, scene: PointsScene): unknown {
		const { strings } = scene;
		if (!tier && !next) return nothing;
		const togo = next && fill(strings.toNext, { points: pointsWords(next.missing, scene), tier: next.name });
		return html`<div part="tier">
			${tier ? html`<p class="strong">${fill(strings.tier, { tier: tier.name })}</p>` : nothing}
			${
				next &&
				html`<progress
						part="progress"
						max=${next.from_points}
						.value=${Math.min(tier_points, next.from_points)}
						aria-label=${fill(strings.progress, { tier: next.name })}
						aria-valuetext=${togo ?? ''}
					></progress>
					<p class="hint">${togo}</p>`
			}
		</div>`;
	}

	#renderStale(asOf: Date | undefined, { strings, locale, now, zone }: PointsScene): unknown {
		if (!asOf) return nothing;
		const time = momentWords(asOf.getTime(), zone, now, locale, strings.inZone, zone);
		return html`<p part="stale" class="hint">${fill(strings.stale, { time })}</p>`;
	}

	render(stale: boolean): TemplateResult | typeof nothing {
		const scene = this.#scene;
		const { account: live, program } = this.#setting ?? {};
		const account = live?.value;
		if (!scene || !account) return nothing;
		const { strings, locale } = scene;
		return html`<div class="top">
				<div class="sum">
					<p part="balance">${pointsWords(account.active, scene)}</p>
					${
						account.worth && account.active > 0
							? html`<p part="worth" class="hint">
									${fill(strings.worth, { amount: formatMoney(account.worth, locale) })}
								</p>`
							: nothing
					}
					${stale ? this.#renderStale(live.as_of, scene) : nothing} ${this.#renderFacts(account, scene)}
				</div>
				${this.#code.render(strings)}
			</div>
			${this.#renderTier(account, scene)} ${this.#rewards.render(account, program, scene)}
			${this.#history.render(scene)}`;
	}
}
