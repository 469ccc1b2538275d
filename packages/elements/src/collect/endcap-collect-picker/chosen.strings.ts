import type { DayStrings } from './day-words.ts';

/** The texts of what was chosen. */
export interface ChosenStrings extends DayStrings {
	change: string;
	otherTime: string;
	goneFull: string;
	gonePast: string;
	goneClosed: string;
	goneStock: string;
	instead: string;
	shopInstead: string;
	sent: string;
	chosenZone: string;
	notSaved: string;
}

/** Apart from the other English texts, since it comes once something was chosen. */
export const englishChosen: ChosenStrings = {
	dayTime: '{day}, {time}',
	change: 'Change',
	otherTime: 'Choose another time',
	goneFull: 'This time was just taken.',
	gonePast: 'It is too late for this time now.',
	goneClosed: 'The shop no longer offers this time.',
	goneStock: '{store} no longer has all of it.',
	instead: 'Take {time} instead',
	shopInstead: 'Collect in {store} instead: {time}',
	sent: 'Sent to your home',
	chosenZone: 'On the shop’s clock: {zone}.',
	notSaved: 'That could not be put into your basket. Try again.',
};
