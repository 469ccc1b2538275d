/** One text for each plural category of the language; `other` is always there. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** English without a country is written the European way: 18:00, kilometres. */
export function localeOf(language: string): string {
	return language === 'en' ? 'en-150' : language;
}

/** Puts values in the `{name}` places of a text. */
export function fill(text: string, values: Record<string, string | number>): string {
	return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** The form that the language wants for `count`, with `{count}` filled in. */
export function plural(forms: Plural, count: number, language: string): string {
	const form = forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
	return fill(form, { count: count.toLocaleString(localeOf(language)) });
}

/** `{ amount: 4900, currency: 'EUR' }` as the language writes it. */
export function formatMoney({ amount, currency }: { amount: number; currency: string }, language: string): string {
	const format = new Intl.NumberFormat(localeOf(language), { style: 'currency', currency });
	return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** Hours and minutes in the zone, with the day where it is not today’s. */
export function formatTime(moment: number, now: number, timezone: string | undefined, language: string): string {
	const locale = localeOf(language);
	const day = (time: number) => new Date(time).toLocaleDateString('en-CA', { timeZone: timezone });
	const today = day(moment) === day(now);
	return new Intl.DateTimeFormat(locale, {
		timeZone: timezone,
		hour: '2-digit',
		minute: '2-digit',
		...(today ? {} : { day: 'numeric', month: 'short' }),
	}).format(moment);
}

/** A language in its own words: Eesti, Latviešu. */
export function nameOfLanguage(language: string): string {
	const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
	return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** “480 m”, “2.4 km”, “221 km”. */
export function formatDistance(metres: number, language: string): string {
	const isShort = metres < 995;
	const amount = isShort ? Math.round(metres / 10) * 10 : metres / 1000;
	return new Intl.NumberFormat(localeOf(language), {
		style: 'unit',
		unit: isShort ? 'meter' : 'kilometer',
		maximumFractionDigits: amount < 10 ? 1 : 0,
	}).format(amount);
}
