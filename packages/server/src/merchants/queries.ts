import type { Queryable } from '../database/database.ts';

/** A retailer, who runs the stores: the tenant. */
export interface MerchantRow {
	merchant_id: string;
	/** The name on the command line and in addresses. */
	slug: string;
	name: string;
	/** ISO 4217 */
	currency: string;
	/** BCP 47 */
	language: string;
	demo: boolean;
	/** Shoppers are never told of more than this many. */
	quantity_cap: number;
	/** Fewer than this many are "limited". */
	limited_below: number;
	created_at: Date;
}

export type NewMerchant = Pick<MerchantRow, 'merchant_id' | 'slug' | 'name' | 'currency' | 'language' | 'demo'>;

const COLUMNS = 'merchant_id, slug, name, currency, language, demo, quantity_cap, limited_below, created_at';

/** Null when the slug is taken. */
export async function insertMerchant(tx: Queryable, merchant: NewMerchant): Promise<MerchantRow | null> {
	const { merchant_id, slug, name, currency, language, demo } = merchant;
	const [row] = await tx.query<MerchantRow>(
		{
			name: 'merchant_insert',
			text: `INSERT INTO merchant (merchant_id, slug, name, currency, language, demo)
				VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (slug) DO NOTHING RETURNING ${COLUMNS}`,
		},
		[merchant_id, slug, name, currency, language, demo],
	);
	return row ?? null;
}

export async function selectMerchants(tx: Queryable): Promise<MerchantRow[]> {
	return tx.query<MerchantRow>({
		name: 'merchant_select_all',
		text: `SELECT ${COLUMNS} FROM merchant ORDER BY created_at, merchant_id`,
	});
}
