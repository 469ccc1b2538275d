import type { DayStrings } from './day-words.ts';
import type { OpeningStrings } from '../../shared/shops/opening-words.ts';

/** The texts of finding a shop, and of what is said of each. */
export interface FindShopStrings extends DayStrings, OpeningStrings {
	readyFrom: string;
	search: string;
	searchMissed: string;
	matches: string;
	locate: string;
	locating: string;
	located: string;
	locationDenied: string;
	locationFailed: string;
}

/** Apart from the other English texts, since it comes with the code that finds shops. */
export const englishFindShop: FindShopStrings = {
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
	search: 'Town, postcode or shop',
	searchMissed: 'No shop with “{place}” has this.',
	matches: 'Shops that fit',
	locate: 'Near me',
	locating: 'Finding where you are…',
	located: 'Nearest to you first.',
	locationDenied: 'Your place was not shared. Type a town or postcode instead.',
	locationFailed: 'Your place could not be found. Type a town or postcode instead.',
};
