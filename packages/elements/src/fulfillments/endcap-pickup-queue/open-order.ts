import type { Fulfillment, Order, PickupQueue, StaffEndcap } from '@endcap/sdk/staff';
import type { LitElement } from 'lit';
import { hasEnded } from './scene.ts';

/** The order that is open, kept as it is now whoever changes it, with who ordered it once that has come. */
export class OpenOrder {
	current: Fulfillment | undefined;
	/** Of `current`. */
	order: Order | undefined;
	#host: LitElement;
	#asking = '';

	constructor(host: LitElement) {
		this.#host = host;
	}

	async open(one: Fulfillment, endcap: StaffEndcap): Promise<void> {
		this.current = one;
		this.order = undefined;
		this.#host.requestUpdate();
		// Without it the order can be picked all the same.
		const order = await endcap.orders.get(one.order_id).catch(() => undefined);
		if (this.current?.id !== one.id) return;
		this.order = order;
		this.#host.requestUpdate();
	}

	close(): void {
		this.current = undefined;
		this.order = undefined;
		this.#host.requestUpdate();
	}

	/** How an order is now, unless something later is known of it. */
	see(fulfillment: Fulfillment): void {
		const { current } = this;
		if (current?.id !== fulfillment.id || current.version > fulfillment.version) return;
		this.current = fulfillment;
		this.#host.requestUpdate();
	}

	/** Takes the queue as it is now. What has left it is asked for: it was canceled, say, while somebody picked it. */
	follow({ fulfillments }: PickupQueue, storeId: string, endcap: StaffEndcap): void {
		const { current } = this;
		if (!current || hasEnded(current)) return;
		const found = fulfillments.find(({ id }) => id === current.id);
		if (found) this.see(found);
		else if (current.store_id === storeId) void this.#ask(current.id, endcap);
	}

	async #ask(id: string, endcap: StaffEndcap): Promise<void> {
		if (this.#asking === id) return;
		this.#asking = id;
		// While it cannot be read the queue says so, and is read again.
		const found = await endcap.fulfillments.get(id).catch(() => undefined);
		this.#asking = '';
		if (found) this.see(found);
	}
}
