import type { CollectHoldStrings } from '../../hold.strings.ts';

const finnish: CollectHoldStrings = {
	hold: 'Varaa 15 minuutiksi',
	holding: 'Varataan…',
	held: 'Varattu sinulle klo {time} asti',
	left: '{time} jäljellä',
	soon: { one: 'Varaus voimassa enää {count} minuutin', other: 'Varaus voimassa enää {count} minuuttia' },
	extend: 'Jatka varausta',
	release: 'Vapauta',
	released: 'Vapautettu',
	lapsed: 'Varaus on päättynyt. Varaa uudelleen varmuuden vuoksi.',
	trying: 'Yritämme yhä…',
	taken: 'Juuri varattu muualle. Valitse toinen myymälä tai aika.',
	changed: 'Ostoskorisi on muuttunut. Katso se läpi ja varaa sitten.',
	failed: 'Se ei onnistunut. Yritä uudelleen.',
};

export default finnish;
