import type { DeviceApprovalStrings } from '../endcap-device-approval.strings.ts';

const polish: DeviceApprovalStrings = {
	heading: 'Logowanie na innym ekranie',
	signInFirst: 'Ekran prosi Cię o zalogowanie. Najpierw zaloguj się tutaj, w swoim telefonie.',
	signIn: 'Zaloguj się',
	atKiosk: 'Zalogować Cię na ekranie „{kiosk}”, {store}?',
	elsewhere: 'Zalogować Cię na innym ekranie?',
	before: 'Tylko jeśli stoisz teraz przed nim.',
	unknown: 'To nie jest ekran sklepu. Tylko jeśli masz go przed sobą i była to Twoja prośba.',
	choose: 'Jaką liczbę pokazuje ekran?',
	notMe: 'To nie ja',
	left: 'Zostało {time}',
	approved: 'Gotowe. Dalej na ekranie.',
	approvedHint: 'Zalogowano Cię tam najwyżej na pół godziny i nie dłużej niż do zakończenia.',
	wrong: 'Ekran pokazuje inną liczbę, więc nikogo tam nie zalogowano. Poproś o nowy kod i zeskanuj go.',
	notMeDone: 'Nikogo tam nie zalogowano i nic więcej nie trzeba robić.',
	over: 'Ten kod został użyty albo jego czas minął. Poproś na ekranie o nowy i zeskanuj go.',
	noCode: 'Ta strona jest dla kodu, który pokazuje ekran. Zeskanuj go aparatem.',
	notHere: 'Robi się to we własnym telefonie, a nie na ekranie sklepu.',
	limited: 'Za dużo prób w krótkim czasie. Spróbuj ponownie za {time}.',
	offline: 'Brak sieci. Spróbuj ponownie, gdy wróci.',
	notDone: 'To się nie udało. Spróbuj ponownie.',
	again: 'Spróbuj ponownie',
	loading: 'Chwileczkę…',
	failed: 'Logowanie w tej chwili nie działa. Próbujemy dalej.',
	notSetUp: 'Nie można się tu zalogować: strona nie ma klucza.',
};

export default polish;
