import type { CollectHoldStrings } from '../../hold.strings.ts';

const latvian: CollectHoldStrings = {
	hold: 'Rezervēt uz 15 minūtēm',
	holding: 'Rezervējam…',
	held: 'Rezervēts jums līdz {time}',
	left: 'atlicis {time}',
	soon: {
		zero: 'Rezervēts vēl {count} minūtes',
		one: 'Rezervēts vēl {count} minūti',
		other: 'Rezervēts vēl {count} minūtes',
	},
	extend: 'Pagarināt',
	release: 'Atbrīvot',
	released: 'Atbrīvots',
	lapsed: 'Rezervācija ir beigusies. Drošības labad rezervējiet vēlreiz.',
	trying: 'Joprojām mēģinām…',
	taken: 'Tikko tika paņemts. Izvēlieties citu veikalu vai laiku.',
	changed: 'Jūsu grozs ir mainījies. Apskatiet to un tad rezervējiet.',
	failed: 'Neizdevās. Mēģiniet vēlreiz.',
};

export default latvian;
