import type { LoyaltyAccount, LoyaltyEntryPage, LoyaltyEntryQuery, LoyaltyProgram, Reward } from '@endcap/contract';
import type { ReadableAtom } from 'nanostores';
import type { Live } from '../shared/live.ts';
import type { Refused } from '../shared/outcome.ts';
import type { RequestOptions } from '../shared/transport.ts';

export type RewardOutcome =
	| { outcome: 'issued'; reward: Reward }
	/** `step_up_needed`: the last code is too old to spend points. Ask for another one, verify it, and ask again. */
	| Refused<'sign_in_needed' | 'step_up_needed' | 'reward_not_offered' | 'not_enough_points'>;

export type CancelRewardOutcome =
	| { outcome: 'canceled'; reward: Reward }
	/** `reward_ended`: it was used. */
	| Refused<'sign_in_needed' | 'reward_ended' | 'not_found'>;

/** To be shown at the till, as text or in a QR code: good for one scan, and for a minute and a half. */
export interface ShownCode {
	code: string;
	/** The same as an address. */
	url: string;
	/** When the next one takes its place, by the server’s clock: count from the state’s `as_of`. */
	valid_until: string;
}

/** Points of whoever is signed in on this device. */
export interface Loyalty {
	/** How points are earned, and what they are good for. Null: this shop has none. Nobody needs to be signed in. */
	readonly $program: ReadableAtom<Live<LoyaltyProgram | null>>;
	/** Null: nobody is signed in. Changes as points are earned or spent anywhere; kept on the device as last read. */
	readonly $account: ReadableAtom<Live<LoyaltyAccount | null>>;
	/** What came and went, newest first. Rejects with the problem `sign_in_needed`. */
	entries(query?: LoyaltyEntryQuery, options?: RequestOptions): Promise<LoyaltyEntryPage>;
	/** Sets points apart for one of the program’s rewards, for 24 hours. */
	issueReward(rewardId: string, options?: RequestOptions): Promise<RewardOutcome>;
	/** Its points are free again. Of one that was canceled or has lapsed it answers the same. */
	cancelReward(id: string, options?: RequestOptions): Promise<CancelRewardOutcome>;
	/**
	 * The member code, another one every half minute. Made on this device, also without a network, and by the server’s
	 * clock however wrong the device’s is. Null: nobody is signed in. Over plain http browsers cannot make it: `error`.
	 */
	readonly $code: ReadableAtom<Live<ShownCode | null>>;
}
