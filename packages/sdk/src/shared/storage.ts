import { hasDatabase } from './database.ts';

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
	/** Makes the database where there is none. */
	async function open(): Promise<IDBDatabase> {
		const request = indexedDB.open(name);
		request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE));
		return result(request);
	}

	/** Closes the database after each use, since an open one keeps others from removing it. */
	async function use<R>(work: (store: IDBObjectStore) => IDBRequest<R>): Promise<R> {
		const database = await open();
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
			return (await hasDatabase(name)) ? use((store) => store.get(0)) : undefined;
		},
		async write(value) {
			await use((store) => store.put(value, 0));
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
