import type { Plural } from '../../shared/text.ts';
import type { Words } from '../screen.ts';

export interface BasketStrings {
	title: string;
	empty: string;
	find: string;
	each: string;
	fewer: string;
	more: string;
	remove: string;
	count: string;
	here: string;
	hereAt: string;
	few: Plural;
	elsewhere: string;
	nowhere: string;
	noPrice: string;
	total: string;
	takeAlong: string;
	checkOut: string;
	pricesFirst: string;
	toPhone: string;
	fromPhone: string;
	needsNetwork: string;
	close: string;
}

export const basketStrings: Words<BasketStrings> = {
	en: {
		title: 'Your basket',
		empty: 'There is nothing in it yet.',
		find: 'Find something',
		each: '{price} each',
		fewer: 'One less: {item}',
		more: 'One more: {item}',
		remove: 'Take out: {item}',
		count: 'Quantity of {item}',
		here: 'Here in this shop',
		hereAt: 'Here in this shop: {shelf}',
		few: { one: 'Only {count} here', other: 'Only {count} here' },
		elsewhere: 'Not here. Another shop has it.',
		nowhere: 'Sold out just now',
		noPrice: 'It has no price. Please ask at the counter.',
		total: 'Total',
		takeAlong: 'What is here you can also take from the shelf straight to the till.',
		checkOut: 'Order',
		pricesFirst: 'Take out what has no price, then you can order the rest.',
		toPhone: 'To my phone',
		fromPhone: 'From my phone',
		needsNetwork: 'This needs the network, which is gone just now. Your basket stays here.',
		close: 'Close',
	},
	fi: {
		title: 'Ostoskorisi',
		empty: 'Korissa ei ole vielä mitään.',
		find: 'Etsi tuotteita',
		each: '{price} / kpl',
		fewer: 'Yksi vähemmän: {item}',
		more: 'Yksi lisää: {item}',
		remove: 'Poista: {item}',
		count: 'Määrä: {item}',
		here: 'Täällä myymälässä',
		hereAt: 'Täällä myymälässä: {shelf}',
		few: { one: 'Täällä vain {count}', other: 'Täällä vain {count}' },
		elsewhere: 'Ei täällä. Toisessa myymälässä on.',
		nowhere: 'Juuri nyt loppu',
		noPrice: 'Hintaa ei ole. Kysy kassalta.',
		total: 'Yhteensä',
		takeAlong: 'Täällä olevat tuotteet voit myös viedä hyllystä suoraan kassalle.',
		checkOut: 'Tilaa',
		pricesFirst: 'Poista tuotteet, joilla ei ole hintaa. Sitten voit tilata loput.',
		toPhone: 'Puhelimeeni',
		fromPhone: 'Puhelimestani',
		needsNetwork: 'Tähän tarvitaan verkko, jota ei juuri nyt ole. Kori säilyy tässä.',
		close: 'Sulje',
	},
	et: {
		title: 'Sinu korv',
		empty: 'Siin ei ole veel midagi.',
		find: 'Otsi midagi',
		each: '{price} tükk',
		fewer: 'Üks vähem: {item}',
		more: 'Üks juurde: {item}',
		remove: 'Võta välja: {item}',
		count: 'Kogus: {item}',
		here: 'Siin poes olemas',
		hereAt: 'Siin poes olemas: {shelf}',
		few: { one: 'Siin ainult {count}', other: 'Siin ainult {count}' },
		elsewhere: 'Siin ei ole. Mõnes teises poes on.',
		nowhere: 'Praegu otsas',
		noPrice: 'Hinda ei ole. Palun küsi letist.',
		total: 'Kokku',
		takeAlong: 'Mis siin olemas, selle võid ka riiulilt otse kassasse viia.',
		checkOut: 'Telli',
		pricesFirst: 'Võta välja see, millel hinda ei ole, siis saad ülejäänu tellida.',
		toPhone: 'Minu telefoni',
		fromPhone: 'Minu telefonist',
		needsNetwork: 'Selleks on vaja võrku, mida praegu ei ole. Korv jääb siia alles.',
		close: 'Sulge',
	},
	lv: {
		title: 'Jūsu grozs',
		empty: 'Tajā vēl nekā nav.',
		find: 'Meklēt preces',
		each: '{price} gabalā',
		fewer: 'Par vienu mazāk: {item}',
		more: 'Par vienu vairāk: {item}',
		remove: 'Izņemt: {item}',
		count: 'Daudzums: {item}',
		here: 'Ir šajā veikalā',
		hereAt: 'Ir šajā veikalā: {shelf}',
		few: { zero: 'Šeit tikai {count}', one: 'Šeit tikai {count}', other: 'Šeit tikai {count}' },
		elsewhere: 'Šeit nav. Ir citā veikalā.',
		nowhere: 'Pašlaik izpārdots',
		noPrice: 'Cenas nav. Lūdzu, jautājiet pie letes.',
		total: 'Kopā',
		takeAlong: 'To, kas ir šeit, varat arī paņemt no plaukta un nest tieši uz kasi.',
		checkOut: 'Pasūtīt',
		pricesFirst: 'Izņemiet to, kam nav cenas, tad varēsiet pasūtīt pārējo.',
		toPhone: 'Uz manu tālruni',
		fromPhone: 'No mana tālruņa',
		needsNetwork: 'Tam vajag tīklu, kura pašlaik nav. Grozs paliek šeit.',
		close: 'Aizvērt',
	},
	pl: {
		title: 'Twój koszyk',
		empty: 'Jeszcze nic w nim nie ma.',
		find: 'Znajdź coś',
		each: '{price} za sztukę',
		fewer: 'O jeden mniej: {item}',
		more: 'O jeden więcej: {item}',
		remove: 'Wyjmij: {item}',
		count: 'Ilość: {item}',
		here: 'Jest w tym sklepie',
		hereAt: 'Jest w tym sklepie: {shelf}',
		few: {
			one: 'Tutaj tylko {count}',
			few: 'Tutaj tylko {count}',
			many: 'Tutaj tylko {count}',
			other: 'Tutaj tylko {count}',
		},
		elsewhere: 'Tutaj nie ma. Jest w innym sklepie.',
		nowhere: 'Chwilowo wyprzedane',
		noPrice: 'Nie ma ceny. Prosimy zapytać przy ladzie.',
		total: 'Razem',
		takeAlong: 'To, co jest tutaj, możesz też zabrać z półki prosto do kasy.',
		checkOut: 'Zamów',
		pricesFirst: 'Wyjmij to, co nie ma ceny, a resztę możesz zamówić.',
		toPhone: 'Na mój telefon',
		fromPhone: 'Z mojego telefonu',
		needsNetwork: 'Do tego potrzebna jest sieć, której teraz nie ma. Koszyk zostaje tutaj.',
		close: 'Zamknij',
	},
	af: {
		title: 'Jou mandjie',
		empty: 'Daar is nog niks in nie.',
		find: 'Soek iets',
		each: '{price} elk',
		fewer: 'Een minder: {item}',
		more: 'Een meer: {item}',
		remove: 'Haal uit: {item}',
		count: 'Hoeveelheid: {item}',
		here: 'Hier in hierdie winkel',
		hereAt: 'Hier in hierdie winkel: {shelf}',
		few: { one: 'Net {count} hier', other: 'Net {count} hier' },
		elsewhere: 'Nie hier nie. ’n Ander winkel het dit.',
		nowhere: 'Nou uitverkoop',
		noPrice: 'Dit het geen prys nie. Vra asseblief by die toonbank.',
		total: 'Totaal',
		takeAlong: 'Wat hier is, kan jy ook van die rak reguit na die kassa neem.',
		checkOut: 'Bestel',
		pricesFirst: 'Haal uit wat geen prys het nie, dan kan jy die res bestel.',
		toPhone: 'Na my foon',
		fromPhone: 'Van my foon',
		needsNetwork: 'Dit het die netwerk nodig, wat nou weg is. Jou mandjie bly hier.',
		close: 'Maak toe',
	},
};
