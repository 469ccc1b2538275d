import type { EarnRule, LoyaltyProgram } from '@endcap/contract';
import type { Queryable } from '../../database/database.ts';
import { selectProgram } from '../../loyalty/program.queries.ts';
import { line, moneyCell, plainCell, textCell } from './cells.ts';

const HEADERS =
	'part,id,name,active,points,per,currency,rounding,pending_days,expires_after_months,tier_period_months,point_value,category,sku,channels,stores,multiplier,benefit,percent,amount,free_sku'.split(
		',',
	);

/** The loyalty program, if there is one. */
export async function* programFile(database: Queryable, merchantId: string): AsyncGenerator<string> {
	yield line(HEADERS);
	const program = await selectProgram(database, merchantId);
	if (program) yield programLines(program);
}

/** Programs with the same lines do the same: a rule for none of the goods never counts, and what is named twice counts once. */
export function programLines({ earn, tiers, rewards, ...program }: LoyaltyProgram): string {
	const own = {
		part: 'program',
		name: named(program.name),
		active: plainCell(program.active),
		points: plainCell(earn.points),
		per: money(earn.per),
		currency: earn.per.currency,
		rounding: earn.rounding,
		pending_days: plainCell(program.pending_days),
		expires_after_months: plainCell(program.expires_after_months),
		tier_period_months: plainCell(program.tier_period_months),
		point_value: program.point_value === null ? '' : money(program.point_value),
	};
	const lines = [
		row(own),
		...earn.rules.map(ruleLines),
		...tiers.map(({ id, name, from_points, multiplier }) =>
			row({
				part: 'tier',
				id: textCell(id),
				name: named(name),
				points: plainCell(from_points),
				multiplier: plainCell(multiplier),
			}),
		),
		...rewards.map(({ id, name, points, benefit }) =>
			row({
				part: 'reward',
				id: textCell(id),
				name: named(name),
				points: plainCell(points),
				benefit: benefit.type,
				percent: plainCell(benefit.type === 'percentage' ? benefit.percent : null),
				amount: benefit.type === 'amount' ? money(benefit.amount) : '',
				currency: benefit.type === 'amount' ? benefit.amount.currency : '',
				free_sku: textCell(benefit.type === 'free_item' ? benefit.sku : null),
			}),
		),
	];
	return lines.join('');
}

function ruleLines({ products, channels, stores, multiplier }: EarnRule): string {
	const categories = [...new Set(products?.categories?.map((each) => each.trim()))].filter((each) => each !== '');
	const skus = [...new Set(products?.skus)];
	const rows = Math.max(categories.length, skus.length);
	if (products && rows === 0) return '';
	const goods = (index: number) => ({
		category: textCell(categories[index] ?? null),
		sku: textCell(skus[index] ?? null),
	});
	let text = row({
		part: 'rule',
		...goods(0),
		channels: textCell(channels?.join(' ') ?? null),
		stores: textCell([...new Set(stores)].join(' ')),
		multiplier: plainCell(multiplier),
	});
	for (let index = 1; index < rows; index += 1) text += row(goods(index));
	return text;
}

function row(cells: Record<string, string>): string {
	return line(HEADERS.map((header) => cells[header] ?? ''));
}

/** A reader takes off the blanks around it. */
function named(name: string): string {
	return textCell(name.trim());
}

function money({ amount, currency }: { amount: number; currency: string }): string {
	return moneyCell(String(amount), currency);
}
