import type { BenefitsStrings } from '../benefits.strings.ts';

const latvian: BenefitsStrings = {
	list: 'Kuponi un balvas',
	more: 'Vairāk punktu',
	points: { zero: '{count} punktu', one: '{count} punkts', other: '{count} punkti' },
	takeOff: 'Noņemt',
	takeOffOf: 'Noņemt: {name}',
	signIn: 'Pierakstīties',
	code: 'Kupona kods',
	use: 'Izmantot',
	using: 'Mirklīti…',
	inUse: 'Tiek izmantots: {name}',
	noCode: 'Vispirms ierakstiet kodu.',
	tooMany: 'Īsā laikā bija pārāk daudz kodu. Mēģiniet vēlreiz pēc dažām minūtēm.',
	waiting: 'Tas notiks, tiklīdz būs tīkls.',
	failed: 'Neizdevās. Mēģiniet vēlreiz.',
	earns: {
		zero: 'Šis grozs krāj {count} punktu.',
		one: 'Šis grozs krāj {count} punktu.',
		other: 'Šis grozs krāj {count} punktus.',
	},
	rewardReasons: {
		unknown: 'Šo balvu vairs nepiedāvā.',
		ended: 'Balvas laiks ir beidzies. Punkti atkal ir jūsu.',
		sign_in_needed: 'Lai izmantotu balvu, pierakstieties.',
		not_enough_points: 'Jums nepietiek punktu šai balvai.',
		nothing_to_take_off: 'Vairs nav nekā, no kā atskaitīt.',
	},
};

export default latvian;
