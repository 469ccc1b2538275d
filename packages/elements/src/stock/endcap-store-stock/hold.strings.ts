import type { Catalogue, Plural } from '../../shared/localization.ts';

/** The texts of holding one in a shop. Buttons and announcements say the shop's name before or after them. */
export interface StoreStockHoldStrings {
	reserve: string;
	reserveAgain: string;
	reserving: string;
	extend: string;
	release: string;
	held: string;
	heldWithoutEnd: string;
	left: string;
	soon: Plural;
	trying: string;
	taken: string;
	lapsed: string;
	ended: string;
	released: string;
	longest: string;
	busy: string;
	failed: string;
}

const english: StoreStockHoldStrings = {
	reserve: 'Reserve for 30 minutes',
	reserveAgain: 'Reserve again',
	reserving: 'Reserving…',
	extend: 'Keep for longer',
	release: 'Release',
	held: 'Reserved for you until {time}',
	heldWithoutEnd: 'Reserved for you',
	left: '{time} left',
	soon: { one: '{count} minute left', other: '{count} minutes left' },
	trying: 'We are still trying…',
	taken: 'Just taken',
	lapsed: 'Your reservation has ended',
	ended: 'No longer reserved',
	released: 'Released',
	longest: 'Cannot be kept for longer',
	busy: 'Too many tries. We go on in a moment.',
	failed: 'That did not work. Try again.',
};

/** Comes with the code that holds; add your own language with `storeStockHoldCatalogue.languages.set(…)`. */
export const storeStockHoldCatalogue: Catalogue<StoreStockHoldStrings> = {
	english,
	languages: new Map([
		['af', () => import('./languages/hold/af.ts')],
		['et', () => import('./languages/hold/et.ts')],
		['fi', () => import('./languages/hold/fi.ts')],
		['lv', () => import('./languages/hold/lv.ts')],
		['pl', () => import('./languages/hold/pl.ts')],
	]),
};
