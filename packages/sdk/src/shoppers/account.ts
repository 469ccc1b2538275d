import type { ConsentInput, Customer, CustomerChange, CustomerExport, SignIn } from '@endcap/contract';
import type { ReadableAtom } from 'nanostores';
import type { Source } from '../links/source.ts';
import type { Live } from '../shared/live.ts';
import type { Refused } from '../shared/outcome.ts';
import type { RequestOptions } from '../shared/transport.ts';
import type { OtherSignIns } from './devices.ts';

/** Where a code is to go. */
export interface CodeRequest {
	channel: 'email' | 'sms';
	/** E-mail address, or phone number in E.164. */
	to: string;
	/** BCP 47, of the message; the shop’s own unless given. */
	language?: string;
}

/** Too many in a short time: from this device, from this network, or to this address. */
export interface Limited extends Refused<'rate_limited'> {
	/** Seconds until it is worth trying again. Undefined when the server did not say. */
	retry_after: number | undefined;
}

export type CodeOutcome =
	/** From `resend_at` on another one can be asked for. `as_of`: the server’s clock, to count from. */
	({ outcome: 'sent'; as_of: Date | undefined } & SignIn) | Limited;

export interface Verification {
	sign_in_id: string;
	/** As it was typed in: spaces do not count. */
	code: string;
	/** Of somebody who joins by it. */
	name?: string;
	/**
	 * What becomes of what was put in the basket on this device before anybody signed in. `take`: it goes into the
	 * customer’s. `leave`: it does not, as when somebody else filled it. Holds and orders come along with both. Nothing
	 * comes along by itself.
	 */
	basket?: 'take' | 'leave';
}

export interface SignedInOutcome {
	outcome: 'signed_in';
	customer: Customer;
}

export type VerifyOutcome =
	| SignedInOutcome
	/** It is wrong, used or over, or was asked for by another device. */
	| Refused<'code_wrong'>
	| Limited;

export type ChangeOutcome =
	| { outcome: 'changed'; customer: Customer }
	/** `sign_in_needed`: nobody is signed in, or not any more. */
	| Refused<'sign_in_needed'>;

export type ExportOutcome =
	| { outcome: 'exported'; data: CustomerExport }
	/** `step_up_needed`: the last code is too old for this. Ask for another one, verify it, and ask again. */
	| Refused<'sign_in_needed' | 'step_up_needed'>;

export type EraseOutcome =
	| { outcome: 'erased' }
	/** `step_up_needed` as above. `orders_open`: first they have to be handed over or canceled. */
	| Refused<'sign_in_needed' | 'step_up_needed' | 'orders_open'>;

export interface SignedOut {
	outcome: 'signed_out';
	/** How many changes were asked for and could not be sent before; they are not sent any more. */
	lost: number;
}

/**
 * Who shops on this device, the same in every tab. Without anybody signed in nothing is asked and nothing stored but
 * what a nameless shopper has.
 */
export interface Account extends OtherSignIns, Source {
	/** Null: nobody is signed in here. Kept on the device, and `stale` while the server is not reached. */
	readonly $customer: ReadableAtom<Live<Customer | null>>;
	/** Has a code sent. The answer is the same whether or not anybody has joined with the address. */
	requestCode(input: CodeRequest, options?: RequestOptions): Promise<CodeOutcome>;
	/**
	 * Signs in, or once more, for what asks for a fresh code. What was asked for before is sent first. When it rejects
	 * because an answer was lost, `$customer` shows whether it was the right code.
	 */
	verify(input: Verification, options?: RequestOptions): Promise<VerifyOutcome>;
	/** What is not named stays. */
	change(input: CustomerChange, options?: RequestOptions): Promise<ChangeOutcome>;
	setConsent(input: ConsentInput, options?: RequestOptions): Promise<ChangeOutcome>;
	/** All that the shop knows of them, with who looked at it. */
	export(options?: RequestOptions): Promise<ExportOutcome>;
	/** For good: nothing of the person is left, on the server or here. */
	erase(options?: RequestOptions): Promise<EraseOutcome>;
	/** Waits a little for what was asked for to be sent, then forgets on this device all that is theirs, in every tab. */
	signOut(): Promise<SignedOut>;
	/** And on every other device. Rejects when the server is not reached: then they are still signed in everywhere. */
	signOutEverywhere(): Promise<SignedOut>;
}
