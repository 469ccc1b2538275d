import {
	type Channel,
	EarnRule,
	Earning,
	LoyaltyProgram,
	LoyaltyTier,
	RewardBenefit,
	RewardOption,
} from '@endcap/contract';
import type { TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { unguard } from '../reading/cells.ts';
import type { Row } from '../reading/csv.ts';
import { boolean, cell, identifier, integer, sku, words } from '../reading/fields.ts';
import type { Headers } from '../reading/headers.ts';
import { price, rowCurrency } from '../reading/prices.ts';
import type { Sheet } from '../reading/sheet.ts';
import type { ProgramRecord } from '../records.ts';
import type { RowReader, TableFormat } from './format.ts';

const NAMES = {
	part: ['part'],
	id: ['id'],
	name: ['name'],
	active: ['active'],
	points: ['points'],
	per: ['per'],
	currency: ['currency'],
	rounding: ['rounding'],
	pending_days: ['pending days'],
	expires_after_months: ['expires after months'],
	tier_period_months: ['tier period months'],
	point_value: ['point value'],
	category: ['category'],
	sku: ['sku'],
	channels: ['channels'],
	stores: ['stores'],
	multiplier: ['multiplier'],
	benefit: ['benefit'],
	percent: ['percent'],
	amount: ['amount'],
	free_sku: ['free sku'],
} as const;

type Field = keyof typeof NAMES;
type Rule = ProgramRecord['earn']['rules'][number];

/** What the rows of each part say; a cell elsewhere would be lost. */
const PARTS: Record<string, readonly Field[]> = {
	program: [
		...(['name', 'active', 'points', 'per', 'rounding', 'pending_days', 'expires_after_months'] as const),
		...(['tier_period_months', 'point_value'] as const),
	],
	rule: ['category', 'sku', 'channels', 'stores', 'multiplier'],
	tier: ['id', 'name', 'points', 'multiplier'],
	reward: ['id', 'name', 'points', 'benefit', 'percent', 'amount', 'free_sku'],
	'': ['category', 'sku'],
};

const { properties } = LoyaltyProgram;
const { products, channels: Channels, stores: Stores, multiplier: Multiplier } = EarnRule.properties;
const { categories: Categories, skus: Skus } = products.properties;
const [, Percentage] = RewardBenefit.anyOf;
const CHANNELS = Channels.items.anyOf.map((literal) => literal.const);
/** More than any program has, so that no file fills the memory. */
const MOST_ROWS = 200_000;

/** The whole loyalty program: a row for itself, then one for each rule, tier and reward. Rows under a rule say more goods. */
export const endcapProgram: TableFormat = {
	id: 'endcap_program',
	name: 'Endcap loyalty program CSV',
	kinds: ['program'],
	decimalPoint: false,
	required: [NAMES.part, NAMES.points, NAMES.per],
	recognise(headers: Headers): string | undefined {
		return headers.has('part') && headers.has('points') && headers.has('per')
			? 'Endcap loyalty program CSV'
			: undefined;
	},
	open: (sheet) => new EndcapProgram(sheet),
};

class EndcapProgram implements RowReader {
	readonly #sheet: Sheet;
	readonly #at;
	readonly #names: Record<string, string>;
	readonly #record: ProgramRecord;
	#found = false;
	#rule: Rule | undefined;

	constructor(sheet: Sheet) {
		this.#sheet = sheet;
		this.#at = sheet.columns(NAMES);
		this.#names = sheet.names(this.#at);
		this.#record = {
			type: 'program',
			place: { line: sheet.headers.line, columns: this.#names },
			fields: { name: '' },
			earn: { points: 1, per: { amount: 0, currency: '' }, rules: [] },
			tiers: [],
			rewards: [],
			lines: { tiers: [], rewards: [] },
			rows: 0,
		};
	}

	row(row: Row): void {
		this.#record.rows += 1;
		if (this.#record.rows === MOST_ROWS)
			this.#wrong(row, -1, 'No program has so many rows. Leave out what is not of it.');
		if (this.#record.rows >= MOST_ROWS) return;
		this.#sheet.begin(row);
		const part = cell(row, this.#at.part).toLowerCase();
		const fields = PARTS[part];
		if (!fields) return this.#wrong(row, this.#at.part, 'Write program, rule, tier or reward.');
		for (const field of Object.keys(NAMES) as Field[]) {
			if (field === 'part' || field === 'currency' || fields.includes(field) || !cell(row, this.#at[field])) continue;
			const reason = part === '' ? 'Say in the column part what this row is.' : `A ${part} has none. Clear the cell.`;
			this.#wrong(row, this.#at[field], reason);
		}
		if (part !== '') this.#rule = undefined;
		if (part === 'program') this.#program(row);
		if (part === 'rule') this.#addRule(row);
		if (part === 'tier') this.#addTier(row);
		if (part === 'reward') this.#addReward(row);
		if (part === 'rule' || part === '') this.#addGoods(row);
	}

	end(): void {
		const { rows } = this.#record;
		if (rows === 0) return;
		const { headers, items } = this.#sheet;
		const header = { line: headers.line, cells: [...headers.names] };
		if (!this.#found) this.#wrong(header, -1, 'No row has the part program. Add it, with a name, points and per.');
		const refused = this.#sheet.refusals > 0;
		items.push(refused ? { type: 'refused', record: 'program', rows, variants: 0 } : this.#record);
	}

	/** What the file has no column for is left out, so that a program that exists keeps it. */
	#program(row: Row): void {
		const sheet = this.#sheet;
		const at = this.#at;
		const { fields, earn, place } = this.#record;
		if (this.#found)
			return this.#wrong(row, at.part, 'The program stands further up already. Leave one of the two rows.');
		this.#found = true;
		place.line = row.line;
		const currency = rowCurrency(sheet, row, at.currency);
		fields.name = this.#name(row, null);
		earn.points = this.#whole(row, at.points, Earning.properties.points, 'Write 1 to 10000 points.') ?? 1;
		earn.per = { amount: price(sheet, row, at.per, currency).amount ?? 0, currency: currency ?? '' };
		if (earn.per.amount === 0) this.#wrong(row, at.per, 'Write for how much money the points are, above 0.');
		const rounding = cell(row, at.rounding).toLowerCase() || 'down';
		if (rounding !== 'down' && rounding !== 'nearest') this.#wrong(row, at.rounding, 'Write down or nearest.');
		else if (at.rounding !== -1) earn.rounding = rounding;
		if (at.active !== -1) fields.active = boolean(sheet, row, at.active, true);
		if (at.pending_days !== -1) {
			fields.pending_days = this.#whole(row, at.pending_days, properties.pending_days, 'Write 0 to 365 days.') ?? 0;
		}
		const months = 'Write 1 to 120 months.';
		if (at.expires_after_months !== -1) {
			fields.expires_after_months = this.#whole(row, at.expires_after_months, properties.expires_after_months, months);
		}
		if (at.tier_period_months !== -1) {
			const period = this.#whole(row, at.tier_period_months, properties.tier_period_months, months);
			fields.tier_period_months = period ?? 12;
		}
		if (at.point_value !== -1) {
			const { amount } = price(sheet, row, at.point_value, currency);
			fields.point_value = amount === null ? null : { amount, currency: currency ?? '' };
		}
	}

	#addRule(row: Row): void {
		const at = this.#at;
		const channels = words(row, at.channels) as Channel[] | null;
		const stores = words(row, at.stores);
		if (channels && !Check(Channels, channels)) this.#wrong(row, at.channels, `Write some of ${CHANNELS.join(' ')}.`);
		if (stores && !Check(Stores, stores)) this.#wrong(row, at.stores, 'Write at most 250 ids of stores.');
		this.#rule = {
			...(channels && { channels }),
			...(stores && { stores }),
			multiplier: this.#multiplier(row),
		};
		this.#record.earn.rules.push(this.#rule);
		this.#most(row, 100, this.#record.earn.rules, 'rules');
	}

	#addGoods(row: Row): void {
		const at = this.#at;
		if (!this.#rule) return this.#wrong(row, at.part, 'Write program, rule, tier or reward.');
		const category = unguard(cell(row, at.category), false);
		const own = sku(this.#sheet, row, at.sku);
		if (category === '' && own === null) return;
		const { categories = [], skus = [] } = this.#rule.products ?? {};
		if (category !== '' && !categories.includes(category)) categories.push(category);
		if (own !== null && skus.includes(own)) {
			this.#sheet.note(row, at.sku, 'sku_repeated', 'This rule names the article further up already; taken once.');
		} else if (own !== null) {
			skus.push(own);
		}
		this.#rule.products = { ...(categories.length > 0 && { categories }), ...(skus.length > 0 && { skus }) };
		if (!Check(Categories, categories)) {
			this.#wrong(row, at.category, 'A rule has at most 200 categories, of at most 200 characters. Leave some out.');
		}
		if (!Check(Skus, skus)) this.#wrong(row, at.sku, 'A rule has at most 1000 articles. Leave some out.');
	}

	#addTier(row: Row): void {
		const { tiers, lines } = this.#record;
		const { from_points } = LoyaltyTier.properties;
		const id = this.#id(row);
		const points = this.#whole(row, this.#at.points, from_points, 'Write from how many points, 0 to 1000000000.');
		if (points === null) this.#missing(row, this.#at.points, 'Write from how many points the tier is.');
		tiers.push({ id, name: this.#name(row, id), from_points: points ?? 0, multiplier: this.#multiplier(row) });
		lines.tiers.push(row.line);
		this.#most(row, 20, tiers, 'tiers');
	}

	#addReward(row: Row): void {
		const { rewards, lines } = this.#record;
		const id = this.#id(row);
		const points = this.#whole(row, this.#at.points, RewardOption.properties.points, 'Write 1 to 100000000 points.');
		if (points === null) this.#missing(row, this.#at.points, 'Write how many points the reward costs.');
		rewards.push({ id, name: this.#name(row, id), points: points ?? 1, benefit: this.#benefit(row) });
		lines.rewards.push(row.line);
		this.#most(row, 100, rewards, 'rewards');
	}

	#benefit(row: Row): RewardOption['benefit'] {
		const sheet = this.#sheet;
		const at = this.#at;
		const type = cell(row, at.benefit).toLowerCase();
		switch (type) {
			case 'amount': {
				const currency = rowCurrency(sheet, row, at.currency);
				const { amount } = price(sheet, row, at.amount, currency);
				if (amount === null) this.#missing(row, at.amount, 'Write how much it takes off.');
				return { type, amount: { amount: amount ?? 0, currency: currency ?? '' } };
			}
			case 'percentage': {
				const reason = 'Write whole per cent from 1 to 100.';
				const percent = this.#whole(row, at.percent, Percentage.properties.percent, reason);
				if (percent === null) this.#missing(row, at.percent, reason);
				return { type, percent: percent ?? 1 };
			}
			case 'free_item': {
				const free = sku(sheet, row, at.free_sku);
				if (free === null) this.#missing(row, at.free_sku, 'Write the SKU that costs nothing.');
				return { type, sku: free ?? '' };
			}
			case 'free_delivery':
				return { type };
			default:
				this.#wrong(row, at.benefit, 'Write amount, percentage, free_item or free_delivery.');
				return { type: 'free_delivery' };
		}
	}

	#id(row: Row): string {
		const { refusals } = this.#sheet;
		const id = identifier(this.#sheet, row, this.#at.id);
		if (id === null && this.#sheet.refusals === refusals) this.#wrong(row, this.#at.id, 'Write an id, such as silver.');
		return id ?? '';
	}

	#name(row: Row, otherwise: string | null): string {
		const name = unguard(cell(row, this.#at.name), false) || otherwise;
		if (name !== '' && !Check(properties.name, name)) {
			this.#wrong(row, this.#at.name, 'Write a name of at most 120 characters.');
		}
		return name ?? '';
	}

	/** With a point or a comma, whatever the file’s decimal sign: there are no thousands to group. */
	#multiplier(row: Row): number {
		const value = cell(row, this.#at.multiplier);
		const multiplier = Number(value.replace(',', '.'));
		if (!/^\d{1,3}([.,]\d{1,3}0*)?$/.test(value) || !Check(Multiplier, multiplier)) {
			this.#wrong(row, this.#at.multiplier, 'Write 0 to 100 with at most three decimals, such as 1.25.');
		}
		return multiplier;
	}

	/** Null when empty. */
	#whole(row: Row, position: number, schema: TSchema, reason: string): number | null {
		const number = integer(this.#sheet, row, position);
		if (number !== null && !Check(schema, number)) this.#wrong(row, position, reason);
		return number;
	}

	/** Said once, where there is one too many. */
	#most(row: Row, most: number, items: readonly unknown[], what: string): void {
		if (items.length !== most + 1) return;
		this.#wrong(row, this.#at.part, `A program has at most ${most} ${what}. Leave some out.`);
	}

	/** Of a cell that says something unreadable that was said already. */
	#missing(row: Row, position: number, reason: string): void {
		if (cell(row, position) === '') this.#wrong(row, position, reason);
	}

	#wrong(row: Row, position: number, reason: string): void {
		this.#sheet.refuse(row, position, 'program_invalid', reason);
	}
}
