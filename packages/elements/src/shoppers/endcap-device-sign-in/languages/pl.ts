import type { DeviceSignInStrings } from '../endcap-device-sign-in.strings.ts';

const polish: DeviceSignInStrings = {
	heading: 'Zaloguj się telefonem',
	scan: 'Zeskanuj ten kod aparatem telefonu.',
	signInThere: 'Zaloguj się tam, jeśli trzeba.',
	choose: 'Wybierz tam tę liczbę:',
	image: 'Kod QR, który otwiera logowanie w telefonie',
	number: 'Liczba to {number}',
	left: 'Zostało {time}',
	seen: 'Twój telefon już to otworzył. Wybierz na nim liczbę.',
	unreachable: 'Brak sieci. Próbujemy dalej.',
	renewed: 'Kod i liczba są nowe.',
	over: 'Czas minął i nikogo nie zalogowano. Poproś o nowy kod, kiedy zechcesz.',
	refused: 'Nie potwierdzono tego w telefonie, więc nikogo nie zalogowano.',
	limited: 'Za dużo kodów w krótkim czasie. Spróbuj ponownie za {time}.',
	offline: 'Brak sieci. Spróbuj ponownie, gdy wróci.',
	notDone: 'To się nie udało. Spróbuj ponownie.',
	again: 'Pokaż nowy kod',
	hello: 'Cześć, {name}',
	signedIn: 'Zalogowano Cię',
	signedInHere: 'Na tym ekranie, najwyżej na pół godziny.',
	loading: 'Chwileczkę…',
	failed: 'Logowanie w tej chwili nie działa. Próbujemy dalej.',
	notSetUp: 'Nie można się tu zalogować: strona nie ma klucza.',
};

export default polish;
