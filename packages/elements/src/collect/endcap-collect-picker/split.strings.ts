/** The texts of choosing for each item. */
export interface SplitStrings {
	chooseItem: string;
	choosePlace: string;
	sendHome: string;
	nowhereItem: string;
	together: string;
}

/** Apart from the other English texts, since it comes with the code that splits. */
export const englishSplit: SplitStrings = {
	chooseItem: 'Where for each item?',
	choosePlace: 'Choose…',
	sendHome: 'Send it to my home',
	nowhereItem: 'Sold out for now',
	together: 'Collect everything together',
};
