import type { Database } from '../database/database.ts';
import { readLinkCode } from './rules.ts';
import { addOpenings } from './queries.ts';

/** Written together so often (ms). */
const WAIT = 2000;
/** Codes that wait at most; more are not counted rather than kept without end. */
const MOST_CODES = 10_000;

/** Counts links that are opened. It knows codes and numbers, and nothing of who opened them. */
export interface LinkOpenings {
	count(merchantId: string, code: string): void;
	/** Writes what waits. */
	flush(): Promise<void>;
}

/** Call `flush` before the database is closed. What a crash takes with it is two seconds of counting. */
export function countOpenings(database: Database): LinkOpenings {
	let waiting = new Map<string, Map<string, number>>();
	let timer: NodeJS.Timeout | undefined;

	async function flush(): Promise<void> {
		clearTimeout(timer);
		timer = undefined;
		const counted = waiting;
		waiting = new Map();
		for (const [merchantId, counts] of counted) await addOpenings(database, merchantId, Object.fromEntries(counts));
	}

	return {
		count(merchantId, text) {
			const code = readLinkCode(text);
			const counts = waiting.get(merchantId) ?? new Map<string, number>();
			if (code === undefined || counts.size >= MOST_CODES) return;
			waiting.set(merchantId, counts.set(code, (counts.get(code) ?? 0) + 1));
			// A count that could not be written is lost: no page fails for it.
			timer ??= setTimeout(() => void flush().catch(() => undefined), WAIT).unref();
		},
		flush,
	};
}
