import type { DeviceApprovalStrings } from '../endcap-device-approval.strings.ts';

const estonian: DeviceApprovalStrings = {
	heading: 'Logi sisse teisel ekraanil',
	signInFirst: 'Ekraan palub sul sisse logida. Logi kõigepealt sisse siin, oma telefonis.',
	signIn: 'Logi sisse',
	atKiosk: 'Kas logid sisse ekraanil „{kiosk}“, {store}?',
	elsewhere: 'Kas logid sisse teisel ekraanil?',
	before: 'Jätka ainult siis, kui seisad praegu selle ees.',
	unknown: 'See pole poe ekraan. Jätka ainult siis, kui see on sinu ees ja sa ise seda palusid.',
	choose: 'Millist numbrit ekraan näitab?',
	notMe: 'See ei ole mina',
	left: '{time} jäänud',
	approved: 'Valmis. Jätka ekraanil.',
	approvedHint: 'Oled seal sisse logitud kõige rohkem pool tundi ja mitte kauem kui lõpetamiseni.',
	wrong: 'Ekraanil on teine number, seega pole seal keegi sisse logitud. Lase uus kood näidata ja skanni see.',
	notMeDone: 'Seal pole keegi sisse logitud ja rohkem pole midagi vaja teha.',
	over: 'Kood on kasutatud või aegunud. Lase ekraanil uus näidata ja skanni see.',
	noCode: 'See leht on ekraanil oleva koodi jaoks. Skanni see oma kaameraga.',
	notHere: 'Seda tehakse oma telefonis, mitte poe ekraanil.',
	limited: 'Lühikese ajaga oli liiga palju katseid. Proovi uuesti, kui on möödunud {time}.',
	offline: 'Võrguühendust pole. Proovi uuesti, kui see taastub.',
	notDone: 'See ei õnnestunud. Proovi uuesti.',
	again: 'Proovi uuesti',
	loading: 'Üks hetk…',
	failed: 'Sisselogimine praegu ei tööta. Proovime edasi.',
	notSetUp: 'Siin ei saa sisse logida: lehel pole võtit.',
};

export default estonian;
