import type { Words } from '../screens/screen.ts';

export interface AccessStrings {
	title: string;
	close: string;
	text: string;
	per: string;
	contrast: string;
	reach: string;
	speech: string;
	patience: string;
	volume: string;
	quieter: string;
	louder: string;
	stop: string;
	noVoice: string;
	speaking: string;
	chosen: string;
	unavailable: string;
	forgets: string;
}

export const accessStrings: Words<AccessStrings> = {
	en: {
		title: 'Easier to use',
		close: 'Close',
		text: 'Size of text',
		per: '{count} %',
		contrast: 'High contrast',
		reach: 'Everything lower down',
		speech: 'Read aloud',
		patience: 'More time',
		volume: 'Volume',
		quieter: 'Quieter',
		louder: 'Louder',
		stop: 'Stop reading',
		noVoice: 'This kiosk has no voice for English. Please call somebody: they will help you.',
		speaking: 'Reading aloud is on.',
		chosen: 'chosen',
		unavailable: 'not available now',
		forgets: 'When you are done, the kiosk is as before for the next person.',
	},
	fi: {
		title: 'Helppokäyttö',
		close: 'Sulje',
		text: 'Tekstin koko',
		per: '{count} %',
		contrast: 'Suuri kontrasti',
		reach: 'Kaikki alemmas',
		speech: 'Lue ääneen',
		patience: 'Lisää aikaa',
		volume: 'Äänenvoimakkuus',
		quieter: 'Hiljaisemmaksi',
		louder: 'Kovemmaksi',
		stop: 'Lopeta lukeminen',
		noVoice: 'Tässä kioskissa ei ole suomenkielistä ääntä. Kutsu henkilökuntaa: he auttavat sinua.',
		speaking: 'Ääneen lukeminen on päällä.',
		chosen: 'valittu',
		unavailable: 'ei käytettävissä nyt',
		forgets: 'Kun olet valmis, kioski palaa ennalleen seuraavaa varten.',
	},
	et: {
		title: 'Lihtsamaks',
		close: 'Sulge',
		text: 'Teksti suurus',
		per: '{count} %',
		contrast: 'Suur kontrast',
		reach: 'Kõik allapoole',
		speech: 'Loe ette',
		patience: 'Rohkem aega',
		volume: 'Helitugevus',
		quieter: 'Vaiksemaks',
		louder: 'Valjemaks',
		stop: 'Lõpeta lugemine',
		noVoice: 'Sellel kioskil ei ole eestikeelset häält. Palun kutsu keegi appi.',
		speaking: 'Ettelugemine on sees.',
		chosen: 'valitud',
		unavailable: 'praegu ei saa valida',
		forgets: 'Kui lõpetad, on kiosk järgmise jaoks jälle endine.',
	},
	lv: {
		title: 'Ērtāka lietošana',
		close: 'Aizvērt',
		text: 'Teksta lielums',
		per: '{count} %',
		contrast: 'Augsts kontrasts',
		reach: 'Viss zemāk',
		speech: 'Lasīt priekšā',
		patience: 'Vairāk laika',
		volume: 'Skaļums',
		quieter: 'Klusāk',
		louder: 'Skaļāk',
		stop: 'Beigt lasīt',
		noVoice: 'Šim kioskam nav latviešu balss. Lūdzu, pasauciet kādu, jums palīdzēs.',
		speaking: 'Lasīšana priekšā ir ieslēgta.',
		chosen: 'izvēlēts',
		unavailable: 'pašlaik nav pieejams',
		forgets: 'Kad beigsiet, kiosks nākamajam būs tāds kā iepriekš.',
	},
	pl: {
		title: 'Ułatwienia',
		close: 'Zamknij',
		text: 'Wielkość tekstu',
		per: '{count} %',
		contrast: 'Wysoki kontrast',
		reach: 'Wszystko niżej',
		speech: 'Czytaj na głos',
		patience: 'Więcej czasu',
		volume: 'Głośność',
		quieter: 'Ciszej',
		louder: 'Głośniej',
		stop: 'Przestań czytać',
		noVoice: 'Ten kiosk nie ma polskiego głosu. Wezwij obsługę, pomożemy.',
		speaking: 'Czytanie na głos jest włączone.',
		chosen: 'wybrane',
		unavailable: 'teraz niedostępne',
		forgets: 'Gdy skończysz, kiosk wróci do zwykłych ustawień dla następnej osoby.',
	},
	af: {
		title: 'Makliker',
		close: 'Maak toe',
		text: 'Grootte van teks',
		per: '{count} %',
		contrast: 'Hoë kontras',
		reach: 'Alles laer af',
		speech: 'Lees hardop',
		patience: 'Meer tyd',
		volume: 'Volume',
		quieter: 'Sagter',
		louder: 'Harder',
		stop: 'Hou op lees',
		noVoice: 'Hierdie kiosk het geen stem vir Afrikaans nie. Roep asseblief iemand om te help.',
		speaking: 'Hardop lees is aan.',
		chosen: 'gekies',
		unavailable: 'nou nie beskikbaar nie',
		forgets: 'Wanneer jy klaar is, is die kiosk weer soos voorheen vir die volgende persoon.',
	},
};
