import type { Words } from '../screens/screen.ts';

export interface ShellWords {
	askHeading: string;
	/** Before the seconds. */
	askText: string;
	stay: string;
	leave: string;
	closedHeading: string;
	closedText: string;
}

/** What the shell itself says to shoppers. */
export const SHELL_WORDS: Words<ShellWords> = {
	en: {
		askHeading: 'Are you still here?',
		askText: 'Otherwise everything of yours is cleared from this screen. Seconds left:',
		stay: 'I am still here',
		leave: 'I am done',
		closedHeading: 'Closed for the moment',
		closedText: 'Please ask at the counter. They are glad to help.',
	},
	fi: {
		askHeading: 'Oletko vielä siinä?',
		askText: 'Muuten kaikki tietosi poistetaan tältä näytöltä. Sekunteja jäljellä:',
		stay: 'Olen vielä tässä',
		leave: 'Olen valmis',
		closedHeading: 'Suljettu hetkeksi',
		closedText: 'Kysy kassalta. Siellä autetaan mielellään.',
	},
	et: {
		askHeading: 'Kas oled veel siin?',
		askText: 'Muidu kustutatakse kõik sinu andmed sellelt ekraanilt. Sekundeid jäänud:',
		stay: 'Olen veel siin',
		leave: 'Olen lõpetanud',
		closedHeading: 'Hetkel suletud',
		closedText: 'Palun küsi letist. Seal aidatakse hea meelega.',
	},
	lv: {
		askHeading: 'Vai vēl esat šeit?',
		askText: 'Citādi viss jūsu tiks izdzēsts no šī ekrāna. Atlikušas sekundes:',
		stay: 'Esmu vēl šeit',
		leave: 'Esmu pabeidzis',
		closedHeading: 'Pašlaik slēgts',
		closedText: 'Lūdzu, jautājiet pie kases. Tur labprāt palīdzēs.',
	},
	pl: {
		askHeading: 'Czy nadal tu jesteś?',
		askText: 'W przeciwnym razie wszystko, co Twoje, zniknie z tego ekranu. Pozostało sekund:',
		stay: 'Nadal tu jestem',
		leave: 'To już wszystko',
		closedHeading: 'Chwilowo nieczynne',
		closedText: 'Zapytaj przy kasie. Chętnie pomożemy.',
	},
	af: {
		askHeading: 'Is jy nog hier?',
		askText: 'Anders word alles van jou van hierdie skerm verwyder. Sekondes oor:',
		stay: 'Ek is nog hier',
		leave: 'Ek is klaar',
		closedHeading: 'Tans gesluit',
		closedText: 'Vra asseblief by die toonbank. Hulle help graag.',
	},
};

export interface EnrolWords {
	heading: string;
	text: string;
	label: string;
	erase: string;
	send: string;
	wrong: string;
	/** Before a time of day. */
	limited: string;
	away: string;
	/** Before names of kiosks, each with how many entries of it wait. */
	keptHeading: string;
	keptText: string;
	demo: string;
	elsewhereHeading: string;
	elsewhereText: string;
}

