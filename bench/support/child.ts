import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A process of the benchmark that answers each message with one. It ends with this one, or when it is let go of. */
export class BenchChild {
	readonly process: ChildProcess;

	private constructor(process: ChildProcess) {
		this.process = process;
	}

	/** Resolves with the first message: what it has to say once it is ready. */
	static async start<Ready>(file: URL, parameters: string[] = []): Promise<[BenchChild, Ready]> {
		const child = fork(file, parameters, {
			execArgv: ['--conditions=endcap-source', '--expose-gc'],
			serialization: 'advanced',
			// Log lines are made and written like in earnest, to nowhere.
			stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
		});
		const own = new BenchChild(child);
		return [own, await own.#next<Ready>()];
	}

	ask<Answer>(message: unknown): Promise<Answer> {
		this.process.send(message as object);
		return this.#next<Answer>();
	}

	async end(): Promise<void> {
		const closed = once(this.process, 'close');
		this.process.kill();
		await closed;
	}

	#next<Message>(): Promise<Message> {
		return new Promise((resolve, reject) => {
			const settle = (work: () => void) => {
				this.process.off('message', onMessage).off('close', onClose);
				work();
			};
			const onMessage = (message: Message) => settle(() => resolve(message));
			const onClose = () =>
				settle(() => reject(new Error(`${this.process.spawnargs.join(' ')} ended before it answered`)));
			this.process.on('message', onMessage).on('close', onClose);
		});
	}
}

/** In such a process: answers what its parent asks, and ends with it. */
export function answerParent(work: (message: never) => unknown): void {
	process.on('message', async (message) => {
		process.send?.((await work(message as never)) ?? null);
	});
	process.once('disconnect', () => process.exit());
}
