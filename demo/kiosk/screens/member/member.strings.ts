import type { Words } from '../screen.ts';

export interface MemberStrings {
	title: string;
	hello: string;
	helloNobody: string;
	lead: string;
	signing: string;
	wrong: string;
	limited: string;
	failed: string;
	joined: string;
	offline: string;
	byCard: string;
	claimNoted: string;
	notKept: string;
}

export const memberStrings: Words<MemberStrings> = {
	en: {
		title: 'Your card',
		hello: 'Hello, {name}',
		helloNobody: 'Hello',
		lead: 'Sign in with your own phone, or hold the code of your card to the scanner. Nothing of you stays here when you go.',
		signing: 'One moment …',
		wrong: 'This code of a card is not good any more. Show a new one on your phone.',
		limited: 'Too many attempts. Please wait a little.',
		failed: 'That did not go through. Please try again.',
		joined: 'What was in your basket on the phone is in this one too.',
		offline:
			'Signing in, points and coupons need the network, which is gone just now. You can go on gathering things, and order without being signed in.',
		byCard: 'By card alone nothing can be spent. For that sign in with your phone.',
		claimNoted: 'It is noted. It is in your wallet as soon as the network is back, unless it has run out meanwhile.',
		notKept: 'This kiosk cannot note anything just now. Please try again later.',
	},
	fi: {
		title: 'Korttisi',
		hello: 'Hei, {name}',
		helloNobody: 'Hei',
		lead: 'Kirjaudu omalla puhelimellasi tai näytä korttisi koodi lukijalle. Sinusta ei jää tähän mitään, kun lähdet.',
		signing: 'Hetki …',
		wrong: 'Tämä kortin koodi ei enää kelpaa. Näytä puhelimessa uusi.',
		limited: 'Liian monta yritystä. Odota hetki.',
		failed: 'Se ei onnistunut. Yritä uudelleen.',
		joined: 'Puhelimesi korin tuotteet ovat nyt myös tässä korissa.',
		offline:
			'Kirjautumiseen, pisteisiin ja kuponkeihin tarvitaan verkko, jota ei juuri nyt ole. Voit jatkaa keräämistä ja tilata kirjautumatta.',
		byCard: 'Pelkällä kortilla ei voi käyttää mitään. Kirjaudu siihen puhelimellasi.',
		claimNoted: 'Se on kirjattu. Se on lompakossasi heti, kun verkko palaa, ellei se ole sillä välin loppunut.',
		notKept: 'Tämä kioski ei voi juuri nyt kirjata mitään. Yritä myöhemmin uudelleen.',
	},
	et: {
		title: 'Sinu kaart',
		hello: 'Tere, {name}',
		helloNobody: 'Tere',
		lead: 'Logi sisse oma telefoniga või näita kaardi koodi lugejale. Kui lähed, ei jää sinust siia midagi.',
		signing: 'Üks hetk …',
		wrong: 'See kaardi kood enam ei kehti. Näita telefonis uut.',
		limited: 'Liiga palju katseid. Palun oota veidi.',
		failed: 'See ei õnnestunud. Palun proovi uuesti.',
		joined: 'Mis oli sinu telefoni korvis, on nüüd ka siin.',
		offline:
			'Sisselogimiseks, punktideks ja kupongideks on vaja võrku, mida praegu ei ole. Võid edasi valida ja tellida sisse logimata.',
		byCard: 'Ainult kaardiga ei saa midagi kasutada. Selleks logi sisse telefoniga.',
		claimNoted: 'See on kirja pandud. See on sinu rahakotis kohe, kui võrk on tagasi, kui see vahepeal otsa ei saa.',
		notKept: 'See kiosk ei saa praegu midagi kirja panna. Palun proovi hiljem uuesti.',
	},
	lv: {
		title: 'Jūsu karte',
		hello: 'Labdien, {name}',
		helloNobody: 'Labdien',
		lead: 'Pieslēdzieties ar savu tālruni vai parādiet kartes kodu skenerim. Kad aiziesiet, no jums šeit nekas nepaliks.',
		signing: 'Vienu mirkli …',
		wrong: 'Šis kartes kods vairs neder. Parādiet tālrunī jaunu.',
		limited: 'Pārāk daudz mēģinājumu. Lūdzu, mazliet pagaidiet.',
		failed: 'Tas neizdevās. Lūdzu, mēģiniet vēlreiz.',
		joined: 'Tas, kas bija jūsu tālruņa grozā, ir arī šajā.',
		offline:
			'Lai pieslēgtos un lietotu punktus un kuponus, vajag tīklu, kura pašlaik nav. Varat turpināt vākt preces un pasūtīt nepieslēdzoties.',
		byCard: 'Tikai ar karti neko nevar iztērēt. Tam pieslēdzieties ar tālruni.',
		claimNoted: 'Tas ir pierakstīts. Tas būs jūsu makā, tiklīdz tīkls atgriezīsies, ja vien pa to laiku nebeigsies.',
		notKept: 'Šis kiosks pašlaik nevar neko pierakstīt. Lūdzu, mēģiniet vēlāk.',
	},
	pl: {
		title: 'Twoja karta',
		hello: 'Dzień dobry, {name}',
		helloNobody: 'Dzień dobry',
		lead: 'Zaloguj się własnym telefonem albo pokaż kod karty skanerowi. Gdy odejdziesz, nic o Tobie tu nie zostanie.',
		signing: 'Chwileczkę …',
		wrong: 'Ten kod karty już nie jest ważny. Pokaż w telefonie nowy.',
		limited: 'Zbyt wiele prób. Prosimy chwilę poczekać.',
		failed: 'Nie udało się. Prosimy spróbować ponownie.',
		joined: 'To, co było w koszyku na telefonie, jest też w tym.',
		offline:
			'Logowanie, punkty i kupony wymagają sieci, której teraz nie ma. Możesz dalej wybierać i zamówić bez logowania.',
		byCard: 'Samą kartą niczego nie można wydać. Do tego zaloguj się telefonem.',
		claimNoted: 'Zapisano. Będzie w Twoim portfelu, gdy tylko sieć wróci, o ile w międzyczasie się nie skończy.',
		notKept: 'Ten kiosk nie może teraz niczego zapisać. Prosimy spróbować później.',
	},
	af: {
		title: 'Jou kaart',
		hello: 'Hallo, {name}',
		helloNobody: 'Hallo',
		lead: 'Meld aan met jou eie foon, of hou jou kaart se kode voor die skandeerder. Niks van jou bly hier wanneer jy gaan nie.',
		signing: 'Een oomblik …',
		wrong: 'Hierdie kaartkode is nie meer geldig nie. Wys ’n nuwe een op jou foon.',
		limited: 'Te veel pogings. Wag asseblief ’n bietjie.',
		failed: 'Dit het nie deurgegaan nie. Probeer asseblief weer.',
		joined: 'Wat in jou mandjie op die foon was, is ook in hierdie een.',
		offline:
			'Om aan te meld, en vir punte en koepons, is die netwerk nodig, wat nou weg is. Jy kan aanhou uitsoek en bestel sonder om aan te meld.',
		byCard: 'Met die kaart alleen kan niks bestee word nie. Meld daarvoor met jou foon aan.',
		claimNoted: 'Dit is neergeskryf. Dit is in jou beursie sodra die netwerk terug is, tensy dit intussen opraak.',
		notKept: 'Hierdie kiosk kan nou niks neerskryf nie. Probeer asseblief later weer.',
	},
};