/** What the shell says to those who set it up. */
export const ENROL_WORDS: Words<EnrolWords> = {
	en: {
		heading: 'Set up this kiosk',
		text: 'At the counter, a manager opens “Kiosks” and has a code made. It is good for ten minutes.',
		label: 'Code from the counter',
		erase: 'Erase',
		send: 'Set up',
		wrong:
			'This code opens nothing. Compare it with the counter; if it is older than ten minutes, have another one made.',
		limited: 'Too many attempts. Try again at',
		away: 'The shop’s server could not be reached. Check the network of this kiosk and try again.',
		keptHeading: 'Not sent yet from this device',
		keptText:
			'It is sent once this device is a kiosk of the same retailer again. With the code of another retailer it stays here.',
		demo: 'Make this window the demo’s kiosk',
		elsewhereHeading: 'The kiosk is open in another window',
		elsewhereText: 'This window takes over as soon as that one is closed.',
	},
	fi: {
		heading: 'Ota kioski käyttöön',
		text: 'Esihenkilö avaa kassalla kohdan ”Kioskit” ja pyytää koodin. Se on voimassa kymmenen minuuttia.',
		label: 'Koodi kassalta',
		erase: 'Pyyhi',
		send: 'Ota käyttöön',
		wrong:
			'Tämä koodi ei avaa mitään. Vertaa sitä kassan näyttöön; jos se on yli kymmenen minuuttia vanha, pyydä uusi.',
		limited: 'Liian monta yritystä. Yritä uudelleen kello',
		away: 'Kaupan palvelimeen ei saatu yhteyttä. Tarkista kioskin verkko ja yritä uudelleen.',
		keptHeading: 'Tältä laitteelta lähettämättä',
		keptText: 'Ne lähetetään, kun laite on taas saman kauppiaan kioski. Toisen kauppiaan koodilla ne jäävät tänne.',
		demo: 'Tee tästä ikkunasta esittelyn kioski',
		elsewhereHeading: 'Kioski on auki toisessa ikkunassa',
		elsewhereText: 'Tämä ikkuna jatkaa heti, kun se suljetaan.',
	},
	et: {
		heading: 'Sea kiosk üles',
		text: 'Juhataja avab letis „Kioskid“ ja laseb teha koodi. See kehtib kümme minutit.',
		label: 'Kood letist',
		erase: 'Kustuta',
		send: 'Sea üles',
		wrong: 'See kood ei ava midagi. Võrdle seda letiga; kui see on vanem kui kümme minutit, lase teha uus.',
		limited: 'Liiga palju katseid. Proovi uuesti kell',
		away: 'Poe serveriga ei saadud ühendust. Kontrolli kioski võrku ja proovi uuesti.',
		keptHeading: 'Sellest seadmest saatmata',
		keptText: 'Need saadetakse, kui seade on jälle sama kaupmehe kiosk. Teise kaupmehe koodiga jäävad need siia.',
		demo: 'Tee sellest aknast demo kiosk',
		elsewhereHeading: 'Kiosk on avatud teises aknas',
		elsewhereText: 'See aken võtab üle kohe, kui teine suletakse.',
	},
	lv: {
		heading: 'Iestatīt kiosku',
		text: 'Vadītājs pie kases atver “Kioski” un izveido kodu. Tas der desmit minūtes.',
		label: 'Kods no kases',
		erase: 'Dzēst',
		send: 'Iestatīt',
		wrong: 'Šis kods neko neatver. Salīdziniet to ar kasi; ja tas ir vecāks par desmit minūtēm, izveidojiet citu.',
		limited: 'Pārāk daudz mēģinājumu. Mēģiniet vēlreiz plkst.',
		away: 'Veikala serveri nevarēja sasniegt. Pārbaudiet kioska tīklu un mēģiniet vēlreiz.',
		keptHeading: 'No šīs ierīces vēl nav nosūtīts',
		keptText: 'To nosūtīs, kad ierīce atkal būs tā paša tirgotāja kiosks. Ar cita tirgotāja kodu tas paliek šeit.',
		demo: 'Padarīt šo logu par demonstrācijas kiosku',
		elsewhereHeading: 'Kiosks ir atvērts citā logā',
		elsewhereText: 'Šis logs pārņems, tiklīdz otrs tiks aizvērts.',
	},
	pl: {
		heading: 'Skonfiguruj kiosk',
		text: 'Kierownik otwiera przy kasie „Kioski” i tworzy kod. Kod jest ważny dziesięć minut.',
		label: 'Kod z kasy',
		erase: 'Usuń',
		send: 'Skonfiguruj',
		wrong: 'Ten kod niczego nie otwiera. Porównaj go z kasą; jeśli ma więcej niż dziesięć minut, utwórz nowy.',
		limited: 'Za dużo prób. Spróbuj ponownie o',
		away: 'Nie udało się połączyć z serwerem sklepu. Sprawdź sieć kiosku i spróbuj ponownie.',
		keptHeading: 'Jeszcze nie wysłano z tego urządzenia',
		keptText:
			'Zostanie wysłane, gdy urządzenie znów będzie kioskiem tego samego sprzedawcy. Z kodem innego sprzedawcy pozostanie tutaj.',
		demo: 'Zrób z tego okna kiosk pokazowy',
		elsewhereHeading: 'Kiosk jest otwarty w innym oknie',
		elsewhereText: 'To okno przejmie jego rolę, gdy tamto zostanie zamknięte.',
	},
	af: {
		heading: 'Stel hierdie kiosk op',
		text: '’n Bestuurder maak by die toonbank “Kiosks” oop en laat ’n kode maak. Dit is tien minute geldig.',
		label: 'Kode van die toonbank',
		erase: 'Vee uit',
		send: 'Stel op',
		wrong:
			'Hierdie kode maak niks oop nie. Vergelyk dit met die toonbank; as dit ouer as tien minute is, laat ’n ander een maak.',
		limited: 'Te veel pogings. Probeer weer om',
		away: 'Die winkel se bediener kon nie bereik word nie. Gaan die kiosk se netwerk na en probeer weer.',
		keptHeading: 'Nog nie van hierdie toestel gestuur nie',
		keptText:
			'Dit word gestuur sodra die toestel weer ’n kiosk van dieselfde handelaar is. Met ’n ander handelaar se kode bly dit hier.',
		demo: 'Maak van hierdie venster die demo se kiosk',
		elsewhereHeading: 'Die kiosk is in ’n ander venster oop',
		elsewhereText: 'Hierdie venster neem oor sodra daardie een toegemaak word.',
	},
};
