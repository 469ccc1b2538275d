import type { Catalogue, Plural } from '../../shared/localization.ts';

/** The texts of holding what was chosen. */
export interface CollectHoldStrings {
	hold: string;
	holding: string;
	held: string;
	left: string;
	soon: Plural;
	extend: string;
	release: string;
	released: string;
	lapsed: string;
	trying: string;
	taken: string;
	changed: string;
	failed: string;
}

const english: CollectHoldStrings = {
	hold: 'Hold for 15 minutes',
	holding: 'Holding…',
	held: 'Held for you until {time}',
	left: '{time} left',
	soon: { one: 'Held for {count} more minute', other: 'Held for {count} more minutes' },
	extend: 'Keep for longer',
	release: 'Release',
	released: 'Released',
	lapsed: 'The hold has ended. Hold it again to be sure.',
	trying: 'We are still trying…',
	taken: 'Just taken. Choose another shop or time.',
	changed: 'Your basket has changed. Look at it again, then hold it.',
	failed: 'That did not work. Try again.',
};

/** Comes with the code that holds; add your own language with `collectHoldCatalogue.languages.set(…)`. */
export const collectHoldCatalogue: Catalogue<CollectHoldStrings> = {
	english,
	languages: new Map([
		['af', () => import('./languages/hold/af.ts')],
		['et', () => import('./languages/hold/et.ts')],
		['fi', () => import('./languages/hold/fi.ts')],
		['lv', () => import('./languages/hold/lv.ts')],
		['pl', () => import('./languages/hold/pl.ts')],
	]),
};
