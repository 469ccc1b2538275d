import type { Fulfillment } from '@endcap/sdk/staff';
import type { LitElement } from 'lit';
import { announce } from '../../shared/announce.ts';
import { fill } from '../../shared/localization.ts';
import type { FulfillmentChangedDetail } from './events.ts';
import type { Scene } from './scene.ts';
import { slotWords } from './time-words.ts';

/** What was done here a moment ago: shown, said aloud, and told to the page. */
export class Done {
	text = '';
	#host: LitElement;

	constructor(host: LitElement) {
		this.#host = host;
	}

	forget(): void {
		this.text = '';
	}

	/** It is ready, has left, or was given up. */
	finish(one: Fulfillment, { strings }: Scene): void {
		const left = one.type === 'ship' ? strings.doneShipped : strings.doneHandedOver;
		if (one.status === 'failed') this.#say(one, strings.doneGivenUp);
		else this.#say(one, one.status === 'completed' ? left : strings.doneReady);
	}

	/** It has another time. */
	move(one: Fulfillment, scene: Scene): void {
		this.#say(one, fill(scene.strings.doneMoved, { time: slotWords(one, scene) }));
	}

	#say({ id, order_number, store_id, status, customer_name }: Fulfillment, words: string): void {
		this.text = fill(words, { name: customer_name, number: order_number });
		announce(this.#host, this.text);
		const detail: FulfillmentChangedDetail = { fulfillment_id: id, order_number, store_id, status };
		this.#host.dispatchEvent(new CustomEvent('endcap-fulfillment-changed', { detail, bubbles: true, composed: true }));
		this.#host.requestUpdate();
	}
}
