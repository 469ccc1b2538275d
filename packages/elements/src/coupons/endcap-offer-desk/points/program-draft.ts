import type { LoyaltyProgram } from '@endcap/sdk/staff';
import { moneyText, readMoney } from '../../../shared/money-input.ts';
import { newId } from '../form/coupon-draft.ts';
import { linesOf, Reading, type Mistakes } from '../../../shared/desk/mistakes.ts';

type Tier = LoyaltyProgram['tiers'][number];
type Reward = LoyaltyProgram['rewards'][number];
type Rule = LoyaltyProgram['earn']['rules'][number];
type Channel = NonNullable<Rule['channels']>[number];

export interface TierDraft {
	/** Undefined until it is sent for the first time. */
	id: string | undefined;
	name: string;
	from: string;
	multiplier: string;
}

export interface RewardDraft {
	id: string | undefined;
	name: string;
	points: string;
	benefit: Reward['benefit']['type'];
	/** An amount, a percentage or a SKU, whichever the benefit has. */
	value: string;
}

export interface RuleDraft {
	/** As it was: what the form does not show stays. */
	rule: Rule | undefined;
	categories: string;
	channels: readonly Channel[];
	multiplier: string;
}

/** The program as it stands in the form. */
export interface ProgramDraft {
	active: boolean;
	name: string;
	points: string;
	per: string;
	rounding: 'down' | 'nearest';
	pending: string;
	expires: string;
	worth: string;
	period: string;
	tiers: readonly TierDraft[];
	rewards: readonly RewardDraft[];
	rules: readonly RuleDraft[];
}

export const NEW_TIER: TierDraft = { id: undefined, name: '', from: '', multiplier: '1' };
export const NEW_REWARD: RewardDraft = { id: undefined, name: '', points: '', benefit: 'amount', value: '' };
export const CHANNELS = ['web', 'kiosk', 'social', 'till'] as const;
export const NEW_RULE: RuleDraft = { rule: undefined, categories: '', channels: CHANNELS, multiplier: '2' };
export const REWARDS = ['amount', 'percentage', 'free_item', 'free_delivery'] as const;

function valueOf(benefit: Reward['benefit']): string {
	if (benefit.type === 'amount') return moneyText(benefit.amount);
	if (benefit.type === 'percentage') return String(benefit.percent);
	return benefit.type === 'free_item' ? benefit.sku : '';
}

export function programDraftOf(program: LoyaltyProgram | null, name: string): ProgramDraft {
	const { earn, tiers = [], rewards = [], point_value, expires_after_months = 24 } = program ?? {};
	return {
		active: program?.active ?? true,
		name: program?.name ?? name,
		points: String(earn?.points ?? 1),
		per: earn ? moneyText(earn.per) : '1',
		rounding: earn?.rounding ?? 'down',
		pending: String(program?.pending_days ?? 14),
		expires: expires_after_months === null ? '' : String(expires_after_months),
		worth: point_value ? moneyText(point_value) : program ? '' : '1',
		period: String(program?.tier_period_months ?? 12),
		tiers: tiers.map((tier) => ({ ...tier, from: String(tier.from_points), multiplier: String(tier.multiplier) })),
		rewards: rewards.map(({ id, name: title, points, benefit }) => {
			return { id, name: title, points: String(points), benefit: benefit.type, value: valueOf(benefit) };
		}),
		rules: (earn?.rules ?? []).map((rule) => ({
			rule,
			categories: rule.products?.categories?.join('\n') ?? '',
			channels: rule.channels ?? CHANNELS,
			multiplier: String(rule.multiplier),
		})),
	};
}

/** The field that a pointer of the server is about: `/tiers/1/from_points` is `tiers-1-from`. */
export function programFieldAt(pointer: string): string {
	const [, list, index, part = ''] = /^\/(tiers|rewards|earn\/rules)\/(\d+)\/?([^/]*)/.exec(pointer) ?? [];
	if (list === 'tiers')
		return `tiers-${index}-${part === 'from_points' ? 'from' : part === 'multiplier' ? part : 'name'}`;
	if (list === 'rewards') return `rewards-${index}-${part === 'points' ? part : part === 'benefit' ? 'value' : 'name'}`;
	if (list) return `rules-${index}-multiplier`;
	const fields: Record<string, string> = {
		'/name': 'name',
		'/earn/points': 'points',
		'/earn/per': 'per',
		'/pending_days': 'pending',
		'/expires_after_months': 'expires',
		'/point_value': 'worth',
		'/tier_period_months': 'period',
	};
	return Object.entries(fields).find(([path]) => pointer.startsWith(path))?.[1] ?? 'name';
}

