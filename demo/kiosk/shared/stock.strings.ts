import type { Words } from '../screens/screen.ts';
import type { Plural } from './text.ts';

export interface StockStrings {
	here: string;
	hereLeft: Plural;
	hereFew: string;
	notHere: string;
	orderedIn: string;
	notCounted: string;
	shelf: string;
	others: Plural;
	sendable: string;
	nowhere: string;
	asOf: string;
	inStock: string;
	left: Plural;
	few: string;
}

export const stockStrings: Words<StockStrings> = {
	en: {
		here: 'Here in this shop',
		hereLeft: { other: 'Here: only {count} left' },
		hereFew: 'Here: only a few left',
		notHere: 'Not in this shop now',
		orderedIn: 'Can be ordered in',
		notCounted: 'Ask us about it',
		shelf: 'Shelf {shelf}',
		others: { one: 'In {count} other shop', other: 'In {count} other shops' },
		sendable: 'We can send it to you',
		nowhere: 'Sold out everywhere for now',
		asOf: 'As of {time}',
		inStock: 'In stock',
		left: { other: 'Only {count} left' },
		few: 'Only a few left',
	},
	fi: {
		here: 'Tässä myymälässä',
		hereLeft: { other: 'Täällä vain {count} jäljellä' },
		hereFew: 'Täällä enää muutama',
		notHere: 'Ei nyt tässä myymälässä',
		orderedIn: 'Saa tilauksesta',
		notCounted: 'Kysy meiltä',
		shelf: 'Hylly {shelf}',
		others: { one: '{count} toisessa myymälässä', other: '{count} muussa myymälässä' },
		sendable: 'Voimme lähettää sen sinulle',
		nowhere: 'Toistaiseksi loppu kaikkialta',
		asOf: 'Tilanne klo {time}',
		inStock: 'Varastossa',
		left: { other: 'Vain {count} jäljellä' },
		few: 'Enää muutama',
	},
	et: {
		here: 'Siin poes olemas',
		hereLeft: { other: 'Siin alles vaid {count}' },
		hereFew: 'Siin alles vaid mõni',
		notHere: 'Praegu siin poes ei ole',
		orderedIn: 'Saab tellida',
		notCounted: 'Küsi meie käest',
		shelf: 'Riiul {shelf}',
		others: { one: 'Olemas {count} teises poes', other: 'Olemas {count} teises poes' },
		sendable: 'Saame sulle saata',
		nowhere: 'Praegu kõikjal otsas',
		asOf: 'Seis kell {time}',
		inStock: 'Olemas',
		left: { other: 'Alles vaid {count}' },
		few: 'Alles vaid mõni',
	},
	lv: {
		here: 'Ir šajā veikalā',
		hereLeft: {
			zero: 'Šeit palikušas tikai {count}',
			one: 'Šeit palikusi tikai {count}',
			other: 'Šeit palikušas tikai {count}',
		},
		hereFew: 'Šeit palikušas tikai dažas',
		notHere: 'Pašlaik šajā veikalā nav',
		orderedIn: 'Var pasūtīt',
		notCounted: 'Jautājiet mums',
		shelf: 'Plaukts {shelf}',
		others: { zero: 'Ir {count} citos veikalos', one: 'Ir {count} citā veikalā', other: 'Ir {count} citos veikalos' },
		sendable: 'Varam jums nosūtīt',
		nowhere: 'Pašlaik visur izpārdots',
		asOf: 'Stāvoklis plkst. {time}',
		inStock: 'Ir krājumā',
		left: { zero: 'Palikušas tikai {count}', one: 'Palikusi tikai {count}', other: 'Palikušas tikai {count}' },
		few: 'Palikušas tikai dažas',
	},
	pl: {
		here: 'Jest w tym sklepie',
		hereLeft: {
			one: 'Tutaj: została tylko {count}',
			few: 'Tutaj: zostały tylko {count}',
			other: 'Tutaj: zostało tylko {count}',
		},
		hereFew: 'Tutaj: zostało tylko kilka',
		notHere: 'Teraz nie ma w tym sklepie',
		orderedIn: 'Można zamówić',
		notCounted: 'Zapytaj nas',
		shelf: 'Półka {shelf}',
		others: { one: 'W {count} innym sklepie', other: 'W {count} innych sklepach' },
		sendable: 'Możemy wysłać',
		nowhere: 'Na razie wszędzie wyprzedane',
		asOf: 'Stan na {time}',
		inStock: 'Dostępne',
		left: { one: 'Została tylko {count}', few: 'Zostały tylko {count}', other: 'Zostało tylko {count}' },
		few: 'Zostało tylko kilka',
	},
	af: {
		here: 'Hier in hierdie winkel',
		hereLeft: { other: 'Hier: net {count} oor' },
		hereFew: 'Hier: net ’n paar oor',
		notHere: 'Nie nou in hierdie winkel nie',
		orderedIn: 'Kan bestel word',
		notCounted: 'Vra ons daaroor',
		shelf: 'Rak {shelf}',
		others: { one: 'In {count} ander winkel', other: 'In {count} ander winkels' },
		sendable: 'Ons kan dit vir jou stuur',
		nowhere: 'Vir nou oral uitverkoop',
		asOf: 'Soos om {time}',
		inStock: 'In voorraad',
		left: { other: 'Net {count} oor' },
		few: 'Net ’n paar oor',
	},
};
