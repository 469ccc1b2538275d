import type { PointsLine } from '@endcap/contract';
import { totalWeight, type WeightedLine } from './earning.rules.ts';

export interface RefundRecord {
	/** Of what was paid. */
	share: { part: number; of: number };
	lines: readonly PointsLine[] | null;
}

interface Fraction {
	part: bigint;
	of: bigint;
}

const NOTHING: Fraction = { part: 0n, of: 1n };

/**
 * How many of the points all refunds of a purchase together take: in proportion, rounded down, and with the last part all
 * of them. So the order of refunds does not matter, and none is taken twice.
 */
export function refundedPoints(
	points: number,
	refunds: readonly RefundRecord[],
	lines: readonly WeightedLine[],
): number {
	const { part, of } = refunds.map((refund) => fractionOf(refund, lines)).reduce(add, NOTHING);
	return part >= of ? points : Number((BigInt(points) * part) / of);
}

/** By its lines when they can be told from the purchase’s, else by its share of what was paid. */
function fractionOf({ share, lines: refunded }: RefundRecord, lines: readonly WeightedLine[]): Fraction {
	const whole = totalWeight(lines);
	if (refunded === null || whole === 0n) return { part: BigInt(share.part), of: BigInt(share.of) };
	return refunded
		.map((line) => lineFraction(line, lines))
		.map(({ part, of }) => ({ part, of: of * whole }))
		.reduce(add, NOTHING);
}

/** The weight of what came back of one line; no more than the line’s own. */
function lineFraction({ sku, amount }: PointsLine, lines: readonly WeightedLine[]): Fraction {
	const line = lines.find((each) => each.sku === (sku ?? null));
	if (!line || line.amount === 0) return NOTHING;
	return { part: BigInt(Math.min(amount, line.amount)) * BigInt(line.weight), of: BigInt(line.amount) };
}

function add(a: Fraction, b: Fraction): Fraction {
	const part = a.part * b.of + b.part * a.of;
	const of = a.of * b.of;
	const divisor = greatestCommonDivisor(part, of);
	return { part: part / divisor, of: of / divisor };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
	return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
