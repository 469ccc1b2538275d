import type { DeviceApprovalStrings } from '../endcap-device-approval.strings.ts';

const latvian: DeviceApprovalStrings = {
	heading: 'Pieslēgšanās citā ekrānā',
	signInFirst: 'Ekrāns lūdz jūs pieslēgties. Vispirms pieslēdzieties šeit, savā tālrunī.',
	signIn: 'Pieslēgties',
	atKiosk: 'Vai pieslēgties ekrānā “{kiosk}”, {store}?',
	elsewhere: 'Vai pieslēgties citā ekrānā?',
	before: 'Turpiniet tikai tad, ja tagad stāvat tā priekšā.',
	unknown: 'Tas nav veikala ekrāns. Turpiniet tikai tad, ja tas ir jūsu priekšā un jūs pats to lūdzāt.',
	choose: 'Kādu skaitli rāda ekrāns?',
	notMe: 'Tas neesmu es',
	left: 'Atlicis {time}',
	approved: 'Gatavs. Turpiniet pie ekrāna.',
	approvedHint: 'Jūs tur esat pieslēgts ne ilgāk par pusstundu un tikai līdz brīdim, kad beidzat.',
	wrong: 'Ekrāns rāda citu skaitli, tāpēc neviens tur nav pieslēgts. Palūdziet jaunu kodu un noskenējiet to.',
	notMeDone: 'Neviens tur nav pieslēgts, un nekas vairāk nav jādara.',
	over: 'Kods ir izmantots vai tā laiks ir beidzies. Palūdziet ekrānā jaunu un noskenējiet to.',
	noCode: 'Šī lapa ir kodam, ko rāda ekrāns. Noskenējiet to ar kameru.',
	notHere: 'To dara savā tālrunī, nevis veikala ekrānā.',
	limited: 'Īsā laikā mēģinājumu bija pārāk daudz. Mēģiniet vēlreiz pēc {time}.',
	offline: 'Nav tīkla. Mēģiniet vēlreiz, kad tas atgriezīsies.',
	notDone: 'Tas neizdevās. Mēģiniet vēlreiz.',
	again: 'Mēģināt vēlreiz',
	loading: 'Mirklīti…',
	failed: 'Pašlaik nevar pieslēgties. Turpinām mēģināt.',
	notSetUp: 'Šeit nevar pieslēgties: lapai nav atslēgas.',
};

export default latvian;
