import type { OrderStatusStrings } from './endcap-order-status.strings.ts';

export type Status = 'loading' | 'ready' | 'stale' | 'none' | 'unknown' | 'failed' | 'misconfigured';

/** Everything that decides what is shown. */
interface Situation {
	/** Undefined while the page's language is being fetched. */
	strings: OrderStatusStrings | undefined;
	/** A server and a key are known; `soon` while a provider's code is on its way. */
	configured: boolean | 'soon';
	/** What is known of what was asked for: something to show, that there is nothing, or nothing yet. */
	found: 'shown' | 'stale' | 'none' | 'unknown' | undefined;
	/** The code that shows orders has come. */
	shown: boolean;
	/** The server, or code, could not be had. */
	failed: boolean;
}

export function statusOf({ strings, configured, found, shown, failed }: Situation): Status {
	if (!strings || configured === 'soon') return 'loading';
	if (!configured) return 'misconfigured';
	if (found === 'none' || found === 'unknown') return found;
	if (found && shown) return found === 'shown' ? 'ready' : found;
	return failed ? 'failed' : 'loading';
}

/** Why there is nothing to show, and what to do. */
export function messageOf(status: Status, { none, unknown, failed, notSetUp, onKiosk }: OrderStatusStrings): string {
	const elsewhere = location.hash.endsWith('-kiosk') ? onKiosk : unknown;
	const messages: Partial<Record<Status, string>> = { none, unknown: elsewhere, failed, misconfigured: notSetUp };
	return messages[status] ?? '';
}
