import type { Channel, ConsentChannel, ConsentPurpose } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

export interface NewCustomer {
	customer_id: string;
	/** In lower case. */
	email: string | null;
	/** E.164 */
	phone: string | null;
	name: string | null;
	/** BCP 47 */
	language: string;
	/** MM-DD */
	birthday?: string | null;
}

function nameKey(name: string | null): string | null {
	return name && ` ${name.normalize('NFKC').toLowerCase().split(/\s+/).join(' ')}`;
}

/** False when somebody has one of its addresses. */
export async function insertCustomer(
	tx: Queryable,
	merchantId: string,
	{ customer_id, email, phone, name, language, birthday = null }: NewCustomer,
): Promise<boolean> {
	const rows = await tx.query(
		{
			name: 'shoppers_insert',
			text: `INSERT INTO customer (merchant_id, customer_id, email, phone, name, name_key, language, birthday)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING customer_id`,
		},
		[merchantId, customer_id, email, phone, name, nameKey(name), language, birthday],
	);
	return rows.length > 0;
}

/** Undefined when nobody has the address. */
export async function findCustomerId(
	queryable: Queryable,
	merchantId: string,
	{ email, phone }: Pick<NewCustomer, 'email' | 'phone'>,
): Promise<string | undefined> {
	const [row] = await queryable.query<{ customer_id: string }>(
		{
			name: 'shoppers_find_id',
			text: 'SELECT customer_id FROM customer WHERE merchant_id = $1 AND (email = $2 OR phone = $3)',
		},
		[merchantId, email, phone],
	);
	return row?.customer_id;
}

export interface ConsentRow {
	purpose: ConsentPurpose;
	channel: ConsentChannel | null;
	given: boolean;
	said_at: string;
	said_in: Channel;
}

export interface CustomerRow extends NewCustomer {
	birthday: string | null;
	preferred_store_id: string | null;
	segments: string[];
	created_at: Date;
	/** The last word of each purpose and channel. */
	consents: ConsentRow[];
}

/** Undefined also when they were forgotten. */
export async function findCustomer(
	queryable: Queryable,
	merchantId: string,
	customerId: string,
): Promise<CustomerRow | undefined> {
	const [row] = await queryable.query<CustomerRow>(
		{
			name: 'shoppers_find',
			text: `SELECT customer_id, email, phone, name, language, birthday, preferred_store_id, segments, created_at,
					coalesce((SELECT jsonb_agg(jsonb_build_object('purpose', purpose, 'channel', channel, 'given', given,
							'said_at', instant(said_at), 'said_in', said_in) ORDER BY purpose, channel)
						FROM (SELECT DISTINCT ON (purpose, channel) * FROM customer_consent said
							WHERE said.merchant_id = $1 AND said.customer_id = $2
							ORDER BY purpose, channel, consent_id DESC) last_word), '[]') AS consents
				FROM customer WHERE merchant_id = $1 AND customer_id = $2 AND erased_at IS NULL`,
		},
		[merchantId, customerId],
	);
	return row;
}

/** Nobody else changes it until the transaction ends. False when there is none, or they were forgotten. */
export async function lockCustomer(tx: Queryable, merchantId: string, customerId: string): Promise<boolean> {
	const rows = await tx.query(
		{
			name: 'shoppers_lock',
			text: `SELECT FROM customer WHERE merchant_id = $1 AND customer_id = $2 AND erased_at IS NULL FOR NO KEY UPDATE`,
		},
		[merchantId, customerId],
	);
	return rows.length > 0;
}

export type CustomerFields = Pick<CustomerRow, 'name' | 'language' | 'birthday' | 'preferred_store_id' | 'segments'>;

export async function updateCustomer(
	tx: Queryable,
	merchantId: string,
	customerId: string,
	{ name, language, birthday, preferred_store_id, segments }: CustomerFields,
): Promise<void> {
	await tx.query(
		{
			name: 'shoppers_update',
			text: `UPDATE customer SET name = $3, name_key = $4, language = $5, birthday = $6, preferred_store_id = $7, segments = $8,
					updated_at = now()
				WHERE merchant_id = $1 AND customer_id = $2`,
		},
		[merchantId, customerId, name, nameKey(name), language, birthday, preferred_store_id, segments],
	);
}

export interface NewConsent {
	consent_id: string;
	purpose: ConsentPurpose;
	channel: ConsentChannel | null;
	given: boolean;
	said_in: Channel;
}

export async function insertConsent(
	tx: Queryable,
	merchantId: string,
	customerId: string,
	{ consent_id, purpose, channel, given, said_in }: NewConsent,
): Promise<void> {
	await tx.query(
		{
			name: 'shoppers_consent',
			text: `INSERT INTO customer_consent (merchant_id, customer_id, consent_id, purpose, channel, given, said_in)
				VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		},
		[merchantId, customerId, consent_id, purpose, channel, given, said_in],
	);
}

export interface FoundRow {
	customer_id: string;
	name: string | null;
	email: string | null;
	phone: string | null;
}

/** Those with the address, or with a name of which a word begins so, in any case; by name. */
export async function searchCustomers(
	queryable: Queryable,
	merchantId: string,
	{ email, phone, name }: { email: string | null; phone: string | null; name: string | null },
	limit: number,
): Promise<FoundRow[]> {
	return queryable.query<FoundRow>(
		{
			name: 'shoppers_search',
			text: `SELECT customer_id, name, email, phone FROM customer
				WHERE merchant_id = $1 AND (email = $2 OR phone = $3 OR name_key LIKE $4)
				ORDER BY name_key, customer_id LIMIT $5`,
		},
		[merchantId, email, phone, name === null ? null : `%${nameKey(name)?.replaceAll(/[\\%_]/g, '\\$&')}%`, limit],
	);
}
