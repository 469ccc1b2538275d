import type { BenefitsStrings } from '../benefits.strings.ts';

const estonian: BenefitsStrings = {
	list: 'Kupongid ja preemiad',
	more: 'Rohkem punkte',
	points: { one: '{count} punkt', other: '{count} punkti' },
	takeOff: 'Võta maha',
	takeOffOf: 'Võta maha: {name}',
	signIn: 'Logi sisse',
	code: 'Kupongi kood',
	use: 'Kasuta',
	using: 'Üks hetk…',
	inUse: 'Kasutusel: {name}',
	noCode: 'Kirjuta kõigepealt kood.',
	tooMany: 'Lühikese ajaga oli liiga palju koode. Proovi mõne minuti pärast uuesti.',
	waiting: 'See tehakse ära kohe, kui võrk jälle töötab.',
	failed: 'See ei õnnestunud. Proovi uuesti.',
	earns: { one: 'See ostukorv kogub {count} punkti.', other: 'See ostukorv kogub {count} punkti.' },
	rewardReasons: {
		unknown: 'Seda preemiat enam ei pakuta.',
		ended: 'Preemia aeg on läbi. Punktid on jälle sinu.',
		sign_in_needed: 'Preemia kasutamiseks logi sisse.',
		not_enough_points: 'Sul ei ole preemia jaoks piisavalt punkte.',
		nothing_to_take_off: 'Midagi, millest maha võtta, ei ole enam järel.',
	},
};

export default estonian;
