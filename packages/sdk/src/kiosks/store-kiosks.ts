import type {
	Kiosk,
	KioskChange,
	KioskEnrolment,
	KioskInput,
	KioskRefusal,
	KioskRefusalPage,
	KioskRefusalQuery,
} from '@endcap/contract';
import type { ReadableAtom } from 'nanostores';
import type { WriteCallOptions } from '../shared/idempotency-key.ts';
import type { Live } from '../shared/live.ts';
import type { Refused } from '../shared/outcome.ts';
import type { RequestOptions } from '../shared/transport.ts';

/** `key_not_allowed`: managers do it. */
type KioskRefused = Refused<'key_not_allowed' | 'store_not_allowed' | 'invalid_request' | 'not_found'>;

export type KioskOutcome = { outcome: 'saved'; kiosk: Kiosk } | KioskRefused;

/** `code` is to be typed in at the kiosk until `expires_at`. */
export type KioskCodeOutcome = ({ outcome: 'created' } & KioskEnrolment) | KioskRefused;

export type SettleOutcome = { outcome: 'settled'; refusal: KioskRefusal } | Refused<'store_not_allowed' | 'not_found'>;

export interface KiosksSeen {
	/** In the order in which they were set up. */
	kiosks: readonly Kiosk[];
	/** What could not be had, and nobody has looked after yet: newest first, at most a hundred. */
	refusals: readonly KioskRefusal[];
}

/** The kiosks of one's stores, for the people who work there. */
export interface StoreKiosks {
	/** Sets one up. */
	create(input: KioskInput, options?: WriteCallOptions): Promise<KioskCodeOutcome>;
	/** Another code for the same kiosk. */
	codeAgain(id: string, options?: WriteCallOptions): Promise<KioskCodeOutcome>;
	/** Changes it in part; closes it now, or opens it. */
	change(id: string, change: KioskChange, options?: RequestOptions): Promise<KioskOutcome>;
	/** Takes its key. */
	remove(id: string, options?: RequestOptions): Promise<KioskOutcome>;
	/** Says that somebody comes. */
	answerCall(id: string, options?: RequestOptions): Promise<KioskOutcome>;
	/** One page, newest first. */
	refusals(query?: KioskRefusalQuery, options?: RequestOptions): Promise<KioskRefusalPage>;
	/** Writes down what was done. Twice is the same. */
	settle(entryId: string, note: string, options?: RequestOptions): Promise<SettleOutcome>;
	/** Kiosks and what they could not keep, kept current by what happens. */
	readonly $kiosks: ReadableAtom<Live<KiosksSeen>>;
}