const MOST_POINTS = 100_000_000;
const fitsMultiplier = (value: number) => value >= 0 && value <= 100;

/** What is to be sent of a draft, and what is wrong with it. */
export function readProgram(draft: ProgramDraft, currency: string): { program: LoyaltyProgram; mistakes: Mistakes } {
	const read = new Reading();
	const sum = (field: string, text: string) => {
		const money = readMoney(text, currency);
		if (!money || money.amount === 0) read.mistakes.set(field, 'money');
		return money ?? { amount: 1, currency };
	};
	const program: LoyaltyProgram = {
		active: draft.active,
		name: read.text('name', draft.name),
		earn: {
			points: read.whole('points', draft.points, 1, 10_000) ?? 1,
			per: sum('per', draft.per),
			rounding: draft.rounding,
			rules: draft.rules.map((rule, index) => readRule(rule, `rules-${index}`, read)),
		},
		pending_days: read.whole('pending', draft.pending, 0, 365) ?? 0,
		expires_after_months: read.whole('expires', draft.expires, 1, 120, true),
		tiers: draft.tiers.map((tier, index) => readTier(tier, `tiers-${index}`, read)),
		tier_period_months: read.whole('period', draft.period, 1, 120) ?? 12,
		rewards: draft.rewards.map((reward, index) => readReward(reward, `rewards-${index}`, read, sum)),
		point_value: draft.worth.trim() === '' ? null : sum('worth', draft.worth),
	};
	program.tiers.forEach(({ from_points }, index) => {
		if (from_points <= (program.tiers[index - 1]?.from_points ?? -1))
			read.mistakes.set(`tiers-${index}-from`, 'rising');
	});
	return { program, mistakes: read.mistakes };
}

function readTier({ id, name, from, multiplier }: TierDraft, field: string, read: Reading): Tier {
	const title = read.text(`${field}-name`, name);
	return {
		id: id ?? newId(title),
		name: title,
		from_points: read.whole(`${field}-from`, from, 0, 1_000_000_000) ?? 0,
		multiplier: read.number(`${field}-multiplier`, multiplier, 'multiplier', fitsMultiplier),
	};
}

function readReward(
	{ id, name, points, benefit, value }: RewardDraft,
	field: string,
	read: Reading,
	sum: (field: string, text: string) => { amount: number; currency: string },
): Reward {
	const title = read.text(`${field}-name`, name);
	const shared = {
		id: id ?? newId(title),
		name: title,
		points: read.whole(`${field}-points`, points, 1, MOST_POINTS) ?? 1,
	};
	if (benefit === 'free_delivery') return { ...shared, benefit: { type: benefit } };
	if (benefit === 'amount') return { ...shared, benefit: { type: benefit, amount: sum(`${field}-value`, value) } };
	if (benefit === 'free_item')
		return { ...shared, benefit: { type: benefit, sku: read.text(`${field}-value`, value) } };
	return { ...shared, benefit: { type: benefit, percent: read.whole(`${field}-value`, value, 1, 100) ?? 1 } };
}

function readRule({ rule, categories, channels, multiplier }: RuleDraft, field: string, read: Reading): Rule {
	const names = linesOf(categories);
	const skus = rule?.products?.skus ?? [];
	const isEverywhere = CHANNELS.every((channel) => channels.includes(channel));
	return {
		...((names.length > 0 || skus.length > 0) && {
			products: { ...(names.length > 0 && { categories: names }), ...(skus.length > 0 && { skus }) },
		}),
		...(!isEverywhere && { channels: read.some(`${field}-channels`, channels) }),
		...(rule?.stores && { stores: rule.stores }),
		multiplier: read.number(`${field}-multiplier`, multiplier, 'multiplier', fitsMultiplier),
	};
}
