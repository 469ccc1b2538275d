import type { ExceptionDay, Period, Store, WeeklyPeriod } from '@endcap/contract';
import type { Rule } from './grammar.ts';
import { NotUnderstood, refusal, WEEKDAYS } from './tokens.ts';

export type OpeningHours = Pick<Store, 'hours' | 'exception_hours' | 'holiday_hours'>;

/** Limits of the contract’s Store. */
const MOST = { hours: 70, exceptions: 400, periods: 8 };

function same(one: readonly Period[], other: readonly Period[]): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * Lays rules over each other as OpenStreetMap does: a rule replaces what earlier ones say about its days, an additional
 * one adds to it. A dated exception stands above a public holiday, and that above the week; where the order of the rules
 * says otherwise, the expression is refused, since the structure could not say it.
 */
class Schedule {
	#week: WeeklyPeriod[] | null = null;
	#named = new Set<string>();
	#holiday: Period[] | null = null;
	#exceptions = new Map<string, ExceptionDay>();

	apply(rule: Rule): void {
		const weekdays = rule.everyDay ? [...WEEKDAYS] : rule.weekdays;
		if (rule.everyDay && this.#week) {
			throw new NotUnderstood(refusal(rule.text, 'only the first rule may leave out the days'));
		}
		if (weekdays.length > 0) this.#applyWeek(rule, weekdays);
		if (rule.holidays) this.#applyHoliday(rule);
		for (const date of rule.dates) this.#applyDate(rule, date);
	}

	#applyWeek(rule: Rule, weekdays: WeeklyPeriod['day'][]): void {
		this.#hold(rule, this.#holiday, 'put the rule for PH after those for weekdays');
		for (const day of this.#exceptions.values()) {
			this.#hold(rule, day.periods, 'put rules for dates after those for weekdays');
		}
		const added = weekdays.flatMap((day) => rule.periods.map((period) => ({ day, ...period })));
		const before = this.#week ?? [];
		if (rule.additional && rule.periods.length > 0) {
			this.#week = [...before, ...added];
		} else {
			const replaced = new Set<string>(weekdays);
			refuseCutNights(rule, before, replaced);
			const at = before.findIndex(({ day }) => replaced.has(day));
			const kept = before.filter(({ day }) => !replaced.has(day));
			this.#week = kept.toSpliced(at === -1 ? kept.length : at, 0, ...added);
		}
		for (const day of weekdays) this.#named.add(day);
	}

	#applyHoliday(rule: Rule): void {
		for (const day of this.#exceptions.values()) {
			this.#hold(rule, day.periods, 'put rules for dates after those for PH');
		}
		// `Sa,PH …` after a comma adds the holiday’s hours to whatever weekday it falls on.
		if (adds(rule) && this.#week && !this.#holiday) {
			throw new NotUnderstood(refusal(rule.text, 'put a semicolon, not a comma, before the rule for PH'));
		}
		this.#holiday = adds(rule) ? [...(this.#holiday ?? []), ...rule.periods] : rule.periods;
	}

	#applyDate(rule: Rule, date: string): void {
		const before = this.#exceptions.get(date);
		if (adds(rule) && !before && (this.#week || this.#holiday)) {
			throw new NotUnderstood(refusal(rule.text, 'put a semicolon, not a comma, before a rule for dates'));
		}
		const periods = adds(rule) && before ? [...before.periods, ...rule.periods] : rule.periods;
		const note = rule.note ?? (adds(rule) ? before?.note : undefined);
		this.#exceptions.set(date, note === undefined ? { date, periods } : { date, periods, note });
	}

	/** A later rule would take back what an earlier, more special one said. */
	#hold(rule: Rule, special: Period[] | null, advice: string): void {
		if (special && !same(special, rule.periods)) throw new NotUnderstood(refusal(rule.text, advice));
	}

	result(): OpeningHours {
		const hours = this.#week;
		const exceptions = [...this.#exceptions.values()];
		if (hours?.length === 0 && this.#named.size < 7) {
			throw new NotUnderstood('It says when the store is closed, and never when it is open.');
		}
		if ((hours?.length ?? 0) > MOST.hours || exceptions.length > MOST.exceptions) {
			throw new NotUnderstood(`More than ${MOST.hours} periods a week or ${MOST.exceptions} dates cannot be kept.`);
		}
		if (
			[this.#holiday ?? [], ...exceptions.map(({ periods }) => periods)].some(({ length }) => length > MOST.periods)
		) {
			throw new NotUnderstood(`More than ${MOST.periods} periods on one day cannot be kept.`);
		}
		return { hours, exception_hours: exceptions, holiday_hours: this.#holiday };
	}
}

/**
 * A rule that replaces a day does away with what the evening before carries past midnight, as OpenStreetMap has it, and
 * leaves what the day itself carried into the next one. Hardly anybody who writes such hours means that.
 */
function refuseCutNights(rule: Rule, before: readonly WeeklyPeriod[], replaced: ReadonlySet<string>): void {
	const cut = before.find(({ day, opens, closes }) => {
		const next = WEEKDAYS[(WEEKDAYS.indexOf(day) + 1) % 7] ?? day;
		return closes <= opens && closes !== '00:00' && replaced.has(day) !== replaced.has(next);
	});
	if (!cut) return;
	const night = `${cut.opens}-${cut.closes}`;
	const day = cut.day.charAt(0).toUpperCase() + cut.day.slice(1, 2);
	const why = `what becomes of the night of ${day} ${night}? Join rules by commas, name each day once, and leave out days that are closed`;
	throw new NotUnderstood(refusal(rule.text, why));
}

/** A closing rule closes, whether a comma or a semicolon stands before it. */
function adds(rule: Rule): boolean {
	return rule.additional && rule.periods.length > 0;
}

/** @throws {NotUnderstood} */
export function layRules(rules: readonly Rule[]): OpeningHours {
	const schedule = new Schedule();
	for (const rule of rules) schedule.apply(rule);
	return schedule.result();
}
