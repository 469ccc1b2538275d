import type { Words } from '../screen.ts';

export interface HelpStrings {
	title: string;
	lead: string;
	call: string;
	calling: string;
	called: string;
	calledHint: string;
	takeBack: string;
	coming: string;
	comingHint: string;
	again: string;
	lost: string;
	lostHint: string;
	how: string;
	steps: readonly string[];
}

export const helpStrings: Words<HelpStrings> = {
	en: {
		title: 'Shall somebody come?',
		lead: 'We see it at the counter at once, and come to this kiosk.',
		call: 'Call somebody',
		calling: 'Calling…',
		called: 'Called',
		calledHint: 'Everybody at the counter sees that you wait here. Your basket stays as it is.',
		takeBack: 'I do not need help any more',
		coming: 'Somebody is coming',
		comingHint: 'Your call was seen. Please stay a moment.',
		again: 'Call once more',
		lost: 'We cannot be called from here just now',
		lostHint: 'There is no network. Please come to the counter, or speak to anybody of us in the shop.',
		how: 'How it works',
		steps: [
			'Search, look around, or hold a barcode to the scanner.',
			'See where it lies here, and which other shop has it.',
			'Take it to the till, or order it from the basket.',
		],
	},
	fi: {
		title: 'Tuleeko joku avuksi?',
		lead: 'Näemme kutsun heti tiskillä ja tulemme tälle kioskille.',
		call: 'Kutsu apua',
		calling: 'Kutsutaan…',
		called: 'Kutsuttu',
		calledHint: 'Kaikki tiskillä näkevät, että odotat täällä. Korisi pysyy ennallaan.',
		takeBack: 'En tarvitse enää apua',
		coming: 'Apu on tulossa',
		comingHint: 'Kutsusi on nähty. Odota hetki.',
		again: 'Kutsu uudelleen',
		lost: 'Täältä ei juuri nyt voi kutsua',
		lostHint: 'Verkkoa ei ole. Tule tiskille tai puhu kenelle tahansa meistä myymälässä.',
		how: 'Näin se toimii',
		steps: [
			'Hae, katsele tai pidä viivakoodi lukijan edessä.',
			'Katso, missä se on täällä ja missä muussa myymälässä sitä on.',
			'Vie se kassalle tai tilaa korista.',
		],
	},
	et: {
		title: 'Kas kutsume kellegi appi?',
		lead: 'Näeme seda kohe letis ja tuleme siia.',
		call: 'Kutsu abi',
		calling: 'Kutsume…',
		called: 'Kutsutud',
		calledHint: 'Kõik letis näevad, et ootad siin. Sinu korv jääb alles.',
		takeBack: 'Ma ei vaja enam abi',
		coming: 'Keegi tuleb',
		comingHint: 'Sinu kutset on nähtud. Palun oota hetk.',
		again: 'Kutsu uuesti',
		lost: 'Siit ei saa praegu kutsuda',
		lostHint: 'Võrku ei ole. Palun tule leti juurde või räägi meist ükskõik kellega.',
		how: 'Kuidas see käib',
		steps: [
			'Otsi, vaata ringi või hoia triipkoodi skanneri ees.',
			'Vaata, kus see siin on ja millises teises poes seda leidub.',
			'Vii see kassasse või telli korvist.',
		],
	},
	lv: {
		title: 'Vai kādu pasaukt?',
		lead: 'Mēs to uzreiz redzam pie letes un nāksim pie šī kioska.',
		call: 'Pasaukt palīgu',
		calling: 'Saucam…',
		called: 'Pasaukts',
		calledHint: 'Visi pie letes redz, ka gaidāt šeit. Jūsu grozs paliek, kā ir.',
		takeBack: 'Palīdzība vairs nav vajadzīga',
		coming: 'Kāds nāk',
		comingHint: 'Jūsu sauciens ir redzēts. Lūdzu, brīdi uzgaidiet.',
		again: 'Pasaukt vēlreiz',
		lost: 'No šejienes pašlaik nevar pasaukt',
		lostHint: 'Nav tīkla. Lūdzu, nāciet pie letes vai uzrunājiet jebkuru no mums.',
		how: 'Kā tas darbojas',
		steps: [
			'Meklējiet, apskatieties vai turiet svītrkodu pie skenera.',
			'Skatiet, kur tas šeit atrodas un kurā citā veikalā tas ir.',
			'Nesiet to uz kasi vai pasūtiet no groza.',
		],
	},
	pl: {
		title: 'Czy ktoś ma podejść?',
		lead: 'Od razu zobaczymy to przy ladzie i podejdziemy do tego kiosku.',
		call: 'Wezwij obsługę',
		calling: 'Wzywamy…',
		called: 'Wezwano',
		calledHint: 'Wszyscy przy ladzie widzą, że tu czekasz. Koszyk zostaje bez zmian.',
		takeBack: 'Nie potrzebuję już pomocy',
		coming: 'Ktoś już idzie',
		comingHint: 'Widzimy wezwanie. Prosimy o chwilę.',
		again: 'Wezwij jeszcze raz',
		lost: 'Stąd nie można teraz nikogo wezwać',
		lostHint: 'Nie ma sieci. Podejdź do lady albo zapytaj kogokolwiek z nas w sklepie.',
		how: 'Jak to działa',
		steps: [
			'Szukaj, rozejrzyj się albo przyłóż kod kreskowy do skanera.',
			'Sprawdź, gdzie to tu leży i który inny sklep to ma.',
			'Zanieś do kasy albo zamów z koszyka.',
		],
	},
	af: {
		title: 'Moet iemand kom?',
		lead: 'Ons sien dit dadelik by die toonbank, en kom na hierdie kiosk.',
		call: 'Roep iemand',
		calling: 'Roep…',
		called: 'Geroep',
		calledHint: 'Almal by die toonbank sien dat jy hier wag. Jou mandjie bly soos dit is.',
		takeBack: 'Ek het nie meer hulp nodig nie',
		coming: 'Iemand kom',
		comingHint: 'Jou oproep is gesien. Wag asseblief ’n oomblik.',
		again: 'Roep weer',
		lost: 'Ons kan nie nou van hier geroep word nie',
		lostHint: 'Daar is geen netwerk nie. Kom asseblief na die toonbank, of praat met enigeen van ons.',
		how: 'Hoe dit werk',
		steps: [
			'Soek, kyk rond, of hou ’n strepieskode voor die skandeerder.',
			'Sien waar dit hier lê, en watter ander winkel dit het.',
			'Neem dit na die kassa, of bestel dit uit die mandjie.',
		],
	},
};
