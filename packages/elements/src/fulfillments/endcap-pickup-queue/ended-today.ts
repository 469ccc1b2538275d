import type { Fulfillment, PickupQueue } from '@endcap/sdk/staff';
import type { LitElement } from 'lit';
import type { Scene } from './scene.ts';
import { startOfDay } from './time-words.ts';

const ENDED: Fulfillment['status'][] = ['completed', 'canceled', 'failed'];
const MOST = 250;

/** What has ended today in the shop, the last first; read again whenever the queue has changed. */
export class EndedToday {
	list: readonly Fulfillment[] = [];
	#host: LitElement;
	#back = new Set<string>();
	#seen: PickupQueue | undefined;
	#store = '';
	#reading = 0;

	constructor(host: LitElement) {
		this.#host = host;
	}

	/** Takes note of the queue as it is now. */
	look(queue: PickupQueue | undefined, scene: Scene): void {
		if (this.#store !== scene.storeId) this.list = [];
		this.#store = scene.storeId;
		if (!queue || queue === this.#seen) return;
		this.#seen = queue;
		void this.#read(scene);
	}

	async #read(scene: Scene): Promise<void> {
		const reading = ++this.#reading;
		const query = { store: [scene.storeId], status: ENDED, ended_since: startOfDay(scene), limit: MOST };
		// The queue says what is wrong with the connection, and is read again.
		const page = await scene.endcap.fulfillments.list(query).catch(() => undefined);
		if (!page || reading !== this.#reading) return;
		this.list = page.data.toSorted((one, other) => Date.parse(other.ended_at ?? '') - Date.parse(one.ended_at ?? ''));
		this.#host.requestUpdate();
	}

	/** It was packed and not handed over, and nobody said that its goods are back. */
	isToPutBack({ id, status, reason, prepared_at }: Fulfillment): boolean {
		const gone = reason === 'out_of_stock' || reason === 'damaged';
		return prepared_at !== null && (status === 'failed' || status === 'canceled') && !gone && !this.#back.has(id);
	}

	putBack(id: string): void {
		this.#back.add(id);
		this.#host.requestUpdate();
	}
}
