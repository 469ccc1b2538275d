import type { Words } from '../screen.ts';

export interface HomeStrings {
	title: string;
	lead: string;
	search: string;
	placeholder: string;
	find: string;
	categories: string;
	ways: string;
	scan: string;
	scanHint: string;
	scanCamera: string;
	member: string;
	memberHint: string;
	order: string;
	orderHint: string;
	phone: string;
	phoneHint: string;
	loading: string;
	empty: string;
}

export const homeStrings: Words<HomeStrings> = {
	en: {
		title: 'What are you looking for?',
		lead: 'Find it in this shop, in another one, or have it sent to you.',
		search: 'Search for an article',
		placeholder: 'Kettle, mug, linen…',
		find: 'Find',
		categories: 'Look around',
		ways: 'What else you can do here',
		scan: 'Scan something',
		scanHint: 'Hold the barcode to the scanner, at any time.',
		scanCamera: 'Scan with the camera',
		member: 'Your points and coupons',
		memberHint: 'Sign in with your phone or your card.',
		order: 'Your order',
		orderHint: 'See how far it is, or print it.',
		phone: 'Basket from your phone',
		phoneHint: 'Show its code here, and go on with it.',
		loading: 'Fetching the shelves…',
		empty: 'The shelves have not come yet. As soon as there is a network, they will be here.',
	},
	fi: {
		title: 'Mitä etsit?',
		lead: 'Löydä se tästä myymälästä tai toisesta, tai tilaa kotiin.',
		search: 'Hae tuotetta',
		placeholder: 'Pannu, muki, pellava…',
		find: 'Hae',
		categories: 'Katsele',
		ways: 'Mitä muuta voit tehdä täällä',
		scan: 'Lue viivakoodi',
		scanHint: 'Pidä viivakoodi lukijan edessä milloin vain.',
		scanCamera: 'Lue kameralla',
		member: 'Pisteesi ja kuponkisi',
		memberHint: 'Kirjaudu puhelimella tai kortilla.',
		order: 'Tilauksesi',
		orderHint: 'Katso sen vaihe tai tulosta se.',
		phone: 'Kori puhelimesta',
		phoneHint: 'Näytä sen koodi täällä ja jatka.',
		loading: 'Haetaan hyllyjä…',
		empty: 'Tuotteet eivät ole vielä tulleet. Ne näkyvät heti, kun verkko toimii.',
	},
	et: {
		title: 'Mida otsid?',
		lead: 'Leia see siit poest, mõnest teisest või lase koju saata.',
		search: 'Otsi toodet',
		placeholder: 'Kann, kruus, linane…',
		find: 'Otsi',
		categories: 'Vaata ringi',
		ways: 'Mida siin veel teha saab',
		scan: 'Skaneeri',
		scanHint: 'Hoia triipkoodi skanneri ees, millal tahes.',
		scanCamera: 'Skaneeri kaameraga',
		member: 'Sinu punktid ja kupongid',
		memberHint: 'Logi sisse telefoni või kaardiga.',
		order: 'Sinu tellimus',
		orderHint: 'Vaata, kui kaugel see on, või prindi välja.',
		phone: 'Korv telefonist',
		phoneHint: 'Näita siin selle koodi ja jätka.',
		loading: 'Toome riiulid…',
		empty: 'Riiulid pole veel kohale jõudnud. Need ilmuvad kohe, kui võrk on olemas.',
	},
	lv: {
		title: 'Ko jūs meklējat?',
		lead: 'Atrodiet to šajā veikalā, citā, vai pasūtiet uz mājām.',
		search: 'Meklēt preci',
		placeholder: 'Tējkanna, krūze, lins…',
		find: 'Meklēt',
		categories: 'Apskatīties',
		ways: 'Ko vēl šeit var darīt',
		scan: 'Skenēt',
		scanHint: 'Jebkurā brīdī turiet svītrkodu pie skenera.',
		scanCamera: 'Skenēt ar kameru',
		member: 'Jūsu punkti un kuponi',
		memberHint: 'Piesakieties ar tālruni vai karti.',
		order: 'Jūsu pasūtījums',
		orderHint: 'Skatiet, cik tālu tas ir, vai izdrukājiet.',
		phone: 'Grozs no tālruņa',
		phoneHint: 'Parādiet šeit tā kodu un turpiniet.',
		loading: 'Ielādējam plauktus…',
		empty: 'Preces vēl nav ielādētas. Tās parādīsies, tiklīdz būs tīkls.',
	},
	pl: {
		title: 'Czego szukasz?',
		lead: 'Znajdź to w tym sklepie, w innym albo zamów do domu.',
		search: 'Szukaj produktu',
		placeholder: 'Czajnik, kubek, len…',
		find: 'Szukaj',
		categories: 'Rozejrzyj się',
		ways: 'Co jeszcze możesz tu zrobić',
		scan: 'Zeskanuj',
		scanHint: 'W każdej chwili przyłóż kod kreskowy do skanera.',
		scanCamera: 'Zeskanuj kamerą',
		member: 'Twoje punkty i kupony',
		memberHint: 'Zaloguj się telefonem lub kartą.',
		order: 'Twoje zamówienie',
		orderHint: 'Sprawdź, na jakim jest etapie, lub wydrukuj.',
		phone: 'Koszyk z telefonu',
		phoneHint: 'Pokaż tu jego kod i kontynuuj.',
		loading: 'Wczytujemy półki…',
		empty: 'Półki jeszcze nie dotarły. Pojawią się, gdy tylko będzie sieć.',
	},
	af: {
		title: 'Waarna soek jy?',
		lead: 'Vind dit in hierdie winkel, in ’n ander een, of laat dit stuur.',
		search: 'Soek ’n artikel',
		placeholder: 'Ketel, beker, linne…',
		find: 'Soek',
		categories: 'Kyk rond',
		ways: 'Wat jy nog hier kan doen',
		scan: 'Skandeer iets',
		scanHint: 'Hou die strepieskode enige tyd voor die skandeerder.',
		scanCamera: 'Skandeer met die kamera',
		member: 'Jou punte en koepons',
		memberHint: 'Meld aan met jou foon of kaart.',
		order: 'Jou bestelling',
		orderHint: 'Kyk hoe ver dit is, of druk dit.',
		phone: 'Mandjie van jou foon',
		phoneHint: 'Wys sy kode hier, en gaan daarmee voort.',
		loading: 'Haal die rakke…',
		empty: 'Die rakke het nog nie gekom nie. Sodra daar ’n netwerk is, sal hulle hier wees.',
	},
};
