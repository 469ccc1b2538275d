import type { Words } from '../screens/screen.ts';
import type { Plural } from '../shared/text.ts';

export interface FrameStrings {
	language: string;
	kiosk: string;
	back: string;
	home: string;
	basket: string;
	basketOf: Plural;
	help: string;
	access: string;
	done: string;
	offline: string;
	offlineAsOf: string;
	scanned: string;
}

export const frameStrings: Words<FrameStrings> = {
	en: {
		language: 'Language',
		kiosk: 'Kiosk',
		back: 'Back',
		home: 'Start',
		basket: 'Basket',
		basketOf: { one: 'Basket, {count} item', other: 'Basket, {count} items' },
		help: 'Help',
		access: 'Easier to use',
		done: 'I am done',
		offline: 'No network just now.',
		offlineAsOf: 'No network just now. Stock as of {time}.',
		scanned: 'Scanned.',
	},
	fi: {
		language: 'Kieli',
		kiosk: 'Kioski',
		back: 'Takaisin',
		home: 'Alku',
		basket: 'Kori',
		basketOf: { one: 'Kori, {count} tuote', other: 'Kori, {count} tuotetta' },
		help: 'Apua',
		access: 'Helppokäyttö',
		done: 'Olen valmis',
		offline: 'Verkkoyhteyttä ei juuri nyt ole.',
		offlineAsOf: 'Verkkoyhteyttä ei juuri nyt ole. Varasto klo {time}.',
		scanned: 'Luettu.',
	},
	et: {
		language: 'Keel',
		kiosk: 'Kiosk',
		back: 'Tagasi',
		home: 'Algus',
		basket: 'Korv',
		basketOf: { one: 'Korv, {count} toode', other: 'Korv, {count} toodet' },
		help: 'Abi',
		access: 'Lihtsamaks',
		done: 'Lõpetan',
		offline: 'Võrku praegu ei ole.',
		offlineAsOf: 'Võrku praegu ei ole. Laoseis kell {time}.',
		scanned: 'Loetud.',
	},
	lv: {
		language: 'Valoda',
		kiosk: 'Kiosks',
		back: 'Atpakaļ',
		home: 'Sākums',
		basket: 'Grozs',
		basketOf: { zero: 'Grozs, {count} preču', one: 'Grozs, {count} prece', other: 'Grozs, {count} preces' },
		help: 'Palīdzība',
		access: 'Ērtāka lietošana',
		done: 'Beidzu',
		offline: 'Pašlaik nav tīkla.',
		offlineAsOf: 'Pašlaik nav tīkla. Krājumi plkst. {time}.',
		scanned: 'Nolasīts.',
	},
	pl: {
		language: 'Język',
		kiosk: 'Kiosk',
		back: 'Wstecz',
		home: 'Początek',
		basket: 'Koszyk',
		basketOf: {
			one: 'Koszyk, {count} produkt',
			few: 'Koszyk, {count} produkty',
			many: 'Koszyk, {count} produktów',
			other: 'Koszyk, {count} produktu',
		},
		help: 'Pomoc',
		access: 'Ułatwienia',
		done: 'Kończę',
		offline: 'Chwilowo brak sieci.',
		offlineAsOf: 'Chwilowo brak sieci. Stan na {time}.',
		scanned: 'Zeskanowano.',
	},
	af: {
		language: 'Taal',
		kiosk: 'Kiosk',
		back: 'Terug',
		home: 'Begin',
		basket: 'Mandjie',
		basketOf: { one: 'Mandjie, {count} item', other: 'Mandjie, {count} items' },
		help: 'Hulp',
		access: 'Makliker',
		done: 'Ek is klaar',
		offline: 'Nou geen netwerk nie.',
		offlineAsOf: 'Nou geen netwerk nie. Voorraad soos om {time}.',
		scanned: 'Geskandeer.',
	},
};
