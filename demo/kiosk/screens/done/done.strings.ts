import type { Words } from '../screen.ts';

export interface DoneStrings {
	placed: string;
	noted: string;
	notedLead: string;
	notedToPay: string;
	refused: string;
	refusedStock: string;
	refusedPrice: string;
	refusedBenefit: string;
	refusedOther: string;
	number: string;
	reference: string;
	loading: string;
	failed: string;
	collect: string;
	soonest: string;
	show: string;
	say: string;
	sent: string;
	payAtPickup: string;
	payNow: string;
	payHow: string;
	paid: string;
	unpaid: string;
	unpaidLead: string;
	canceled: string;
	canceledLead: string;
	completed: string;
	keep: string;
	keepHow: string;
	print: string;
	printAgain: string;
	printing: string;
	finish: string;
	toBasket: string;
	total: string;
}

export const doneStrings: Words<DoneStrings> = {
	en: {
		placed: 'Thank you. Your order is placed.',
		noted: 'Your order is noted.',
		notedLead:
			'We send it as soon as the network is back. Last units are not certain until we confirm it by e-mail or text message. You need not wait here.',
		notedToPay:
			'We send it as soon as the network is back, and tell you by e-mail or text message where you pay it. It is yours once it is paid; last units are not certain before. You need not wait here.',
		refused: 'Your order could not be taken.',
		refusedStock: 'Something in it has been sold meanwhile. Nothing was ordered.',
		refusedPrice: 'A price has gone up meanwhile. Nothing was ordered; look at the basket again.',
		refusedBenefit:
			'One of your coupons or rewards does not apply any more. Nothing was ordered; look at the basket again.',
		refusedOther: 'Nothing was ordered. Please try again, or ask at the counter.',
		number: 'Order {number}',
		reference: 'Reference {reference}',
		loading: 'One moment …',
		failed: 'The order is placed, but cannot be shown just now. Everything is in the message that we send you.',
		collect: 'Collect it: {store}',
		soonest: 'As soon as it is ready. We tell you.',
		show: 'Show this code when you collect it',
		say: 'or say:',
		sent: 'It is sent to {place}',
		payAtPickup: 'You pay {amount} when you collect it.',
		payNow: 'Pay {amount} with your phone',
		payHow: 'Open the camera of your phone and hold it over this code. Your order is kept until {time}.',
		paid: 'It is paid.',
		unpaid: 'Your order was not paid in time.',
		unpaidLead: 'It is canceled, and nothing is to be paid. What was in it can be put in the basket again.',
		canceled: 'Your order was canceled.',
		canceledLead: 'Please ask at the counter if you did not expect that.',
		completed: 'It has been handed over.',
		keep: 'Keep it on your phone',
		keepHow: 'This code opens your order there, with everything that happens to it.',
		print: 'Print',
		printAgain: 'Print again',
		printing: 'It is being printed. Take it with you.',
		finish: 'I am done',
		toBasket: 'Back to the basket',
		total: 'Total',
	},
	fi: {
		placed: 'Kiitos. Tilauksesi on tehty.',
		noted: 'Tilauksesi on kirjattu.',
		notedLead:
			'Lähetämme sen heti, kun verkko palaa. Viimeiset kappaleet ovat varmoja vasta, kun vahvistamme tilauksen sähköpostilla tai tekstiviestillä. Sinun ei tarvitse odottaa.',
		notedToPay:
			'Lähetämme sen heti, kun verkko palaa, ja kerromme sähköpostilla tai tekstiviestillä, missä maksat. Se on sinun, kun se on maksettu; viimeiset kappaleet eivät ole varmoja sitä ennen. Sinun ei tarvitse odottaa.',
		refused: 'Tilaustasi ei voitu ottaa vastaan.',
		refusedStock: 'Jokin siitä on sillä välin myyty. Mitään ei tilattu.',
		refusedPrice: 'Jokin hinta on sillä välin noussut. Mitään ei tilattu; tarkista kori.',
		refusedBenefit: 'Jokin kuponkisi tai etusi ei enää kelpaa. Mitään ei tilattu; tarkista kori.',
		refusedOther: 'Mitään ei tilattu. Yritä uudelleen tai kysy kassalta.',
		number: 'Tilaus {number}',
		reference: 'Viite {reference}',
		loading: 'Hetki …',
		failed: 'Tilaus on tehty, mutta sitä ei voi juuri nyt näyttää. Kaikki on viestissä, jonka lähetämme.',
		collect: 'Nouto: {store}',
		soonest: 'Heti kun se on valmis. Ilmoitamme sinulle.',
		show: 'Näytä tämä koodi noutaessasi',
		say: 'tai sano:',
		sent: 'Se lähetetään: {place}',
		payAtPickup: 'Maksat {amount} noutaessasi.',
		payNow: 'Maksa {amount} puhelimellasi',
		payHow: 'Avaa puhelimesi kamera ja pidä sitä tämän koodin päällä. Tilauksesi säilyy klo {time} asti.',
		paid: 'Se on maksettu.',
		unpaid: 'Tilaustasi ei maksettu ajoissa.',
		unpaidLead: 'Se on peruttu, eikä mitään tarvitse maksaa. Voit laittaa tuotteet takaisin koriin.',
		canceled: 'Tilauksesi on peruttu.',
		canceledLead: 'Kysy kassalta, jos et odottanut tätä.',
		completed: 'Se on luovutettu.',
		keep: 'Pidä se puhelimessasi',
		keepHow: 'Tämä koodi avaa tilauksesi puhelimessa ja kertoo, miten se etenee.',
		print: 'Tulosta',
		printAgain: 'Tulosta uudelleen',
		printing: 'Tulostetaan. Ota se mukaasi.',
		finish: 'Olen valmis',
		toBasket: 'Takaisin koriin',
		total: 'Yhteensä',
	},
	et: {
		placed: 'Aitäh! Sinu tellimus on esitatud.',
		noted: 'Sinu tellimus on kirja pandud.',
		notedLead:
			'Saadame selle kohe, kui võrk on tagasi. Viimased tükid on kindlad alles siis, kui oleme tellimuse e-posti või sõnumiga kinnitanud. Siin ootama ei pea.',
		notedToPay:
			'Saadame selle kohe, kui võrk on tagasi, ja teatame e-posti või sõnumiga, kus maksta. See on sinu, kui see on makstud; viimased tükid ei ole enne kindlad. Siin ootama ei pea.',
		refused: 'Tellimust ei saanud vastu võtta.',
		refusedStock: 'Midagi sellest müüdi vahepeal ära. Midagi ei tellitud.',
		refusedPrice: 'Mõni hind on vahepeal tõusnud. Midagi ei tellitud; vaata korv uuesti üle.',
		refusedBenefit: 'Mõni sinu kupong või hüve enam ei kehti. Midagi ei tellitud; vaata korv uuesti üle.',
		refusedOther: 'Midagi ei tellitud. Proovi uuesti või küsi letist.',
		number: 'Tellimus {number}',
		reference: 'Viide {reference}',
		loading: 'Üks hetk …',
		failed: 'Tellimus on esitatud, aga seda ei saa praegu näidata. Kõik on sõnumis, mille sulle saadame.',
		collect: 'Järele: {store}',
		soonest: 'Kohe, kui see on valmis. Anname sulle teada.',
		show: 'Näita seda koodi, kui järele tuled',
		say: 'või ütle:',
		sent: 'See saadetakse: {place}',
		payAtPickup: 'Maksad järele tulles {amount}.',
		payNow: 'Maksa {amount} telefoniga',
		payHow: 'Ava telefoni kaamera ja hoia seda selle koodi kohal. Hoiame tellimust kuni {time}.',
		paid: 'See on makstud.',
		unpaid: 'Sinu tellimust ei makstud õigel ajal.',
		unpaidLead: 'See on tühistatud ja midagi pole vaja maksta. Tooted saab uuesti korvi panna.',
		canceled: 'Sinu tellimus on tühistatud.',
		canceledLead: 'Kui sa seda ei oodanud, küsi letist.',
		completed: 'See on üle antud.',
		keep: 'Hoia seda telefonis',
		keepHow: 'See kood avab sinu tellimuse telefonis koos kõigega, mis sellega juhtub.',
		print: 'Prindi',
		printAgain: 'Prindi uuesti',
		printing: 'Prindime. Võta see kaasa.',
		finish: 'Lõpetan',
		toBasket: 'Tagasi korvi juurde',
		total: 'Kokku',
	},
	lv: {
		placed: 'Paldies! Jūsu pasūtījums ir veikts.',
		noted: 'Jūsu pasūtījums ir pierakstīts.',
		notedLead:
			'Nosūtīsim to, tiklīdz tīkls atgriezīsies. Pēdējie gabali ir droši tikai tad, kad apstiprināsim e-pastā vai īsziņā. Jums šeit nav jāgaida.',
		notedToPay:
			'Nosūtīsim to, tiklīdz tīkls atgriezīsies, un e-pastā vai īsziņā paziņosim, kur apmaksāt. Tas ir jūsu, kad ir apmaksāts; pēdējie gabali pirms tam nav droši. Jums šeit nav jāgaida.',
		refused: 'Jūsu pasūtījumu nevarēja pieņemt.',
		refusedStock: 'Kaut kas no tā pa to laiku pārdots. Nekas nav pasūtīts.',
		refusedPrice: 'Kāda cena pa to laiku ir pieaugusi. Nekas nav pasūtīts; pārskatiet grozu.',
		refusedBenefit: 'Kāds no jūsu kuponiem vai balvām vairs neder. Nekas nav pasūtīts; pārskatiet grozu.',
		refusedOther: 'Nekas nav pasūtīts. Mēģiniet vēlreiz vai jautājiet pie letes.',
		number: 'Pasūtījums {number}',
		reference: 'Atsauce {reference}',
		loading: 'Vienu mirkli …',
		failed: 'Pasūtījums ir veikts, bet pašlaik to nevar parādīt. Viss ir ziņā, ko jums nosūtīsim.',
		collect: 'Saņemšana: {store}',
		soonest: 'Tiklīdz tas būs gatavs. Mēs jums paziņosim.',
		show: 'Parādiet šo kodu, kad saņemat',
		say: 'vai sakiet:',
		sent: 'To nosūtīs: {place}',
		payAtPickup: 'Saņemot maksāsiet {amount}.',
		payNow: 'Samaksājiet {amount} ar tālruni',
		payHow: 'Atveriet tālruņa kameru un turiet to virs šī koda. Pasūtījumu glabājam līdz {time}.',
		paid: 'Tas ir samaksāts.',
		unpaid: 'Jūsu pasūtījums netika laikus apmaksāts.',
		unpaidLead: 'Tas ir atcelts, un nekas nav jāmaksā. Preces var atkal ielikt grozā.',
		canceled: 'Jūsu pasūtījums ir atcelts.',
		canceledLead: 'Ja to negaidījāt, lūdzu, jautājiet pie letes.',
		completed: 'Tas ir izsniegts.',
		keep: 'Paturiet to tālrunī',
		keepHow: 'Šis kods tālrunī atver jūsu pasūtījumu ar visu, kas ar to notiek.',
		print: 'Drukāt',
		printAgain: 'Drukāt vēlreiz',
		printing: 'Drukājam. Paņemiet to līdzi.',
		finish: 'Esmu beidzis',
		toBasket: 'Atpakaļ uz grozu',
		total: 'Kopā',
	},
	pl: {
		placed: 'Dziękujemy. Zamówienie zostało złożone.',
		noted: 'Zamówienie zostało zapisane.',
		notedLead:
			'Wyślemy je, gdy tylko sieć wróci. Ostatnie sztuki są pewne dopiero, gdy potwierdzimy zamówienie e-mailem lub SMS-em. Nie trzeba tu czekać.',
		notedToPay:
			'Wyślemy je, gdy tylko sieć wróci, i napiszemy e-mailem lub SMS-em, gdzie zapłacić. Jest Twoje, gdy zostanie opłacone; ostatnie sztuki nie są wcześniej pewne. Nie trzeba tu czekać.',
		refused: 'Zamówienia nie udało się przyjąć.',
		refusedStock: 'Coś z niego zostało w międzyczasie sprzedane. Nic nie zamówiono.',
		refusedPrice: 'Jakaś cena w międzyczasie wzrosła. Nic nie zamówiono; sprawdź koszyk jeszcze raz.',
		refusedBenefit: 'Któryś z kuponów lub nagród już nie obowiązuje. Nic nie zamówiono; sprawdź koszyk jeszcze raz.',
		refusedOther: 'Nic nie zamówiono. Spróbuj ponownie albo zapytaj przy ladzie.',
		number: 'Zamówienie {number}',
		reference: 'Numer {reference}',
		loading: 'Chwileczkę …',
		failed: 'Zamówienie zostało złożone, ale nie można go teraz pokazać. Wszystko jest w wiadomości, którą wyślemy.',
		collect: 'Odbiór: {store}',
		soonest: 'Gdy tylko będzie gotowe. Damy Ci znać.',
		show: 'Pokaż ten kod przy odbiorze',
		say: 'albo powiedz:',
		sent: 'Wyślemy je: {place}',
		payAtPickup: 'Przy odbiorze płacisz {amount}.',
		payNow: 'Zapłać {amount} telefonem',
		payHow: 'Otwórz aparat w telefonie i przytrzymaj go nad tym kodem. Zamówienie czeka do {time}.',
		paid: 'Zapłacone.',
		unpaid: 'Zamówienie nie zostało opłacone na czas.',
		unpaidLead: 'Jest anulowane i nie trzeba nic płacić. Towary można znowu włożyć do koszyka.',
		canceled: 'Zamówienie zostało anulowane.',
		canceledLead: 'Jeśli to niespodzianka, prosimy zapytać przy ladzie.',
		completed: 'Zostało wydane.',
		keep: 'Miej je w telefonie',
		keepHow: 'Ten kod otwiera zamówienie w telefonie, ze wszystkim, co się z nim dzieje.',
		print: 'Drukuj',
		printAgain: 'Drukuj ponownie',
		printing: 'Drukujemy. Zabierz wydruk.',
		finish: 'Gotowe',
		toBasket: 'Wróć do koszyka',
		total: 'Razem',
	},
	af: {
		placed: 'Dankie. Jou bestelling is geplaas.',
		noted: 'Jou bestelling is neergeskryf.',
		notedLead:
			'Ons stuur dit sodra die netwerk terug is. Laaste eenhede is nie seker voordat ons dit per e-pos of SMS bevestig nie. Jy hoef nie hier te wag nie.',
		notedToPay:
			'Ons stuur dit sodra die netwerk terug is, en laat weet jou per e-pos of SMS waar jy betaal. Dit is joune sodra dit betaal is; laaste eenhede is nie voor die tyd seker nie. Jy hoef nie hier te wag nie.',
		refused: 'Jou bestelling kon nie aanvaar word nie.',
		refusedStock: 'Iets daarin is intussen verkoop. Niks is bestel nie.',
		refusedPrice: '’n Prys het intussen gestyg. Niks is bestel nie; kyk weer na die mandjie.',
		refusedBenefit: 'Een van jou koepons of belonings geld nie meer nie. Niks is bestel nie; kyk weer na die mandjie.',
		refusedOther: 'Niks is bestel nie. Probeer weer, of vra by die toonbank.',
		number: 'Bestelling {number}',
		reference: 'Verwysing {reference}',
		loading: 'Een oomblik …',
		failed:
			'Die bestelling is geplaas, maar kan nie nou gewys word nie. Alles is in die boodskap wat ons vir jou stuur.',
		collect: 'Kom haal dit: {store}',
		soonest: 'Sodra dit gereed is. Ons laat weet jou.',
		show: 'Wys hierdie kode wanneer jy dit kom haal',
		say: 'of sê:',
		sent: 'Dit word gestuur na {place}',
		payAtPickup: 'Jy betaal {amount} wanneer jy dit kom haal.',
		payNow: 'Betaal {amount} met jou foon',
		payHow: 'Maak jou foon se kamera oop en hou dit oor hierdie kode. Ons hou jou bestelling tot {time}.',
		paid: 'Dit is betaal.',
		unpaid: 'Jou bestelling is nie betyds betaal nie.',
		unpaidLead: 'Dit is gekanselleer, en niks hoef betaal te word nie. Die goed kan weer in die mandjie kom.',
		canceled: 'Jou bestelling is gekanselleer.',
		canceledLead: 'Vra asseblief by die toonbank as jy dit nie verwag het nie.',
		completed: 'Dit is oorhandig.',
		keep: 'Hou dit op jou foon',
		keepHow: 'Hierdie kode maak jou bestelling daar oop, met alles wat daarmee gebeur.',
		print: 'Druk',
		printAgain: 'Druk weer',
		printing: 'Dit word gedruk. Neem dit saam.',
		finish: 'Ek is klaar',
		toBasket: 'Terug na die mandjie',
		total: 'Totaal',
	},
};
