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
