import { Worker } from 'node:worker_threads';
import { OperatorError } from '../../shared/operator-error.ts';
import type { FromWorker, ToWorker, WorkerStart } from './worker-messages.ts';

interface Request {
	onPart(bytes: Uint8Array): void;
	resolve(): void;
	reject(error: Error): void;
}

// Node runs what it is given: the source from a checkout, the compiled file from the package.
const workerFile = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

/** The one session of the embedded database, on a thread of its own. Callers take turns. */
export class Backend {
	readonly #worker: Worker;
	readonly #requests: Request[] = [];
	readonly #onLost: (error: Error) => void;
	#failure: Error | undefined;
	#started = false;
	#closing = false;

	private constructor(worker: Worker, onLost: (error: Error) => void) {
		this.#worker = worker;
		this.#onLost = onLost;
	}

	/**
	 * Starts the thread. Rejects with an OperatorError when the database does not start. `onLost` is called when it stops
	 * later without having been closed, on a full disk for example; everything it acknowledged is kept.
	 */
	static async start(start: WorkerStart, onLost: (error: Error) => void = () => undefined): Promise<Backend> {
		const worker = new Worker(workerFile, { workerData: start, name: 'endcap-database' });
		const backend = new Backend(worker, onLost);
		const started = new Promise<void>((resolve, reject) => {
			backend.#requests.push({ onPart: () => undefined, resolve, reject });
		});
		worker.on('message', (message: FromWorker) => backend.#receive(message));
		worker.on('error', (error) => backend.#fail(error));
		worker.on('exit', () => backend.#fail(new Error('The embedded database has been closed.')));
		try {
			await started;
			backend.#started = true;
		} catch (error) {
			throw new OperatorError(
				`The embedded database${start.directory === null ? '' : ` in ${start.directory}`} does not start: ` +
					`${(error as Error).message}. Nothing was changed; a copy of the directory from a backup can take its place.`,
				{ cause: error },
			);
		}
		return backend;
	}

	/** Sends whole messages and calls back with the parts of the answer, until it is complete. */
	exchange(bytes: Uint8Array, onPart: (bytes: Uint8Array) => void): Promise<void> {
		return this.#request({ type: 'send', bytes }, onPart);
	}

	/** Shuts PostgreSQL down with a last checkpoint. */
	async close(): Promise<void> {
		this.#closing = true;
		if (!this.#failure) {
			await this.#request({ type: 'close' }, () => undefined);
		}
		await this.#worker.terminate();
	}

	#request(message: ToWorker, onPart: Request['onPart']): Promise<void> {
		return new Promise((resolve, reject) => {
			if (this.#failure) {
				reject(this.#failure);
				return;
			}
			this.#requests.push({ onPart, resolve, reject });
			this.#worker.postMessage(message, []);
		});
	}

	#receive(message: FromWorker): void {
		if (message.type === 'part') {
			this.#requests[0]?.onPart(message.bytes);
		} else if (message.type === 'failed') {
			this.#fail(new Error(`The embedded database has stopped: ${message.reason}`));
			// It may be in a loop that has no end.
			void this.#worker.terminate();
		} else {
			this.#requests.shift()?.resolve();
		}
	}

	#fail(error: Error): void {
		const lost = this.#started && !this.#closing && !this.#failure;
		this.#failure ??= error;
		this.#requests.splice(0).forEach((request) => request.reject(error));
		if (lost) {
			this.#onLost(error);
		}
	}
}
