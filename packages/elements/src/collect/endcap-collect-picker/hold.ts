import type { Endcap, Live, Reservation } from '@endcap/sdk';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { formatLeft, SOON } from '../../shared/countdown.ts';
import { HoldTicker } from '../../shared/hold-ticker.ts';
import { LiveState } from '../../shared/live-state.ts';
import { fill, Localization, plural } from '../../shared/localization.ts';
import { ServerClock } from '../../shared/server-clock.ts';
import { formatTime } from '../../shared/shops/opening-words.ts';
import { refusalOf } from './basket.ts';
import type { EndcapCollectPicker } from './endcap-collect-picker.ts';
import type { CollectRefusedDetail } from './events.ts';
import { changedDetail } from './form-value.ts';
import { collectHoldCatalogue, type CollectHoldStrings } from './hold.strings.ts';
import { collectHoldStyles } from './hold.styles.ts';

/** For so long it is held, and to that “keep for longer” goes back. */
const HOLD_MINUTES = 15;
/** Milliseconds after which a press without an answer is said to be under way still. */
const TRYING_AFTER = 3000;

type Note = 'trying' | 'taken' | 'changed' | 'failed' | 'lapsed' | 'released';

/** What is held, and until when by the server's clock. */
interface Held {
	id: string;
	/** Milliseconds; Infinity for what does not lapse. */
	end: number;
}

/**
 * Holding what was chosen for a quarter of an hour: units and times of the page's basket, or, without one, the units in
 * one shop.
 */
export class PickerHold implements ReactiveController {
	#host: EndcapCollectPicker;
	#sdk: Endcap;
	#words: Localization<CollectHoldStrings>;
	#active: LiveState<Live<Reservation[]>>;
	#clock = new ServerClock();
	#ticker: HoldTicker;
	#held: Held | undefined;
	#busy = false;
	#note: Note | undefined;
	#warned = '';
	/** The focus was on a button of the hold, which may make room for another. */
	#focused = false;

