import type { Live, OfferFace } from '@endcap/sdk';
import type { LocalOffersStrings } from './endcap-local-offers.strings.ts';

export type Status = 'loading' | 'ready' | 'stale' | 'none' | 'failed' | 'misconfigured';

/** Everything that decides what is shown. */
interface Situation {
	/** False while the page's language is being fetched. */
	spoken: boolean;
	/** A server and a key are known; `soon` while a provider's code is on its way. */
	configured: boolean | 'soon';
	live: Live<readonly OfferFace[]> | undefined;
	/** Code could not be had. */
	failed: boolean;
}

export function statusOf({ spoken, configured, live, failed }: Situation): Status {
	if (!spoken || configured === 'soon') return 'loading';
	if (!configured) return 'misconfigured';
	if (!live?.value) return failed || live?.status === 'error' ? 'failed' : 'loading';
	if (live.status !== 'ready') return 'stale';
	return live.value.length === 0 ? 'none' : 'ready';
}

/** Why there is nothing to show, and what to do. */
export function messageOf(status: Status, strings: LocalOffersStrings, near: boolean): string {
	const none = near ? strings.noneNear : strings.none;
	const messages: Partial<Record<Status, string>> = { none, failed: strings.failed, misconfigured: strings.notSetUp };
	return messages[status] ?? '';
}
