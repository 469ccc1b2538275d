import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { InventoryLevel } from '@endcap/sdk/staff';

/** How long a change stands out. */
const FRESH_MS = 5000;

type Numbers = 'on_hand' | 'reserved' | 'committed' | 'unavailable' | 'available' | 'incoming' | 'reorder_point';
const NUMBERS: readonly Numbers[] = [
	'on_hand',
	'reserved',
	'committed',
	'unavailable',
	'available',
	'incoming',
	'reorder_point',
];

/** Knows which numbers have changed a moment ago, while somebody looked. */
export class Freshness implements ReactiveController {
	#host: ReactiveControllerHost;
	#seen = new Map<string, InventoryLevel>();
	#fresh = new Map<string, Set<Numbers>>();
	#timers = new Map<string, ReturnType<typeof setTimeout>>();

	constructor(host: ReactiveControllerHost) {
		this.#host = host;
		host.addController(this);
	}

	/** Takes the levels as they are now; the first time a level is seen nothing has changed. */
	look(levels: readonly InventoryLevel[]): void {
		for (const level of levels) {
			const key = `${level.store_id} ${level.sku}`;
			const before = this.#seen.get(key);
			if (before === level) continue;
			this.#seen.set(key, level);
			const changed = before ? NUMBERS.filter((name) => before[name] !== level[name]) : [];
			if (changed.length > 0) this.#stand(key, changed);
		}
	}

	/** The numbers of a level that stand out now. */
	of({ store_id, sku }: InventoryLevel): ReadonlySet<string> | undefined {
		return this.#fresh.get(`${store_id} ${sku}`);
	}

	hostDisconnected(): void {
		this.#timers.forEach(clearTimeout);
		this.#timers.clear();
		this.#fresh.clear();
		this.#seen.clear();
	}

	#stand(key: string, changed: Numbers[]): void {
		this.#fresh.set(key, new Set(changed));
		clearTimeout(this.#timers.get(key));
		const over = () => {
			this.#fresh.delete(key);
			this.#host.requestUpdate();
		};
		this.#timers.set(key, setTimeout(over, FRESH_MS));
	}
}
