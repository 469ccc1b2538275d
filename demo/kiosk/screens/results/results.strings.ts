import type { Words } from '../screen.ts';
import type { Plural } from '../../shared/text.ts';

export interface ResultsStrings {
	title: string;
	search: string;
	clear: string;
	all: string;
	categories: string;
	found: Plural;
	none: string;
	noneHint: string;
	help: string;
	more: string;
	empty: string;
	partial: string;
}

export const resultsStrings: Words<ResultsStrings> = {
	en: {
		title: 'Our articles',
		search: 'Search for an article',
		clear: 'Clear',
		all: 'Everything',
		categories: 'Categories',
		found: { one: '{count} article', other: '{count} articles' },
		none: 'Nothing is called that here',
		noneHint: 'Try another word, look through everything, or ask us: we may know it by another name.',
		help: 'Ask somebody',
		more: 'Show more',
		empty: 'The shelves have not come yet. As soon as there is a network, they will be here.',
		partial: 'We have more than the kiosk knows. Ask us for what you do not find.',
	},
	fi: {
		title: 'Tuotteemme',
		search: 'Hae tuotetta',
		clear: 'Tyhjennä',
		all: 'Kaikki',
		categories: 'Ryhmät',
		found: { one: '{count} tuote', other: '{count} tuotetta' },
		none: 'Tällä nimellä ei löydy mitään',
		noneHint: 'Kokeile toista sanaa, selaa kaikkea tai kysy meiltä: ehkä tunnemme sen toisella nimellä.',
		help: 'Kysy henkilökunnalta',
		more: 'Näytä lisää',
		empty: 'Tuotteet eivät ole vielä tulleet. Ne näkyvät heti, kun verkko toimii.',
		partial: 'Meillä on enemmän kuin kioski tietää. Kysy, jos et löydä.',
	},
	et: {
		title: 'Meie tooted',
		search: 'Otsi toodet',
		clear: 'Tühjenda',
		all: 'Kõik',
		categories: 'Rühmad',
		found: { one: '{count} toode', other: '{count} toodet' },
		none: 'Sellist siin ei leidu',
		noneHint: 'Proovi teist sõna, vaata kõike või küsi meilt: ehk tunneme seda teise nime all.',
		help: 'Küsi abi',
		more: 'Näita veel',
		empty: 'Riiulid pole veel kohale jõudnud. Need ilmuvad kohe, kui võrk on olemas.',
		partial: 'Meil on rohkem, kui kiosk teab. Küsi, kui sa ei leia.',
	},
	lv: {
		title: 'Mūsu preces',
		search: 'Meklēt preci',
		clear: 'Notīrīt',
		all: 'Viss',
		categories: 'Grupas',
		found: { zero: '{count} preču', one: '{count} prece', other: '{count} preces' },
		none: 'Ar tādu nosaukumu nekā nav',
		noneHint: 'Mēģiniet citu vārdu, apskatiet visu vai jautājiet mums: varbūt zinām to ar citu nosaukumu.',
		help: 'Jautāt darbiniekam',
		more: 'Rādīt vairāk',
		empty: 'Preces vēl nav ielādētas. Tās parādīsies, tiklīdz būs tīkls.',
		partial: 'Mums ir vairāk, nekā kiosks zina. Jautājiet, ja neatrodat.',
	},
	pl: {
		title: 'Nasze produkty',
		search: 'Szukaj produktu',
		clear: 'Wyczyść',
		all: 'Wszystko',
		categories: 'Działy',
		found: { one: '{count} produkt', few: '{count} produkty', many: '{count} produktów', other: '{count} produktu' },
		none: 'Nic się tak u nas nie nazywa',
		noneHint: 'Spróbuj innego słowa, przejrzyj wszystko albo zapytaj: może znamy to pod inną nazwą.',
		help: 'Zapytaj obsługę',
		more: 'Pokaż więcej',
		empty: 'Półki jeszcze nie dotarły. Pojawią się, gdy tylko będzie sieć.',
		partial: 'Mamy więcej, niż kiosk pamięta. Zapytaj, jeśli czegoś nie ma.',
	},
	af: {
		title: 'Ons artikels',
		search: 'Soek ’n artikel',
		clear: 'Maak skoon',
		all: 'Alles',
		categories: 'Groepe',
		found: { one: '{count} artikel', other: '{count} artikels' },
		none: 'Niks heet so hier nie',
		noneHint: 'Probeer ’n ander woord, kyk deur alles, of vra ons: dalk ken ons dit onder ’n ander naam.',
		help: 'Vra iemand',
		more: 'Wys meer',
		empty: 'Die rakke het nog nie gekom nie. Sodra daar ’n netwerk is, sal hulle hier wees.',
		partial: 'Ons het meer as wat die kiosk weet. Vra as jy iets nie kry nie.',
	},
};
