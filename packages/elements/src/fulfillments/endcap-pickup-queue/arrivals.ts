import type { PickupQueue } from '@endcap/sdk/staff';
import type { ReactiveControllerHost } from 'lit';
import { chime } from '../../shared/chime.ts';

/** Knows which orders have come while the page was open and have not been looked at. */
export class Arrivals {
	#host: ReactiveControllerHost;
	#onChange: (count: number) => void;
	#heard = new Set<string>();
	#new = new Set<string>();

	constructor(host: ReactiveControllerHost, onChange: (count: number) => void) {
		this.#host = host;
		this.#onChange = onChange;
	}

	get count(): number {
		return this.#new.size;
	}

	isNew(id: string): boolean {
		return this.#new.has(id);
	}

	/** Takes the queue as it is now. What is not there to be picked any more needs no one's attention. */
	look({ arrived, fulfillments }: PickupQueue): void {
		const before = this.#new.size;
		const toPick = new Set(fulfillments.filter(({ status }) => status === 'reserved').map(({ id }) => id));
		const came = arrived.filter((id) => !this.#heard.has(id) && toPick.has(id));
		for (const id of arrived) this.#heard.add(id);
		for (const id of came) this.#new.add(id);
		for (const id of this.#new) if (!toPick.has(id)) this.#new.delete(id);
		// A device without sound shows it all the same.
		if (came.length > 0) chime.play().catch(() => undefined);
		if (came.length > 0 || before !== this.#new.size) this.#onChange(this.#new.size);
	}

	/** Somebody has looked at one, or at all of them. */
	see(id?: string): void {
		const before = this.#new.size;
		if (id === undefined) this.#new.clear();
		else this.#new.delete(id);
		if (before === this.#new.size) return;
		this.#onChange(this.#new.size);
		this.#host.requestUpdate();
	}

	/** Another shop is shown. */
	clear(): void {
		this.#heard.clear();
		this.see();
	}
}
