import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Turns a wait for ever into an error: who asks the database itself from within a transaction of it would wait for its
 * own end.
 */
export class Nesting {
	readonly #transaction = new AsyncLocalStorage<{ open: boolean }>();

	/** Runs the work of a transaction. */
	async inside<T>(work: () => Promise<T>): Promise<T> {
		const transaction = { open: true };
		try {
			return await this.#transaction.run(transaction, work);
		} finally {
			transaction.open = false;
		}
	}

	/** Throws within a transaction that is still open. */
	refuse(): void {
		if (this.#transaction.getStore()?.open) {
			throw new Error('Inside a transaction, ask the transaction and not the database: it would wait for itself.');
		}
	}
}
