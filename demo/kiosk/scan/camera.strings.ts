import type { Words } from '../screens/screen.ts';

export interface CameraStrings {
	title: string;
	hint: string;
	close: string;
	failed: string;
}

export const cameraStrings: Words<CameraStrings> = {
	en: {
		title: 'Scan with the camera',
		hint: 'Hold the code up to the camera, about a hand’s breadth away.',
		close: 'Close the camera',
		failed: 'The camera cannot be used just now. Use the scanner, or search by name.',
	},
	fi: {
		title: 'Lue kameralla',
		hint: 'Pidä koodi kameran edessä noin kämmenen leveyden päässä.',
		close: 'Sulje kamera',
		failed: 'Kameraa ei voi juuri nyt käyttää. Käytä lukijaa tai hae nimellä.',
	},
	et: {
		title: 'Skaneeri kaameraga',
		hint: 'Hoia koodi kaamera ees, umbes käelaba kaugusel.',
		close: 'Sulge kaamera',
		failed: 'Kaamerat ei saa praegu kasutada. Kasuta skannerit või otsi nime järgi.',
	},
	lv: {
		title: 'Skenēt ar kameru',
		hint: 'Turiet kodu kameras priekšā, apmēram plaukstas attālumā.',
		close: 'Aizvērt kameru',
		failed: 'Kameru pašlaik nevar lietot. Izmantojiet skeneri vai meklējiet pēc nosaukuma.',
	},
	pl: {
		title: 'Zeskanuj kamerą',
		hint: 'Przytrzymaj kod przed kamerą, w odległości dłoni.',
		close: 'Zamknij kamerę',
		failed: 'Kamery nie można teraz użyć. Użyj skanera albo szukaj po nazwie.',
	},
	af: {
		title: 'Skandeer met die kamera',
		hint: 'Hou die kode voor die kamera, omtrent ’n handbreedte weg.',
		close: 'Maak die kamera toe',
		failed: 'Die kamera kan nie nou gebruik word nie. Gebruik die skandeerder, of soek op naam.',
	},
};
