import { Duplex } from 'node:stream';
import { Client } from 'pg';
import type { Backend } from './backend.ts';

/** What `pg` takes for a socket: what is written goes to the backend, what it answers can be read. */
class BackendStream extends Duplex {
	readonly #backend: Backend;
	/** The parts of the first answer. */
	readonly greeting: Uint8Array[] = [];
	#greeted = false;

	constructor(backend: Backend) {
		super();
		this.#backend = backend;
	}

	connect(): this {
		queueMicrotask(() => this.emit('connect'));
		return this;
	}

	setNoDelay(): this {
		return this;
	}

	setKeepAlive(): this {
		return this;
	}

	ref(): this {
		return this;
	}

	unref(): this {
		return this;
	}

	override _read(): void {}

	override async _write(
		chunk: Buffer,
		_encoding: BufferEncoding,
		callback: (error?: Error | null) => void,
	): Promise<void> {
		try {
			await this.#backend.exchange(chunk, (part) => {
				if (!this.#greeted) {
					this.greeting.push(part);
				}
				this.push(part);
			});
			this.#greeted = true;
		} catch (error) {
			callback(error as Error);
			return;
		}
		callback();
	}

	// `pg` corks the messages of one statement; they travel together.
	override async _writev(chunks: { chunk: Buffer }[], callback: (error?: Error | null) => void): Promise<void> {
		await this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), 'binary', callback);
	}

	override _final(callback: () => void): void {
		this.push(null);
		callback();
	}
}

export interface OwnConnection {
	client: Client;
	/** What the backend answered to the start of the session. */
	greeting: Uint8Array;
	/** Hands the client a message that came in another session's answer. */
	deliver: (message: Uint8Array) => void;
}

/** The session of the process that holds the database, through the client that PostgreSQL gets: rows decode alike. */
export async function connectTo(backend: Backend): Promise<OwnConnection> {
	const stream = new BackendStream(backend);
	const client = new Client({
		stream: () => stream,
		user: 'postgres',
		database: 'postgres',
		password: '',
		ssl: false,
		application_name: 'endcap',
	});
	client.on('error', () => undefined);
	await client.connect();
	return { client, greeting: Buffer.concat(stream.greeting), deliver: (message) => stream.push(message) };
}
