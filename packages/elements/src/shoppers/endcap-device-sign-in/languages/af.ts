import type { DeviceSignInStrings } from '../endcap-device-sign-in.strings.ts';

const afrikaans: DeviceSignInStrings = {
	heading: 'Meld aan met jou foon',
	scan: 'Skandeer hierdie kode met jou foon se kamera.',
	signInThere: 'Meld daar aan, tensy jy reeds aangemeld is.',
	choose: 'Kies hierdie nommer daar:',
	image: 'QR-kode wat die aanmelding op jou foon oopmaak',
	number: 'Die nommer is {number}',
	left: '{time} oor',
	seen: 'Jou foon het dit oopgemaak. Kies die nommer daar.',
	unreachable: 'Die netwerk is weg. Ons hou aan probeer.',
	renewed: 'Die kode en die nommer is nuut.',
	over: 'Die tyd is verby, en niemand is aangemeld nie. Laat ’n nuwe kode wys wanneer jy gereed is.',
	refused: 'Dit is nie op die foon bevestig nie, dus is niemand aangemeld nie.',
	limited: 'Te veel kodes in ’n kort tyd. Probeer weer oor {time}.',
	offline: 'Daar is geen netwerk nie. Probeer weer wanneer dit terug is.',
	notDone: 'Dit het nie gewerk nie. Probeer weer.',
	again: 'Wys ’n nuwe kode',
	hello: 'Hallo, {name}',
	signedIn: 'Jy is aangemeld',
	signedInHere: 'Op hierdie skerm, vir hoogstens ’n halfuur.',
	loading: 'Net ’n oomblik…',
	failed: 'Aanmelding werk nie nou nie. Ons hou aan probeer.',
	notSetUp: 'Niemand kan hier aanmeld nie: die bladsy het geen sleutel nie.',
};

export default afrikaans;
