import { resolveByDns, type Resolve } from './addresses.ts';
import type { Pace } from './pace.ts';

export interface WebhookOptions {
	/** Takes receivers on this machine, also without TLS: for those who write one. */
	local?: boolean;
	/** Certificates to trust in the place of those that Node does. */
	ca?: string;
	/** Asks name servers unless told. */
	resolve?: Resolve;
	pace?: Partial<Pace>;
}

/** Where something may be sent, and how one gets there. */
export interface Reach {
	local: boolean;
	ca: string | undefined;
	resolve: Resolve;
}

export function reachOf({ local = false, ca, resolve = resolveByDns }: WebhookOptions = {}): Reach {
	return { local, ca, resolve };
}
