import type { EndcapError } from './errors.ts';

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
