import type { OpeningStrings } from '../../shared/shops/opening-words.ts';
import type { DayStrings } from './day-words.ts';

/** What is said of each shop: when it is open, and from when something can be collected there. */
export interface KnownTimesStrings extends DayStrings, OpeningStrings {
	readyFrom: string;
}

/** Apart from the other English texts, since it comes with the code that knows times. */
export const englishKnownTimes: KnownTimesStrings = {
	dayTime: '{day}, {time}',
	readyFrom: 'Ready from {time}',
	openUntil: 'Open until {time}',
	openUntilDay: 'Open until {time} {day}',
	openAlways: 'Open around the clock',
	opensToday: 'Opens at {time}',
	opensTomorrow: 'Opens tomorrow at {time}',
	opensDay: 'Opens {day} at {time}',
	closed: 'Closed for now',
	localTime: '{time} local time',
	days: ['on Sunday', 'on Monday', 'on Tuesday', 'on Wednesday', 'on Thursday', 'on Friday', 'on Saturday'],
};
