import type { DeviceSignInStrings } from '../endcap-device-sign-in.strings.ts';

const estonian: DeviceSignInStrings = {
	heading: 'Logi sisse oma telefoniga',
	scan: 'Skanni see kood oma telefoni kaameraga.',
	signInThere: 'Logi seal sisse, kui sa pole seda veel teinud.',
	choose: 'Vali seal see number:',
	image: 'QR-kood, mis avab sisselogimise sinu telefonis',
	number: 'Number on {number}',
	left: '{time} jäänud',
	seen: 'Sinu telefon on selle avanud. Vali number seal.',
	unreachable: 'Võrguühendus katkes. Proovime edasi.',
	renewed: 'Kood ja number on uued.',
	over: 'Aeg sai läbi ja keegi pole sisse logitud. Lase uus kood näidata, kui oled valmis.',
	refused: 'Telefonis seda ei kinnitatud, seega pole keegi sisse logitud.',
	limited: 'Lühikese ajaga küsiti liiga palju koode. Proovi uuesti, kui on möödunud {time}.',
	offline: 'Võrguühendust pole. Proovi uuesti, kui see taastub.',
	notDone: 'See ei õnnestunud. Proovi uuesti.',
	again: 'Näita uut koodi',
	hello: 'Tere, {name}',
	signedIn: 'Oled sisse logitud',
	signedInHere: 'Sellel ekraanil kõige rohkem pool tundi.',
	loading: 'Üks hetk…',
	failed: 'Sisselogimine praegu ei tööta. Proovime edasi.',
	notSetUp: 'Siin ei saa sisse logida: lehel pole võtit.',
};

export default estonian;
