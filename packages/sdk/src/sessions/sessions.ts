import type { Session } from '@endcap/contract';
import { isEndcapProblem } from '../shared/errors.ts';
import type { Kept, Keeper, KeptSession } from '../shared/keeper.ts';
import type { Shape } from '../shared/shape.ts';
import type { Transport } from '../shared/transport.ts';
import { write } from '../shared/write.ts';

/** As whom a request is made. */
export interface Identity {
	/** Of the session; empty with a secret key, which needs none. */
	id: string;
	authorization: string | undefined;
}

export interface Sessions {
	/**
	 * Makes a request as the shopper of this device, and once more with a new access token when the old one is over.
	 * Begins a session where there is none, or it has ended, if `begin` says so; else resolves to undefined.
	 */
	asShopper: <T>(begin: boolean, work: (identity: Identity) => Promise<T>) => Promise<T | undefined>;
}

const SHAPE: Shape<Session> = ['id', 'access_token', 'refresh_token', 'expires_at'];
/** Milliseconds before its end at which an access token is exchanged. */
const EARLY = 30_000;

/** One session for all writes and all tabs. `onEnded` is called when it has ended before its time. */
export function createSessions(transport: Transport, keeper: Keeper, onEnded: () => void): Sessions {
	const find = () => keeper.change(({ session }) => session && { ...session });

	async function obtain(path: string, body?: object): Promise<KeptSession> {
		// Sent once: an exchange that came twice would end the session.
		const { value, headers } = await write<Session>(transport, 'POST', path, body, { shape: SHAPE });
		const { id, access_token, refresh_token, expires_at } = value;
		const served = Date.parse(headers.get('date') ?? '') || Date.now();
		const session = {
			id,
			access_token,
			refresh_token,
			renew_at: Date.now() + Date.parse(expires_at) - served - EARLY,
		};
		await keeper.change((kept: Kept) => void (kept.session = session));
		return session;
	}

	const begin = () => keeper.exclusive('session', async () => (await find()) ?? obtain('/v1/sessions'));

	/** Undefined when the session has ended. */
	const renew = (old: KeptSession) =>
		keeper.exclusive('session', async () => {
			const current = await find();
			// Another tab, or another request, has done it.
			if (current?.access_token !== old.access_token) return current;
			try {
				return await obtain('/v1/sessions/refresh', { refresh_token: old.refresh_token });
			} catch (error) {
				if (!isEndcapProblem(error, 'session_ended')) throw error;
				await keeper.change((kept) => {
					delete kept.session;
					delete kept.cart;
				});
				onEnded();
				return undefined;
			}
		});

	async function asShopper<T>(mayBegin: boolean, work: (identity: Identity) => Promise<T>): Promise<T | undefined> {
		let session = await find();
		if (session && session.renew_at < Date.now()) session = await renew(session);
		for (let tries = 0; ; tries++) {
			if (!session && mayBegin) session = await begin();
			if (!session) return undefined;
			const { id, access_token } = session;
			try {
				return await work({ id, authorization: `Bearer ${access_token}` });
			} catch (error) {
				if (tries > 1 || !isEndcapProblem(error, 'unauthenticated')) throw error;
				session = await renew(session);
			}
		}
	}

	return { asShopper };
}

/** With a secret key there are no sessions: it asks for itself. */
export function withoutSessions(transport: Transport): Sessions {
	return { asShopper: (_, work) => work({ id: '', authorization: transport.authorization }) };
}
