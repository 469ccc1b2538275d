import type { Words } from '../screen.ts';

/** Texts of a coupon that was scanned; those of a status are named after it. */
export interface CouponStrings {
	title: string;
	looking: string;
	used: string;
	usedOtherwise: string;
	kept: string;
	keptEmpty: string;
	keptOwn: string;
	toSignIn: string;
	pending: string;
	pendingWallet: string;
	leftOut: string;
	limited: string;
	failed: string;
	notKept: string;
	inWallet: string;
	toBasket: string;
	leaveOut: string;
	useAgain: string;
	again: string;
}

export const couponStrings: Words<CouponStrings> = {
	en: {
		title: 'Your coupon',
		looking: 'Looking at your coupon …',
		used: 'It takes {amount} off your basket.',
		usedOtherwise: 'It is used for your basket.',
		kept: 'It is taken along, and counts as soon as your basket fits.',
		keptEmpty: 'It is taken along, and counts for what you put into your basket.',
		keptOwn: 'It is yours now, and counts for what you put into your basket.',
		toSignIn: 'It is only for members. Sign in below: then it goes on by itself.',
		pending:
			'Without the network it cannot be checked. It goes with your order as pending. If it does not count by then, nothing is ordered, and we tell you.',
		pendingWallet:
			'Without the network it cannot be checked. It is noted as pending, and in your wallet as soon as the network is back, unless it has run out meanwhile.',
		leftOut: 'It is not used.',
		limited: 'Too many codes in a short time. Please wait a little.',
		failed: 'It could not be looked up. Please try again.',
		notKept: 'This kiosk cannot note anything just now. Please try again later.',
		inWallet: 'In your wallet',
		toBasket: 'To the basket',
		leaveOut: 'Do not use it',
		useAgain: 'Use it after all',
		again: 'Try again',
	},
	fi: {
		title: 'Kuponkisi',
		looking: 'Tarkistetaan kuponkia …',
		used: 'Se vähentää korisi hintaa {amount}.',
		usedOtherwise: 'Sitä käytetään koriisi.',
		kept: 'Se on mukana ja lasketaan heti, kun kori sopii siihen.',
		keptEmpty: 'Se on mukana ja lasketaan siitä, mitä laitat koriin.',
		keptOwn: 'Se on nyt sinun, ja se lasketaan siitä, mitä laitat koriin.',
		toSignIn: 'Se on vain jäsenille. Kirjaudu alla, niin se jatkuu itsestään.',
		pending:
			'Ilman verkkoa sitä ei voi tarkistaa. Se kulkee tilauksesi mukana odottavana. Jos se ei silloin kelpaa, mitään ei tilata, ja kerromme siitä sinulle.',
		pendingWallet:
			'Ilman verkkoa sitä ei voi tarkistaa. Se on kirjattu odottavaksi ja on lompakossasi heti, kun verkko palaa, ellei se ole sillä välin loppunut.',
		leftOut: 'Sitä ei käytetä.',
		limited: 'Liian monta koodia lyhyessä ajassa. Odota hetki.',
		failed: 'Sitä ei voitu tarkistaa. Yritä uudelleen.',
		notKept: 'Tämä kioski ei voi juuri nyt kirjata mitään. Yritä myöhemmin uudelleen.',
		inWallet: 'Lompakossasi',
		toBasket: 'Koriin',
		leaveOut: 'Älä käytä sitä',
		useAgain: 'Käytä sittenkin',
		again: 'Yritä uudelleen',
	},
	et: {
		title: 'Sinu kupong',
		looking: 'Vaatame sinu kupongi …',
		used: 'See võtab korvi hinnast maha {amount}.',
		usedOtherwise: 'Seda kasutatakse sinu korvi jaoks.',
		kept: 'See on kaasas ja loeb kohe, kui korv sellega sobib.',
		keptEmpty: 'See on kaasas ja loeb selle jaoks, mida korvi paned.',
		keptOwn: 'See on nüüd sinu oma ja loeb selle jaoks, mida korvi paned.',
		toSignIn: 'See on ainult liikmetele. Logi allpool sisse, siis läheb see ise edasi.',
		pending:
			'Ilma võrguta ei saa seda kontrollida. See läheb tellimusega ootel kaasa. Kui see siis ei kehti, ei tellita midagi ja me anname teada.',
		pendingWallet:
			'Ilma võrguta ei saa seda kontrollida. See on ootele kirja pandud ja sinu rahakotis kohe, kui võrk on tagasi, kui see vahepeal otsa ei saa.',
		leftOut: 'Seda ei kasutata.',
		limited: 'Lühikese aja jooksul liiga palju koode. Palun oota veidi.',
		failed: 'Seda ei saanud vaadata. Palun proovi uuesti.',
		notKept: 'See kiosk ei saa praegu midagi kirja panna. Palun proovi hiljem uuesti.',
		inWallet: 'Sinu rahakotis',
		toBasket: 'Korvi juurde',
		leaveOut: 'Ära kasuta seda',
		useAgain: 'Kasuta siiski',
		again: 'Proovi uuesti',
	},
	lv: {
		title: 'Jūsu kupons',
		looking: 'Aplūkojam jūsu kuponu …',
		used: 'Tas samazina jūsu groza cenu par {amount}.',
		usedOtherwise: 'Tas tiek izmantots jūsu grozam.',
		kept: 'Tas ir paņemts līdzi un tiks ieskaitīts, tiklīdz grozs tam atbildīs.',
		keptEmpty: 'Tas ir paņemts līdzi un tiks ieskaitīts tam, ko ieliksiet grozā.',
		keptOwn: 'Tagad tas ir jūsu un tiks ieskaitīts tam, ko ieliksiet grozā.',
		toSignIn: 'Tas ir tikai biedriem. Pieslēdzieties zemāk, un tas turpināsies pats.',
		pending:
			'Bez tīkla to nevar pārbaudīt. Tas iet līdzi pasūtījumam kā gaidošs. Ja tad tas nederēs, nekas netiks pasūtīts, un mēs jums paziņosim.',
		pendingWallet:
			'Bez tīkla to nevar pārbaudīt. Tas ir pierakstīts kā gaidošs un būs jūsu makā, tiklīdz tīkls atgriezīsies, ja vien pa to laiku nebeigsies.',
		leftOut: 'Tas netiek izmantots.',
		limited: 'Pārāk daudz kodu īsā laikā. Lūdzu, mazliet pagaidiet.',
		failed: 'To neizdevās aplūkot. Lūdzu, mēģiniet vēlreiz.',
		notKept: 'Šis kiosks pašlaik nevar neko pierakstīt. Lūdzu, mēģiniet vēlāk.',
		inWallet: 'Jūsu makā',
		toBasket: 'Uz grozu',
		leaveOut: 'Neizmantot to',
		useAgain: 'Tomēr izmantot',
		again: 'Mēģināt vēlreiz',
	},
	pl: {
		title: 'Twój kupon',
		looking: 'Sprawdzamy kupon …',
		used: 'Obniża cenę koszyka o {amount}.',
		usedOtherwise: 'Jest użyty do Twojego koszyka.',
		kept: 'Jest z Tobą i zadziała, gdy tylko koszyk będzie pasował.',
		keptEmpty: 'Jest z Tobą i zadziała na to, co włożysz do koszyka.',
		keptOwn: 'Jest już Twój i zadziała na to, co włożysz do koszyka.',
		toSignIn: 'Jest tylko dla członków. Zaloguj się poniżej, a pójdzie dalej sam.',
		pending:
			'Bez sieci nie można go sprawdzić. Idzie z zamówieniem jako oczekujący. Jeśli wtedy nie zadziała, nic nie zostanie zamówione, a my damy znać.',
		pendingWallet:
			'Bez sieci nie można go sprawdzić. Jest zapisany jako oczekujący i będzie w portfelu, gdy tylko sieć wróci, o ile w międzyczasie się nie skończy.',
		leftOut: 'Nie jest użyty.',
		limited: 'Zbyt wiele kodów w krótkim czasie. Prosimy chwilę poczekać.',
		failed: 'Nie udało się go sprawdzić. Prosimy spróbować ponownie.',
		notKept: 'Ten kiosk nie może teraz niczego zapisać. Prosimy spróbować później.',
		inWallet: 'W Twoim portfelu',
		toBasket: 'Do koszyka',
		leaveOut: 'Nie używaj go',
		useAgain: 'Jednak go użyj',
		again: 'Spróbuj ponownie',
	},
	af: {
		title: 'Jou koepon',
		looking: 'Kyk na jou koepon …',
		used: 'Dit neem {amount} van jou mandjie af.',
		usedOtherwise: 'Dit word vir jou mandjie gebruik.',
		kept: 'Dit is saamgeneem, en tel sodra jou mandjie pas.',
		keptEmpty: 'Dit is saamgeneem, en tel vir wat jy in jou mandjie sit.',
		keptOwn: 'Dit is nou joune, en tel vir wat jy in jou mandjie sit.',
		toSignIn: 'Dit is net vir lede. Meld hieronder aan: dan gaan dit vanself voort.',
		pending:
			'Sonder die netwerk kan dit nie nagegaan word nie. Dit gaan as hangende met jou bestelling saam. As dit dan nie tel nie, word niks bestel nie, en ons laat jou weet.',
		pendingWallet:
			'Sonder die netwerk kan dit nie nagegaan word nie. Dit is as hangende neergeskryf, en in jou beursie sodra die netwerk terug is, tensy dit intussen opraak.',
		leftOut: 'Dit word nie gebruik nie.',
		limited: 'Te veel kodes in ’n kort tyd. Wag asseblief ’n bietjie.',
		failed: 'Dit kon nie nagekyk word nie. Probeer asseblief weer.',
		notKept: 'Hierdie kiosk kan nou niks neerskryf nie. Probeer asseblief later weer.',
		inWallet: 'In jou beursie',
		toBasket: 'Na die mandjie',
		leaveOut: 'Moenie dit gebruik nie',
		useAgain: 'Gebruik dit tog',
		again: 'Probeer weer',
	},
};
