import type { Words } from '../screen.ts';

export interface UnknownStrings {
	title: string;
	scanned: string;
	hint: string;
	search: string;
	help: string;
}

export const unknownStrings: Words<UnknownStrings> = {
	en: {
		title: 'We do not know this code',
		scanned: 'Scanned: {code}',
		hint: 'It may be from another shop. Scan it once more with the code flat and whole, search by name, or ask us.',
		search: 'Search by name',
		help: 'Ask somebody',
	},
	fi: {
		title: 'Emme tunne tätä koodia',
		scanned: 'Luettu: {code}',
		hint: 'Se voi olla toisesta kaupasta. Lue se uudelleen suorana ja kokonaisena, hae nimellä tai kysy meiltä.',
		search: 'Hae nimellä',
		help: 'Kysy henkilökunnalta',
	},
	et: {
		title: 'Me ei tunne seda koodi',
		scanned: 'Loetud: {code}',
		hint: 'See võib olla mõnest teisest poest. Loe see uuesti sirgelt ja tervikuna, otsi nime järgi või küsi meilt.',
		search: 'Otsi nime järgi',
		help: 'Küsi abi',
	},
	lv: {
		title: 'Mēs nepazīstam šo kodu',
		scanned: 'Nolasīts: {code}',
		hint: 'Tas var būt no cita veikala. Nolasiet to vēlreiz, gludu un veselu, meklējiet pēc nosaukuma vai jautājiet mums.',
		search: 'Meklēt pēc nosaukuma',
		help: 'Jautāt darbiniekam',
	},
	pl: {
		title: 'Nie znamy tego kodu',
		scanned: 'Zeskanowano: {code}',
		hint: 'Może być z innego sklepu. Zeskanuj go jeszcze raz, płasko i w całości, poszukaj po nazwie albo zapytaj nas.',
		search: 'Szukaj po nazwie',
		help: 'Zapytaj obsługę',
	},
	af: {
		title: 'Ons ken nie hierdie kode nie',
		scanned: 'Geskandeer: {code}',
		hint: 'Dit kan van ’n ander winkel wees. Skandeer dit weer, plat en heel, soek op naam, of vra ons.',
		search: 'Soek op naam',
		help: 'Vra iemand',
	},
};
