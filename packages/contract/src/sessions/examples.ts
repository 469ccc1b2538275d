import type { DeviceSignIn, DeviceSignInAsked } from './device.ts';
import type { Session, SignIn } from './schemas.ts';

export const exampleSession: Session = {
	id: '0199c9a0-0000-7000-8000-000000000020',
	customer_id: null,
	verified_at: null,
	access_token: 'st_k3v7q2m4n6pa_mzxw6ytboi2dcmzxw6ytboi2dc',
	expires_at: '2026-03-25T10:10:00Z',
	refresh_token: 'rt_k3v7q2m4n6pa_mzxw6ytboi2dcmzxw6ytboi2dc',
};

/** After a code was typed in. */
export const exampleSignedInSession: Session = {
	...exampleSession,
	id: '0199c9a0-0000-7000-8000-000000000021',
	customer_id: '0199c9a0-0000-7000-8000-000000000030',
	verified_at: '2026-03-25T10:00:00Z',
};

export const exampleSignIn: SignIn = {
	sign_in_id: 'si_k3v7q2m4n6pa_mzxw6ytboi2dcmzxw6ytboi2dc',
	digits: 6,
	expires_at: '2026-03-25T10:10:00Z',
	resend_at: '2026-03-25T10:00:30Z',
};

export const exampleDeviceSignIn: DeviceSignIn = {
	device_id: 'di_k3v7q2m4n6pa_mzxw6ytboi2dcmzxw6ytboi2dc',
	url: 'https://shop.example/d/mzxw6ytboi2dc',
	number: 47,
	interval: 2,
	expires_at: '2026-03-25T10:02:00Z',
};

export const exampleDeviceAsked: DeviceSignInAsked = {
	kiosk: { name: 'By the door', store_id: 'tartu', store_name: 'Tartu' },
	numbers: [18, 47, 62],
	expires_at: '2026-03-25T10:02:00Z',
};

/** At a kiosk, by a phone on which a code was typed in before. */
export const exampleDeviceSession: Session = {
	...exampleSignedInSession,
	id: '0199c9a0-0000-7000-8000-000000000022',
	verified_at: '2026-03-25T09:40:00Z',
};

/** At a kiosk, by the code of a card. */
export const exampleCardSession: Session = { ...exampleDeviceSession, verified_at: null };
