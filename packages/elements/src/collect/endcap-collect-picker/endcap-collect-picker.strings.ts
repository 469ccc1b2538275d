import type { Catalogue, Plural } from '../../shared/localization.ts';
import type { ChosenStrings } from './chosen.strings.ts';
import type { FindShopStrings } from './find-shop.strings.ts';
import type { KnownTimesStrings } from './known-times.strings.ts';
import type { SplitStrings } from './split.strings.ts';
import type { TimesStrings } from './times.strings.ts';

/** What comes with code on demand. */
type LaterStrings = ChosenStrings & FindShopStrings & KnownTimesStrings & SplitStrings & TimesStrings;

/** The texts of `<endcap-collect-picker>`. `{…}` is filled in. */
export interface CollectPickerStrings extends Partial<LaterStrings> {
	heading: string;
	loading: string;
	in_stock: string;
	out_of_stock: string;
	hasAll: string;
	/** By how many it has, of `{all}`. */
	hasSome: Plural;
	mine: string;
	showAll: Plural;
	showFewer: string;
	splitUp: string;
	done: string;
	required: string;
	stale: string;
	failed: string;
	nowhere: string;
	nothing: string;
	unknownItem: string;
	noKey: string;
	noSkus: string;
	keyRefused: string;
}

/** What a language has to say. */
export type AllCollectPickerStrings = CollectPickerStrings & LaterStrings;

const english: CollectPickerStrings = {
	heading: 'Collect in a shop',
	loading: 'Looking up shops and times…',
	in_stock: 'In stock',
	out_of_stock: 'Sold out here',
	hasAll: 'Has everything',
	hasSome: { other: 'Has {count} of {all}' },
	mine: 'My shop',
	showAll: { other: 'Show all {count} shops' },
	showFewer: 'Show fewer shops',
	splitUp: 'Choose for each item',
	done: 'Done',
	required: 'Choose a shop and a time.',
	stale: 'As of {time}. We check again before anything is promised.',
	failed: 'Shops and times cannot be shown right now. Ask in the shop.',
	nowhere: 'No shop has this right now.',
	nothing: 'There is nothing to collect yet.',
	unknownItem: 'We know no item with the number {item}.',
	noKey: 'Shops cannot be shown: the Endcap script on this page has no key.',
	noSkus: 'Shops cannot be shown: this tag has no skus.',
	keyRefused: 'Shops cannot be shown: the key on this page was refused.',
};

/** Languages that come when a page is in them; add your own with `collectPickerCatalogue.languages.set(…)`. */
export const collectPickerCatalogue: Catalogue<CollectPickerStrings> = {
	english,
	languages: new Map([
		['af', () => import('./languages/af.ts')],
		['et', () => import('./languages/et.ts')],
		['fi', () => import('./languages/fi.ts')],
		['lv', () => import('./languages/lv.ts')],
		['pl', () => import('./languages/pl.ts')],
	]),
};
