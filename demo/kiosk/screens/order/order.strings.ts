import type { Words } from '../screen.ts';

export interface OrderStrings {
	title: string;
	lead: string;
	code: string;
	open: string;
	wrong: string;
	limited: string;
	failed: string;
	another: string;
	offline: string;
}

export const orderStrings: Words<OrderStrings> = {
	en: {
		title: 'Your order',
		lead: 'Scan the code from your order or your receipt, or type the code or its four words.',
		code: 'Code or four words',
		open: 'Show the order',
		wrong: 'This opens no order. Type it again as it stands in your message.',
		limited: 'Too many attempts. Please wait a little, or ask at the counter.',
		failed: 'That did not go through. Please try again.',
		another: 'Another order',
		offline: 'This needs the network, which is gone just now. At the counter your code works all the same.',
	},
	fi: {
		title: 'Tilauksesi',
		lead: 'Lue koodi tilauksestasi tai kuitistasi, tai kirjoita koodi tai sen neljä sanaa.',
		code: 'Koodi tai neljä sanaa',
		open: 'Näytä tilaus',
		wrong: 'Tämä ei avaa tilausta. Kirjoita se uudelleen niin kuin viestissäsi.',
		limited: 'Liian monta yritystä. Odota hetki tai kysy kassalta.',
		failed: 'Se ei onnistunut. Yritä uudelleen.',
		another: 'Toinen tilaus',
		offline: 'Tähän tarvitaan verkko, jota ei juuri nyt ole. Kassalla koodisi toimii silti.',
	},
	et: {
		title: 'Sinu tellimus',
		lead: 'Loe sisse oma tellimuse või kviitungi kood, või trüki kood või selle neli sõna.',
		code: 'Kood või neli sõna',
		open: 'Näita tellimust',
		wrong: 'See ei ava ühtegi tellimust. Trüki see uuesti nii, nagu sõnumis.',
		limited: 'Liiga palju katseid. Palun oota veidi või küsi letist.',
		failed: 'See ei õnnestunud. Palun proovi uuesti.',
		another: 'Teine tellimus',
		offline: 'Selleks on vaja võrku, mida praegu ei ole. Letis kehtib sinu kood ikka.',
	},
	lv: {
		title: 'Jūsu pasūtījums',
		lead: 'Noskenējiet kodu no pasūtījuma vai čeka, vai ierakstiet kodu vai tā četrus vārdus.',
		code: 'Kods vai četri vārdi',
		open: 'Rādīt pasūtījumu',
		wrong: 'Tas neatver nevienu pasūtījumu. Ierakstiet to vēlreiz, kā tas ir ziņā.',
		limited: 'Pārāk daudz mēģinājumu. Lūdzu, pagaidiet vai jautājiet pie letes.',
		failed: 'Tas neizdevās. Lūdzu, mēģiniet vēlreiz.',
		another: 'Cits pasūtījums',
		offline: 'Tam vajag tīklu, kura pašlaik nav. Pie letes jūsu kods tāpat darbojas.',
	},
	pl: {
		title: 'Twoje zamówienie',
		lead: 'Zeskanuj kod z zamówienia lub wydruku albo wpisz kod lub jego cztery słowa.',
		code: 'Kod albo cztery słowa',
		open: 'Pokaż zamówienie',
		wrong: 'To nie otwiera żadnego zamówienia. Wpisz jeszcze raz tak, jak w wiadomości.',
		limited: 'Zbyt wiele prób. Prosimy chwilę poczekać albo zapytać przy ladzie.',
		failed: 'Nie udało się. Prosimy spróbować ponownie.',
		another: 'Inne zamówienie',
		offline: 'Do tego potrzebna jest sieć, której teraz nie ma. Przy ladzie Twój kod i tak działa.',
	},
	af: {
		title: 'Jou bestelling',
		lead: 'Skandeer die kode van jou bestelling of strokie, of tik die kode of sy vier woorde.',
		code: 'Kode of vier woorde',
		open: 'Wys die bestelling',
		wrong: 'Dit maak geen bestelling oop nie. Tik dit weer soos dit in jou boodskap staan.',
		limited: 'Te veel pogings. Wag asseblief ’n bietjie, of vra by die toonbank.',
		failed: 'Dit het nie deurgegaan nie. Probeer asseblief weer.',
		another: '’n Ander bestelling',
		offline: 'Dit het die netwerk nodig, wat nou weg is. By die toonbank werk jou kode steeds.',
	},
};
