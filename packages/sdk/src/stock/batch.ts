import type { Availability, AvailabilityQuery } from '@endcap/contract';
import type { Shape } from '../shared/shape.ts';
import type { Reading, Transport } from '../shared/transport.ts';
import { answerFor } from './answer.ts';
import { isWellFormed, keysOf, queryOf, type ReferenceKey } from './reference.ts';

/** Reads availability for many readers with few requests. */
export interface AvailabilityBatch {
	/** Joins what else is read in this turn of the event loop. */
	read(query: AvailabilityQuery, signal?: AbortSignal): Promise<Reading<Availability>>;
}

interface Reader {
	query: AvailabilityQuery;
	keys: ReferenceKey[];
	signal: AbortSignal | undefined;
	resolve(reading: Reading<Availability>): void;
	reject(reason: unknown): void;
}

interface Chunk {
	keys: ReferenceKey[];
	/** Readers that still wait for it. */
	waiting: number;
	stop: AbortController;
	answer: Promise<Reading<Availability>>;
}

/** The contract's limit for one request. */
const MOST_REFERENCES = 100;
/** Characters of references in one URL, of the 8 000 that servers and proxies commonly take. */
const MOST_CHARACTERS = 6000;

const SHAPE: Shape<Availability> = { stores: 'array', data: 'array', not_found: 'array' };

/** `onAnswer` gets every answer that no `store`, `near`, `radius` or `complete` narrowed, before its readers do. */
export function createAvailabilityBatch(
	transport: Transport,
	onAnswer: (reading: Reading<Availability>) => void,
): AvailabilityBatch {
	let readers: Reader[] = [];

	function flush(): void {
		const groups = new Map<unknown, Reader[]>();
		for (const reader of readers) {
			if (reader.signal?.aborted) {
				reader.reject(reader.signal.reason);
				continue;
			}
			const group = mergeable(reader) ? JSON.stringify(filterOf(reader.query)) : reader;
			groups.set(group, [...(groups.get(group) ?? []), reader]);
		}
		readers = [];
		for (const group of groups.values()) send(group);
	}

	function send(group: Reader[]): void {
		const [{ query }] = group as [Reader];
		const alone = group.length === 1 && !mergeable(group[0] as Reader);
		const keys = [...new Set(group.flatMap((reader) => reader.keys))].sort();
		const chunks = (alone ? [keys] : divide(keys)).map((keys) => start(keys, query));
		for (const reader of group) {
			const asked = new Set<string>(reader.keys);
			const own = chunks.length === 1 ? chunks : chunks.filter((chunk) => chunk.keys.some((key) => asked.has(key)));
			void deliver(reader, own, group.length === 1 && chunks.length === 1);
		}
	}

	function start(keys: ReferenceKey[], query: AvailabilityQuery): Chunk {
		const stop = new AbortController();
		const filter = filterOf(query);
		const answer = transport
			.get('/v1/availability', { ...filter, ...queryOf(keys) }, SHAPE, stop.signal)
			.then((reading) => {
				const as_of = reading.as_of ?? new Date(reading.value.as_of);
				const confirmed = { ...reading, as_of, value: { ...reading.value, as_of: instant(as_of) } };
				if (Object.values(filter).every((value) => value === undefined)) onAnswer(confirmed);
				return confirmed;
			});
		return { keys, waiting: 0, stop, answer };
	}

	async function deliver(reader: Reader, chunks: Chunk[], whole: boolean): Promise<void> {
		const leave = () => {
			reader.reject(reader.signal?.reason);
			for (const chunk of chunks) if (--chunk.waiting === 0) chunk.stop.abort();
		};
		for (const chunk of chunks) chunk.waiting += 1;
		reader.signal?.addEventListener('abort', leave, { once: true });
		try {
			const readings = await Promise.all(chunks.map((chunk) => chunk.answer));
			reader.resolve(whole ? (readings[0] as Reading<Availability>) : answerFor(reader.keys, readings));
		} catch (error) {
			reader.reject(error);
		} finally {
			reader.signal?.removeEventListener('abort', leave);
		}
	}

	return {
		read(query, signal) {
			return new Promise((resolve, reject) => {
				signal?.throwIfAborted();
				// A timer and not a microtask: elements that a framework renders in steps still come in the same turn.
				if (readers.length === 0) setTimeout(flush, 0);
				readers.push({ query, keys: keysOf(query), signal, resolve, reject });
			});
		},
	};
}

/** What a reader asks for must neither change nor spoil the answer to another. */
function mergeable({ query, keys }: Reader): boolean {
	return !query.complete && keys.length > 0 && keys.every(isWellFormed);
}

/** What narrows the answer to the references asked for. */
function filterOf({ store, near, radius, complete }: AvailabilityQuery): Omit<AvailabilityQuery, 'sku' | 'gtin'> {
	return { store: store && [...store].sort(), near, radius, complete: complete || undefined };
}

function divide(keys: ReferenceKey[]): ReferenceKey[][] {
	const chunks: ReferenceKey[][] = [];
	let chunk: ReferenceKey[] = [];
	let characters = 0;
	for (const key of keys) {
		const length = encodeURIComponent(key).length;
		if (chunk.length === MOST_REFERENCES || (chunk.length > 0 && characters + length > MOST_CHARACTERS)) {
			chunks.push(chunk);
			chunk = [];
			characters = 0;
		}
		chunk.push(key);
		characters += length;
	}
	return [...chunks, chunk];
}

function instant(date: Date): string {
	return date.toISOString().replace('.000Z', 'Z');
}
