import type { LoyaltyProgram } from '@endcap/contract';
import type { PointedError } from '../http/problems.ts';

/** The shortest month, so that points are always good for a while. */
const DAYS_OF_A_MONTH = 28;

/** What the schema cannot say. */
export function programErrors(program: LoyaltyProgram, currency: string): PointedError[] {
	return [
		...currencyErrors(program, currency),
		...multiplierErrors(program),
		...repeatedIds('tiers', program.tiers),
		...repeatedIds('rewards', program.rewards),
		...tierErrors(program),
		...termErrors(program),
	];
}

function currencyErrors({ earn, point_value, rewards }: LoyaltyProgram, currency: string): PointedError[] {
	const amounts = [
		{ pointer: '/earn/per', money: earn.per },
		{ pointer: '/point_value', money: point_value },
		...rewards.map(({ benefit }, index) => ({
			pointer: `/rewards/${index}/benefit/amount`,
			money: benefit.type === 'amount' ? benefit.amount : null,
		})),
	];
	const detail = `Differs from the shop’s own, which is ${currency}.`;
	const errors = amounts
		.filter(({ money }) => money !== null && money.currency !== currency)
		.map(({ pointer }) => ({ pointer: `${pointer}/currency`, detail }));
	return earn.per.amount > 0 ? errors : [...errors, { pointer: '/earn/per/amount', detail: 'Is more than 0.' }];
}

function multiplierErrors({ earn, tiers }: LoyaltyProgram): PointedError[] {
	const multipliers = [
		...earn.rules.map(({ multiplier }, index) => ({ pointer: `/earn/rules/${index}/multiplier`, multiplier })),
		...tiers.map(({ multiplier }, index) => ({ pointer: `/tiers/${index}/multiplier`, multiplier })),
	];
	return multipliers
		.filter(({ multiplier }) => Number(multiplier.toFixed(3)) !== multiplier)
		.map(({ pointer }) => ({ pointer, detail: 'Has more than three decimals.' }));
}

function repeatedIds(field: 'tiers' | 'rewards', items: readonly { id: string }[]): PointedError[] {
	return items.flatMap(({ id }, index) =>
		items.findIndex((other) => other.id === id) < index
			? [{ pointer: `/${field}/${index}/id`, detail: 'Stands there twice.' }]
			: [],
	);
}

function tierErrors({ tiers }: LoyaltyProgram): PointedError[] {
	return tiers.flatMap(({ from_points }, index) =>
		from_points <= (tiers[index - 1]?.from_points ?? -1)
			? [{ pointer: `/tiers/${index}/from_points`, detail: 'Is not above the tier before.' }]
			: [],
	);
}

function termErrors({ pending_days, expires_after_months }: LoyaltyProgram): PointedError[] {
	if (expires_after_months === null || pending_days < expires_after_months * DAYS_OF_A_MONTH) return [];
	return [{ pointer: '/pending_days', detail: 'Points would expire before they could be spent.' }];
}
