import type { Period, Weekday } from '@endcap/contract';
import { NotUnderstood, refusal, tokenize, WEEKDAYS, type Token, type TokenKind } from './tokens.ts';
import { datesBetween, type MonthDay } from './dates.ts';

/** One rule of the expression: the days it speaks of, and their hours. */
export interface Rule {
	/** Joined by a comma: adds to what rules before it say, instead of replacing it. */
	additional: boolean;
	/** Names no day at all, so it speaks of every day. */
	everyDay: boolean;
	weekdays: Weekday[];
	holidays: boolean;
	/** As in ExceptionDay. */
	dates: string[];
	/** Empty: closed. */
	periods: Period[];
	note?: string;
	/** As written. */
	text: string;
}

const WHOLE_DAY: Period = { opens: '00:00', closes: '24:00' };
const MINUTES_A_DAY = 1440;

/** Reads rules off the tokens of one expression, left to right. */
class RuleReader {
	readonly #text: string;
	readonly #tokens: Token[];
	#next = 0;

	constructor(text: string) {
		this.#text = text;
		this.#tokens = tokenize(text);
	}

	rules(): Rule[] {
		const rules: Rule[] = [];
		let additional = false;
		while (this.#next < this.#tokens.length) {
			if (this.#takeMark(';')) {
				additional = false;
				continue;
			}
			rules.push(this.#rule(additional));
			additional = this.#takeMark(',');
			if (!additional && this.#peek() && !this.#isMark(';')) this.#refuse(this.#peek());
			if (additional && !this.#peek()) this.#refuse(this.#tokens.at(-1), 'nothing follows the comma');
		}
		return rules;
	}

	#rule(additional: boolean): Rule {
		const first = this.#peek();
		const start = first?.from ?? 0;
		const rule: Rule = {
			additional,
			everyDay: false,
			weekdays: [],
			holidays: false,
			dates: [],
			periods: [],
			text: '',
		};
		if (this.#take('always')) {
			rule.everyDay = true;
			rule.periods = [WHOLE_DAY];
			if (this.#peek()?.kind === 'off') this.#refuse(this.#peek());
		} else {
			this.#days(rule);
			this.#takeMark(':');
			this.#hours(rule, first);
		}
		this.#take('open');
		const comment = this.#take('comment');
		if (comment) {
			if (rule.dates.length === 0) this.#refuse(comment, 'a comment can be kept on a date only');
			rule.note = comment.value;
		}
		rule.text = this.#text.slice(start, this.#tokens[this.#next - 1]?.to).trim();
		return rule;
	}

	#days(rule: Rule): void {
		const kind = this.#peek()?.kind;
		if (kind === 'month' || kind === 'year') return this.#dates(rule);
		if (kind !== 'day' && kind !== 'holiday') {
			rule.everyDay = true;
			return undefined;
		}
		do {
			if (this.#take('holiday')) rule.holidays = true;
			else rule.weekdays.push(...this.#weekdayRange());
		} while (this.#takeMark(','));
		return undefined;
	}

	#weekdayRange(): Weekday[] {
		const from = this.#expect('day', 'expected a weekday here');
		if (!this.#takeMark('-')) return [from.value as Weekday];
		const to = this.#expect('day', 'expected a weekday after the dash');
		const start = WEEKDAYS.indexOf(from.value as Weekday);
		const length = ((WEEKDAYS.indexOf(to.value as Weekday) - start + 7) % 7) + 1;
		return Array.from({ length }, (_, offset) => WEEKDAYS[(start + offset) % 7] as Weekday);
	}

	#dates(rule: Rule): void {
		let before: MonthDay | undefined;
		do {
			const first = this.#peek();
			const from = this.#date(before);
			let to = from;
			if (this.#takeMark('-')) to = this.#date(from, true);
			const dates = datesBetween(from, to);
			if (typeof dates === 'string') {
				throw new NotUnderstood(refusal(this.#text.slice(first?.from, this.#tokens[this.#next - 1]?.to), dates));
			}
			rule.dates.push(...dates);
			before = to;
		} while (this.#takeMark(','));
	}

	/** `2026 Dec 24`, `Dec 24`, or a day alone, which takes year and month from the date before it. */
	#date(before: MonthDay | undefined, sameYear = false): MonthDay {
		const year = this.#take('year')?.value ?? (sameYear ? before?.year : undefined);
		const month = this.#take('month');
		if (!month && before && year === (sameYear ? before.year : undefined)) {
			const day = this.#expect('number', 'expected a day of the month');
			return { year: before.year, month: before.month, day: Number(day.value) };
		}
		if (!month) return this.#refuse(this.#peek() ?? this.#tokens[this.#next - 1], 'expected a date such as Dec 24');
		const day = this.#take('number');
		if (!day) return this.#refuse(month, 'seasons and months cannot be kept, name the dates');
		return { year, month: Number(month.value), day: Number(day.value) };
	}

	#hours(rule: Rule, first: Token | undefined): void {
		if (this.#take('off')) return;
		if (this.#peek()?.kind !== 'time') {
			const unexpected = this.#peek();
			if (unexpected && !this.#isMark(';') && !this.#isMark(',')) {
				this.#refuse(unexpected, unexpected.kind === 'number' ? 'write times as 09:00 and 18:00' : undefined);
			}
			const text = this.#text.slice(first?.from, this.#tokens[this.#next - 1]?.to).trim();
			throw new NotUnderstood(refusal(text || (unexpected?.text ?? ''), 'it says no times'));
		}
		do rule.periods.push(this.#span());
		while (this.#tokens[this.#next + 1]?.kind === 'time' && this.#takeMark(','));
		if (this.#peek()?.kind === 'off') this.#refuse(this.#peek(), 'say when it is open instead');
	}

	#span(): Period {
		const from = this.#expect('time', 'expected a time');
		if (!this.#takeMark('-')) return this.#refuse(from, 'it has no closing time');
		const to = this.#expect('time', 'expected a closing time');
		const opens = minutes(from.value);
		const closes = minutes(to.value);
		const piece = this.#text.slice(from.from, to.to);
		if (opens >= MINUTES_A_DAY || closes > 2 * MINUTES_A_DAY || closes - opens > MINUTES_A_DAY) {
			throw new NotUnderstood(refusal(piece, 'there is no such time span'));
		}
		return { opens: clock(opens), closes: clock(closes > MINUTES_A_DAY ? closes - MINUTES_A_DAY : closes) };
	}

	#peek(): Token | undefined {
		return this.#tokens[this.#next];
	}

	#isMark(mark: string): boolean {
		const token = this.#peek();
		return token?.kind === 'mark' && token.value === mark;
	}

	#takeMark(mark: string): boolean {
		if (!this.#isMark(mark)) return false;
		this.#next += 1;
		return true;
	}

	#take(kind: TokenKind): Token | undefined {
		const token = this.#peek();
		if (token?.kind !== kind) return undefined;
		this.#next += 1;
		return token;
	}

	#expect(kind: TokenKind, why: string): Token {
		return this.#take(kind) ?? this.#refuse(this.#peek() ?? this.#tokens.at(-1), why);
	}

	#refuse(token: Token | undefined, why?: string): never {
		throw new NotUnderstood(refusal(token?.text ?? this.#text, why));
	}
}

/** Minutes after midnight; NaN never, since the token is digits. An hour past 48 or a minute past 59 is out of range. */
function minutes(time: string): number {
	const [hour, minute] = time.split(':').map(Number) as [number, number];
	return minute > 59 ? Infinity : hour * 60 + minute;
}

function clock(total: number): string {
	return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}

/** @throws {NotUnderstood} */
export function readRules(text: string): Rule[] {
	return new RuleReader(text).rules();
}
