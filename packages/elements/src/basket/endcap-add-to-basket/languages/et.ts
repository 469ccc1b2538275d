import type { AddToBasketStrings } from '../endcap-add-to-basket.strings.ts';

const estonian: AddToBasketStrings = {
	add: 'Lisa ostukorvi',
	adding: 'Lisame…',
	inBasket: 'Sinu ostukorvis: {count}',
	viewBasket: 'Vaata ostukorvi',
	soldOut: 'Kõikjal läbi müüdud',
	waiting: 'Lisame selle kohe, kui võrk on tagasi.',
	refused: 'Seda ei saa siit tellida. Küsi kauplusest.',
	failed: 'See ei õnnestunud. Proovi uuesti.',
	notSetUp: 'Siit ei saa midagi osta: märgendil puudub sku või lehel võti.',
	quantity: 'Kogus',
	fewer: 'Üks vähem',
	more: 'Üks rohkem',
};

export default estonian;
