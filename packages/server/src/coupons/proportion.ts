/** The whole part of a × b ÷ c and what is left over, exactly, for whole numbers that are not negative. */
function timesOver(a: number, b: number, c: number): { whole: number; rest: number } {
	const product = a * b;
	if (product <= Number.MAX_SAFE_INTEGER) return { whole: Math.floor(product / c), rest: product % c };
	const large = BigInt(a) * BigInt(b);
	return { whole: Number(large / BigInt(c)), rest: Number(large % BigInt(c)) };
}

/** Per cent of an amount, to the nearest minor unit, a half up. */
export function percentOf(amount: number, percent: number): number {
	const { whole, rest } = timesOver(amount, percent, 100);
	return whole + (rest >= 50 ? 1 : 0);
}

export interface Part {
	/** Settles who gets the odd unit, so that the order of the parts makes no difference. */
	key: string;
	amount: number;
}

/**
 * Splits an amount in proportion to the parts by the largest remainder: the shares add up to it exactly, and none is more
 * than its part. The amount may not be more than the parts together.
 */
export function splitOver(amount: number, parts: readonly Part[]): number[] {
	const sum = parts.reduce((total, part) => total + part.amount, 0);
	if (sum === 0) return parts.map(() => 0);
	const shares = parts.map((part) => timesOver(amount, part.amount, sum));
	const left = amount - shares.reduce((total, { whole }) => total + whole, 0);
	const order = parts
		.map((part, index) => ({ index, key: part.key, rest: shares[index]?.rest ?? 0 }))
		.sort((a, b) => b.rest - a.rest || (a.key < b.key ? -1 : 1));
	const odd = new Set(order.slice(0, left).map(({ index }) => index));
	return shares.map(({ whole }, index) => whole + (odd.has(index) ? 1 : 0));
}
