import type { StoreStockHoldStrings } from '../../hold.strings.ts';

const latvian: StoreStockHoldStrings = {
	reserve: 'Rezervēt uz 30 minūtēm',
	reserveAgain: 'Rezervēt vēlreiz',
	reserving: 'Rezervējam…',
	extend: 'Pagarināt',
	release: 'Atcelt',
	held: 'Rezervēts jums līdz {time}',
	heldWithoutEnd: 'Rezervēts jums',
	left: 'atlicis {time}',
	soon: { zero: 'Atlikušas {count} minūtes', one: 'Atlikusi {count} minūte', other: 'Atlikušas {count} minūtes' },
	trying: 'Joprojām mēģinām…',
	taken: 'Tikko paņemts',
	lapsed: 'Jūsu rezervācija ir beigusies',
	ended: 'Vairs nav rezervēts',
	released: 'Rezervācija atcelta',
	longest: 'Ilgāk paturēt nevar',
	busy: 'Pārāk daudz mēģinājumu. Pēc brīža turpināsim.',
	failed: 'Neizdevās. Mēģiniet vēlreiz.',
};

export default latvian;
