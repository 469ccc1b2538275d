import type { Words } from '../screen.ts';

export interface AttractStrings {
	begin: string;
	lead: string;
	languages: string;
	access: string;
}

export const attractStrings: Words<AttractStrings> = {
	en: {
		begin: 'Touch to begin',
		lead: 'Find it here, in another shop, or have it sent.',
		languages: 'Language',
		access: 'Easier to use',
	},
	fi: {
		begin: 'Aloita koskettamalla',
		lead: 'Löydä se täältä, toisesta myymälästä tai tilaa kotiin.',
		languages: 'Kieli',
		access: 'Helppokäyttö',
	},
	et: {
		begin: 'Alustamiseks puuduta',
		lead: 'Leia see siit, teisest poest või lase koju saata.',
		languages: 'Keel',
		access: 'Lihtsamaks',
	},
	lv: {
		begin: 'Pieskarieties, lai sāktu',
		lead: 'Atrodiet to šeit, citā veikalā vai pasūtiet uz mājām.',
		languages: 'Valoda',
		access: 'Ērtāka lietošana',
	},
	pl: {
		begin: 'Dotknij, aby zacząć',
		lead: 'Znajdź to tutaj, w innym sklepie albo zamów do domu.',
		languages: 'Język',
		access: 'Ułatwienia',
	},
	af: {
		begin: 'Raak om te begin',
		lead: 'Vind dit hier, in ’n ander winkel, of laat dit stuur.',
		languages: 'Taal',
		access: 'Makliker',
	},
};
