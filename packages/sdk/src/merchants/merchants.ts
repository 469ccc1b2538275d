import type { Merchant } from '@endcap/contract';
import type { RequestOptions, Transport } from '../shared/transport.ts';

export interface Merchants {
	/** The retailer whose key this is: name, ISO 4217 currency, BCP 47 language, and the key's channel. */
	get(options?: RequestOptions): Promise<Merchant>;
}

export function createMerchants(transport: Transport): Merchants {
	return { get: (options) => transport.get<Merchant>('/v1/merchant', {}, ['channel', 'currency'], options) };
}
