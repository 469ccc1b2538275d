import type { Customer, Live } from '@endcap/sdk';
import { html } from 'lit';
import type { SignInStrings } from './endcap-sign-in.strings.ts';

export type Status = 'loading' | 'signed-out' | 'signed-in' | 'stale' | 'failed' | 'misconfigured';

/** Everything that decides what is shown. */
interface Situation {
	/** Undefined while the page's language is being fetched. */
	strings: SignInStrings | undefined;
	/** A server and a key are known; `soon` while a provider's code is on its way. */
	configured: boolean | 'soon';
	live: Live<Customer | null> | undefined;
	/** The code that shows it has come. */
	shown: boolean;
	/** Code could not be had. */
	failed: boolean;
}

export function statusOf({ strings, configured, live, shown, failed }: Situation): Status {
	if (!strings || configured === 'soon') return 'loading';
	if (!configured) return 'misconfigured';
	if (!live || live.value === undefined) return failed || live?.status === 'error' ? 'failed' : 'loading';
	if (!shown) return failed ? 'failed' : 'loading';
	if (live.value === null) return 'signed-out';
	return live.status === 'ready' ? 'signed-in' : 'stale';
}

/** Why there is nothing to show, and what to do. */
export function messageOf(status: Status, { failed, notSetUp }: SignInStrings): string {
	return { failed, misconfigured: notSetUp }[status as string] ?? '';
}

export const personIcon = html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
	<circle cx="12" cy="8" r="3.8"></circle>
	<path d="M4.5 20.5c.6-4.2 3.6-6.3 7.5-6.3s6.9 2.1 7.5 6.3"></path>
</svg>`;
