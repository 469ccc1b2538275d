import type { ProductInput, StoreInput, VariantInput } from '@endcap/contract';
import type { Queryable } from '@endcap/server';

export function storeInput(fields: Partial<StoreInput> = {}): StoreInput {
	return {
		kind: 'store',
		status: 'active',
		name: 'Rüütli',
		address: { street: 'Rüütli 4', city: 'Tartu', postal_code: '51007', region: null, country: 'EE' },
		geo: { latitude: 58.3813, longitude: 26.7214 },
		timezone: 'Europe/Tallinn',
		phone: '+3727000001',
		url: null,
		hours: [{ day: 'monday', opens: '10:00', closes: '18:00' }],
		exception_hours: [],
		holiday_hours: [],
		pickup: { prep_minutes: 60, hold_hours: 48, slot_minutes: 60, slot_capacity: null, same_day_until: null },
		...fields,
	};
}

export function variantInput(sku: string, fields: Partial<VariantInput> = {}): VariantInput {
	return {
		sku,
		gtin: null,
		options: [],
		price: { amount: 4900, currency: 'EUR' },
		list_price: null,
		image: null,
		tracked: true,
		backorder: false,
		...fields,
	};
}

export function productInput(skus: (string | VariantInput)[], fields: Partial<ProductInput> = {}): ProductInput {
	return {
		title: 'Enamel kettle',
		description: null,
		vendor: null,
		category: null,
		status: 'active',
		image: null,
		variants: skus.map((sku) => (typeof sku === 'string' ? variantInput(sku) : sku)),
		...fields,
	};
}

export interface LevelFields {
	on_hand: number;
	committed?: number;
	/** By a reservation that is made for it. */
	reserved?: number;
	unavailable?: number;
	stocked?: boolean;
}

/** Writes a level as an import or a till would. */
export async function setLevel(
	queryable: Queryable,
	merchantId: string,
	sku: string,
	storeId: string,
	{ on_hand, committed = 0, reserved = 0, unavailable = 0, stocked = true }: LevelFields,
): Promise<void> {
	await queryable.query(
		{
			text: `INSERT INTO inventory_level (merchant_id, sku, store_id, on_hand, committed, unavailable, stocked)
				VALUES ($1, $2, $3, $4, $5, $6, $7)
				ON CONFLICT (merchant_id, sku, store_id) DO UPDATE SET on_hand = excluded.on_hand,
					committed = excluded.committed, unavailable = excluded.unavailable, stocked = excluded.stocked`,
		},
		[merchantId, sku, storeId, on_hand, committed, unavailable, stocked],
	);
	if (reserved > 0) {
		await queryable.query(
			{
				text: `WITH made AS (
						INSERT INTO reservation (merchant_id, reservation_id, status, channel, created_at)
						VALUES ($1, gen_random_uuid()::text, 'committed', 'web', now()) RETURNING reservation_id
					)
					INSERT INTO reservation_line (merchant_id, reservation_id, line, sku, store_id, quantity, held)
					SELECT $1, reservation_id, 0, $2, $3, $4, $4 FROM made`,
			},
			[merchantId, sku, storeId, reserved],
		);
	}
}
