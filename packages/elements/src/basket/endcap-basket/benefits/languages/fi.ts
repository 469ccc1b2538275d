import type { BenefitsStrings } from '../benefits.strings.ts';

const finnish: BenefitsStrings = {
	list: 'Kupongit ja palkinnot',
	more: 'Enemmän pisteitä',
	points: { one: '{count} piste', other: '{count} pistettä' },
	takeOff: 'Poista käytöstä',
	takeOffOf: 'Poista käytöstä: {name}',
	signIn: 'Kirjaudu sisään',
	code: 'Kuponkikoodi',
	use: 'Käytä',
	using: 'Hetkinen…',
	inUse: 'Käytössä: {name}',
	noCode: 'Kirjoita ensin koodi.',
	tooMany: 'Koodeja oli liian monta lyhyessä ajassa. Yritä uudelleen muutaman minuutin kuluttua.',
	waiting: 'Se tehdään heti, kun verkko toimii taas.',
	failed: 'Se ei onnistunut. Yritä uudelleen.',
	earns: { one: 'Tästä korista kertyy {count} piste.', other: 'Tästä korista kertyy {count} pistettä.' },
	rewardReasons: {
		unknown: 'Tätä palkintoa ei enää tarjota.',
		ended: 'Palkinnon aika on päättynyt. Pisteet ovat taas sinun.',
		sign_in_needed: 'Kirjaudu sisään käyttääksesi palkintoa.',
		not_enough_points: 'Pisteesi eivät riitä palkintoon.',
		nothing_to_take_off: 'Vähennettävää ei ole enää jäljellä.',
	},
};

export default finnish;
