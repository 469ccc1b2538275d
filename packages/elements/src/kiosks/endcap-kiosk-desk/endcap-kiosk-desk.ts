import type { Live, Store } from '@endcap/sdk';
import type { KiosksSeen, StaffMember } from '@endcap/sdk/staff';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { chime } from '../../shared/chime.ts';
import { CounterElement } from '../../shared/counter-element.ts';
import { counterStyles } from '../../shared/counter.styles.ts';
import { LiveState } from '../../shared/live-state.ts';
import { fill, Localization } from '../../shared/localization.ts';
import { ServerClock } from '../../shared/server-clock.ts';
import { formatTime } from '../../shared/shops/opening-words.ts';
import '../events.ts';
import { renderCalls } from './calls.ts';
import { Doings } from './doings.ts';
import { kioskDeskCatalogue, type KioskDeskStrings } from './endcap-kiosk-desk.strings.ts';
import { kioskDeskStyles } from './endcap-kiosk-desk.styles.ts';
import { KioskCards } from './kiosk-card.ts';
import { RefusalList } from './refusal-list.ts';
import { isManager, type Scene } from './scene.ts';
import { Setup } from './setup.ts';
import { statusOf, type Status } from './status.ts';

/** From one look at the clock to the next: kiosks fall silent meanwhile. */
const CLOCK_MS = 10_000;

/**
 * @tag endcap-kiosk-desk
 * @summary The kiosks of a shop for the people who work there: who calls for help, how each kiosk is in plain words, what one promised and could not keep, and setting one up with a code.
 *
 * It works on pages of the server's own origin, where staff are signed in. Managers set up, change and remove; everybody of the store sees, answers calls, settles what was refused, and closes and opens.
 *
 * @fires {CustomEvent<KioskCallsChangedDetail>} endcap-kiosk-calls-changed - Another number of kiosks calls for help.
 * @fires {CustomEvent<CustomerRequestDetail>} endcap-customer-request - The card is wanted of somebody who was signed in at a kiosk, to tell them what could not be kept. Opening it is left to the page, and recorded.
 * @fires {CustomEvent<null>} endcap-session-ended - Nobody is signed in any more; what was typed is kept for whoever signs in again.
 *
 * @csspart frame - The whole element.
 * @csspart calls - Who waits for help.
 * @csspart call - One call.
 * @csspart come - The button that says that somebody comes.
 * @csspart set-up - The button that begins a new kiosk.
 * @csspart form - The form of a new kiosk, or of settings.
 * @csspart submit - The button that sends it.
 * @csspart cancel - The button that gives up what was typed.
 * @csspart enrolment - What is to be typed in at the device.
 * @csspart code - The code.
 * @csspart countdown - For how long it is good.
 * @csspart kiosk - One kiosk.
 * @csspart kiosk__state - The mark of how it is.
 * @csspart kiosk__state--waiting - It waits for its code.
 * @csspart kiosk__state--revoked - It has no key any more.
 * @csspart kiosk__state--silent - Nothing was heard of it for minutes.
 * @csspart kiosk__state--look - Something of it needs a look.
 * @csspart kiosk__state--closed - It is closed.
 * @csspart kiosk__state--fine - It is fine.
 * @csspart kiosk__line - How it is, in one line.
 * @csspart kiosk__warning - What somebody has to look after.
 * @csspart actions - The buttons of one kiosk.
 * @csspart close - The button that closes or opens it.
 * @csspart new-code - The button that gives another code.
 * @csspart settings - The button that opens its settings.
 * @csspart take - The button that takes its key.
 * @csspart sure - What is asked before it loses its key.
 * @csspart refusals - What could not be kept.
 * @csspart refusal - One of these.
 * @csspart refusal__reason - Why.
 * @csspart refusal__contact - How the shopper can be told.
 * @csspart refusal__card - The button that leads to the card of whoever was signed in.
 * @csspart settle - The form that says what was done.
 * @csspart problem - Why something was not done, and what to do.
 * @csspart note - That the session is over, or how old the list is.
 * @csspart message - Why there is nothing to show, and what to do.
 * @csspart skeleton - What stands while kiosks are looked up.
 *
 * @cssproperty [--endcap-accent-color=currentColor] - Focus rings and the main buttons.
 * @cssproperty --endcap-muted-color - Hints.
 * @cssproperty --endcap-border-color - Lines between kiosks.
 * @cssproperty [--endcap-surface-color=Canvas] - Behind fields and buttons.
 * @cssproperty [--endcap-radius=0.5rem] - Corners.
 * @cssproperty --endcap-in-stock-color - The mark of what is fine.
 * @cssproperty --endcap-limited-color - The mark of what needs a look.
 * @cssproperty --endcap-conflict-color - Calls, mistakes and problems.
 *
 * @cssstate loading - Kiosks are being looked up.
 * @cssstate ready - Kiosks are shown and current.
 * @cssstate stale - Kiosks are shown with the time they were current.
 * @cssstate empty - None is set up.
 * @cssstate failed - Kiosks cannot be shown.
 * @cssstate signed-out - Nobody is signed in.
 */
export class EndcapKioskDesk extends CounterElement {
	static override styles = [counterStyles, kioskDeskStyles];

