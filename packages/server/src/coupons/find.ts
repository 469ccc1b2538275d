import type { RedemptionSource } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { findNamed, type NamedCoupon } from './find.queries.ts';
import { matchProducts } from './products.queries.ts';
import { findCoupons, type CouponRow } from './queries.ts';
import { normalCode } from './rules.ts';
import type { CouponTerms, CouponToPrice, TakenReason } from './terms.ts';
import { readUses, type Uses } from './uses.queries.ts';

export interface Reader {
	/** Who wants to use them; null: nobody who is known. */
	customer_id: string | null;
	/** Staff and systems learn what became of a code that is not for shoppers to know. */
	trusted: boolean;
	/** What may have them reserved already. */
	source: RedemptionSource | null;
	/** Of the basket. */
	skus: readonly string[];
}

/** A coupon by the name that somebody gave it. */
export interface FoundCoupon extends CouponToPrice {
	row: CouponRow;
	code: string;
}

/** The coupons that names stand for, each to be priced; names that stand for none are left out, as are their repeats. */
export async function findCouponsToPrice(
	queryable: Queryable,
	merchantId: string,
	names: readonly string[],
	reader: Reader,
): Promise<FoundCoupon[]> {
	const asked = [...new Set(names)].map((name) => ({ name, code: normalCode(name) }));
	const all = asked.length === 0 ? [] : await findNamed(queryable, merchantId, asked, reader.source);
	const named = withoutRepeats(all.filter((each) => mayKnow(each, reader)));
	if (named.length === 0) return [];
	const ids = [...new Set(named.map(({ coupon_id }) => coupon_id))];
	const rows = new Map((await findCoupons(queryable, merchantId, ids)).map((row) => [row.coupon_id, row]));
	const terms = await readTerms(queryable, merchantId, [...rows.values()], reader.skus);
	const uses = new Map(
		(await readUses(queryable, merchantId, ids, reader.customer_id)).map((each) => [each.coupon_id, each]),
	);
	const given = new Set(named.filter(isGiven).map(({ coupon_id }) => coupon_id));
	return named.flatMap((each): FoundCoupon[] => {
		const row = rows.get(each.coupon_id);
		const own = terms.get(each.coupon_id);
		// What is being prepared nobody knows of.
		if (!row || !own || (row.status === 'draft' && !reader.trusted)) return [];
		const { wallet_coupon_id, customer_id, channels, valid_until } = each;
		return [
			{
				key: each.name,
				row,
				code: each.code,
				terms: own,
				taken:
					each.wallet_coupon_id === null && given.has(each.coupon_id)
						? 'not_with_others'
						: takenOf(each, row, uses.get(each.coupon_id)),
				wallet: wallet_coupon_id === null ? null : { wallet_coupon_id, customer_id, channels, valid_until },
			},
		];
	});
}

function mayKnow({ wallet_coupon_id, customer_id, status, own }: NamedCoupon, reader: Reader): boolean {
	if (wallet_coupon_id === null || reader.trusted || own) return status !== 'canceled';
	if (customer_id !== null) return customer_id === reader.customer_id && status !== 'canceled';
	return status !== 'redeemed' && status !== 'canceled';
}

/** A code and the id of the same coupon in a wallet are one. */
function withoutRepeats(named: readonly NamedCoupon[]): NamedCoupon[] {
	return named.filter((each, index) => named.findIndex(({ code }) => code === each.code) === index);
}

/** By the code for everyone nobody has twice what they have of their own. */
function isGiven({ wallet_coupon_id, status, own }: NamedCoupon): boolean {
	return wallet_coupon_id !== null && (status === 'issued' || own);
}

function takenOf(
	{ wallet_coupon_id, customer_id, status, own }: NamedCoupon,
	{ limit_total, limit_per_customer }: CouponRow,
	uses: Uses | undefined,
): TakenReason | null {
	if (own) return null;
	if (wallet_coupon_id !== null) {
		if (status === 'redeemed') return 'used';
		if (status === 'reserved') return 'reserved_elsewhere';
		// It was counted when the customer got it.
		if (customer_id !== null) return null;
	}
	const full = uses !== undefined && limit_total !== null && uses.uses >= limit_total;
	const enough = uses !== undefined && limit_per_customer !== null && uses.own >= limit_per_customer;
	return full || enough ? 'limit_reached' : null;
}

/** The rules of coupons as far as they matter to these articles. */
export async function readTerms(
	queryable: Queryable,
	merchantId: string,
	rows: readonly CouponRow[],
	skus: readonly string[],
): Promise<Map<string, CouponTerms>> {
	const some = rows.filter(({ categories }) => categories !== null).map(({ coupon_id }) => coupon_id);
	const matches = some.length === 0 ? [] : await matchProducts(queryable, merchantId, some, skus);
	const named = new Map<string, string[]>(rows.map(({ coupon_id }) => [coupon_id, []]));
	for (const { coupon_id, sku } of matches) named.get(coupon_id)?.push(sku);
	return new Map(rows.map((row) => [row.coupon_id, termsOf(row, named.get(row.coupon_id) ?? [])]));
}

function termsOf(row: CouponRow, skus: readonly string[]): CouponTerms {
	const { coupon_id, status, benefit, categories, minimum_spend_amount, stores, channels, first_order_only } = row;
	const { stackable, valid_from, valid_until, limit_per_customer, segments, birthday } = row;
	return {
		coupon_id,
		status,
		benefit,
		minimum_spend: minimum_spend_amount === null ? null : Number(minimum_spend_amount),
		products: categories && { categories: new Set(categories), skus: new Set(skus) },
		stores,
		channels,
		first_order_only,
		stackable,
		valid_from,
		valid_until,
		limit_per_customer,
		segments,
		birthday,
	};
}
