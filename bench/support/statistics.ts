export function median(values: readonly number[]): number {
	return percentile(values, 0.5);
}

/** The value that this share of them do not exceed. */
export function percentile(values: readonly number[], share: number): number {
	return values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? NaN;
}

/** True when what should always be the same was not: others took the machine meanwhile. */
export function isNoisy(control: readonly number[], most = 1.5): boolean {
	return Math.max(...control) > most * Math.min(...control);
}
