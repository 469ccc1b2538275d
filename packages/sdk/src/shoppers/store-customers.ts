import type { Customer, CustomerCard, CustomerInput, CustomerSearch, CustomersFound } from '@endcap/contract';
import type { ReadableAtom } from 'nanostores';
import { makeIdempotencyKey, type WriteCallOptions } from '../shared/idempotency-key.ts';
import type { Behind } from '../shared/lazily.ts';
import type { Live } from '../shared/live.ts';
import { refusalOf, type Refused } from '../shared/outcome.ts';
import type { Shape } from '../shared/shape.ts';
import type { RequestOptions, Transport } from '../shared/transport.ts';
import { write } from '../shared/write.ts';
import type { StaffFeed } from '../staff/feed.ts';
import { createCards } from './card.state.ts';

export type JoinOutcome =
	| { outcome: 'joined'; customer: Customer }
	/** `customer_exists`: find them instead. `contact_needed`: an e-mail address or a phone number. */
	| Refused<'customer_exists' | 'contact_needed'>;

/** Who is at the counter. */
export interface StoreCustomers {
	/**
	 * By one of e-mail address, phone number, how the name begins, or the code on their phone, which is used up by it; at
	 * most ten, with no more than tells them apart. Rejects with `rate_limited` after many wrong codes.
	 */
	search(input: CustomerSearch, options?: RequestOptions): Promise<CustomersFound['data']>;
	/** Their card. Each look is recorded, and the customer can read who looked. Rejects with `not_found`. */
	get(id: string, options?: RequestOptions): Promise<CustomerCard>;
	/** Somebody joins at the till, with what they agree to there. */
	create(input: CustomerInput, options?: WriteCallOptions): Promise<JoinOutcome>;
	/** The card, kept current by what happens to them anywhere. As long as it is followed it is one look each quarter of an hour. */
	$card(query: { id: string }): ReadableAtom<Live<CustomerCard>>;
}

const CUSTOMERS = '/v1/customers';
const FOUND: Shape<CustomersFound> = ['data'];
const CUSTOMER: Shape<Customer> = ['id', 'consents'];

/** What stands behind `StoreCustomers`. */
export function createStoreCustomers(transport: Transport, feed: StaffFeed): Behind<StoreCustomers> {
	const cards = createCards(transport, feed);
	return {
		async search(input, options) {
			const settings = { shape: FOUND, signal: options?.signal, once: false };
			return (await write(transport, 'POST', `${CUSTOMERS}/search`, input, settings)).value.data;
		},
		get: async (id, options) => (await cards.read(id, options?.signal)).value,
		async create(input, { idempotencyKey = makeIdempotencyKey(), signal } = {}) {
			try {
				const settings = { shape: CUSTOMER, idempotencyKey, signal };
				const { value } = await write(transport, 'POST', CUSTOMERS, input, settings);
				return { outcome: 'joined', customer: value };
			} catch (error) {
				return refusalOf(error, 'customer_exists', 'contact_needed');
			}
		},
		$card: (source, { id }) => cards.follow(source, id),
	};
}
