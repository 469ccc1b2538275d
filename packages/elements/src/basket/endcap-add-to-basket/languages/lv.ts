import type { AddToBasketStrings } from '../endcap-add-to-basket.strings.ts';

const latvian: AddToBasketStrings = {
	add: 'Pievienot grozam',
	adding: 'Pievienojam…',
	inBasket: 'Jūsu grozā: {count}',
	viewBasket: 'Skatīt grozu',
	soldOut: 'Visur izpārdots',
	waiting: 'Tas tiks pievienots, tiklīdz atjaunosies tīkls.',
	refused: 'Šo šeit nevar pasūtīt. Jautājiet veikalā.',
	failed: 'Tas neizdevās. Mēģiniet vēlreiz.',
	notSetUp: 'Šeit neko nevar nopirkt: birkai nav sku vai lapai nav atslēgas.',
	quantity: 'Daudzums',
	fewer: 'Par vienu mazāk',
	more: 'Par vienu vairāk',
};

export default latvian;
