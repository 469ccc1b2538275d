import type { DeviceSignInStrings } from '../endcap-device-sign-in.strings.ts';

const latvian: DeviceSignInStrings = {
	heading: 'Pieslēdzieties ar savu tālruni',
	scan: 'Noskenējiet šo kodu ar tālruņa kameru.',
	signInThere: 'Pieslēdzieties tur, ja vēl neesat to izdarījuši.',
	choose: 'Izvēlieties tur šo skaitli:',
	image: 'QR kods, kas atver pieslēgšanos jūsu tālrunī',
	number: 'Skaitlis ir {number}',
	left: 'Atlicis {time}',
	seen: 'Jūsu tālrunis to ir atvēris. Izvēlieties skaitli tur.',
	unreachable: 'Tīkla nav. Turpinām mēģināt.',
	renewed: 'Kods un skaitlis ir jauni.',
	over: 'Laiks ir beidzies, un neviens nav pieslēgts. Palūdziet jaunu kodu, kad varat turpināt.',
	refused: 'Tālrunī tas netika apstiprināts, tāpēc neviens nav pieslēgts.',
	limited: 'Īsā laikā kodu bija pārāk daudz. Mēģiniet vēlreiz pēc {time}.',
	offline: 'Nav tīkla. Mēģiniet vēlreiz, kad tas atgriezīsies.',
	notDone: 'Tas neizdevās. Mēģiniet vēlreiz.',
	again: 'Parādīt jaunu kodu',
	hello: 'Sveiki, {name}',
	signedIn: 'Jūs esat pieslēgts',
	signedInHere: 'Šajā ekrānā, ne ilgāk par pusstundu.',
	loading: 'Mirklīti…',
	failed: 'Pašlaik nevar pieslēgties. Turpinām mēģināt.',
	notSetUp: 'Šeit nevar pieslēgties: lapai nav atslēgas.',
};

export default latvian;
