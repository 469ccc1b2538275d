import type { CollectHoldStrings } from '../../hold.strings.ts';

const polish: CollectHoldStrings = {
	hold: 'Zarezerwuj na 15 minut',
	holding: 'Rezerwujemy…',
	held: 'Zarezerwowane dla Ciebie do {time}',
	left: 'zostało {time}',
	soon: {
		one: 'Rezerwacja jeszcze przez {count} minutę',
		few: 'Rezerwacja jeszcze przez {count} minuty',
		many: 'Rezerwacja jeszcze przez {count} minut',
		other: 'Rezerwacja jeszcze przez {count} minuty',
	},
	extend: 'Przedłuż',
	release: 'Zwolnij',
	released: 'Rezerwacja zwolniona',
	lapsed: 'Rezerwacja wygasła. Dla pewności zarezerwuj ponownie.',
	trying: 'Wciąż próbujemy…',
	taken: 'Przed chwilą zabrane. Wybierz inny sklep lub termin.',
	changed: 'Twój koszyk się zmienił. Sprawdź go i zarezerwuj.',
	failed: 'Nie udało się. Spróbuj ponownie.',
};

export default polish;
