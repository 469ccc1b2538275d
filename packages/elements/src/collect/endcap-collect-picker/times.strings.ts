import type { DayStrings } from './day-words.ts';
import type { Plural } from '../../shared/localization.ts';

/** The texts of choosing a time. */
export interface TimesStrings extends DayStrings {
	timesIn: string;
	soonest: string;
	day: string;
	earlierDays: string;
	laterDays: string;
	full: string;
	past: string;
	notOffered: string;
	left: Plural;
	dayClosed: string;
	dayFull: string;
	noTimes: string;
	askTimes: string;
	zone: string;
}

/** Apart from the other English texts, since it comes with the times. */
export const englishTimes: TimesStrings = {
	dayTime: '{day}, {time}',
	timesIn: 'When in {store}?',
	soonest: 'Soonest: {time}',
	day: 'Day',
	earlierDays: 'Earlier days',
	laterDays: 'Later days',
	full: 'full',
	past: 'past',
	notOffered: 'not offered',
	left: { other: '{count} left' },
	dayClosed: 'Closed on this day.',
	dayFull: 'No times left on this day.',
	noTimes: 'No times can be chosen here right now. Ask the shop.',
	askTimes: 'Ask the shop when you can collect.',
	zone: 'Times are on the shop’s clock: {zone}.',
};
