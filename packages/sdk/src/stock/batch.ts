import type { Availability, AvailabilityQuery } from '@endcap/contract';
import { unlessAborted } from '../shared/abort.ts';
import type { Shape } from '../shared/shape.ts';
import type { Reading, Transport } from '../shared/transport.ts';
import { isWellFormed, keysOf, queryOf, type ReferenceKey } from './reference.ts';

/** Reads availability for many readers with few requests. */
export interface AvailabilityBatch {
	/**
	 * Joins what else is read in this turn of the event loop. Resolves to the answers that hold what was asked for, at
	 * least one; they may hold more. A reader that aborts leaves the others alone.
	 */
	read(query: AvailabilityQuery, signal?: AbortSignal): Promise<Answered[]>;
}

/** One request and its answer. */
export interface Answered {
	keys: readonly ReferenceKey[];
	reading: Reading<Availability>;
}

interface Reader {
	query: AvailabilityQuery;
	keys: ReferenceKey[];
	/** What else narrows the answer, as text: `{}` when nothing does. */
	filter: string;
	signal: AbortSignal | undefined;
	resolve(answers: Promise<Answered[]>): void;
}

/** The contract's limit for one request. */
const MOST_REFERENCES = 100;
/** Characters of references in one URL, of the 8 000 that servers and proxies commonly take. */
const MOST_CHARACTERS = 6000;

const SHAPE: Shape<Availability> = ['stores', 'data', 'not_found'];

/** `onAnswer` gets every answer about all stores, before its readers do. */
export function createAvailabilityBatch(
	transport: Transport,
	onAnswer: (answered: Answered) => void,
): AvailabilityBatch {
	let readers: Reader[] = [];

	function flush(): void {
		const groups = new Map<unknown, Reader[]>();
		for (const reader of readers) {
			const group = mergeable(reader) ? reader.filter : reader;
			const others = groups.get(group);
			if (others) others.push(reader);
			else groups.set(group, [reader]);
		}
		readers = [];
		for (const group of groups.values()) send(group);
	}

	function send(group: Reader[]): void {
		const [first] = group as [Reader];
		const keys = [...new Set(group.flatMap((reader) => reader.keys))].sort();
		// One reader's signal ends the request; that of one among several does not.
		const signal = group.length === 1 ? first.signal : undefined;
		const chunks = (mergeable(first) ? divide(keys) : [keys]).map((some) => ({
			has: new Set(some),
			answer: ask(some, first, signal),
		}));
		for (const reader of group) {
			const own = chunks.filter(({ has }) => chunks.length === 1 || reader.keys.some((key) => has.has(key)));
			reader.resolve(Promise.all(own.map(({ answer }) => answer)));
		}
	}

	async function ask(keys: ReferenceKey[], { query, filter }: Reader, signal?: AbortSignal): Promise<Answered> {
		const reading = await transport.read('/v1/availability', { ...query, ...queryOf(keys) }, SHAPE, signal);
		if (reading.as_of) reading.value.as_of = reading.as_of.toISOString();
		if (filter === '{}') onAnswer({ keys, reading });
		return { keys, reading };
	}

	return {
		read(query, signal) {
			const filter = JSON.stringify({ ...query, sku: undefined, gtin: undefined });
			const answers = new Promise<Answered[]>((resolve) => {
				// A timer and not a microtask: elements that a framework renders in steps still come in the same turn.
				if (readers.length === 0) setTimeout(flush, 0);
				readers.push({ query, keys: keysOf(query), filter, signal, resolve });
			});
			return unlessAborted(answers, signal);
		},
	};
}

/** What a reader asks for must neither change nor spoil the answer to another. */
function mergeable({ query, keys }: Reader): boolean {
	return !query.complete && keys.length > 0 && keys.every(isWellFormed);
}

function divide(keys: ReferenceKey[]): ReferenceKey[][] {
	const chunks: ReferenceKey[][] = [];
	let left = 0;
	for (const key of keys) {
		const length = encodeURIComponent(key).length;
		if (left < length || chunks.at(-1)?.length === MOST_REFERENCES) {
			chunks.push([]);
			left = MOST_CHARACTERS;
		}
		chunks.at(-1)?.push(key);
		left -= length;
	}
	return chunks;
}
