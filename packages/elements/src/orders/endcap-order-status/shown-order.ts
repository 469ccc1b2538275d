import type { Endcap, Live, Order } from '@endcap/sdk';
import type { LitElement, ReactiveController } from 'lit';
import { LiveState } from '../../shared/live-state.ts';
import type { LiveSource } from '../../shared/page-source.ts';
import { sdkOf } from '../../shared/sdk-of.ts';
import { hideSecret, orderInAddress } from './address.ts';

/** Until something that failed is asked for again (ms). */
const ASK_AGAIN = 15_000;

type Wanted = { id: string } | { token: string } | undefined;

/**
 * Finds which order is to be shown and follows it: the one that was asked for by its id, the one whose link the page was
 * opened by, or else the shopper's newest that is open. Once found it stays, whatever becomes of it.
 */
export class ShownOrder implements ReactiveController {
	/** The SDK's code, or an answer to the link, could not be had. */
	failed = false;
	#host: LitElement;
	#orders: LiveState<Live<readonly Order[]>>;
	#order: LiveState<Live<Order>>;
	#source: LiveSource | undefined;
	#sdk: Endcap | undefined;
	#asked = '';
	/** All of them are listed, so none is chosen by itself. */
	#all = false;
	#wanted: Wanted;
	#id: string | undefined;
	#refused = false;
	#opening = false;
	#again: ReturnType<typeof setTimeout> | undefined;

	constructor(host: LitElement) {
		this.#host = host;
		this.#orders = new LiveState(host);
		this.#order = new LiveState(host);
		host.addController(this);
	}

	get sdk(): Endcap | undefined {
		return this.#sdk;
	}

	/** Undefined until it is known which is to be shown. */
	get live(): Live<Order> | undefined {
		return this.#order.value;
	}

	/** The shopper's own, newest first. */
	get list(): Live<readonly Order[]> | undefined {
		return this.#orders.value;
	}

	get found(): 'shown' | 'stale' | 'none' | 'unknown' | undefined {
		const { live, list } = this;
		if (live?.value) return live.status === 'ready' ? 'shown' : 'stale';
		if (this.#refused || isNotFound(live?.error)) return 'unknown';
		if (this.#id !== undefined || this.#wanted) return undefined;
		if (!list?.value) return undefined;
		if (list.value.length === 0) return list.status === 'ready' ? 'none' : undefined;
		return list.status === 'ready' ? 'shown' : 'stale';
	}

	/** A certain one was asked for, or one is known. */
	get isAsked(): boolean {
		return this.#id !== undefined || this.#wanted !== undefined || (this.list?.value?.length ?? 0) > 0;
	}

	/** Neither what was asked for nor what is kept could be read. */
	get isLost(): boolean {
		return this.failed || this.live?.status === 'error' || this.list?.status === 'error';
	}

	/** Follows `asked`, or what the address asks for, or the newest; with `all` none until one is chosen. */
	follow(source: LiveSource | undefined, asked: string, all: boolean): void {
		if (source === this.#source && asked === this.#asked && all === this.#all) return;
		this.#source = source;
		this.#asked = asked;
		this.#all = all;
		this.#sdk = undefined;
		this.#look();
		void this.#begin();
	}

	/** Shows another one of the list, or the list again. */
	choose(id: string | undefined): void {
		this.#id = id;
		this.#watch();
		this.#host.requestUpdate();
	}

	hostConnected(): void {
		addEventListener('hashchange', this.#onAddress);
		addEventListener('online', this.#onOnline);
		if (this.#source && !this.#sdk) void this.#begin();
	}

	hostDisconnected(): void {
		removeEventListener('hashchange', this.#onAddress);
		removeEventListener('online', this.#onOnline);
		clearTimeout(this.#again);
	}

	hostUpdate(): void {
		if (this.#id !== undefined || this.#refused) return;
		const orders = this.list?.value;
		const wanted = this.#wanted;
		if (wanted && 'token' in wanted) {
			// A link that was opened on this device before works without a network.
			const known = orders?.find(({ link }) => link?.endsWith(`#${wanted.token}`));
			if (known) this.#take(known.id);
		} else if (!this.#all && orders?.length) {
			this.#id = (orders.find(({ status }) => status === 'open') ?? orders[0])?.id;
			this.#watch();
		}
	}

	#look(): void {
		const { token, id } = this.#asked ? { id: this.#asked } : this.#all ? {} : orderInAddress();
		this.#wanted = token ? { token } : id ? { id } : undefined;
		this.#id = id;
		this.#refused = false;
		this.failed = false;
	}

	#onAddress = () => {
		const { token, id } = orderInAddress();
		if (this.#asked || this.#all || !(token ?? id)) return;
		this.#look();
		void this.#begin();
	};

	#onOnline = () => {
		if (this.failed) void this.#begin();
	};

	async #begin(): Promise<void> {
		const source = this.#source;
		clearTimeout(this.#again);
		if (!source) return this.#watch();
		try {
			const sdk = await sdkOf(source);
			if (source !== this.#source) return;
			this.#sdk = sdk;
			this.failed = false;
			this.#watch();
			const wanted = this.#wanted;
			if (wanted && 'token' in wanted) await this.#open(sdk, wanted.token);
		} catch {
			this.failed = true;
			if (this.#host.isConnected) this.#again = setTimeout(() => void this.#begin(), ASK_AGAIN);
		}
		this.#host.requestUpdate();
	}

	/** Rejects while it is not known whether the token opens one. */
	async #open(sdk: Endcap, token: string): Promise<void> {
		if (this.#opening) return;
		this.#opening = true;
		try {
			const { id } = await sdk.orders.open(token);
			if (this.#wanted && 'token' in this.#wanted && this.#wanted.token === token) this.#take(id);
		} catch (error) {
			if (!isNotFound(error)) throw error;
			this.#refused = true;
		} finally {
			this.#opening = false;
		}
	}

	#take(id: string): void {
		const wanted = this.#wanted;
		if (wanted && 'token' in wanted) hideSecret(wanted.token, id);
		this.#wanted = { id };
		this.#id = id;
		this.#watch();
	}

	#watch(): void {
		const { orders } = this.#sdk ?? {};
		const id = this.#id;
		// What was opened by its id or its link needs no list.
		this.#orders.watch(this.#wanted && id !== undefined ? undefined : orders?.$orders);
		this.#order.watch(id === undefined ? undefined : orders?.$order(id));
	}
}

function isNotFound(error: unknown): boolean {
	return Object(error).code === 'not_found';
}
