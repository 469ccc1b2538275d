import type { Words } from '../screen.ts';

export interface HandOverStrings {
	give: string;
	giveHow: string;
	giveCode: string;
	left: string;
	over: string;
	again: string;
	waiting: string;
	failed: string;
	refused: string;
	given: string;
	take: string;
	takeHow: string;
	takeCode: string;
	takeIt: string;
	taken: string;
	wrong: string;
	limited: string;
}

export const handOverStrings: Words<HandOverStrings> = {
	en: {
		give: 'To your phone',
		giveHow: 'Open the camera of your phone and hold it over this code. The basket then goes on there.',
		giveCode: 'Code of your basket: {code}',
		left: 'Good for another {time}',
		over: 'The code is too old now.',
		again: 'Show a new code',
		waiting: 'One moment …',
		failed: 'It did not go through. Your basket is still here.',
		refused: 'Something in it is not sold any more. Close this and take it out first.',
		given: 'Your phone has the basket now.',
		take: 'From your phone',
		takeHow:
			'On your phone choose “Move my basket to another device” in your account, and show the code to the scanner here. Or type it.',
		takeCode: 'Code on your phone',
		takeIt: 'Take it over',
		taken: 'Your basket is here now.',
		wrong: 'This code opens no basket, or not any more. Show a new one on your phone.',
		limited: 'Too many attempts. Please wait a little.',
	},
	fi: {
		give: 'Puhelimeesi',
		giveHow: 'Avaa puhelimesi kamera ja pidä sitä tämän koodin päällä. Kori jatkuu puhelimessa.',
		giveCode: 'Korisi koodi: {code}',
		left: 'Voimassa vielä {time}',
		over: 'Koodi on nyt liian vanha.',
		again: 'Näytä uusi koodi',
		waiting: 'Hetki …',
		failed: 'Siirto ei onnistunut. Kori on yhä tässä.',
		refused: 'Jotakin siinä ei enää myydä. Sulje tämä ja poista se ensin.',
		given: 'Kori on nyt puhelimessasi.',
		take: 'Puhelimestasi',
		takeHow:
			'Valitse puhelimessasi tililläsi ”Siirrä ostoskorini toiselle laitteelle” ja näytä koodi tämän lukijalle. Tai kirjoita se.',
		takeCode: 'Puhelimesi koodi',
		takeIt: 'Ota kori tähän',
		taken: 'Korisi on nyt tässä.',
		wrong: 'Koodi ei avaa koria, tai ei enää. Näytä puhelimessa uusi.',
		limited: 'Liian monta yritystä. Odota hetki.',
	},
	et: {
		give: 'Sinu telefoni',
		giveHow: 'Ava telefoni kaamera ja hoia seda selle koodi kohal. Korv läheb siis telefoni üle.',
		giveCode: 'Sinu korvi kood: {code}',
		left: 'Kehtib veel {time}',
		over: 'Kood on nüüd liiga vana.',
		again: 'Näita uut koodi',
		waiting: 'Üks hetk …',
		failed: 'See ei õnnestunud. Korv on endiselt siin.',
		refused: 'Midagi selles enam ei müüda. Sulge see ja võta see enne välja.',
		given: 'Korv on nüüd sinu telefonis.',
		take: 'Sinu telefonist',
		takeHow:
			'Vali telefonis oma kontol „Vii minu ostukorv teise seadmesse“ ja näita koodi siinsele lugejale. Või trüki see.',
		takeCode: 'Kood sinu telefonis',
		takeIt: 'Võta üle',
		taken: 'Sinu korv on nüüd siin.',
		wrong: 'See kood ei ava ühtegi korvi või enam ei ava. Näita telefonis uut.',
		limited: 'Liiga palju katseid. Palun oota veidi.',
	},
	lv: {
		give: 'Uz jūsu tālruni',
		giveHow: 'Atveriet tālruņa kameru un turiet to virs šī koda. Grozs turpināsies tālrunī.',
		giveCode: 'Jūsu groza kods: {code}',
		left: 'Derīgs vēl {time}',
		over: 'Kods tagad ir par vecu.',
		again: 'Rādīt jaunu kodu',
		waiting: 'Vienu mirkli …',
		failed: 'Tas neizdevās. Grozs joprojām ir šeit.',
		refused: 'Kaut kas no tā vairs netiek pārdots. Aizveriet šo un vispirms to izņemiet.',
		given: 'Grozs tagad ir jūsu tālrunī.',
		take: 'No jūsu tālruņa',
		takeHow:
			'Tālrunī savā kontā izvēlieties “Pārnest manu grozu uz citu ierīci” un parādiet kodu šeit skenerim. Vai ievadiet to.',
		takeCode: 'Kods jūsu tālrunī',
		takeIt: 'Pārņemt',
		taken: 'Jūsu grozs tagad ir šeit.',
		wrong: 'Šis kods neatver nevienu grozu vai vairs neatver. Parādiet tālrunī jaunu.',
		limited: 'Pārāk daudz mēģinājumu. Lūdzu, mazliet pagaidiet.',
	},
	pl: {
		give: 'Na Twój telefon',
		giveHow: 'Otwórz aparat w telefonie i przytrzymaj go nad tym kodem. Koszyk przejdzie do telefonu.',
		giveCode: 'Kod Twojego koszyka: {code}',
		left: 'Ważny jeszcze {time}',
		over: 'Ten kod jest już za stary.',
		again: 'Pokaż nowy kod',
		waiting: 'Chwileczkę …',
		failed: 'Nie udało się. Koszyk jest nadal tutaj.',
		refused: 'Czegoś z niego już nie sprzedajemy. Zamknij to okno i najpierw to wyjmij.',
		given: 'Koszyk jest teraz w Twoim telefonie.',
		take: 'Z Twojego telefonu',
		takeHow:
			'W telefonie wybierz na swoim koncie „Przenieś mój koszyk na inne urządzenie” i pokaż kod tutejszemu skanerowi. Albo go wpisz.',
		takeCode: 'Kod w Twoim telefonie',
		takeIt: 'Przejmij',
		taken: 'Twój koszyk jest teraz tutaj.',
		wrong: 'Ten kod nie otwiera żadnego koszyka albo już nie otwiera. Pokaż w telefonie nowy.',
		limited: 'Zbyt wiele prób. Prosimy chwilę poczekać.',
	},
	af: {
		give: 'Na jou foon',
		giveHow: 'Maak jou foon se kamera oop en hou dit oor hierdie kode. Die mandjie gaan dan daar aan.',
		giveCode: 'Kode van jou mandjie: {code}',
		left: 'Nog {time} geldig',
		over: 'Die kode is nou te oud.',
		again: 'Wys ’n nuwe kode',
		waiting: 'Een oomblik …',
		failed: 'Dit het nie deurgegaan nie. Jou mandjie is nog hier.',
		refused: 'Iets daarin word nie meer verkoop nie. Maak dit toe en haal dit eers uit.',
		given: 'Jou foon het nou die mandjie.',
		take: 'Van jou foon',
		takeHow:
			'Kies op jou foon “Skuif my mandjie na ’n ander toestel” in jou rekening, en wys die kode vir die skandeerder hier. Of tik dit in.',
		takeCode: 'Kode op jou foon',
		takeIt: 'Neem dit oor',
		taken: 'Jou mandjie is nou hier.',
		wrong: 'Hierdie kode maak geen mandjie oop nie, of nie meer nie. Wys ’n nuwe een op jou foon.',
		limited: 'Te veel pogings. Wag asseblief ’n bietjie.',
	},
};
