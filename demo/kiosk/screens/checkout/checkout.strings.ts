import type { Words } from '../screen.ts';

export interface CheckoutStrings {
	title: string;
	preparing: string;
	gone: string;
	failed: string;
	again: string;
	toBasket: string;
	slow: string;
	cut: string;
	shortInstead: string;
	shortHint: string;
}

export const checkoutStrings: Words<CheckoutStrings> = {
	en: {
		title: 'Order',
		preparing: 'Your basket is being prepared …',
		gone: 'This is not sold any more: {items}. Take it out of your basket, then order the rest.',
		failed: 'That did not go through. Please try again.',
		again: 'Try again',
		toBasket: 'Back to the basket',
		slow: 'The network is slow just now.',
		cut: 'The network is gone just now.',
		shortInstead: 'Order without the network',
		shortHint: 'You leave your name and where we reach you. We send the order as soon as the network is back.',
	},
	fi: {
		title: 'Tilaus',
		preparing: 'Koriasi valmistellaan …',
		gone: 'Tätä ei enää myydä: {items}. Poista se korista ja tilaa loput.',
		failed: 'Se ei onnistunut. Yritä uudelleen.',
		again: 'Yritä uudelleen',
		toBasket: 'Takaisin koriin',
		slow: 'Verkko on juuri nyt hidas.',
		cut: 'Verkkoyhteyttä ei juuri nyt ole.',
		shortInstead: 'Tilaa ilman verkkoa',
		shortHint: 'Annat nimesi ja yhteystietosi. Lähetämme tilauksen heti, kun verkko palaa.',
	},
	et: {
		title: 'Tellimus',
		preparing: 'Valmistame su korvi ette …',
		gone: 'Seda enam ei müüda: {items}. Võta see korvist välja ja telli ülejäänu.',
		failed: 'See ei õnnestunud. Palun proovi uuesti.',
		again: 'Proovi uuesti',
		toBasket: 'Tagasi korvi juurde',
		slow: 'Võrk on praegu aeglane.',
		cut: 'Võrku praegu ei ole.',
		shortInstead: 'Telli ilma võrguta',
		shortHint: 'Jätad oma nime ja kontakti. Saadame tellimuse kohe, kui võrk on tagasi.',
	},
	lv: {
		title: 'Pasūtījums',
		preparing: 'Sagatavojam jūsu grozu …',
		gone: 'To vairs nepārdod: {items}. Izņemiet to no groza un pasūtiet pārējo.',
		failed: 'Tas neizdevās. Lūdzu, mēģiniet vēlreiz.',
		again: 'Mēģināt vēlreiz',
		toBasket: 'Atpakaļ uz grozu',
		slow: 'Tīkls pašlaik ir lēns.',
		cut: 'Tīkla pašlaik nav.',
		shortInstead: 'Pasūtīt bez tīkla',
		shortHint: 'Jūs atstājat savu vārdu un kontaktu. Nosūtīsim pasūtījumu, tiklīdz tīkls atgriezīsies.',
	},
	pl: {
		title: 'Zamówienie',
		preparing: 'Przygotowujemy Twój koszyk …',
		gone: 'Tego już nie sprzedajemy: {items}. Wyjmij to z koszyka i zamów resztę.',
		failed: 'Nie udało się. Prosimy spróbować ponownie.',
		again: 'Spróbuj ponownie',
		toBasket: 'Wróć do koszyka',
		slow: 'Sieć jest teraz wolna.',
		cut: 'Nie ma teraz sieci.',
		shortInstead: 'Zamów bez sieci',
		shortHint: 'Podajesz imię i nazwisko oraz kontakt. Wyślemy zamówienie, gdy tylko sieć wróci.',
	},
	af: {
		title: 'Bestelling',
		preparing: 'Jou mandjie word voorberei …',
		gone: 'Dit word nie meer verkoop nie: {items}. Haal dit uit jou mandjie en bestel die res.',
		failed: 'Dit het nie deurgegaan nie. Probeer asseblief weer.',
		again: 'Probeer weer',
		toBasket: 'Terug na die mandjie',
		slow: 'Die netwerk is nou stadig.',
		cut: 'Die netwerk is nou weg.',
		shortInstead: 'Bestel sonder die netwerk',
		shortHint: 'Jy los jou naam en waar ons jou bereik. Ons stuur die bestelling sodra die netwerk terug is.',
	},
};
