import { readRules } from './opening-hours/grammar.ts';
import { layRules, type OpeningHours } from './opening-hours/schedule.ts';
import { NotUnderstood } from './opening-hours/tokens.ts';

export { formatOpeningHours } from './opening-hours/format.ts';
export type { OpeningHours } from './opening-hours/schedule.ts';

/**
 * Reads OpenStreetMap’s opening_hours (https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification): weekdays,
 * several spans a day, spans past midnight, `24/7`, `off`, PH, dates and ranges of dates with notes. Whatever the
 * structure cannot hold exactly is refused with a reason that names the piece. Empty text: nothing is known.
 *
 * No rule for weekdays gives `hours: null`, none for PH `holiday_hours: null`: a public holiday is as any day. What an
 * evening carries past midnight belongs to that evening, also when the next day is a holiday or an exception.
 */
export function parseOpeningHours(text: string): OpeningHours | { reason: string } {
	try {
		return layRules(readRules(text));
	} catch (error) {
		if (error instanceof NotUnderstood) return { reason: error.message };
		throw error;
	}
}
