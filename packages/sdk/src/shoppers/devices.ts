import type { DeviceSignInAsked, DeviceSignInAnswered } from '@endcap/contract';
import type { ReadableAtom } from 'nanostores';
import type { Refused } from '../shared/outcome.ts';
import type { RequestOptions } from '../shared/transport.ts';
import type { Limited, SignedInOutcome, Verification } from './account.ts';

/**
 * `waiting`: nobody has opened the address. `seen`: somebody is choosing the number. `unreachable`: the server is not
 * reached, and is asked again until the time is over.
 */
export type DeviceProgress = 'waiting' | 'seen' | 'unreachable';

export type DeviceOutcome =
	| SignedInOutcome
	/** `refused`: another number was picked, or the owner of the phone said that it is not them. `over`: it took too long. */
	| { outcome: 'refused' | 'over' };

/** A sign-in that this screen asks for, to be answered on a phone. */
export interface AskedDevice {
	outcome: 'asked';
	/** To be shown as a QR code. */
	url: string;
	/** Of two digits, to be shown large: it is picked on the phone. */
	number: number;
	expires_at: string;
	/** By the server’s clock, when it was asked: to count from. */
	as_of: Date | undefined;
	readonly $progress: ReadableAtom<DeviceProgress>;
	/**
	 * What came of it; the customer is signed in here by then. Rejects with the reason of the signal that `startDevice` was
	 * given, once that aborts: then nobody is signed in by it.
	 */
	ended: Promise<DeviceOutcome>;
}

export interface CardScan {
	/** As it was scanned. */
	code: string;
	/** As with `verify`. */
	basket?: Verification['basket'];
}

export type CardOutcome =
	| SignedInOutcome
	/** It is wrong, was used or is over: codes of cards change every half a minute. */
	| Refused<'code_wrong'>
	| Limited;

/** `code_wrong`: it was used, is over, or is somebody else’s. `key_not_allowed`: this device is one of the shop’s itself. */
export type DeviceRefused = Refused<'code_wrong' | 'sign_in_needed' | 'key_not_allowed'>;

export type LookOutcome =
	/** `as_of`: the server’s clock, to count from. */
	({ outcome: 'asked'; as_of: Date | undefined } & DeviceSignInAsked) | DeviceRefused | Limited;

export type AnswerOutcome = DeviceSignInAnswered | DeviceRefused | Limited;

/** Signing in on a screen that others use too, as of a kiosk; and from the phone that is asked for it. */
export interface OtherSignIns {
	/**
	 * Asks for a sign-in with the shopper’s own phone, and goes on asking what came of it until the time is over or the
	 * signal aborts. An earlier one of this device is over by it.
	 */
	startDevice(input?: Pick<Verification, 'basket'>, options?: RequestOptions): Promise<AskedDevice | Limited>;
	/**
	 * Signs in with the code of a member’s card, at a kiosk only. Nothing is spent by it: that asks for `startDevice`, or for
	 * a code.
	 */
	scanCard(input: CardScan, options?: RequestOptions): Promise<CardOutcome>;
	/** On the phone: who asks, and the numbers to choose from. `code`: from the address, or the whole of it. */
	lookAtDevice(code: string, options?: RequestOptions): Promise<LookOutcome>;
	/** Signs in there, if it is the right number; null says that it is somebody else. Either way it is answered for good. */
	answerDevice(code: string, number: number | null, options?: RequestOptions): Promise<AnswerOutcome>;
}