	constructor(host: EndcapCollectPicker, sdk: Endcap) {
		this.#host = host;
		host.adopt(collectHoldStyles);
		this.#sdk = sdk;
		this.#words = new Localization(host, collectHoldCatalogue);
		this.#active = new LiveState(host);
		if (host.skus !== null) this.#active.watch(sdk.reservations.$active);
		this.#ticker = new HoldTicker(host);
		host.addController(this.#ticker);
		host.addController(this);
	}

	/** Follows nothing any more. */
	end(): void {
		this.#active.watch(undefined);
		this.#ticker.wait(undefined);
		this.#host.removeController(this);
	}

	/** Something is held. */
	get holds(): boolean {
		return this.#held !== undefined;
	}

	/** What is held of this choice without a basket: the same units in the same shop. */
	get #reservation(): Reservation | undefined {
		const { parts, items } = this.#host.picking;
		const now = this.#clock.now();
		return this.#active.value?.value?.find(({ lines, expires_at }) => {
			if (expires_at !== null && Date.parse(expires_at) <= now) return false;
			return (
				lines.length === items?.length &&
				lines.every(({ sku, store_id, quantity, quantity_lost }) =>
					parts.some(
						(part) =>
							part.storeId === store_id &&
							part.items.some((item) => item.sku === sku && item.quantity <= quantity - quantity_lost),
					),
				)
			);
		});
	}

	/** Units that are the shopper's already, in a shop. */
	held(storeId: string, sku: string): number {
		const lines = this.#reservation?.lines.filter((line) => line.store_id === storeId && line.sku === sku) ?? [];
		return lines.reduce((sum, { quantity, quantity_lost }) => sum + quantity - quantity_lost, 0);
	}

	#now(): Held | undefined {
		const { cart } = this.#host.picking.basket ?? {};
		const reservation = this.#reservation;
		const end = cart ? cart.hold_expires_at : reservation?.expires_at;
		const id = cart ? cart.holds[0]?.reservation_id : reservation?.id;
		if (!id) return undefined;
		const at = end ? Date.parse(end) : Infinity;
		return at > this.#clock.now() ? { id, end: at } : undefined;
	}

	get #part(): Element | null {
		return this.#host.renderRoot.querySelector('[part="hold"]');
	}

	hostUpdate(): void {
		this.#focused = this.#part?.contains(this.#host.shadowRoot?.activeElement ?? null) ?? false;
		const { as_of } = this.#host.picking.basket?.live ?? this.#active.value ?? {};
		this.#words.choose(this.#host.locale);
		this.#clock.tell(as_of);
		const before = this.#held;
		this.#held = this.#now();
		const left = (this.#held?.end ?? 0) - this.#clock.now();
		if (before && !this.#held && before.end <= this.#clock.now() + 2000) this.#lapse();
		if (this.#held && left > SOON) this.#warned = '';
		else if (this.#held && this.#warned !== this.#held.id) this.#warn(this.#held, left);
	}

	hostUpdated(): void {
		const part = this.#part;
		if (this.#focused && !part?.contains(this.#host.shadowRoot?.activeElement ?? null)) {
			part?.querySelector('button')?.focus();
		}
		this.#ticker.wait(this.#held && this.#held.end - this.#clock.now());
	}

	#lapse(): void {
		const { parts, items = [] } = this.#host.picking;
		this.#say('lapsed');
		this.#host.fire('endcap-collect-lapsed', changedDetail(parts, items));
	}

	#warn({ id }: Held, left: number): void {
		const { strings, locale } = this.#words;
		if (!strings) return;
		this.#warned = id;
		announce(this.#host, plural(strings.soon, Math.ceil(left / 60_000), locale));
	}

	#say(note: Note | undefined): void {
		this.#note = note;
		const text = note && this.#words.strings?.[note];
		if (text) announce(this.#host, text);
		this.#host.requestUpdate();
	}

	#timeOf(end: number): string {
		return formatTime(end, this.#words.locale, this.#host.surroundings?.timezone);
	}

	#refuse(reason: CollectRefusedDetail['reason'], note?: Note): void {
		const [part] = this.#host.picking.parts;
		this.#host.fire('endcap-collect-refused', {
			reason,
			store_id: part?.storeId ?? null,
			starts_at: part?.startsAt ?? null,
		});
		if (note) this.#say(note);
	}

	#hold = async () => {
		const { parts, items = [], basket } = this.#host.picking;
		const wanted = changedDetail(parts, items);
		if (this.#busy || !this.#host.fire('endcap-hold-request', { ...wanted, hold_minutes: HOLD_MINUTES }, true)) return;
		await this.#do(async () => {
			const held = basket ? await this.#holdBasket() : await this.#holdUnits();
			if (!held) return;
			const { strings } = this.#words;
			const end = Date.parse(held.end ?? '');
			this.#host.fire('endcap-collect-held', { ...wanted, expires_at: held.end });
			if (strings && held.end) announce(this.#host, fill(strings.held, { time: this.#timeOf(end) }));
		});
	};

	async #holdBasket(): Promise<{ end: string | null } | undefined> {
		const { picking } = this.#host;
		const { basket, choice } = picking;
		const outcome = await basket?.basket.allocate({ hold_minutes: HOLD_MINUTES });
		if (!outcome) return undefined;
		if (outcome.outcome === 'held') return { end: outcome.cart.hold_expires_at };
		if (outcome.outcome === 'slot_full' || outcome.outcome === 'slot_closed') {
			const refusal = refusalOf(outcome, choice);
			// What is next is offered, and the refusal told, where the time is shown.
			if (refusal === 'failed') this.#refuse(outcome.outcome, 'taken');
			else picking.refusal = refusal;
		} else if (outcome.outcome === 'out_of_stock') this.#refuse('out_of_stock', 'taken');
		else this.#refuse('changed', 'changed');
		return undefined;
	}

	async #holdUnits(): Promise<{ end: string | null } | undefined> {
		const held = this.#reservation;
		if (held) {
			const longer = await this.#sdk.reservations.extend(held.id, HOLD_MINUTES);
			if (longer.outcome === 'held') return { end: longer.reservation.expires_at };
		}
		const lines = this.#host.picking.parts.flatMap(({ storeId, items }) =>
			storeId === null ? [] : items.map(({ sku, quantity }) => ({ sku, quantity, store_id: storeId })),
		);
		const outcome = await this.#sdk.reservations.create({ lines, hold_minutes: HOLD_MINUTES });
		if (outcome.outcome === 'held') return { end: outcome.reservation.expires_at };
		this.#refuse('out_of_stock', 'taken');
		return undefined;
	}

	/** With a basket the units go back when what is in it changes, so it is the time that is given up there. */
	#release = () =>
		this.#do(async () => {
			const held = this.#reservation;
			if (held) await this.#sdk.reservations.release(held.id);
			this.#held = undefined;
			this.#say('released');
		});

	async #do(act: () => Promise<void>): Promise<void> {
		if (this.#busy) return;
		this.#busy = true;
		this.#say(undefined);
		const trying = setTimeout(() => this.#say('trying'), TRYING_AFTER);
		try {
			await act();
			if (this.#note === 'trying') this.#say(undefined);
		} catch {
			this.#refuse('failed', 'failed');
		} finally {
			clearTimeout(trying);
			this.#busy = false;
			this.#host.requestUpdate();
		}
	}

	/** Nothing while the page's language is being fetched. */
	render(disabled: boolean): TemplateResult | typeof nothing {
		const { strings } = this.#words;
		if (!strings) return nothing;
		const held = this.#held;
		const note = this.#note ? html`<p part="hold__note">${strings[this.#note]}</p>` : nothing;
		const off = this.#busy ? 'true' : nothing;
		if (!held) {
			return html`<div part="hold">
				${note}
				<button
					class="primary"
					part="hold__button"
					type="button"
					?disabled=${disabled}
					aria-disabled=${off}
					@click=${this.#hold}
				>
					${this.#busy ? strings.holding : strings.hold}
				</button>
			</div>`;
		}
		const left = held.end - this.#clock.now();
		return html`<div part="hold">
			<p class=${left <= SOON ? 'soon' : ''}>
				<strong>${fill(strings.held, { time: this.#timeOf(held.end) })}</strong>
				<span part="countdown" role="timer" aria-live="off">${fill(strings.left, { time: formatLeft(left) })}</span>
			</p>
			${note}
			<div class="buttons">
				<button part="extend" type="button" ?disabled=${disabled} aria-disabled=${off} @click=${this.#hold}>
					${strings.extend}
				</button>
				${
					this.#host.skus === null
						? nothing
						: html`<button
								part="release"
								type="button"
								?disabled=${disabled}
								aria-disabled=${off}
								@click=${this.#release}
							>
								${strings.release}
							</button>`
				}
			</div>
		</div>`;
	}
}
