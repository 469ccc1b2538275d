import type { AddToBasketStrings } from '../endcap-add-to-basket.strings.ts';

const polish: AddToBasketStrings = {
	add: 'Dodaj do koszyka',
	adding: 'Dodajemy…',
	inBasket: 'W Twoim koszyku: {count}',
	viewBasket: 'Zobacz koszyk',
	soldOut: 'Wszędzie wyprzedane',
	waiting: 'Dodamy, gdy tylko wróci połączenie z siecią.',
	refused: 'Tego nie można tu zamówić. Zapytaj w sklepie.',
	failed: 'Nie udało się. Spróbuj ponownie.',
	notSetUp: 'Nic nie można tu kupić: znacznik nie ma sku albo strona nie ma klucza.',
	quantity: 'Liczba sztuk',
	fewer: 'O jedną mniej',
	more: 'O jedną więcej',
};

export default polish;
