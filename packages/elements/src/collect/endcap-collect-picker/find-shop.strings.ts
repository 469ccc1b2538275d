/** The texts of finding a shop. */
export interface FindShopStrings {
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
	search: 'Town, postcode or shop',
	searchMissed: 'No shop with “{place}” has this.',
	matches: 'Shops that fit',
	locate: 'Near me',
	locating: 'Finding where you are…',
	located: 'Nearest to you first.',
	locationDenied: 'Your place was not shared. Type a town or postcode instead.',
	locationFailed: 'Your place could not be found. Type a town or postcode instead.',
};
