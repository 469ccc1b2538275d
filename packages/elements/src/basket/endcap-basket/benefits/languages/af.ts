import type { BenefitsStrings } from '../benefits.strings.ts';

const afrikaans: BenefitsStrings = {
	list: 'Koepons en belonings',
	more: 'Meer punte',
	points: { one: '{count} punt', other: '{count} punte' },
	takeOff: 'Haal af',
	takeOffOf: 'Haal af: {name}',
	signIn: 'Teken in',
	code: 'Koeponkode',
	use: 'Gebruik',
	using: 'Een oomblik…',
	inUse: 'In gebruik: {name}',
	noCode: 'Tik eers die kode in.',
	tooMany: 'Dit was te veel kodes in ’n kort tyd. Probeer oor ’n paar minute weer.',
	waiting: 'Dit gebeur sodra die netwerk terug is.',
	failed: 'Dit het nie gewerk nie. Probeer weer.',
	earns: { one: 'Hierdie mandjie verdien {count} punt.', other: 'Hierdie mandjie verdien {count} punte.' },
	rewardReasons: {
		unknown: 'Hierdie beloning word nie meer aangebied nie.',
		ended: 'Die tyd daarvan is verby. Die punte is weer joune.',
		sign_in_needed: 'Teken in om dit te gebruik.',
		not_enough_points: 'Jy het nie genoeg punte daarvoor nie.',
		nothing_to_take_off: 'Niks is oor waarvan dit afgetrek kan word nie.',
	},
};

export default afrikaans;
