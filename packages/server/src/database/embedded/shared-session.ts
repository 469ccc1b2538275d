import type { Socket } from 'node:net';
import { fatalMessage, MessageSplitter, queryMessage, transactionStatus, typeOf } from './messages.ts';
import type { ShareOptions } from './share.ts';

const IDLE_MS = 30_000;
/** After these the backend answers: Query, Sync, Flush, FunctionCall, CopyDone, CopyFail. */
const ENDS_OF_BATCH = new Set(['Q', 'S', 'H', 'F', 'c', 'f']);

/**
 * Another process's session on the one backend. It has the turn from the first message of a transaction to its end, so
 * that what it does and what the server does never mix.
 */
export class SharedSession {
	readonly #socket: Socket;
	readonly #options: ShareOptions;
	readonly #fromClient = new MessageSplitter({ startsHeadless: true });
	#started = false;
	#batch: Buffer[] = [];
	#work: Promise<void> = Promise.resolve();
	#endTurn: (() => void) | undefined;
	#idle: NodeJS.Timeout | undefined;
	#over = false;

	constructor(socket: Socket, options: ShareOptions) {
		this.#socket = socket;
		this.#options = options;
		socket.on('data', (bytes) => this.#receive(bytes));
		socket.on('error', () => undefined);
		socket.on('close', () => this.end());
	}

	/** Rolls back what is under way, tells the client why, and hangs up. */
	end(message: Uint8Array = Buffer.alloc(0)): Promise<void> {
		if (!this.#over) {
			this.#over = true;
			clearTimeout(this.#idle);
			this.#enqueue(async () => {
				if (this.#endTurn) {
					await this.#options.backend.exchange(queryMessage('ROLLBACK'), () => undefined).catch(() => undefined);
					this.#endTurn();
				}
				this.#socket.end(message);
			});
		}
		return this.#work;
	}

	#receive(bytes: Uint8Array): void {
		for (const message of this.#fromClient.push(bytes)) {
			if (!this.#started) {
				this.#started = true;
				this.#socket.write(this.#options.greeting);
			} else if (typeOf(message) === 'X') {
				void this.end();
			} else {
				this.#batch.push(message);
				if (ENDS_OF_BATCH.has(typeOf(message))) {
					const batch = Buffer.concat(this.#batch.splice(0));
					this.#enqueue(() => this.#run(batch));
				}
			}
		}
	}

	#enqueue(work: () => Promise<void>): void {
		this.#work = this.#work.then(work).catch(() => {
			this.#socket.destroy();
		});
	}

	async #run(batch: Uint8Array): Promise<void> {
		clearTimeout(this.#idle);
		this.#endTurn ??= await this.#options.turns.take();
		if (this.#over) {
			// `end` comes next in the queue, and gives the turn back.
			return;
		}
		let status = '';
		const fromBackend = new MessageSplitter();
		await this.#options.backend.exchange(batch, (part) => {
			for (const message of fromBackend.push(part)) {
				if (typeOf(message) === 'A') {
					this.#options.deliver(message);
				} else {
					this.#socket.write(message);
				}
				status = typeOf(message) === 'Z' ? transactionStatus(message) : status;
			}
		});
		if (status === 'I') {
			this.#endTurn();
			this.#endTurn = undefined;
		} else if (!this.#over) {
			this.#idle = setTimeout(() => this.#giveUp(), this.#options.idleMs ?? IDLE_MS).unref();
		}
	}

	#giveUp(): void {
		const seconds = (this.#options.idleMs ?? IDLE_MS) / 1000;
		void this.end(
			fatalMessage(
				'25P03',
				`This transaction sent nothing for ${seconds} s while the Endcap server waited for it, so it was rolled back.`,
			),
		);
	}
}
