import { atom, type ReadableAtom, type WritableAtom } from 'nanostores';
import { since, type Moment } from './clock.ts';
import { EndcapError, isEndcapError } from './errors.ts';
import type { Reading } from './transport.ts';

/**
 * A value that keeps itself current while someone subscribes.
 * - `loading`: nothing has come yet.
 * - `ready`: `value` was confirmed within its time to live.
 * - `stale`: `value` is the last one confirmed, at `as_of`, but it is past its time to live or could not be confirmed again.
 * - `error`: nothing has come and the last read failed with `error`. It is tried again by itself.
 */
export interface Live<T> {
	readonly status: 'loading' | 'ready' | 'stale' | 'error';
	readonly value: T | undefined;
	/** When the server confirmed `value`, by the server's clock. Undefined when it did not say. */
	readonly as_of: Date | undefined;
	/** Why the last read failed; undefined once one succeeded. */
	readonly error: EndcapError | undefined;
}

/** Live state from the inside. Values come in by `accept` alone, wherever they came from. */
export interface Source<T> {
	readonly $live: ReadableAtom<Live<T>>;
	/** When the read began that brought the value, or when it was known to hold since. Undefined until one has come. */
	began: Moment | undefined;
	set: (live: Live<T>) => void;
	/** Takes a value, unless one that was read later is held. */
	accept: (reading: Reading<T>) => void;
	/** Takes note that a read begun then failed, unless a later one succeeded. */
	fail(reason: unknown, began: Moment): void;
	/** Turns a value that was not confirmed for `ttl` milliseconds stale. */
	expire: (ttl: number) => void;
}

/** Of what has not come yet. */
export const LOADING: Live<never> = { status: 'loading', value: undefined, as_of: undefined, error: undefined };

/** Sets an atom. A subscriber's own mistake is not a failed read, and not the next subscriber's. */
export function tell<T>($atom: WritableAtom<T>, value: T): void {
	try {
		$atom.set(value);
	} catch (error) {
		queueMicrotask(() => {
			throw error;
		});
	}
}

export function createSource<T>(): Source<T> {
	const $live = atom<Live<T>>(LOADING);
	const set = (live: Live<T>) => tell($live, live);

	const source: Source<T> = {
		$live,
		set,
		began: undefined,
		accept({ value, as_of, began }) {
			if (source.began && began.order <= source.began.order) return;
			source.began = began;
			set({ status: 'ready', value, as_of, error: undefined });
		},
		fail(reason, moment) {
			const { began } = source;
			if (began && moment.order < began.order) return;
			const error = isEndcapError(reason) ? reason : new EndcapError(String(reason), { cause: reason });
			set({ ...$live.value, status: began ? 'stale' : 'error', error });
		},
		expire(ttl) {
			const { began } = source;
			if ($live.value.status === 'ready' && began && since(began) >= ttl) {
				set({ ...$live.value, status: 'stale' });
			}
		},
	};
	return source;
}
