import type { BenefitsStrings } from '../benefits.strings.ts';

const polish: BenefitsStrings = {
	list: 'Kupony i nagrody',
	more: 'Więcej punktów',
	points: { one: '{count} punkt', few: '{count} punkty', many: '{count} punktów', other: '{count} punktu' },
	takeOff: 'Nie używaj',
	takeOffOf: 'Nie używaj: {name}',
	signIn: 'Zaloguj się',
	code: 'Kod kuponu',
	use: 'Użyj',
	using: 'Chwileczkę…',
	inUse: 'W użyciu: {name}',
	noCode: 'Najpierw wpisz kod.',
	tooMany: 'W krótkim czasie podano zbyt wiele kodów. Spróbuj ponownie za kilka minut.',
	waiting: 'Zrobimy to, gdy tylko wróci sieć.',
	failed: 'Nie udało się. Spróbuj ponownie.',
	earns: {
		one: 'Ten koszyk daje {count} punkt.',
		few: 'Ten koszyk daje {count} punkty.',
		many: 'Ten koszyk daje {count} punktów.',
		other: 'Ten koszyk daje {count} punktu.',
	},
	rewardReasons: {
		unknown: 'Tej nagrody już nie ma w ofercie.',
		ended: 'Czas nagrody minął. Punkty znów są Twoje.',
		sign_in_needed: 'Zaloguj się, aby jej użyć.',
		not_enough_points: 'Masz za mało punktów na tę nagrodę.',
		nothing_to_take_off: 'Nie ma już od czego odliczyć.',
	},
};

export default polish;
