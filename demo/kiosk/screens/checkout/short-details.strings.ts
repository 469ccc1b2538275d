import type { Words } from '../screen.ts';

export interface ShortDetailsStrings {
	name: string;
	contactHint: string;
	email: string;
	phone: string;
	phoneHint: string;
	nameMissing: string;
	contactMissing: string;
	emailWrong: string;
	phoneWrong: string;
	contact: string;
	tellByEmail: string;
	tellBySms: string;
	address: string;
	street: string;
	postalCode: string;
	city: string;
	country: string;
	streetMissing: string;
	postalCodeMissing: string;
	cityMissing: string;
	countryMissing: string;
	tellMissing: string;
}

export const shortDetailsStrings: Words<ShortDetailsStrings> = {
	en: {
		name: 'Your name',
		contactHint: 'We need your e-mail address or your phone number.',
		email: 'E-mail',
		phone: 'Phone',
		phoneHint: 'With the country code, for example {example}',
		nameMissing: 'Write your name.',
		contactMissing: 'Write your e-mail address or your phone number.',
		emailWrong: 'Write the whole e-mail address, such as name@example.com.',
		phoneWrong: 'Write the phone number with its country code, such as {example}.',
		contact: 'Who orders',
		tellByEmail: 'Tell me about this order by e-mail',
		tellBySms: 'Tell me about this order by text message',
		address: 'Where we send it',
		street: 'Street and number',
		postalCode: 'Postcode',
		city: 'Town',
		country: 'Country',
		streetMissing: 'Write the street and number.',
		postalCodeMissing: 'Write the postcode.',
		cityMissing: 'Write the town.',
		countryMissing: 'Choose the country.',
		tellMissing: 'Choose at least one way to be told, or you will not hear whether it worked.',
	},
	fi: {
		name: 'Nimesi',
		contactHint: 'Tarvitsemme sähköpostiosoitteesi tai puhelinnumerosi.',
		email: 'Sähköposti',
		phone: 'Puhelin',
		phoneHint: 'Maatunnuksen kanssa, esimerkiksi {example}',
		nameMissing: 'Kirjoita nimesi.',
		contactMissing: 'Kirjoita sähköpostiosoitteesi tai puhelinnumerosi.',
		emailWrong: 'Kirjoita koko sähköpostiosoite, esimerkiksi nimi@example.com.',
		phoneWrong: 'Kirjoita puhelinnumero maatunnuksen kanssa, esimerkiksi {example}.',
		contact: 'Kuka tilaa',
		tellByEmail: 'Kerro tästä tilauksesta sähköpostilla',
		tellBySms: 'Kerro tästä tilauksesta tekstiviestillä',
		address: 'Minne lähetämme',
		street: 'Katuosoite',
		postalCode: 'Postinumero',
		city: 'Postitoimipaikka',
		country: 'Maa',
		streetMissing: 'Kirjoita katuosoite.',
		postalCodeMissing: 'Kirjoita postinumero.',
		cityMissing: 'Kirjoita postitoimipaikka.',
		countryMissing: 'Valitse maa.',
		tellMissing: 'Valitse ainakin yksi tapa, jolla kerromme; muuten et kuule, onnistuiko se.',
	},
	et: {
		name: 'Sinu nimi',
		contactHint: 'Vajame sinu e-posti aadressi või telefoninumbrit.',
		email: 'E-post',
		phone: 'Telefon',
		phoneHint: 'Koos riigi suunakoodiga, näiteks {example}',
		nameMissing: 'Kirjuta oma nimi.',
		contactMissing: 'Kirjuta oma e-posti aadress või telefoninumber.',
		emailWrong: 'Kirjuta e-posti aadress täielikult, näiteks nimi@example.com.',
		phoneWrong: 'Kirjuta telefoninumber koos riigi suunakoodiga, näiteks {example}.',
		contact: 'Kes tellib',
		tellByEmail: 'Teavita mind sellest tellimusest e-postiga',
		tellBySms: 'Teavita mind sellest tellimusest sõnumiga',
		address: 'Kuhu saadame',
		street: 'Tänav ja maja',
		postalCode: 'Sihtnumber',
		city: 'Linn või asula',
		country: 'Riik',
		streetMissing: 'Kirjuta tänav ja maja.',
		postalCodeMissing: 'Kirjuta sihtnumber.',
		cityMissing: 'Kirjuta linn või asula.',
		countryMissing: 'Vali riik.',
		tellMissing: 'Vali vähemalt üks viis, kuidas teatame; muidu sa ei kuule, kas see õnnestus.',
	},
	lv: {
		name: 'Jūsu vārds',
		contactHint: 'Mums vajadzīga jūsu e-pasta adrese vai tālruņa numurs.',
		email: 'E-pasts',
		phone: 'Tālrunis',
		phoneHint: 'Ar valsts kodu, piemēram, {example}',
		nameMissing: 'Ierakstiet savu vārdu.',
		contactMissing: 'Ierakstiet savu e-pasta adresi vai tālruņa numuru.',
		emailWrong: 'Ierakstiet pilnu e-pasta adresi, piemēram, vards@example.com.',
		phoneWrong: 'Ierakstiet tālruņa numuru ar valsts kodu, piemēram, {example}.',
		contact: 'Kas pasūta',
		tellByEmail: 'Ziņojiet man par šo pasūtījumu e-pastā',
		tellBySms: 'Ziņojiet man par šo pasūtījumu ar īsziņu',
		address: 'Kurp nosūtīt',
		street: 'Iela un mājas numurs',
		postalCode: 'Pasta indekss',
		city: 'Pilsēta vai ciems',
		country: 'Valsts',
		streetMissing: 'Ierakstiet ielu un mājas numuru.',
		postalCodeMissing: 'Ierakstiet pasta indeksu.',
		cityMissing: 'Ierakstiet pilsētu vai ciemu.',
		countryMissing: 'Izvēlieties valsti.',
		tellMissing: 'Izvēlieties vismaz vienu veidu, kā jums paziņot, citādi neuzzināsiet, vai izdevās.',
	},
	pl: {
		name: 'Imię i nazwisko',
		contactHint: 'Potrzebujemy Twojego adresu e-mail albo numeru telefonu.',
		email: 'E-mail',
		phone: 'Telefon',
		phoneHint: 'Z numerem kierunkowym kraju, na przykład {example}',
		nameMissing: 'Wpisz imię i nazwisko.',
		contactMissing: 'Wpisz adres e-mail albo numer telefonu.',
		emailWrong: 'Wpisz cały adres e-mail, na przykład imie@example.com.',
		phoneWrong: 'Wpisz numer telefonu z numerem kierunkowym kraju, na przykład {example}.',
		contact: 'Kto zamawia',
		tellByEmail: 'Informujcie mnie o tym zamówieniu e-mailem',
		tellBySms: 'Informujcie mnie o tym zamówieniu SMS-em',
		address: 'Dokąd wysłać',
		street: 'Ulica i numer',
		postalCode: 'Kod pocztowy',
		city: 'Miejscowość',
		country: 'Kraj',
		streetMissing: 'Wpisz ulicę i numer.',
		postalCodeMissing: 'Wpisz kod pocztowy.',
		cityMissing: 'Wpisz miejscowość.',
		countryMissing: 'Wybierz kraj.',
		tellMissing: 'Wybierz przynajmniej jeden sposób powiadomienia, inaczej nie dowiesz się, czy się udało.',
	},
	af: {
		name: 'Jou naam',
		contactHint: 'Ons het jou e-posadres of jou telefoonnommer nodig.',
		email: 'E-pos',
		phone: 'Telefoon',
		phoneHint: 'Met die landkode, byvoorbeeld {example}',
		nameMissing: 'Skryf jou naam.',
		contactMissing: 'Skryf jou e-posadres of jou telefoonnommer.',
		emailWrong: 'Skryf die hele e-posadres, soos naam@example.com.',
		phoneWrong: 'Skryf die telefoonnommer met sy landkode, soos {example}.',
		contact: 'Wie bestel',
		tellByEmail: 'Vertel my per e-pos van hierdie bestelling',
		tellBySms: 'Vertel my per SMS van hierdie bestelling',
		address: 'Waarheen ons dit stuur',
		street: 'Straat en nommer',
		postalCode: 'Poskode',
		city: 'Dorp of stad',
		country: 'Land',
		streetMissing: 'Skryf die straat en nommer.',
		postalCodeMissing: 'Skryf die poskode.',
		cityMissing: 'Skryf die dorp of stad.',
		countryMissing: 'Kies die land.',
		tellMissing: 'Kies ten minste een manier om te hoor, anders weet jy nie of dit gewerk het nie.',
	},
};