	#ticking: ReturnType<typeof setInterval> | undefined;
	/** Whoever was signed in last. */
	#person = '';
	/** Kiosks that call for help, as they were known last. */
	#calling: ReadonlySet<string> = new Set();
	#words = new Localization<KioskDeskStrings>(this, kioskDeskCatalogue);
	#stores = new LiveState<Live<Store[]>>(this);
	#seen = new LiveState<Live<KiosksSeen>>(this);
	#clock = new ServerClock();
	#doings = new Doings(this);
	#setup = new Setup(this, this.#doings);
	#cards = new KioskCards(this, this.#doings, this.#setup);
	#refusals = new RefusalList(this, this.#doings);

	override connectedCallback(): void {
		super.connectedCallback();
		this.#ticking ??= setInterval(() => this.requestUpdate(), CLOCK_MS);
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		clearInterval(this.#ticking);
		this.#ticking = undefined;
		this.#setup.forget();
	}

	protected override willUpdate(changed: PropertyValues<this>): void {
		super.willUpdate(changed);
		this.#words.choose(this.surroundings?.locale);
		const endcap = this.client;
		const { member } = this;
		if (member) this.#enter(member);
		this.#stores.watch(endcap.stores.$stores);
		this.#seen.watch(this.#person ? endcap.kiosks.$kiosks : undefined);
		const { as_of, status } = this.#seen.value ?? {};
		if (status === 'ready') this.#clock.tell(as_of);
	}

	/** Whoever comes next finds nothing of what the one before typed. */
	#enter({ id }: StaffMember): void {
		if (id === this.#person) return;
		if (this.#person) for (const each of [this.#doings, this.#cards, this.#refusals]) each.clear();
		if (this.#person) this.#setup.forget();
		this.#person = id;
	}

	protected override updated(changed: PropertyValues<this>): void {
		super.updated(changed);
		this.showStates(this.#situation);
		this.#hear();
	}

	/** A call is heard as well as seen, wherever on the page one is. */
	#hear(): void {
		const strings = this.#words.strings;
		const kiosks = this.#seen.value?.value?.kiosks;
		if (!strings || !kiosks) return;
		const calling = kiosks.filter(({ call }) => call !== null);
		const fresh = calling.filter(({ id }) => !this.#calling.has(id));
		if (fresh.length === 0 && calling.length === this.#calling.size) return;
		this.#calling = new Set(calling.map(({ id }) => id));
		if (fresh.length > 0) {
			announce(this, `${strings.calls}: ${fresh.map(({ name }) => name).join(', ')}`);
			void chime.play();
		}
		const detail = { count: calling.length };
		this.tell('endcap-kiosk-calls-changed', detail);
	}

	get #situation(): Status {
		if (!this.#words.strings) return 'loading';
		return statusOf({
			isSet: this.#scene !== undefined,
			staff: this.staff.value,
			seen: this.#seen.value,
			failed: this.#stores.value?.status === 'error',
		});
	}

	get #scene(): Scene | undefined {
		const { strings, locale } = this.#words;
		const stores = this.#stores.value?.value;
		if (!strings || !stores) return undefined;
		const member = this.member ?? null;
		return { endcap: this.client, strings, locale, member, stores, now: this.#clock.now() };
	}

	#renderNote(status: Status, strings: KioskDeskStrings): TemplateResult | typeof nothing {
		const at = this.#seen.value?.as_of?.getTime() ?? this.#clock.now();
		const hasList = this.#seen.value?.value !== undefined;
		if (status === 'signed-out' && !hasList) return html`<p part="message">${strings.notSignedIn}</p>`;
		if (status === 'signed-out') return html`<p part="note" role="alert">${strings.sessionOver}</p>`;
		if (status === 'failed') return html`<p part="message" role="alert">${strings.failed}</p>`;
		if (status !== 'stale') return nothing;
		return html`<p part="note" role="alert">${fill(strings.stale, { time: formatTime(at, this.#words.locale) })}</p>`;
	}

	#renderSeen({ kiosks, refusals }: KiosksSeen, scene: Scene): unknown {
		const { strings } = scene;
		const manager = isManager(scene);
		const begins = manager && !this.#setup.isOpen && !this.#setup.code;
		return [
			renderCalls(kiosks, this.#doings, scene),
			this.#setup.render(scene),
			this.#refusals.render(refusals, kiosks, scene),
			kiosks.length === 0 && !this.#setup.isOpen && !this.#setup.code
				? html`<p part="message">${manager ? strings.emptyManager : strings.empty}</p>`
				: nothing,
			begins
				? html`<button part="set-up" class="primary" type="button" @click=${this.#setup.open}>${strings.setUp}</button>`
				: nothing,
			html`<ul class="kiosks">
				${kiosks.map((kiosk) => this.#cards.render(kiosk, scene))}
			</ul>`,
		];
	}

	protected override render(): TemplateResult {
		const { strings, language } = this.#words;
		const scene = this.#scene;
		const status = this.#situation;
		const loading = status === 'loading';
		const seen = status === 'failed' ? undefined : this.#seen.value?.value;
		return html`<div
			class="frame"
			part="frame"
			role="group"
			aria-label=${strings?.heading ?? nothing}
			aria-busy=${loading ? 'true' : 'false'}
			lang=${language}
		>
			${strings ? this.#renderNote(status, strings) : nothing}
			${
				loading
					? html`<div part="skeleton" role="img" aria-label=${strings?.loading ?? nothing}>
							${Array.from({ length: 4 }, () => html`<i></i>`)}
						</div>`
					: nothing
			}
			${scene && seen && !loading ? this.#renderSeen(seen, scene) : nothing}
		</div>`;
	}
}

declare global {
	interface HTMLElementTagNameMap {
		'endcap-kiosk-desk': EndcapKioskDesk;
	}
}
