import type { LoyaltyProgram } from '@endcap/sdk/staff';
import { fill, plural } from '../../../shared/localization.ts';
import { formatMoney } from '../../../shared/money.ts';
import type { Scene } from '../scene.ts';

/** Of so many `per` a purchase is told, as somebody would buy it. */
const EXAMPLE_UNITS = 50;

/** What the program comes to, in money: “100 points are worth €1.00, so a purchase of €50.00 earns 50 points …”. */
export function explain({ earn, point_value }: LoyaltyProgram, { strings, locale }: Scene): string {
	const { per, points } = earn;
	const earned = EXAMPLE_UNITS * points;
	const values = {
		spent: formatMoney({ ...per, amount: per.amount * EXAMPLE_UNITS }, locale),
		points: plural(strings.pointsCount, earned, locale),
	};
	if (!point_value) return fill(strings.explainedPoints, values);
	const back = { ...point_value, amount: Math.round((earned * point_value.amount) / 100) };
	const more = { worth: formatMoney(point_value, locale), back: formatMoney(back, locale) };
	return fill(strings.explained, { ...values, ...more });
}
