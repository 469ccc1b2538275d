import type { DeviceApprovalStrings } from '../endcap-device-approval.strings.ts';

const finnish: DeviceApprovalStrings = {
	heading: 'Kirjaudu toisella näytöllä',
	signInFirst: 'Näyttö pyytää sinua kirjautumaan. Kirjaudu ensin täällä, omassa puhelimessasi.',
	signIn: 'Kirjaudu',
	atKiosk: 'Kirjaudutaanko näytöllä ”{kiosk}”, {store}?',
	elsewhere: 'Kirjaudutaanko toisella näytöllä?',
	before: 'Jatka vain, jos seisot sen edessä nyt.',
	unknown: 'Se ei ole myymälän näyttö. Jatka vain, jos se on edessäsi ja pyysit tätä itse.',
	choose: 'Minkä numeron näyttö näyttää?',
	notMe: 'En ole se minä',
	left: '{time} jäljellä',
	approved: 'Valmis. Jatka näytöllä.',
	approvedHint: 'Olet siellä kirjautuneena enintään puoli tuntia, etkä kauemmin kuin siihen asti, että lopetat.',
	wrong: 'Näytöllä on toinen numero, joten kukaan ei ole kirjautunut siellä. Pyydä uusi koodi ja lue se.',
	notMeDone: 'Kukaan ei ole kirjautunut siellä, eikä sinun tarvitse tehdä muuta.',
	over: 'Koodi on käytetty tai vanhentunut. Pyydä näytöltä uusi ja lue se.',
	noCode: 'Tämä sivu on näytön koodia varten. Lue koodi kamerallasi.',
	notHere: 'Tämä tehdään omassa puhelimessa, ei myymälän näytöllä.',
	limited: 'Yrityksiä oli liikaa lyhyessä ajassa. Yritä uudelleen, kun on kulunut {time}.',
	offline: 'Verkkoyhteyttä ei ole. Yritä uudelleen, kun se palaa.',
	notDone: 'Se ei onnistunut. Yritä uudelleen.',
	again: 'Yritä uudelleen',
	loading: 'Hetkinen…',
	failed: 'Kirjautuminen ei onnistu juuri nyt. Yritämme edelleen.',
	notSetUp: 'Täällä ei voi kirjautua: sivulla ei ole avainta.',
};

export default finnish;
