import type { Endcap, Fulfillment, Live, PickupSlot, PickupSlots, Store } from '@endcap/sdk';
import { html, nothing, type CSSResult, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { DAYS } from '../../collect/endcap-collect-picker/slots.ts';
import {
	collectPickerCatalogue,
	type CollectPickerStrings,
} from '../../collect/endcap-collect-picker/endcap-collect-picker.strings.ts';
import { englishTimes } from '../../collect/endcap-collect-picker/times.strings.ts';
import { timesStyles } from '../../collect/endcap-collect-picker/times.styles.ts';
import { Times } from '../../collect/endcap-collect-picker/times.ts';
import { LiveState } from '../../shared/live-state.ts';
import { Localization } from '../../shared/localization.ts';
import { tellPage } from '../events.ts';
import type { AllOrderStatusStrings } from './endcap-order-status.strings.ts';

/** Times are a grid whose columns are about so many `em` wide. */
const COLUMN = 7.5;

export type TimeNote = 'slotFull' | 'slotClosed' | 'tooLate' | 'notDone' | 'working';

interface Done {
	/** Another time was taken, or the old one is kept. */
	done(fulfillment: Fulfillment, changed: boolean): void;
	say(text: string): void;
}

/** Choosing another time for one pickup, with the days and times of its shop. */
export class ChangeTime implements ReactiveController {
	#host: LitElement;
	#sdk: Endcap;
	#after: Done;
	#words: Localization<CollectPickerStrings>;
	#slots: LiveState<Live<PickupSlots>>;
	#first: LiveState<Live<PickupSlots>>;
	#times: Times;
	#fulfillment: Fulfillment | undefined;
	#note: TimeNote | undefined;
	#strings: AllOrderStatusStrings | undefined;

	constructor(host: LitElement & { adopt(styles: CSSResult): void }, sdk: Endcap, after: Done) {
		this.#host = host;
		this.#sdk = sdk;
		this.#after = after;
		this.#words = new Localization(host, collectPickerCatalogue);
		this.#slots = new LiveState(host);
		this.#first = new LiveState(host);
		this.#times = new Times(host);
		host.adopt(timesStyles);
	}

	get openFor(): string | undefined {
		return this.#fulfillment?.id;
	}

	open(fulfillment: Fulfillment): void {
		this.#fulfillment = fulfillment;
		this.#note = undefined;
		this.#times = new Times(this.#host);
		this.#host.requestUpdate();
	}

	close(): void {
		this.#fulfillment = undefined;
		this.#slots.watch(undefined);
		this.#first.watch(undefined);
		this.#host.requestUpdate();
	}

	hostUpdate(): void {
		const store = this.#fulfillment?.store_id;
		if (store === undefined) return;
		const { pickupSlots } = this.#sdk;
		const { from } = this.#times;
		this.#first.watch(pickupSlots.$slots({ store, days: DAYS }));
		this.#slots.watch(from ? pickupSlots.$slots({ store, days: DAYS, from }) : undefined);
	}

	#say(note: TimeNote | undefined): void {
		this.#note = note;
		if (note && this.#strings) this.#after.say(this.#strings[note]);
		this.#host.requestUpdate();
	}

	#choose = async ({ starts_at }: PickupSlot) => {
		const fulfillment = this.#fulfillment;
		if (!fulfillment || this.#note === 'working') return;
		const { id, order_id, slot } = fulfillment;
		if (slot && Date.parse(slot.starts_at) === Date.parse(starts_at)) return this.#after.done(fulfillment, false);
		const detail = { order_id, fulfillment_id: id, starts_at };
		if (!tellPage(this.#host, 'endcap-pickup-change-request', detail, true)) return this.close();
		this.#say('working');
		try {
			const changed = await this.#sdk.fulfillments.reschedule(id, starts_at);
			this.#note = undefined;
			if (changed.outcome === 'changed') this.#after.done(changed.fulfillment, true);
			else if (changed.outcome === 'slot_full') this.#say('slotFull');
			else this.#say(changed.outcome === 'slot_closed' ? 'slotClosed' : 'tooLate');
		} catch {
			this.#say('notDone');
		}
	};

	#columns(): number {
		const width = this.#host.clientWidth / Number.parseFloat(getComputedStyle(this.#host).fontSize);
		return Math.min(5, Math.max(2, Math.floor(width / COLUMN)));
	}

	/** Nothing while the page's language is being fetched. */
	render(
		strings: AllOrderStatusStrings,
		{ store, now, kiosk, locale }: { store: Store; now: number; kiosk: boolean; locale: string | undefined },
	): TemplateResult | typeof nothing {
		this.#strings = strings;
		this.#words.choose(locale);
		const { strings: words } = this.#words;
		const fulfillment = this.#fulfillment;
		if (!words || !fulfillment) return nothing;
		const slots = this.#slots.value?.value ? this.#slots.value : this.#first.value;
		return html`<div part="times" role="group" aria-label=${strings.changeTime} tabindex="-1">
			${this.#note ? html`<p part="note">${strings[this.#note]}</p>` : nothing}
			${this.#times.render({
				store,
				slots,
				words: { ...englishTimes, ...words },
				locale: this.#words.locale,
				now,
				chosen: fulfillment.slot?.starts_at,
				kiosk,
				disabled: this.#note === 'working',
				columns: this.#columns(),
				choose: (slot) => void this.#choose(slot),
			})}
			<button part="keep-time" class="quiet" type="button" @click=${() => this.#after.done(fulfillment, false)}>
				${strings.keepTime}
			</button>
		</div>`;
	}
}
