import type { Session } from '@endcap/contract';
import { isEndcapProblem } from '../shared/errors.ts';
import { makeIdempotencyKey } from '../shared/idempotency-key.ts';
import type { Kept, Keeper, KeptSession } from '../shared/keeper.ts';
import { dateOf } from '../shared/server-date.ts';
import type { Shape } from '../shared/shape.ts';
import type { Transport } from '../shared/transport.ts';
import { write, type Written } from '../shared/write.ts';

/** As whom a request is made. */
export interface Identity {
	/** Of the session; empty with a secret key, which needs none. */
	id: string;
	authorization: string | undefined;
	/** Who is signed in. */
	customer: string | undefined;
}

export interface Sessions {
	/**
	 * Makes a request as the shopper of this device, and once more with a new access token when the old one is over.
	 * Begins a session where there is none, or it has ended, if `begin` says so; else resolves to undefined.
	 */
	asShopper: <T>(begin: boolean, work: (identity: Identity) => Promise<T>) => Promise<T | undefined>;
	/** Looks whose session is kept now, which another tab may have changed. */
	look: () => Promise<KeptSession | undefined>;
	/** True while somebody is signed in, as far as this page has seen. */
	isSignedIn(): boolean;
	/**
	 * Keeps what a session began or went on with, and changes what else is kept in the same step. To be called with nobody
	 * else at the session.
	 */
	keep(session: Written<Session>, change: (kept: Kept) => void): Promise<KeptSession>;
}

interface Access {
	id: string;
	access_token: string;
	renew_at: number;
}

export const SESSION: Shape<Session> = ['id', 'access_token', 'refresh_token', 'expires_at'];
/** Milliseconds before its end at which an access token is exchanged. */
const EARLY = 30_000;

/**
 * One session for all writes and all tabs. `onOther` is called when it is another one than before: it has ended before its
 * time or, then `left` is true, somebody has signed in or out, here or in another tab.
 */
export function createSessions(transport: Transport, keeper: Keeper, onOther: (left: boolean) => void): Sessions {
	/** In no storage: each tab exchanges by itself. */
	let access: Access | undefined;
	/** As this page last saw it; null before it has looked. */
	let last: KeptSession | null | undefined = null;

	const find = () =>
		// What is kept of a nameless one is newer, when another tab has exchanged it.
		keeper.change(({ session }) => session && { ...(access?.id === session.id && access), ...session });

	function see(session: KeptSession | undefined): KeptSession | undefined {
		const before = last;
		last = session;
		if (before?.id === session?.id) return session;
		if (access?.id !== session?.id) access = undefined;
		if (before === null) return session;
		if (before?.customer_id !== session?.customer_id) onOther(true);
		// Who signs in once more is the same, and nameless shoppers have nothing before their first session.
		else if (before && !before.customer_id) onOther(false);
		return session;
	}

	const look = async () => see(await find());

	async function keep({ value, headers }: Written<Session>, change: (kept: Kept) => void): Promise<KeptSession> {
		const { id, customer_id, access_token, refresh_token, expires_at } = value;
		const served = dateOf(headers)?.getTime() ?? Date.now();
		access = { id, access_token, renew_at: Date.now() + Date.parse(expires_at) - served - EARLY };
		const session = { id, refresh_token, ...(customer_id ? { customer_id } : access) };
		await keeper.change((kept) => {
			change(kept);
			kept.session = session;
			if (customer_id) kept.ahead = served - Date.now();
		});
		return { ...session, ...access };
	}

	const obtain = async (path: string, body?: object, idempotencyKey?: string) =>
		keep(await write<Session>(transport, 'POST', path, body, { shape: SESSION, idempotencyKey }), () => {});

	const begin = () => keeper.exclusive('session', async () => (await find()) ?? obtain('/v1/sessions'));

	/** Undefined when the session has ended. */
	const renew = (old: KeptSession) =>
		keeper.exclusive('session', async () => {
			const current = await find();
			// Another tab, or another request, has done it.
			if (!current || current.access_token !== old.access_token) return current;
			try {
				// Kept first: whoever does not hear the answer, this page or the next, sends the very same again. Anything else
				// would end the session.
				return await obtain(
					'/v1/sessions/refresh',
					{ refresh_token: current.refresh_token },
					await keeper.change(({ session }) => session && (session.idempotencyKey ??= makeIdempotencyKey())),
				);
			} catch (error) {
				if (!isEndcapProblem(error, 'session_ended')) throw error;
				await keeper.change(forget);
				return undefined;
			}
		});

	async function asShopper<T>(mayBegin: boolean, work: (identity: Identity) => Promise<T>): Promise<T | undefined> {
		let session = await look();
		if (session && !(Number(session.renew_at) > Date.now())) session = see(await renew(session));
		for (let tries = 0; ; tries++) {
			if (!session && mayBegin) session = see(await begin());
			if (!session) return undefined;
			const { id, access_token, customer_id: customer } = session;
			try {
				return await work({ id, authorization: `Bearer ${access_token}`, customer });
			} catch (error) {
				if (tries > 1 || !isEndcapProblem(error, 'unauthenticated')) throw error;
				session = see(await renew(session));
			}
		}
	}

	return {
		asShopper,
		look,
		isSignedIn: () => last?.customer_id !== undefined,
		keep,
	};
}

/** With a secret key there are no sessions: it asks for itself. */
export function withoutSessions(transport: Transport): Sessions {
	return {
		asShopper: (_, work) => work({ id: '', authorization: transport.authorization, customer: undefined }),
		look: async () => undefined,
		isSignedIn: () => false,
		keep: async () => ({ id: '', refresh_token: '' }),
	};
}

/** What ends with a session. Orders that a nameless shopper placed are shown for a while. */
export function forget(kept: Kept): void {
	if (kept.session?.customer_id) delete kept.orders;
	delete kept.session;
	delete kept.former;
	delete kept.cart;
	delete kept.own;
	delete kept.ahead;
}
