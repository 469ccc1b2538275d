/** One value in a database of its own, which exists for as long as there is a value. */
export interface Storage<T> {
	/** Makes no database where there is none. */
	read(): Promise<T | undefined>;
	write(value: T): Promise<void>;
	remove(): Promise<void>;
}

const STORE = 'kept';

/** In IndexedDB. To be called by one at a time, over all tabs. Rejects where storage is forbidden, full or broken. */
export function createStorage<T>(name: string): Storage<T> {
	async function open(make: boolean): Promise<IDBDatabase | undefined> {
		const request = indexedDB.open(name);
		let missing = false;
		request.addEventListener('upgradeneeded', () => {
			missing = !make;
			// Aborted, a database that was not there is not there afterwards either.
			if (missing) request.transaction?.abort();
			else request.result.createObjectStore(STORE);
		});
		try {
			return await result(request);
		} catch (error) {
			if (missing) return undefined;
			throw error;
		}
	}

	/** Closes the database after each use, since an open one keeps others from removing it. */
	async function use<R>(database: IDBDatabase, work: (store: IDBObjectStore) => IDBRequest<R>): Promise<R> {
		try {
			const transaction = database.transaction(STORE, 'readwrite');
			const value = await result(work(transaction.objectStore(STORE)));
			await new Promise((resolve, reject) => {
				transaction.addEventListener('complete', resolve);
				transaction.addEventListener('abort', () => reject(transaction.error));
			});
			return value;
		} finally {
			database.close();
		}
	}

	return {
		async read() {
			const database = await open(false);
			return database && use(database, (store) => store.get(0));
		},
		async write(value) {
			const database = await open(true);
			if (database) await use(database, (store) => store.put(value, 0));
		},
		remove: async () => void (await result(indexedDB.deleteDatabase(name))),
	};
}

function result<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.addEventListener('success', () => resolve(request.result));
		request.addEventListener('error', () => reject(request.error));
	});
}
