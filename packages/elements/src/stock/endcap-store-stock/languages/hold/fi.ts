import type { StoreStockHoldStrings } from '../../hold.strings.ts';

const finnish: StoreStockHoldStrings = {
	reserve: 'Varaa 30 minuutiksi',
	reserveAgain: 'Varaa uudelleen',
	reserving: 'Varataan…',
	extend: 'Pidennä varausta',
	release: 'Peru varaus',
	held: 'Varattu sinulle klo {time} asti',
	heldWithoutEnd: 'Varattu sinulle',
	left: '{time} jäljellä',
	soon: { one: '{count} minuutti jäljellä', other: '{count} minuuttia jäljellä' },
	trying: 'Yritämme yhä…',
	taken: 'Juuri viety',
	lapsed: 'Varauksesi päättyi',
	ended: 'Ei enää varattu',
	released: 'Varaus peruttu',
	longest: 'Varausta ei voi enää pidentää',
	busy: 'Liian monta yritystä. Jatkamme hetken päästä.',
	failed: 'Se ei onnistunut. Yritä uudelleen.',
};

export default finnish;
