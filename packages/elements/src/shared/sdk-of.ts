import type { Endcap } from '@endcap/sdk';
import type { LiveSource } from './page-source.ts';

/** The whole SDK of a source. Rejects when its code does not come. */
export async function sdkOf(source: LiveSource): Promise<Endcap> {
	return 'sdk' in source ? source.sdk() : source;
}
