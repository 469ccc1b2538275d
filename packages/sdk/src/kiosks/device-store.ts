import type { KioskCatalogue, KioskEntry, KioskSelf } from '@endcap/contract';
import type { KeptClock } from './device-clock.ts';

/** Whose key this device has. */
export interface KeptIdentity {
	/** Null: it is over, and the entries wait for another one of the same retailer. */
	key: string | null;
	self: KioskSelf;
}

export interface KeptCatalogue {
	etag: string | null;
	value: KioskCatalogue;
}

/** What is kept of the device itself, by name. */
interface KeptDevice {
	identity: KeptIdentity;
	catalogue: KeptCatalogue;
	clock: KeptClock;
}

export interface KeptEntry {
	entry: KioskEntry;
	/** Of the kiosk that it was made at: one of another retailer cannot deliver it. */
	kiosk_id: string;
	/** That it had then. */
	kiosk_name?: string;
	/** It is due once the page is gone that kept it. */
	later: boolean;
}

/** An entry on disk, by its number in the order they were kept in. */
export interface StoredEntry extends KeptEntry {
	number: number;
}

/** The device's own database, which outlives pages, crashes and power cuts. One window at a time uses it. */
export interface DeviceStore {
	read<Name extends keyof KeptDevice>(name: Name): Promise<KeptDevice[Name] | undefined>;
	/** Rejects where it cannot be stored. */
	write<Name extends keyof KeptDevice>(name: Name, value: KeptDevice[Name]): Promise<void>;
	/** In the order they were kept in. What cannot be read is thrown away, and counted. */
	entries(): Promise<{ entries: StoredEntry[]; broken: number }>;
	/** Resolves with its number when it is on the disk itself, in place of another one where that is named. */
	add(entry: KeptEntry, instead?: number): Promise<number>;
	remove(number: number): Promise<void>;
	close(): void;
}

const NAME = 'endcap-kiosk';
const DEVICE = 'device';
const ENTRIES = 'entries';

/** Between tries to open it (ms), before it counts as broken. */
const PATIENCE = [200, 2000];

/** `makeRoom` throws away what can be had again: on a full disk a database that is whole cannot be opened either. */
export function createDeviceStore(makeRoom: () => Promise<unknown>): DeviceStore {
	let opened: Promise<IDBDatabase> | undefined;

	async function open(): Promise<IDBDatabase> {
		const request = indexedDB.open(NAME, 1);
		request.addEventListener('upgradeneeded', () => {
			request.result.createObjectStore(DEVICE);
			request.result.createObjectStore(ENTRIES, { autoIncrement: true });
		});
		const database = await result(request);
		const isWhole = [DEVICE, ENTRIES].every((name) => database.objectStoreNames.contains(name));
		if (!isWhole) {
			database.close();
			throw new Error(`${NAME} is not what it was made as.`);
		}
		// As when the browser finds its files broken, or somebody clears what it keeps.
		database.addEventListener('close', () => (opened = undefined));
		return database;
	}

	async function openOrMakeAnew(): Promise<IDBDatabase> {
		// What fails once may pass, and whatever is made anew has lost its entries.
		for (const pause of PATIENCE) {
			const database = await open().catch(() => undefined);
			if (database) return database;
			await makeRoom().catch(() => undefined);
			await new Promise((resolve) => setTimeout(resolve, pause));
		}
		return open().catch(async () => {
			await result(indexedDB.deleteDatabase(NAME));
			return open();
		});
	}

	async function use<T>(
		name: string,
		mode: 'readonly' | 'readwrite',
		work: (store: IDBObjectStore) => IDBRequest<T>,
	): Promise<T> {
		opened ??= openOrMakeAnew();
		let database: IDBDatabase;
		try {
			database = await opened;
		} catch (error) {
			opened = undefined;
			throw error;
		}
		// Strict: told to the disk, and not only to the operating system, before it counts as done.
		const transaction = database.transaction(name, mode, { durability: 'strict' });
		const ended = new Promise((resolve, reject) => {
			transaction.addEventListener('complete', resolve);
			transaction.addEventListener('abort', () => reject(transaction.error));
		});
		const [value] = await Promise.all([result(work(transaction.objectStore(name))), ended]);
		return value;
	}

	const remove = (number: number) => use(ENTRIES, 'readwrite', (store) => store.delete(number));

	return {
		read: (name) => use(DEVICE, 'readonly', (store) => store.get(name)),
		write: async (name, value) => void (await use(DEVICE, 'readwrite', (store) => store.put(value, name))),
		async entries() {
			const entries: StoredEntry[] = [];
			let broken = 0;
			// One by one: one that is broken would take the others with it.
			for (const key of await use(ENTRIES, 'readonly', (store) => store.getAllKeys())) {
				const number = Number(key);
				const read = () => use<unknown>(ENTRIES, 'readonly', (store) => store.get(number));
				const kept = await read()
					.catch(read)
					.catch(() => undefined);
				if (isEntry(kept)) {
					entries.push({ ...kept, number });
				} else {
					broken += 1;
					await remove(number).catch(() => undefined);
				}
			}
			return { entries, broken };
		},
		async add(entry, instead) {
			const key = await use(ENTRIES, 'readwrite', (store) => {
				if (instead !== undefined) store.delete(instead);
				return store.add(entry);
			});
			return Number(key);
		},
		remove,
		close() {
			void opened?.then((database) => database.close()).catch(() => undefined);
		},
	};
}

const FIELDS = ['id', 'basket', 'made_at', 'sealing_key', 'ephemeral', 'iv', 'data'] as const;

function isEntry(kept: unknown): kept is KeptEntry {
	const { entry, kiosk_id } = Object(kept) as Partial<KeptEntry>;
	const fields = Object(entry) as KioskEntry;
	return typeof kiosk_id === 'string' && FIELDS.every((name) => typeof fields[name] === 'string');
}

function result<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.addEventListener('success', () => resolve(request.result));
		request.addEventListener('error', () => reject(request.error));
	});
}
