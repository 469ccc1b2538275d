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
	wait: string;
	shortTitle: string;
	shortLead: string;
	collectIn: string;
	hadAll: string;
	hadSome: string;
	lastOnes: string;
	noPlace: string;
	place: string;
	noting: string;
	mistakes: string;
	notKept: string;
	total: string;
	name: string;
	contactHint: string;
	email: string;
	phone: string;
	phoneHint: string;
	nameMissing: string;
	contactMissing: string;
	emailWrong: string;
	phoneWrong: string;
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
		wait: 'Keep waiting',
		shortTitle: 'Order without the network',
		shortLead:
			'We note your order now and send it as soon as the network is back. It is certain when we confirm it by e-mail or text message. You pay when you collect it.',
		collectIn: 'Where you collect it',
		hadAll: 'Had everything at {time}',
		hadSome: 'Had {had} of {all} at {time}',
		lastOnes: 'Perhaps the last ones',
		noPlace: 'No shop had this when the network went. Please ask at the counter.',
		place: 'Order',
		noting: 'Noting it …',
		mistakes: 'Something is missing:',
		notKept: 'This kiosk cannot note anything just now. Nothing was ordered. Please go to the counter.',
		total: 'Total',
		name: 'Your name',
		contactHint: 'We need your e-mail address or your phone number.',
		email: 'E-mail',
		phone: 'Phone',
		phoneHint: 'With the country code, for example {example}',
		nameMissing: 'Write your name.',
		contactMissing: 'Write your e-mail address or your phone number.',
		emailWrong: 'Write the whole e-mail address, such as name@example.com.',
		phoneWrong: 'Write the phone number with its country code, such as {example}.',
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
		wait: 'Odota vielä',
		shortTitle: 'Tilaus ilman verkkoa',
		shortLead:
			'Kirjaamme tilauksesi nyt ja lähetämme sen heti, kun verkko palaa. Se on varma, kun vahvistamme sen sähköpostilla tai tekstiviestillä. Maksat noutaessasi.',
		collectIn: 'Mistä noudat',
		hadAll: 'Kaikkea oli klo {time}',
		hadSome: '{had}/{all} tuotetta oli klo {time}',
		lastOnes: 'Ehkä viimeiset',
		noPlace: 'Missään myymälässä ei ollut näitä, kun verkko katkesi. Kysy kassalta.',
		place: 'Tilaa',
		noting: 'Kirjataan …',
		mistakes: 'Jotakin puuttuu:',
		notKept: 'Tämä kioski ei voi juuri nyt kirjata mitään. Mitään ei tilattu. Mene kassalle.',
		total: 'Yhteensä',
		name: 'Nimesi',
		contactHint: 'Tarvitsemme sähköpostiosoitteesi tai puhelinnumerosi.',
		email: 'Sähköposti',
		phone: 'Puhelin',
		phoneHint: 'Maatunnuksen kanssa, esimerkiksi {example}',
		nameMissing: 'Kirjoita nimesi.',
		contactMissing: 'Kirjoita sähköpostiosoitteesi tai puhelinnumerosi.',
		emailWrong: 'Kirjoita koko sähköpostiosoite, esimerkiksi nimi@example.com.',
		phoneWrong: 'Kirjoita puhelinnumero maatunnuksen kanssa, esimerkiksi {example}.',
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
		wait: 'Oota veel',
		shortTitle: 'Tellimus ilma võrguta',
		shortLead:
			'Paneme tellimuse nüüd kirja ja saadame selle kohe, kui võrk on tagasi. See on kindel, kui oleme selle e-posti või sõnumiga kinnitanud. Maksad järele tulles.',
		collectIn: 'Kust järele tuled',
		hadAll: 'Kell {time} oli kõik olemas',
		hadSome: 'Kell {time} oli olemas {had}/{all}',
		lastOnes: 'Võib-olla viimased',
		noPlace: 'Kui võrk kadus, ei olnud seda üheski poes. Palun küsi letist.',
		place: 'Telli',
		noting: 'Paneme kirja …',
		mistakes: 'Midagi on puudu:',
		notKept: 'See kiosk ei saa praegu midagi kirja panna. Midagi ei tellitud. Palun mine leti juurde.',
		total: 'Kokku',
		name: 'Sinu nimi',
		contactHint: 'Vajame sinu e-posti aadressi või telefoninumbrit.',
		email: 'E-post',
		phone: 'Telefon',
		phoneHint: 'Koos riigi suunakoodiga, näiteks {example}',
		nameMissing: 'Kirjuta oma nimi.',
		contactMissing: 'Kirjuta oma e-posti aadress või telefoninumber.',
		emailWrong: 'Kirjuta e-posti aadress täielikult, näiteks nimi@example.com.',
		phoneWrong: 'Kirjuta telefoninumber koos riigi suunakoodiga, näiteks {example}.',
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
		wait: 'Vēl pagaidīt',
		shortTitle: 'Pasūtījums bez tīkla',
		shortLead:
			'Pierakstīsim jūsu pasūtījumu tagad un nosūtīsim, tiklīdz tīkls atgriezīsies. Tas ir drošs, kad apstiprināsim e-pastā vai īsziņā. Maksāsiet saņemot.',
		collectIn: 'Kur saņemsiet',
		hadAll: 'Plkst. {time} bija viss',
		hadSome: 'Plkst. {time} bija {had} no {all}',
		lastOnes: 'Varbūt pēdējie',
		noPlace: 'Kad tīkls pazuda, tā nebija nevienā veikalā. Lūdzu, jautājiet pie letes.',
		place: 'Pasūtīt',
		noting: 'Pierakstām …',
		mistakes: 'Kaut kā trūkst:',
		notKept: 'Šis kiosks pašlaik nevar neko pierakstīt. Nekas nav pasūtīts. Lūdzu, ejiet pie letes.',
		total: 'Kopā',
		name: 'Jūsu vārds',
		contactHint: 'Mums vajadzīga jūsu e-pasta adrese vai tālruņa numurs.',
		email: 'E-pasts',
		phone: 'Tālrunis',
		phoneHint: 'Ar valsts kodu, piemēram, {example}',
		nameMissing: 'Ierakstiet savu vārdu.',
		contactMissing: 'Ierakstiet savu e-pasta adresi vai tālruņa numuru.',
		emailWrong: 'Ierakstiet pilnu e-pasta adresi, piemēram, vards@example.com.',
		phoneWrong: 'Ierakstiet tālruņa numuru ar valsts kodu, piemēram, {example}.',
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
		wait: 'Czekaj dalej',
		shortTitle: 'Zamówienie bez sieci',
		shortLead:
			'Zapisujemy zamówienie teraz i wyślemy je, gdy tylko sieć wróci. Jest pewne, gdy potwierdzimy je e-mailem lub SMS-em. Płacisz przy odbiorze.',
		collectIn: 'Gdzie odbierasz',
		hadAll: 'O {time} było wszystko',
		hadSome: 'O {time} było {had} z {all}',
		lastOnes: 'Być może ostatnie',
		noPlace: 'Gdy zniknęła sieć, nie było tego w żadnym sklepie. Prosimy zapytać przy ladzie.',
		place: 'Zamów',
		noting: 'Zapisujemy …',
		mistakes: 'Czegoś brakuje:',
		notKept: 'Ten kiosk nie może teraz niczego zapisać. Nic nie zamówiono. Prosimy podejść do lady.',
		total: 'Razem',
		name: 'Imię i nazwisko',
		contactHint: 'Potrzebujemy Twojego adresu e-mail albo numeru telefonu.',
		email: 'E-mail',
		phone: 'Telefon',
		phoneHint: 'Z numerem kierunkowym kraju, na przykład {example}',
		nameMissing: 'Wpisz imię i nazwisko.',
		contactMissing: 'Wpisz adres e-mail albo numer telefonu.',
		emailWrong: 'Wpisz cały adres e-mail, na przykład imie@example.com.',
		phoneWrong: 'Wpisz numer telefonu z numerem kierunkowym kraju, na przykład {example}.',
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
		wait: 'Wag nog',
		shortTitle: 'Bestel sonder die netwerk',
		shortLead:
			'Ons skryf jou bestelling nou neer en stuur dit sodra die netwerk terug is. Dit is seker wanneer ons dit per e-pos of SMS bevestig. Jy betaal wanneer jy dit kom haal.',
		collectIn: 'Waar jy dit kom haal',
		hadAll: 'Het om {time} alles gehad',
		hadSome: 'Het om {time} {had} van {all} gehad',
		lastOnes: 'Dalk die laastes',
		noPlace: 'Geen winkel het dit gehad toe die netwerk weggegaan het nie. Vra asseblief by die toonbank.',
		place: 'Bestel',
		noting: 'Ons skryf dit neer …',
		mistakes: 'Iets ontbreek:',
		notKept: 'Hierdie kiosk kan nou niks neerskryf nie. Niks is bestel nie. Gaan asseblief na die toonbank.',
		total: 'Totaal',
		name: 'Jou naam',
		contactHint: 'Ons het jou e-posadres of jou telefoonnommer nodig.',
		email: 'E-pos',
		phone: 'Telefoon',
		phoneHint: 'Met die landkode, byvoorbeeld {example}',
		nameMissing: 'Skryf jou naam.',
		contactMissing: 'Skryf jou e-posadres of jou telefoonnommer.',
		emailWrong: 'Skryf die hele e-posadres, soos naam@example.com.',
		phoneWrong: 'Skryf die telefoonnommer met sy landkode, soos {example}.',
	},
};
