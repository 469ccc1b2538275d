import { now } from './clock.ts';
import type { Source } from './live.ts';

/** Shows what was kept where nothing has come yet. */
export function recall<T>(source: Source<T> | undefined, value: T, as_of: Date | undefined): void {
	if (!source || source.began) return;
	// Before every read, so that the first one that fails says so.
	source.began = { ...now(), order: 0 };
	source.set({ status: 'stale', value, as_of, error: undefined });
}
