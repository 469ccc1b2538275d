import type { Cart, Live } from '@endcap/sdk';
import { html } from 'lit';
import type { BasketStrings } from './endcap-basket.strings.ts';

export type Status = 'loading' | 'ready' | 'stale' | 'empty' | 'failed' | 'misconfigured';

/** Everything that decides what is shown. */
interface Situation {
	/** Undefined while the page's language is being fetched. */
	strings: BasketStrings | undefined;
	/** A server and a key are known; `soon` while a provider's code is on its way. */
	configured: boolean | 'soon';
	live: Live<Cart | null> | undefined;
	/** Code could not be had. */
	failed: boolean;
	/** The code that shows what is in it has come. */
	shown: boolean;
	/** Something was just taken out and can be put back. */
	undoable: boolean;
}

export function statusOf({ strings, configured, live, failed, shown, undoable }: Situation): Status {
	if (!strings || configured === 'soon') return 'loading';
	if (!configured) return 'misconfigured';
	if (!live || live.value === undefined) {
		return failed || live?.status === 'error' ? 'failed' : 'loading';
	}
	if (live.value === null && !undoable) return 'empty';
	if (!shown) return failed ? 'failed' : 'loading';
	return live.status === 'ready' ? 'ready' : 'stale';
}

/** Why there is nothing to show. */
export function messageOf(status: Status, strings: BasketStrings): string {
	return { empty: strings.empty, failed: strings.notShown, misconfigured: strings.notSetUp }[status as string] ?? '';
}

export const basketIcon = html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
	<path d="M3.5 10h17l-1.6 8.2a2 2 0 0 1-2 1.8H7.1a2 2 0 0 1-2-1.8zM8 10l3-6m5 6l-3-6M9.5 13.5v3m5-3v3"></path>
</svg>`;
