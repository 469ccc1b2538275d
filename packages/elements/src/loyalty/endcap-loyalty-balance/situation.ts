import type { Live, LoyaltyAccount, LoyaltyProgram } from '@endcap/sdk';
import type { LoyaltyStrings } from './endcap-loyalty-balance.strings.ts';

export type Status = 'loading' | 'signed-out' | 'ready' | 'stale' | 'none' | 'failed' | 'misconfigured';

/** Everything that decides what is shown. */
interface Situation {
	/** Undefined while the page's language is being fetched. */
	strings: LoyaltyStrings | undefined;
	/** A server and a key are known; `soon` while a provider's code is on its way. */
	configured: boolean | 'soon';
	program: Live<LoyaltyProgram | null> | undefined;
	account: Live<LoyaltyAccount | null> | undefined;
	/** The code that shows somebody's points has come. */
	shown: boolean;
	/** Code could not be had. */
	failed: boolean;
}

export function statusOf({ strings, configured, program, account, shown, failed }: Situation): Status {
	if (!strings || configured === 'soon') return 'loading';
	if (!configured) return 'misconfigured';
	// Points that are kept on the device are shown whether or not the program is known.
	if (account?.value) {
		if (!shown) return failed ? 'failed' : 'loading';
		return account.status === 'ready' ? 'ready' : 'stale';
	}
	const isLost = failed || account?.status === 'error';
	if (account?.value === undefined) return isLost ? 'failed' : 'loading';
	if (program?.value) return 'signed-out';
	if (program?.value === null) return 'none';
	return failed || program?.status === 'error' ? 'failed' : 'loading';
}

/** Why there is nothing to show, and what to do. */
export function messageOf(status: Status, { none, failed, notSetUp }: LoyaltyStrings): string {
	return { none, failed, misconfigured: notSetUp }[status as string] ?? '';
}
