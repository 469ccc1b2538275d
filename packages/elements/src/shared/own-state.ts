import type { Endcap, Live } from '@endcap/sdk';
import type { LitElement, ReactiveController } from 'lit';
import { LiveState } from './live-state.ts';
import type { Subscribable } from './observable.ts';
import type { LiveSource } from './page-source.ts';
import { sdkOf } from './sdk-of.ts';

/** Until the SDK's code is asked for again after it did not come. */
const ASK_AGAIN = 15_000;

/** Follows one piece of a shopper's own state; asks for the SDK again while its code does not come. */
export class OwnState<T> implements ReactiveController {
	/** True while the SDK's code could not be had. */
	failed = false;
	#host: LitElement;
	#pick: (endcap: Endcap) => Subscribable<Live<T>>;
	#state: LiveState<Live<T>>;
	#source: LiveSource | undefined;
	#which = '';
	#again: ReturnType<typeof setTimeout> | undefined;

	/** `pick`: which piece it is. */
	constructor(host: LitElement, pick: (endcap: Endcap) => Subscribable<Live<T>>) {
		this.#host = host;
		this.#pick = pick;
		this.#state = new LiveState(host);
		host.addController(this);
	}

	hostDisconnected(): void {
		clearTimeout(this.#again);
	}

	/** Undefined until the SDK has come. */
	get live(): Live<T> | undefined {
		return this.#state.value;
	}

	/** `which`: tells apart what is picked, where it changes. */
	follow(source: LiveSource | undefined, which = ''): void {
		if (source === this.#source && which === this.#which) return;
		this.#source = source;
		this.#which = which;
		this.#state.watch(undefined);
		void this.#begin();
	}

	/** The SDK; rejects when its code does not come. */
	sdk = async (): Promise<Endcap> => {
		if (!this.#source) throw new Error('The page names no shop.');
		return sdkOf(this.#source);
	};

	async #begin(): Promise<void> {
		const source = this.#source;
		const which = this.#which;
		if (!source) return;
		clearTimeout(this.#again);
		try {
			const endcap = await sdkOf(source);
			if (source !== this.#source || which !== this.#which) return;
			this.failed = false;
			this.#state.watch(this.#pick(endcap));
		} catch {
			this.failed = true;
			if (this.#host.isConnected) this.#again = setTimeout(() => void this.#begin(), ASK_AGAIN);
		}
		this.#host.requestUpdate();
	}
}
