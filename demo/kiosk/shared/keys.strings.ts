import type { Words } from '../screens/screen.ts';

export interface KeysStrings {
	keys: string;
	shift: string;
	remove: string;
	space: string;
	go: string;
	hide: string;
}

export const keysStrings: Words<KeysStrings> = {
	en: { keys: 'Keys', shift: 'Capital letters', remove: 'Delete', space: 'Space', go: 'Enter', hide: 'Hide keys' },
	fi: {
		keys: 'Näppäimet',
		shift: 'Isot kirjaimet',
		remove: 'Poista',
		space: 'Väli',
		go: 'Valmis',
		hide: 'Piilota näppäimet',
	},
	et: {
		keys: 'Klahvid',
		shift: 'Suured tähed',
		remove: 'Kustuta',
		space: 'Tühik',
		go: 'Valmis',
		hide: 'Peida klahvid',
	},
	lv: {
		keys: 'Taustiņi',
		shift: 'Lielie burti',
		remove: 'Dzēst',
		space: 'Atstarpe',
		go: 'Gatavs',
		hide: 'Slēpt taustiņus',
	},
	pl: {
		keys: 'Klawisze',
		shift: 'Wielkie litery',
		remove: 'Usuń',
		space: 'Spacja',
		go: 'Gotowe',
		hide: 'Ukryj klawisze',
	},
	af: {
		keys: 'Sleutels',
		shift: 'Hoofletters',
		remove: 'Vee uit',
		space: 'Spasie',
		go: 'Klaar',
		hide: 'Versteek sleutels',
	},
};
