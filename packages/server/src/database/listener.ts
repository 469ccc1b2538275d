import { setTimeout as delay } from 'node:timers/promises';
import { Client, escapeIdentifier, type ClientConfig } from 'pg';

const LONGEST_PAUSE = 5_000;

/**
 * Subscriptions to NOTIFY over a connection of their own, opened with the first and reopened whenever it is lost.
 * After a loss every subscriber is called once with '', since notifications may have been missed.
 */
export class Listener {
	readonly #config: ClientConfig;
	readonly #subscribers = new Map<string, Set<(payload: string) => void>>();
	#connection: Promise<Client> | undefined;
	/** While it is connected. */
	#client: Client | undefined;
	readonly #closing = new AbortController();

	constructor(config: ClientConfig) {
		this.#config = config;
	}

	async subscribe(channel: string, onNotify: (payload: string) => void): Promise<() => Promise<void>> {
		const subscribers = this.#subscribers.get(channel) ?? new Set();
		this.#subscribers.set(channel, subscribers.add(onNotify));
		try {
			// A connection that opens now listens to every channel known by now; LISTEN twice is harmless.
			this.#connection ??= this.#first();
			const client = await this.#connection;
			await client.query(`LISTEN ${escapeIdentifier(channel)}`);
		} catch (error) {
			subscribers.delete(onNotify);
			throw error;
		}
		return async () => {
			subscribers.delete(onNotify);
			if (subscribers.size > 0 || this.#subscribers.get(channel) !== subscribers) {
				return;
			}
			this.#subscribers.delete(channel);
			// While the connection is away there is nothing to take back, and nobody should wait for it.
			await this.#client?.query(`UNLISTEN ${escapeIdentifier(channel)}`).catch(() => undefined);
		};
	}

	async close(): Promise<void> {
		this.#closing.abort();
		this.#subscribers.clear();
		const client = await this.#connection?.catch(() => undefined);
		await client?.end();
	}

	/** A first connection that fails is told to who asked; only one that was there is tried for again. */
	async #first(): Promise<Client> {
		try {
			return await this.#connect();
		} catch (error) {
			this.#connection = undefined;
			throw error;
		}
	}

	async #connect(): Promise<Client> {
		const client = new Client(this.#config);
		client.on('notification', ({ channel, payload }) => {
			this.#subscribers.get(channel)?.forEach((onNotify) => onNotify(payload ?? ''));
		});
		client.on('error', () => undefined);
		await client.connect();
		for (const channel of this.#subscribers.keys()) {
			await client.query(`LISTEN ${escapeIdentifier(channel)}`);
		}
		this.#client = client;
		client.once('end', () => {
			this.#client = undefined;
			if (!this.#closing.signal.aborted) {
				this.#connection = this.#reconnect();
				// Who subscribes meanwhile waits for it; a close aborts it.
				this.#connection.catch(() => undefined);
			}
		});
		return client;
	}

	async #reconnect(): Promise<Client> {
		for (let pause = 100; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
			await delay(pause, undefined, { signal: this.#closing.signal });
			try {
				const client = await this.#connect();
				this.#subscribers.forEach((subscribers) => subscribers.forEach((onNotify) => onNotify('')));
				return client;
			} catch {
				// Not back yet.
			}
		}
	}
}
