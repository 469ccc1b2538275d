import type { DeviceSignInStrings } from '../endcap-device-sign-in.strings.ts';

const finnish: DeviceSignInStrings = {
	heading: 'Kirjaudu puhelimellasi',
	scan: 'Lue tämä koodi puhelimesi kameralla.',
	signInThere: 'Kirjaudu siellä, ellet jo ole kirjautunut.',
	choose: 'Valitse siellä tämä numero:',
	image: 'QR-koodi, joka avaa kirjautumisen puhelimessasi',
	number: 'Numero on {number}',
	left: '{time} jäljellä',
	seen: 'Puhelimesi on avannut sen. Valitse numero siellä.',
	unreachable: 'Verkkoyhteys katkesi. Yritämme edelleen.',
	renewed: 'Koodi ja numero ovat uusia.',
	over: 'Aika loppui, eikä kukaan ole kirjautunut. Pyydä uusi koodi, kun olet valmis.',
	refused: 'Kirjautumista ei vahvistettu puhelimessa, joten kukaan ei ole kirjautunut.',
	limited: 'Koodeja pyydettiin liian monta lyhyessä ajassa. Yritä uudelleen, kun on kulunut {time}.',
	offline: 'Verkkoyhteyttä ei ole. Yritä uudelleen, kun se palaa.',
	notDone: 'Se ei onnistunut. Yritä uudelleen.',
	again: 'Näytä uusi koodi',
	hello: 'Hei, {name}',
	signedIn: 'Olet kirjautunut',
	signedInHere: 'Tällä näytöllä enintään puoli tuntia.',
	loading: 'Hetkinen…',
	failed: 'Kirjautuminen ei onnistu juuri nyt. Yritämme edelleen.',
	notSetUp: 'Täällä ei voi kirjautua: sivulla ei ole avainta.',
};

export default finnish;
