import type { Endcap, Fulfillment, Order, Store } from '@endcap/sdk';
import { html, nothing, type CSSResult, type LitElement } from 'lit';
import { announce } from '../../shared/announce.ts';
import { fill } from '../../shared/localization.ts';
import type { Cancel } from './cancel.ts';
import type { ChangeTime } from './change-time.ts';
import { isOpen, slotTime, type OrderScene } from './sentence.ts';

interface Host extends LitElement {
	adopt(styles: CSSResult): void;
}

/** What a shopper may change of an order. The code for each comes with the first press. */
export class Changes {
	/** What came of the last press. */
	note = '';
	#host: Host;
	#scene: () => OrderScene | undefined;
	#time: ChangeTime | undefined;
	#cancel: Cancel | undefined;
	#asksCancel = false;

	/** `scene`: of the order that is shown now. */
	constructor(host: Host, scene: () => OrderScene | undefined) {
		this.#host = host;
		this.#scene = scene;
	}

	#say = (text: string): void => {
		announce(this.#host, text);
		this.#host.requestUpdate();
	};

	#tell(note: string): void {
		this.note = note;
		if (note) this.#say(note);
	}

	/** The first part of these that is there. */
	async #focus(...names: string[]): Promise<void> {
		await this.#host.updateComplete;
		const found = names.map((name) => this.#host.renderRoot.querySelector<HTMLElement>(`[part="${name}"]`));
		found.find((part) => part)?.focus();
	}

	/** Another order is shown. */
	reset(): void {
		this.note = '';
		this.#asksCancel = false;
		this.#time?.close();
	}

	async #changeTime(sdk: Endcap, fulfillment: Fulfillment): Promise<void> {
		this.note = '';
		try {
			const { ChangeTime } = await import('./change-time.ts');
			if (!this.#time) {
				this.#time = new ChangeTime(this.#host, sdk, { done: this.#timeChosen, say: this.#say });
				this.#host.addController(this.#time);
			}
		} catch {
			return this.#tell(this.#scene()?.strings.notDone ?? '');
		}
		this.#time.open(fulfillment);
		await this.#focus('times');
	}

	#timeChosen = (fulfillment: Fulfillment, changed: boolean): void => {
		this.#time?.close();
		const scene = this.#scene();
		if (changed && scene) this.#tell(fill(scene.strings.timeChanged, { time: slotTime(fulfillment, scene) }));
		void this.#focus('change-time', 'heading');
	};

	async #askCancel(sdk: Endcap): Promise<void> {
		this.note = '';
		try {
			const { Cancel } = await import('./cancel.ts');
			this.#cancel ??= new Cancel(this.#host, sdk, { say: this.#say, done: this.#cancelAnswered });
		} catch {
			return this.#tell(this.#scene()?.strings.notDone ?? '');
		}
		this.#asksCancel = true;
		this.#host.requestUpdate();
		await this.#focus('cancel-question');
	}

	#cancelAnswered = (): void => {
		this.#asksCancel = false;
		this.#host.requestUpdate();
		void this.#focus('cancel', 'heading');
	};

	/** The days and times to choose from; the button that opens them. */
	renderTime(fulfillment: Fulfillment, store: Store | undefined, sdk: Endcap | undefined, locale?: string): unknown {
		const { strings, now, kiosk } = this.#scene() ?? {};
		if (!strings || now === undefined || !store || !sdk) return nothing;
		if (this.#time?.openFor === fulfillment.id) {
			return this.#time.render(strings, { store, now, kiosk: kiosk === true, locale });
		}
		return html`<button part="change-time" type="button" @click=${() => void this.#changeTime(sdk, fulfillment)}>
			${strings.changeTime}
		</button>`;
	}

	/** Whether to cancel, where something can be. */
	renderCancel(order: Order, sdk: Endcap | undefined): unknown {
		const { strings } = this.#scene() ?? {};
		const may = order.fulfillments.some(
			(each) => isOpen(each) && !(each.type === 'ship' && each.status === 'prepared'),
		);
		if (!strings || !sdk || !may) return nothing;
		if (this.#asksCancel && this.#cancel) return this.#cancel.render(order, strings);
		return html`<button part="cancel" class="quiet" type="button" @click=${() => void this.#askCancel(sdk)}>
			${strings.cancel}
		</button>`;
	}
}
