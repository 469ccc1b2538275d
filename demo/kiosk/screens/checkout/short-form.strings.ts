import type { Words } from '../screen.ts';

export interface ShortFormStrings {
	shortTitle: string;
	shortLead: string;
	collectIn: string;
	hadAll: string;
	hadSome: string;
	lastOnes: string;
	noPlace: string;
	place: string;
	noting: string;
	notKept: string;
	total: string;
	hadIt: string;
	howHave: string;
	inOne: string;
	inEach: string;
	sendAll: string;
	sentFor: string;
	sentFree: string;
	notSent: string;
	noPayment: string;
	notSentAll: string;
	notAll: string;
	nowhere: string;
	leaveOut: string;
	benefits: string;
	payThere: string;
	payAhead: string;
}

export const shortFormStrings: Words<ShortFormStrings> = {
	en: {
		shortTitle: 'Order without the network',
		shortLead:
			'We note your order now and send it as soon as the network is back. It is certain when we confirm it by e-mail or text message.',
		collectIn: 'Where you collect it',
		hadAll: 'Had everything at {time}',
		hadSome: 'Had {had} of {all} at {time}',
		lastOnes: 'Perhaps the last ones',
		noPlace: 'No shop had this when the network went. Please ask at the counter.',
		place: 'Order',
		noting: 'Noting it …',
		notKept: 'This kiosk cannot note anything just now. Nothing was ordered. Please go to the counter.',
		total: 'Total',
		hadIt: 'Had it at {time}',
		howHave: 'How you get it',
		inOne: 'Collect all of it in one shop',
		inEach: 'Choose a shop for each article',
		sendAll: 'Have all of it sent',
		sentFor: 'Sending it costs {price}',
		sentFree: 'Sending it costs nothing',
		notSent: 'This shop sends nothing, so it can only be collected.',
		noPayment: 'What is sent is paid in advance, and that cannot be done here at the moment.',
		notSentAll: 'When the network went there was not enough of everything to send it.',
		notAll: 'This shop did not have everything. Choose a shop for each article, or nothing may come of the order.',
		nowhere: 'No shop had this when the network went.',
		leaveOut: 'Leave out: {item}',
		benefits: 'These go with the order: {names}. What they take off is reckoned when we confirm it.',
		payThere: 'You pay when you collect it.',
		payAhead: 'We send you where to pay; it is yours once it is paid.',
	},
	fi: {
		shortTitle: 'Tilaus ilman verkkoa',
		shortLead:
			'Kirjaamme tilauksesi nyt ja lähetämme sen heti, kun verkko palaa. Se on varma, kun vahvistamme sen sähköpostilla tai tekstiviestillä.',
		collectIn: 'Mistä noudat',
		hadAll: 'Kaikkea oli klo {time}',
		hadSome: '{had}/{all} tuotetta oli klo {time}',
		lastOnes: 'Ehkä viimeiset',
		noPlace: 'Missään myymälässä ei ollut näitä, kun verkko katkesi. Kysy kassalta.',
		place: 'Tilaa',
		noting: 'Kirjataan …',
		notKept: 'Tämä kioski ei voi juuri nyt kirjata mitään. Mitään ei tilattu. Mene kassalle.',
		total: 'Yhteensä',
		hadIt: 'Oli klo {time}',
		howHave: 'Miten saat tuotteet',
		inOne: 'Nouda kaikki yhdestä myymälästä',
		inEach: 'Valitse myymälä kullekin tuotteelle',
		sendAll: 'Lähetetään kaikki',
		sentFor: 'Lähetys maksaa {price}',
		sentFree: 'Lähetys ei maksa mitään',
		notSent: 'Tämä kauppa ei lähetä mitään, joten tuotteet voi vain noutaa.',
		noPayment: 'Lähetettävät tuotteet maksetaan etukäteen, eikä se juuri nyt onnistu tässä.',
		notSentAll: 'Kun verkko katkesi, kaikkea ei ollut tarpeeksi lähetettäväksi.',
		notAll: 'Tässä myymälässä ei ollut kaikkea. Valitse myymälä kullekin tuotteelle, tai tilaus ei ehkä toteudu.',
		nowhere: 'Missään myymälässä ei ollut tätä, kun verkko katkesi.',
		leaveOut: 'Jätä pois: {item}',
		benefits: 'Tilaukseen liittyvät: {names}. Niiden vaikutus lasketaan, kun vahvistamme tilauksen.',
		payThere: 'Maksat noutaessasi.',
		payAhead: 'Kerromme, missä maksat; se on sinun, kun se on maksettu.',
	},
	et: {
		shortTitle: 'Tellimus ilma võrguta',
		shortLead:
			'Paneme tellimuse nüüd kirja ja saadame selle kohe, kui võrk on tagasi. See on kindel, kui oleme selle e-posti või sõnumiga kinnitanud.',
		collectIn: 'Kust järele tuled',
		hadAll: 'Kell {time} oli kõik olemas',
		hadSome: 'Kell {time} oli olemas {had}/{all}',
		lastOnes: 'Võib-olla viimased',
		noPlace: 'Kui võrk kadus, ei olnud seda üheski poes. Palun küsi letist.',
		place: 'Telli',
		noting: 'Paneme kirja …',
		notKept: 'See kiosk ei saa praegu midagi kirja panna. Midagi ei tellitud. Palun mine leti juurde.',
		total: 'Kokku',
		hadIt: 'Kell {time} oli olemas',
		howHave: 'Kuidas kätte saad',
		inOne: 'Tulen ühte poodi kõigele järele',
		inEach: 'Valin igale tootele poe',
		sendAll: 'Saatke kõik',
		sentFor: 'Saatmine maksab {price}',
		sentFree: 'Saatmine on tasuta',
		notSent: 'See pood ei saada midagi, nii et saab ainult ise järele tulla.',
		noPayment: 'Saadetavad tooted makstakse ette, aga seda ei saa siin praegu teha.',
		notSentAll: 'Kui võrk kadus, ei olnud kõike saatmiseks piisavalt.',
		notAll: 'Selles poes ei olnud kõike. Vali igale tootele pood, muidu võib tellimus täitmata jääda.',
		nowhere: 'Kui võrk kadus, ei olnud seda üheski poes.',
		leaveOut: 'Jäta välja: {item}',
		benefits: 'Tellimusega lähevad kaasa: {names}. Nende mõju arvutame, kui tellimuse kinnitame.',
		payThere: 'Maksad järele tulles.',
		payAhead: 'Teatame sulle, kus maksta; see on sinu, kui see on makstud.',
	},
	lv: {
		shortTitle: 'Pasūtījums bez tīkla',
		shortLead:
			'Pierakstīsim jūsu pasūtījumu tagad un nosūtīsim, tiklīdz tīkls atgriezīsies. Tas ir drošs, kad apstiprināsim e-pastā vai īsziņā.',
		collectIn: 'Kur saņemsiet',
		hadAll: 'Plkst. {time} bija viss',
		hadSome: 'Plkst. {time} bija {had} no {all}',
		lastOnes: 'Varbūt pēdējie',
		noPlace: 'Kad tīkls pazuda, tā nebija nevienā veikalā. Lūdzu, jautājiet pie letes.',
		place: 'Pasūtīt',
		noting: 'Pierakstām …',
		notKept: 'Šis kiosks pašlaik nevar neko pierakstīt. Nekas nav pasūtīts. Lūdzu, ejiet pie letes.',
		total: 'Kopā',
		hadIt: 'Plkst. {time} bija',
		howHave: 'Kā saņemsiet',
		inOne: 'Saņemt visu vienā veikalā',
		inEach: 'Izvēlēties veikalu katrai precei',
		sendAll: 'Nosūtīt visu',
		sentFor: 'Sūtīšana maksā {price}',
		sentFree: 'Sūtīšana ir bez maksas',
		notSent: 'Šis veikals neko nesūta, tāpēc preces var tikai saņemt uz vietas.',
		noPayment: 'Sūtāmās preces apmaksā iepriekš, un šeit to pašlaik nevar izdarīt.',
		notSentAll: 'Kad tīkls pazuda, visa nebija pietiekami, lai to nosūtītu.',
		notAll: 'Šajā veikalā nebija visa. Izvēlieties veikalu katrai precei, citādi pasūtījums var neizdoties.',
		nowhere: 'Kad tīkls pazuda, tā nebija nevienā veikalā.',
		leaveOut: 'Atstāt: {item}',
		benefits: 'Pasūtījumam līdzi dodas: {names}. Cik tie atņem, aprēķināsim, kad apstiprināsim.',
		payThere: 'Maksāsiet saņemot.',
		payAhead: 'Paziņosim, kur maksāt; tas ir jūsu, kad ir apmaksāts.',
	},
	pl: {
		shortTitle: 'Zamówienie bez sieci',
		shortLead:
			'Zapisujemy zamówienie teraz i wyślemy je, gdy tylko sieć wróci. Jest pewne, gdy potwierdzimy je e-mailem lub SMS-em.',
		collectIn: 'Gdzie odbierasz',
		hadAll: 'O {time} było wszystko',
		hadSome: 'O {time} było {had} z {all}',
		lastOnes: 'Być może ostatnie',
		noPlace: 'Gdy zniknęła sieć, nie było tego w żadnym sklepie. Prosimy zapytać przy ladzie.',
		place: 'Zamów',
		noting: 'Zapisujemy …',
		notKept: 'Ten kiosk nie może teraz niczego zapisać. Nic nie zamówiono. Prosimy podejść do lady.',
		total: 'Razem',
		hadIt: 'O {time} było',
		howHave: 'Jak to dostaniesz',
		inOne: 'Odbierz wszystko w jednym sklepie',
		inEach: 'Wybierz sklep dla każdego towaru',
		sendAll: 'Wyślijcie wszystko',
		sentFor: 'Wysyłka kosztuje {price}',
		sentFree: 'Wysyłka jest bezpłatna',
		notSent: 'Ten sklep niczego nie wysyła, więc można tylko odebrać.',
		noPayment: 'Za wysyłane towary płaci się z góry, a tutaj chwilowo nie można tego zrobić.',
		notSentAll: 'Gdy zniknęła sieć, nie wszystkiego było dość, żeby to wysłać.',
		notAll: 'Ten sklep nie miał wszystkiego. Wybierz sklep dla każdego towaru, inaczej zamówienie może się nie udać.',
		nowhere: 'Gdy zniknęła sieć, nie było tego w żadnym sklepie.',
		leaveOut: 'Pomiń: {item}',
		benefits: 'Z zamówieniem idą: {names}. Ile odejmą, policzymy, gdy je potwierdzimy.',
		payThere: 'Płacisz przy odbiorze.',
		payAhead: 'Napiszemy, gdzie zapłacić; jest Twoje, gdy zostanie opłacone.',
	},
	af: {
		shortTitle: 'Bestel sonder die netwerk',
		shortLead:
			'Ons skryf jou bestelling nou neer en stuur dit sodra die netwerk terug is. Dit is seker wanneer ons dit per e-pos of SMS bevestig.',
		collectIn: 'Waar jy dit kom haal',
		hadAll: 'Het om {time} alles gehad',
		hadSome: 'Het om {time} {had} van {all} gehad',
		lastOnes: 'Dalk die laastes',
		noPlace: 'Geen winkel het dit gehad toe die netwerk weggegaan het nie. Vra asseblief by die toonbank.',
		place: 'Bestel',
		noting: 'Ons skryf dit neer …',
		notKept: 'Hierdie kiosk kan nou niks neerskryf nie. Niks is bestel nie. Gaan asseblief na die toonbank.',
		total: 'Totaal',
		hadIt: 'Het dit om {time} gehad',
		howHave: 'Hoe jy dit kry',
		inOne: 'Haal alles by een winkel af',
		inEach: 'Kies ’n winkel vir elke artikel',
		sendAll: 'Laat alles stuur',
		sentFor: 'Om dit te stuur kos {price}',
		sentFree: 'Om dit te stuur kos niks',
		notSent: 'Hierdie winkel stuur niks nie, so dit kan net afgehaal word.',
		noPayment: 'Wat gestuur word, word vooruit betaal, en dit kan nie nou hier gedoen word nie.',
		notSentAll: 'Toe die netwerk weggegaan het, was daar nie genoeg van alles om dit te stuur nie.',
		notAll:
			'Hierdie winkel het nie alles gehad nie. Kies ’n winkel vir elke artikel, anders kom daar dalk niks van die bestelling nie.',
		nowhere: 'Geen winkel het dit gehad toe die netwerk weggegaan het nie.',
		leaveOut: 'Los uit: {item}',
		benefits: 'Dit gaan saam met die bestelling: {names}. Wat dit afhaal, word bereken wanneer ons bevestig.',
		payThere: 'Jy betaal wanneer jy dit kom haal.',
		payAhead: 'Ons laat weet jou waar om te betaal; dit is joune sodra dit betaal is.',
	},
};
