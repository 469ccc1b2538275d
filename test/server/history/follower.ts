import { setTimeout as delay } from 'node:timers/promises';
import type { Event } from '@endcap/contract';
import { EventClient } from '../../support/event-client.ts';
import type { Choices } from '../../support/random.ts';
import type { Cluster } from './cluster.ts';

/** Follows the feed from its beginning the whole time, over lines that break, on whichever node takes it. */
export class Follower {
	readonly heard: Event[] = [];
	readonly violations: string[] = [];
	/** How often it had to come again. */
	times = 0;
	readonly #cluster: Cluster;
	readonly #choices: Choices;
	readonly #key: string;
	#client: EventClient | undefined;
	#ended = false;
	readonly #running: Promise<void>;

	constructor(cluster: Cluster, choices: Choices, key: string) {
		this.#cluster = cluster;
		this.#choices = choices;
		this.#key = key;
		this.#running = this.#follow();
	}

	get position(): number {
		return Number(this.heard.at(-1)?.id ?? 0);
	}

	/** What pages that go by the stream alone show, by `SKU@store`. */
	availability(): Map<string, unknown> {
		const shown = new Map<string, unknown>();
		for (const { type, data } of this.heard) {
			if (type !== 'availability.changed') continue;
			const { sku, store_id, ...rest } = data;
			shown.set(`${String(sku)}@${String(store_id)}`, rest);
		}
		return shown;
	}

	async end(): Promise<void> {
		this.#ended = true;
		this.#client?.drop();
		await this.#running;
	}

	async #follow(): Promise<void> {
		while (!this.#ended) {
			this.times += 1;
			const { proxy } = this.#choices.of(this.#cluster.nodes);
			const place = { lastEventId: this.position };
			this.#client = await EventClient.open(proxy.url, { key: this.#key, ...place }).catch(() => undefined);
			if (this.#client) await this.#listen(this.#client);
			else await delay(20);
		}
	}

	async #listen(client: EventClient): Promise<void> {
		for (let taken = 0; ;) {
			await client.until(() => client.heard.length > taken || client.ended);
			for (; taken < client.heard.length; taken += 1) {
				const told = client.heard[taken];
				if (told) this.#hear(told.name, told.event);
			}
			if (client.ended || this.#ended) return client.drop();
		}
	}

	#hear(name: string, event: Event): void {
		if (name === 'resync') return void this.violations.push(`was told to begin again after ${this.position}`);
		if (Number(event.id) !== this.position + 1) this.violations.push(`heard ${event.id} after ${this.position}`);
		this.heard.push(event);
	}
}
