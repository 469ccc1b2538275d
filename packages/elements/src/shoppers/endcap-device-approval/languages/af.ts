import type { DeviceApprovalStrings } from '../endcap-device-approval.strings.ts';

const afrikaans: DeviceApprovalStrings = {
	heading: 'Meld aan op ’n ander skerm',
	signInFirst: '’n Skerm vra jou om aan te meld. Meld eers hier aan, op jou eie foon.',
	signIn: 'Meld aan',
	atKiosk: 'Meld aan by “{kiosk}” in {store}?',
	elsewhere: 'Meld aan op ’n ander skerm?',
	before: 'Gaan net voort as jy nou daarvoor staan.',
	unknown: 'Dit is nie ’n skerm van die winkel nie. Gaan net voort as dit voor jou is en jy self hierdie gevra het.',
	choose: 'Watter nommer wys die skerm?',
	notMe: 'Dit is nie ek nie',
	left: '{time} oor',
	approved: 'Klaar. Gaan voort by die skerm.',
	approvedHint: 'Jy is daar vir hoogstens ’n halfuur aangemeld, en nie langer as tot jy klaarmaak nie.',
	wrong: 'Die skerm wys ’n ander nommer, dus is niemand daar aangemeld nie. Laat ’n nuwe kode wys, en skandeer dit.',
	notMeDone: 'Niemand is daar aangemeld nie, en jy hoef niks meer te doen nie.',
	over: 'Hierdie kode is gebruik, of sy tyd is verby. Laat die skerm ’n nuwe een wys, en skandeer dit.',
	noCode: 'Hierdie bladsy is vir die kode wat ’n skerm wys. Skandeer dit met jou kamera.',
	notHere: 'Dit word op jou eie foon gedoen, en nie op ’n skerm van die winkel nie.',
	limited: 'Te veel pogings in ’n kort tyd. Probeer weer oor {time}.',
	offline: 'Daar is geen netwerk nie. Probeer weer wanneer dit terug is.',
	notDone: 'Dit het nie gewerk nie. Probeer weer.',
	again: 'Probeer weer',
	loading: 'Net ’n oomblik…',
	failed: 'Aanmelding werk nie nou nie. Ons hou aan probeer.',
	notSetUp: 'Niemand kan hier aanmeld nie: die bladsy het geen sleutel nie.',
};

export default afrikaans;
