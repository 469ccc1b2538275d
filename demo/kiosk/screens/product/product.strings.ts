import type { Words } from '../screen.ts';

export interface ProductStrings {
	gone: string;
	goneHint: string;
	all: string;
	here: string;
	take: string;
	takeFrom: string;
	others: string;
	noOthers: string;
	collect: string;
	send: string;
	sendHint: string;
	add: string;
	added: string;
	basket: string;
	offlineHint: string;
	checking: string;
	noPrice: string;
}

export const productStrings: Words<ProductStrings> = {
	en: {
		gone: 'This article is not on our shelves any more',
		goneHint: 'Look through everything, or ask us.',
		all: 'Everything',
		here: 'In this shop',
		take: 'Take it from the shelf, and pay at the till.',
		takeFrom: 'Take it from shelf {shelf}, and pay at the till.',
		others: 'In our other shops',
		noOthers: 'None of our other shops has it now.',
		collect: 'Collect it in another shop',
		send: 'Have it sent to you',
		sendHint: 'We can send it from our warehouse.',
		add: 'Put in the basket',
		added: '{title} is in your basket.',
		basket: 'To the basket',
		offlineHint: 'There is no network, so this may have changed. Last ones are certain only when we confirm.',
		checking: 'Looking again…',
		noPrice: 'Ask us for the price.',
	},
	fi: {
		gone: 'Tätä tuotetta ei ole enää valikoimassa',
		goneHint: 'Selaa kaikkea tai kysy meiltä.',
		all: 'Kaikki',
		here: 'Tässä myymälässä',
		take: 'Ota se hyllystä ja maksa kassalla.',
		takeFrom: 'Ota se hyllystä {shelf} ja maksa kassalla.',
		others: 'Muissa myymälöissämme',
		noOthers: 'Missään muussa myymälässämme sitä ei nyt ole.',
		collect: 'Nouda toisesta myymälästä',
		send: 'Tilaa kotiin',
		sendHint: 'Voimme lähettää sen varastostamme.',
		add: 'Lisää koriin',
		added: '{title} on korissasi.',
		basket: 'Koriin',
		offlineHint: 'Verkkoa ei ole, joten tilanne on voinut muuttua. Viimeiset ovat varmoja vasta, kun vahvistamme.',
		checking: 'Tarkistetaan…',
		noPrice: 'Kysy hinta meiltä.',
	},
	et: {
		gone: 'Seda toodet meie riiulitel enam ei ole',
		goneHint: 'Vaata kõike või küsi meilt.',
		all: 'Kõik',
		here: 'Siin poes',
		take: 'Võta riiulist ja maksa kassas.',
		takeFrom: 'Võta riiulist {shelf} ja maksa kassas.',
		others: 'Meie teistes poodides',
		noOthers: 'Praegu ei ole seda üheski teises poes.',
		collect: 'Tule järele teise poodi',
		send: 'Lase koju saata',
		sendHint: 'Saame selle oma laost saata.',
		add: 'Lisa korvi',
		added: '{title} on sinu korvis.',
		basket: 'Korvi juurde',
		offlineHint: 'Võrku ei ole, seis võib olla muutunud. Viimased on kindlad alles siis, kui kinnitame.',
		checking: 'Vaatame järele…',
		noPrice: 'Küsi hinda meilt.',
	},
	lv: {
		gone: 'Šīs preces mūsu plauktos vairs nav',
		goneHint: 'Apskatiet visu vai jautājiet mums.',
		all: 'Viss',
		here: 'Šajā veikalā',
		take: 'Paņemiet no plaukta un samaksājiet kasē.',
		takeFrom: 'Paņemiet no plaukta {shelf} un samaksājiet kasē.',
		others: 'Citos mūsu veikalos',
		noOthers: 'Pašlaik nevienā citā mūsu veikalā tās nav.',
		collect: 'Saņemt citā veikalā',
		send: 'Pasūtīt uz mājām',
		sendHint: 'Varam nosūtīt no noliktavas.',
		add: 'Likt grozā',
		added: '{title} ir jūsu grozā.',
		basket: 'Uz grozu',
		offlineHint: 'Nav tīkla, tāpēc tas var būt mainījies. Pēdējās ir drošas tikai pēc mūsu apstiprinājuma.',
		checking: 'Pārbaudām…',
		noPrice: 'Cenu jautājiet mums.',
	},
	pl: {
		gone: 'Tego produktu już u nas nie ma',
		goneHint: 'Przejrzyj wszystko albo zapytaj nas.',
		all: 'Wszystko',
		here: 'W tym sklepie',
		take: 'Weź z półki i zapłać przy kasie.',
		takeFrom: 'Weź z półki {shelf} i zapłać przy kasie.',
		others: 'W innych naszych sklepach',
		noOthers: 'Teraz nie ma go w żadnym innym naszym sklepie.',
		collect: 'Odbierz w innym sklepie',
		send: 'Zamów do domu',
		sendHint: 'Możemy wysłać z magazynu.',
		add: 'Do koszyka',
		added: '{title}: jest w koszyku.',
		basket: 'Przejdź do koszyka',
		offlineHint: 'Nie ma sieci, więc stan mógł się zmienić. Ostatnie sztuki są pewne dopiero po naszym potwierdzeniu.',
		checking: 'Sprawdzamy…',
		noPrice: 'O cenę zapytaj nas.',
	},
	af: {
		gone: 'Hierdie artikel is nie meer op ons rakke nie',
		goneHint: 'Kyk deur alles, of vra ons.',
		all: 'Alles',
		here: 'In hierdie winkel',
		take: 'Neem dit van die rak, en betaal by die kassa.',
		takeFrom: 'Neem dit van rak {shelf}, en betaal by die kassa.',
		others: 'In ons ander winkels',
		noOthers: 'Geen van ons ander winkels het dit nou nie.',
		collect: 'Haal dit by ’n ander winkel',
		send: 'Laat dit stuur',
		sendHint: 'Ons kan dit uit ons pakhuis stuur.',
		add: 'Sit in die mandjie',
		added: '{title} is in jou mandjie.',
		basket: 'Na die mandjie',
		offlineHint: 'Daar is geen netwerk nie, dus kan dit verander het. Laastes is eers seker wanneer ons bevestig.',
		checking: 'Kyk weer…',
		noPrice: 'Vra ons vir die prys.',
	},
};
