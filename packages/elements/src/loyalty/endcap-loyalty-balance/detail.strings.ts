/**
 * The texts of somebody's points. `{points}` is a number with its word, `{day}` a date, `{tier}` and `{reward}` names,
 * `{time}` a moment or what is left, `{store}` a shop's name.
 */
export interface DetailStrings {
	worth: string;
	pending: string;
	pendingPart: string;
	locked: string;
	owed: string;
	expiry: string;
	tier: string;
	progress: string;
	toNext: string;
	nowHave: string;
	stale: string;
	inZone: string;

	showCode: string;
	codeImage: string;
	codeRenews: string;
	noCode: string;
	large: string;
	close: string;

	getReward: string;
	missing: string;
	ready: string;
	useUntil: string;
	useReward: string;
	giveBack: string;
	issued: string;
	takesNothing: string;
	notInBasket: string;
	inBasket: string;
	givenBack: string;
	notEnough: string;
	notOffered: string;
	rewardEnded: string;
	working: string;
	notDone: string;

	history: string;
	more: string;
	nothingYet: string;
	tryAgain: string;
	historyFailed: string;
	order: string;
	sale: string;
	spent: string;
	refund: string;
	returned: string;
	expired: string;
	adjusted: string;
	inStore: string;
}

/** Apart from the other English texts, since it comes with the code that shows somebody's points. */
export const englishDetail: DetailStrings = {
	worth: 'Worth {amount}',
	pending: '{points} more from {day}',
	pendingPart: '{points} more are on their way, the first from {day}',
	locked: '{points} set apart for rewards',
	owed: '{points} are missing after a return. What you earn next makes up for them.',
	expiry: '{points} run out on {day}',
	tier: 'You are at {tier}',
	progress: 'Your way to {tier}',
	toNext: '{points} to go until {tier}',
	nowHave: 'You have {points} now.',
	stale: 'As of {time}. We are trying to reach the shop.',
	inZone: '{time}, {zone}',

	showCode: 'Show this at the till',
	codeImage: 'Your member code as a QR code',
	codeRenews: 'A new one in {time}',
	noCode: 'Your member code cannot be shown right now.',
	large: 'Show it large',
	close: 'Close',

	getReward: 'Get it',
	missing: '{points} missing',
	ready: 'Ready for you',
	useUntil: 'Good until {time}: in your basket, or with your code at the till.',
	useReward: 'Use for my basket',
	giveBack: 'Take the points back',
	issued: '{reward} is ready for you.',
	takesNothing: '{reward} is in your basket, but takes nothing off it as it is now.',
	notInBasket: '{reward} is yours, but could not be put in your basket. Try again.',
	inBasket: '{reward} is in your basket.',
	givenBack: 'You have your points back.',
	notEnough: 'You do not have enough points for it any more.',
	notOffered: 'It is not offered any more.',
	rewardEnded: 'It was used already.',
	working: 'One moment…',
	notDone: 'That did not work, and nothing was changed. Try again.',

	history: 'What came and went',
	more: 'Show more',
	nothingYet: 'Nothing yet.',
	tryAgain: 'Try again',
	historyFailed: 'That cannot be shown right now.',
	order: 'Order',
	sale: 'Purchase',
	spent: 'Reward',
	refund: 'Return',
	returned: 'Reward given back',
	expired: 'Ran out',
	adjusted: 'By the shop',
	inStore: '{what}, {store}',
};
