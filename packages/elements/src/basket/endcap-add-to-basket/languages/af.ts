import type { AddToBasketStrings } from '../endcap-add-to-basket.strings.ts';

const afrikaans: AddToBasketStrings = {
	add: 'Voeg by mandjie',
	adding: 'Word bygevoeg…',
	inBasket: 'In jou mandjie: {count}',
	viewBasket: 'Bekyk mandjie',
	soldOut: 'Oral uitverkoop',
	waiting: 'Dit word bygevoeg sodra die netwerk terug is.',
	refused: 'Dit kan nie hier bestel word nie. Vra in die winkel.',
	failed: 'Dit het nie gewerk nie. Probeer weer.',
	notSetUp: 'Niks kan hier gekoop word nie: die merker het geen sku nie, of die bladsy geen sleutel nie.',
	quantity: 'Hoeveelheid',
	fewer: 'Een minder',
	more: 'Een meer',
};

export default afrikaans;
