import type { Customer, CustomerCard, CustomerInput, CustomerSearch, CustomersFound } from '@endcap/contract';
import { makeIdempotencyKey, type WriteCallOptions } from '../shared/idempotency-key.ts';
import { refusalOf, type Refused } from '../shared/outcome.ts';
import type { Shape } from '../shared/shape.ts';
import type { RequestOptions, Transport } from '../shared/transport.ts';
import { write } from '../shared/write.ts';

export type JoinOutcome =
	| { outcome: 'joined'; customer: Customer }
	/** `customer_exists`: find them instead. `contact_needed`: an e-mail address or a phone number. */
	| Refused<'customer_exists' | 'contact_needed'>;

/** Who is at the counter. */
export interface StoreCustomers {
	/** By one of e-mail address, phone number or how the name begins; at most ten, with no more than tells them apart. */
	search(input: CustomerSearch, options?: RequestOptions): Promise<CustomersFound['data']>;
	/** Their card. Each look is recorded, and the customer can read who looked. Rejects with `not_found`. */
	get(id: string, options?: RequestOptions): Promise<CustomerCard>;
	/** Somebody joins at the till. */
	create(input: CustomerInput, options?: WriteCallOptions): Promise<JoinOutcome>;
}

const CUSTOMERS = '/v1/customers';
const FOUND: Shape<CustomersFound> = ['data'];
const CARD: Shape<CustomerCard> = ['customer', 'orders'];
const CUSTOMER: Shape<Customer> = ['id', 'consents'];

export function createStoreCustomers(transport: Transport): StoreCustomers {
	return {
		async search(input, options) {
			const settings = { shape: FOUND, signal: options?.signal, once: false };
			return (await write(transport, 'POST', `${CUSTOMERS}/search`, input, settings)).value.data;
		},
		get: (id, options) => transport.get(`${CUSTOMERS}/${encodeURIComponent(id)}`, {}, CARD, options),
		async create(input, { idempotencyKey = makeIdempotencyKey(), signal } = {}) {
			try {
				const settings = { shape: CUSTOMER, idempotencyKey, signal };
				const { value } = await write(transport, 'POST', CUSTOMERS, input, settings);
				return { outcome: 'joined', customer: value };
			} catch (error) {
				return refusalOf(error, 'customer_exists', 'contact_needed');
			}
		},
	};
}
