import type { Plural } from '../../shared/localization.ts';

/** The texts of what can be done with the list, and of why there is none. */
export interface ControlsStrings {
	search: string;
	searchMissed: string;
	searched: string;
	locate: string;
	locating: string;
	located: string;
	locationDenied: string;
	locationFailed: string;
	call: string;
	directions: string;
	pin: string;
	remember: string;
	remembered: string;
	forget: string;
	showAll: Plural;
	showFewer: string;
	goneIn: string;
	goneEverywhere: string;
	backIn: string;
	empty: string;
	unknownItem: string;
	unknownStore: string;
	noKey: string;
	noSku: string;
	keyRefused: string;
}

/** Apart from the other English texts, since it comes with the controls. */
export const englishControls: ControlsStrings = {
	search: 'Town or postcode',
	searchMissed: 'We have no shop in “{place}”.',
	searched: 'Nearest to {place} first.',
	locate: 'Near me',
	locating: 'Finding where you are…',
	located: 'Nearest to you first.',
	locationDenied: 'Your place was not shared. Type a town or postcode instead.',
	locationFailed: 'Your place could not be found. Type a town or postcode instead.',
	call: 'Call {store}',
	directions: 'Directions to {store}',
	pin: '{store} is my shop',
	remember: 'Remember my shop on this device',
	remembered: 'Your shop is remembered on this device.',
	forget: 'Forget it',
	showAll: { other: 'Show all {count} shops' },
	showFewer: 'Show fewer shops',
	goneIn: 'No longer in stock in {store}',
	goneEverywhere: 'No longer in stock in any shop',
	backIn: 'In stock again in {store}',
	empty: 'Our shops list no stock of this. Ask in the shop.',
	unknownItem: 'We know no item with the number {item}.',
	unknownStore: 'We know no shop called {store}.',
	noKey: 'Stock cannot be shown: the Endcap script on this page has no key.',
	noSku: 'Stock cannot be shown: this tag has no sku.',
	keyRefused: 'Stock cannot be shown: the key on this page was refused.',
};
