/** The part of an amount that so many of the units are worth, when some came back before: together exactly the whole. */
export function partOf(amount: number, of: number, before: number, units: number): number {
	const upTo = (count: number) => (BigInt(amount) * BigInt(Math.min(count, of))) / BigInt(of);
	return Number(upTo(before + units) - upTo(before));
}
