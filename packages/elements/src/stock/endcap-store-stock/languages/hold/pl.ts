import type { StoreStockHoldStrings } from '../../hold.strings.ts';

const polish: StoreStockHoldStrings = {
	reserve: 'Zarezerwuj na 30 minut',
	reserveAgain: 'Zarezerwuj ponownie',
	reserving: 'Rezerwujemy…',
	extend: 'Przedłuż',
	release: 'Zwolnij',
	held: 'Zarezerwowane dla Ciebie do {time}',
	heldWithoutEnd: 'Zarezerwowane dla Ciebie',
	left: 'zostało {time}',
	soon: {
		one: 'Została {count} minuta',
		few: 'Zostały {count} minuty',
		many: 'Zostało {count} minut',
		other: 'Zostało {count} minuty',
	},
	trying: 'Wciąż próbujemy…',
	taken: 'Przed chwilą zabrane',
	lapsed: 'Twoja rezerwacja wygasła',
	ended: 'Rezerwacja już nie obowiązuje',
	released: 'Rezerwacja zwolniona',
	longest: 'Nie można przedłużyć bardziej',
	busy: 'Zbyt wiele prób. Za chwilę spróbujemy znowu.',
	failed: 'Nie udało się. Spróbuj ponownie.',
};

export default polish;
