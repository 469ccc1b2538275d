import type { AddToBasketStrings } from '../endcap-add-to-basket.strings.ts';

const finnish: AddToBasketStrings = {
	add: 'Lisää ostoskoriin',
	adding: 'Lisätään…',
	inBasket: 'Ostoskorissasi: {count}',
	viewBasket: 'Näytä ostoskori',
	soldOut: 'Loppunut kaikkialta',
	waiting: 'Lisäämme sen heti, kun verkko toimii taas.',
	refused: 'Tätä ei voi tilata täältä. Kysy myymälästä.',
	failed: 'Se ei onnistunut. Yritä uudelleen.',
	notSetUp: 'Täältä ei voi ostaa mitään: tagista puuttuu sku tai sivulta avain.',
	quantity: 'Määrä',
	fewer: 'Yksi vähemmän',
	more: 'Yksi enemmän',
};

export default finnish;
