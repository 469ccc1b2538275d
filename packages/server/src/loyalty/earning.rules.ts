import type { Channel, Earning, EarnRule, LoyaltyProgram } from '@endcap/contract';
import type { PointedError } from '../http/problems.ts';
import type { Term } from './book.ts';

/** A line of a receipt, by what was paid for it after discounts, in minor units. */
export interface EarningLine {
	sku?: string;
	category?: string | null;
	amount: number;
	/** Of a coupon for this line; 1 changes nothing. */
	factor?: number;
}

export interface Purchase {
	channel: Channel;
	store_id: string | null;
	lines: readonly EarningLine[];
}

/** By how much a line counts: its amount times the multiplier of its rule, in thousandths. */
export interface WeightedLine {
	sku: string | null;
	amount: number;
	weight: number;
}

const THOUSANDTHS = 1000;
const DAY_MS = 86_400_000;
/** Of one purchase. */
const MOST_POINTS = 1_000_000_000;

/** Lines of one SKU are one. */
export function weighLines({ rules }: Earning, purchase: Purchase): WeightedLine[] {
	const weighed = new Map<string | null, WeightedLine>();
	for (const line of purchase.lines) {
		const rule = rules.find((each) => fits(each, purchase, line));
		const sku = line.sku ?? null;
		const { amount, weight } = weighed.get(sku) ?? { amount: 0, weight: 0 };
		const more = line.amount * Math.round((rule?.multiplier ?? 1) * (line.factor ?? 1) * THOUSANDTHS);
		weighed.set(sku, { sku, amount: amount + line.amount, weight: weight + more });
	}
	return [...weighed.values()];
}

function fits({ products, channels, stores }: EarnRule, { channel, store_id }: Purchase, line: EarningLine): boolean {
	if (channels && !channels.includes(channel)) return false;
	if (stores && (store_id === null || !stores.includes(store_id))) return false;
	if (!products) return true;
	const { categories = [], skus = [] } = products;
	return (
		(line.sku !== undefined && skus.includes(line.sku)) || (line.category != null && categories.includes(line.category))
	);
}

/** Rounded once, for the whole receipt. The multipliers are the tier’s and that of a coupon. */
export function pointsOf(
	{ points, per, rounding }: Earning,
	lines: readonly WeightedLine[],
	multipliers: readonly number[],
): number {
	let numerator = BigInt(points) * totalWeight(lines);
	let denominator = BigInt(per.amount) * BigInt(THOUSANDTHS);
	for (const multiplier of multipliers) {
		numerator *= BigInt(Math.round(multiplier * THOUSANDTHS));
		denominator *= BigInt(THOUSANDTHS);
	}
	const rounded =
		rounding === 'nearest' ? (2n * numerator + denominator) / (2n * denominator) : numerator / denominator;
	return rounded > BigInt(MOST_POINTS) ? MOST_POINTS : Number(rounded);
}

export function totalWeight(lines: readonly WeightedLine[]): bigint {
	return lines.reduce((total, { weight }) => total + BigInt(weight), 0n);
}

/** From the moment of the purchase. */
export function termOf(program: Pick<LoyaltyProgram, 'pending_days' | 'expires_after_months'>, at: Date): Term {
	const { pending_days, expires_after_months: months } = program;
	return {
		available_at: new Date(at.getTime() + pending_days * DAY_MS),
		expires_at: months === null ? null : addMonths(at, months),
	};
}

/** Calendar months in UTC; the last day of a month that is too short for the day. */
export function addMonths(at: Date, months: number): Date {
	const moved = new Date(at);
	moved.setUTCMonth(at.getUTCMonth() + months);
	if (moved.getUTCDate() !== at.getUTCDate()) moved.setUTCDate(0);
	return moved;
}

/** What the schema cannot say: a moment that exists, and since there are such programs. */
export function momentErrors(at: string | undefined): PointedError[] {
	const exists = at === undefined || new Date(at).getUTCFullYear() >= 1900;
	return exists ? [] : [{ pointer: '/at', detail: 'Is not a moment in the time of loyalty programs.' }];
}
