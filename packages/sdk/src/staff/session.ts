import type { StaffMember, StaffSignIn } from '@endcap/contract';
import type { ReadableAtom } from 'nanostores';
import { now } from '../shared/clock.ts';
import { isEndcapProblem } from '../shared/errors.ts';
import type { Live } from '../shared/live.ts';
import type { Refresher } from '../shared/refresher.ts';
import type { Shape } from '../shared/shape.ts';
import type { Reading, RequestOptions, Transport } from '../shared/transport.ts';
import { write } from '../shared/write.ts';

export type SignInOutcome =
	| { outcome: 'signed_in'; staff: StaffMember }
	/** Login and password do not go together. */
	| { outcome: 'refused' }
	/** Too many attempts, from this address or for this login. */
	| { outcome: 'limited'; retry_after: number };

export interface StaffSession {
	/** Signs in with an HttpOnly cookie, which scripts cannot read. `retry_after` is seconds. */
	signIn(input: StaffSignIn, options?: RequestOptions): Promise<SignInOutcome>;
	/** Who is signed in; null when nobody is. */
	get(options?: RequestOptions): Promise<StaffMember | null>;
	/** Also when the session was over before. */
	signOut(options?: RequestOptions): Promise<void>;
	/** Who is signed in, `null` as soon as an answer says that the session is over. */
	readonly $staff: ReadableAtom<Live<StaffMember | null>>;
}

const PATH = '/v1/staff/session';
const SHAPE: Shape<StaffMember> = ['id', 'role'];
/** When a server says nothing of it. */
const RETRY_SECONDS = 60;

export interface SessionWatch {
	session: StaffSession;
	/** Looks at every answer that comes. */
	look(response: Response): void;
	/** False once an answer said that nobody is. */
	mayBeSignedIn(): boolean;
	/** Calls back when somebody has signed in, and when the session is over. */
	onChange(listener: (signedIn: boolean) => void): void;
}

export function createStaffSession(transport: Transport, refresher: Refresher): SessionWatch {
	const source = refresher.live<StaffMember | null>(async () => void (await get()));
	const listeners = new Set<(signedIn: boolean) => void>();

	async function get(options?: RequestOptions): Promise<StaffMember | null> {
		const began = now();
		try {
			const reading = await transport.read(PATH, {}, SHAPE, options?.signal);
			accept(reading);
			return reading.value;
		} catch (error) {
			if (!isEndcapProblem(error, 'unauthenticated')) throw error;
			accept({ value: null, as_of: undefined, began });
			return null;
		}
	}

	function accept(reading: Reading<StaffMember | null>): void {
		const before = source.$live.value?.value;
		source.accept(reading);
		const value = source.$live.value?.value;
		if (before !== undefined && before?.id !== value?.id) listeners.forEach((listener) => listener(Boolean(value)));
	}

	const session: StaffSession = {
		get,
		async signIn(input, options) {
			try {
				const { value } = await write(transport, 'POST', PATH, input, { shape: SHAPE, signal: options?.signal });
				accept({ value, as_of: undefined, began: now() });
				return { outcome: 'signed_in', staff: value };
			} catch (error) {
				if (isEndcapProblem(error, 'sign_in_refused')) return { outcome: 'refused' };
				if (isEndcapProblem(error, 'rate_limited')) {
					return { outcome: 'limited', retry_after: error.retry_after ?? RETRY_SECONDS };
				}
				throw error;
			}
		},
		async signOut(options) {
			try {
				await write(transport, 'DELETE', PATH, undefined, { shape: SHAPE, signal: options?.signal });
			} catch (error) {
				if (!isEndcapProblem(error, 'unauthenticated')) throw error;
			}
			accept({ value: null, as_of: undefined, began: now() });
		},
		$staff: source.$live,
	};

	return {
		session,
		look({ status, url }) {
			// Signing in with a wrong password ends nobody's session.
			if (status !== 401 || url.endsWith(PATH) || !source.$live.value?.value) return;
			accept({ value: null, as_of: undefined, began: now() });
		},
		mayBeSignedIn: () => source.$live.value?.value !== null,
		onChange: (listener) => void listeners.add(listener),
	};
}
