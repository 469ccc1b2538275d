import type {
	Channel,
	CouponReason,
	CouponValidation,
	CouponValidationInput,
	CouponVerdict,
	RedemptionSource,
} from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { storesNotAllowed, type Caller } from '../http/caller.ts';
import { invalid, refuse, type PointedError, type Refusal } from '../http/problems.ts';
import { orderingOf } from '../merchants/ordering.ts';
import { readOrdering } from '../merchants/queries.ts';
import { findStore } from '../stores/queries.ts';
import { findBasketCustomer, findHomeTimezone } from './customers.queries.ts';
import { findCouponsToPrice, type FoundCoupon } from './find.ts';
import { priceBasket } from './price.rules.ts';
import { findGoods } from './products.queries.ts';
import type { ChosenCoupon } from './redeem.ts';
import { faceOf, normalCode } from './rules.ts';
import type { BasketCustomer, BasketToPrice, LineToPrice, PricedBasket, PricedCoupon } from './terms.ts';

export interface Quote {
	validation: CouponValidation;
	/** Those that apply. */
	chosen: ChosenCoupon[];
	/** Names that stand for nothing that the caller may know of. */
	unknown: number;
	customer_id: string | null;
	channel: Channel;
}

type QuoteRefusal = Refusal<'invalid_request' | 'not_found' | 'store_not_allowed'>;

/** What codes take off a basket that the caller describes. */
export async function quoteBasket(
	queryable: Queryable,
	caller: Caller,
	input: CouponValidationInput,
	now: Date,
	/** What they are for, if that may have them already. */
	source: RedemptionSource | null = null,
): Promise<Quote | QuoteRefusal> {
	const trusted = caller.kind === 'staff' || caller.kind === 'secret';
	const errors = [...(trusted ? [] : trustedParts(input)), ...currencyErrors(input, caller.merchant.currency)];
	if (errors.length > 0) return invalid(errors);
	const { store_id = null, codes, channel = caller.channel } = input;
	if (store_id !== null && storesNotAllowed(caller, [store_id]).length > 0) {
		return refuse('store_not_allowed', 'That store is not one of yours, so nothing was looked at.');
	}
	const merchantId = caller.merchant.id;
	const store = store_id === null ? undefined : await findStore(queryable, merchantId, store_id);
	if (store_id !== null && !store) return refuse('not_found', 'No store has this id. GET /v1/stores lists them.');
	const customer = await customerOf(queryable, caller, input.customer_id);
	if (customer === undefined) return refuse('not_found', 'No customer has this id.');
	const lines = await linesOf(queryable, merchantId, input, store_id);
	const basket: BasketToPrice = {
		channel,
		timezone: store?.timezone ?? (await findHomeTimezone(queryable, merchantId)),
		at: now,
		customer,
		lines,
		shipping_amount: input.shipping?.amount ?? (await shippingOf(queryable, caller.merchant, lines)),
	};
	const customer_id = customer?.customer_id ?? null;
	const skus = lines.map(({ sku }) => sku);
	const found = await findCouponsToPrice(queryable, merchantId, codes, { customer_id, trusted, source, skus });
	const priced = priceBasket(basket, found);
	const known = knownOf(found, priced, trusted);
	const validation = validationOf(codes, known, priced, input, caller.merchant.currency);
	return { validation, chosen: chosenOf(found, priced), unknown: countUnknown(validation), customer_id, channel };
}

function countUnknown({ coupons }: CouponValidation): number {
	return coupons.filter(({ reason }) => reason === 'unknown').length;
}

/** Those that apply, to be reserved or redeemed. */
export function chosenOf(found: readonly FoundCoupon[], { coupons }: PricedBasket): ChosenCoupon[] {
	return found.flatMap(({ key, code, terms, wallet }) => {
		const priced = coupons.find((each) => each.key === key);
		const wallet_coupon_id = wallet?.wallet_coupon_id ?? null;
		return priced?.applies ? [{ coupon_id: terms.coupon_id, wallet_coupon_id, code, amount: priced.amount }] : [];
	});
}

function trustedParts(input: CouponValidationInput): PointedError[] {
	const detail = 'Is for staff and secret keys.';
	const names = ['channel', 'customer_id', 'shipping'] as const;
	return [
		...names.flatMap((name) => (input[name] === undefined ? [] : [{ pointer: `/${name}`, detail }])),
		...input.lines.flatMap(({ unit_price }, index) =>
			unit_price === undefined ? [] : [{ pointer: `/lines/${index}/unit_price`, detail }],
		),
	];
}

function currencyErrors({ lines, shipping }: CouponValidationInput, currency: string): PointedError[] {
	const detail = `Differs from the shop’s own, which is ${currency}.`;
	return [
		...(shipping && shipping.currency !== currency ? [{ pointer: '/shipping/currency', detail }] : []),
		...lines.flatMap(({ unit_price }, index) =>
			unit_price && unit_price.currency !== currency
				? [{ pointer: `/lines/${index}/unit_price/currency`, detail }]
				: [],
		),
	];
}

/** Null: nobody who is known. Undefined: named, and not there. */
async function customerOf(
	queryable: Queryable,
	caller: Caller,
	named: string | undefined,
): Promise<BasketCustomer | null | undefined> {
	const id = caller.kind === 'shopper' ? caller.customer_id : (named ?? null);
	return id === null ? null : findBasketCustomer(queryable, caller.merchant.id, id);
}

async function linesOf(
	queryable: Queryable,
	merchantId: string,
	{ lines }: CouponValidationInput,
	storeId: string | null,
): Promise<LineToPrice[]> {
	const rows = await findGoods(
		queryable,
		merchantId,
		lines.map(({ sku }) => sku),
	);
	const goods = new Map(rows.map((row) => [row.sku, row]));
	return lines.map(({ sku, quantity, unit_price, ship = false }, index) => {
		const { category = null, price_amount = null } = goods.get(sku) ?? {};
		return {
			key: String(index).padStart(4, '0'),
			sku,
			category,
			quantity,
			unit_amount: unit_price?.amount ?? Number(price_amount ?? 0),
			shipped: ship,
			store_id: ship ? null : storeId,
		};
	});
}

async function shippingOf(
	queryable: Queryable,
	{ id, currency }: Caller['merchant'],
	lines: readonly LineToPrice[],
): Promise<number> {
	const shipped = lines.filter((line) => line.shipped);
	if (shipped.length === 0) return 0;
	const { shipping } = orderingOf(await readOrdering(queryable, id), currency);
	const goods = shipped.reduce((sum, { quantity, unit_amount }) => sum + quantity * unit_amount, 0);
	return goods >= (shipping?.free_from?.amount ?? Infinity) ? 0 : (shipping?.price.amount ?? 0);
}

export interface Known {
	found: FoundCoupon;
	priced: PricedCoupon;
}

/** By name. To shoppers a code for one use that is over is one that never was. */
export function knownOf(
	found: readonly FoundCoupon[],
	{ coupons }: PricedBasket,
	trusted: boolean,
): Map<string, Known> {
	const hidden: readonly (CouponReason | null)[] = ['used', 'ended'];
	return new Map(
		found.flatMap((each, index): [string, Known][] => {
			const priced = coupons[index];
			const isBearer = each.wallet !== null && each.wallet.customer_id === null;
			return !priced || (!trusted && isBearer && hidden.includes(priced.reason))
				? []
				: [[each.key, { found: each, priced }]];
		}),
	);
}

/** As they were sent, without those that stand for what another one stands for. */
function namesOf(codes: readonly string[], known: ReadonlyMap<string, Known>): string[] {
	const stood = new Set([...known.values()].flatMap(({ found }) => [found.code, found.wallet?.wallet_coupon_id]));
	return [...new Set(codes)].filter((code) => known.has(code) || !(stood.has(normalCode(code)) || stood.has(code)));
}

/** Of each code as it was sent. */
export function verdictsOf(
	codes: readonly string[],
	known: ReadonlyMap<string, Known>,
	currency: string,
): CouponVerdict[] {
	const money = (amount: number) => ({ amount, currency });
	return namesOf(codes, known).map((code) => {
		const { found, priced: own } = known.get(code) ?? {};
		const missing = own?.missing ?? null;
		return {
			code,
			wallet_coupon_id: found?.wallet?.wallet_coupon_id ?? null,
			coupon: found && own?.reason !== 'unknown' ? faceOf(found.row, currency) : null,
			applies: own?.applies ?? false,
			amount: money(own?.amount ?? 0),
			reason: own ? own.reason : 'unknown',
			missing: missing === null ? null : money(missing),
		};
	});
}

function validationOf(
	codes: readonly string[],
	known: ReadonlyMap<string, Known>,
	priced: PricedBasket,
	{ lines }: CouponValidationInput,
	currency: string,
): CouponValidation {
	const money = (amount: number) => ({ amount, currency });
	return {
		coupons: verdictsOf(codes, known, currency),
		lines: lines.map(({ sku, quantity }, index) => {
			const { total = 0, discount = 0 } = priced.lines[index] ?? {};
			return { sku, quantity, total: money(total), discount: money(discount) };
		}),
		totals: {
			items: money(priced.items_amount),
			discount: money(priced.discount_amount),
			shipping: money(priced.shipping_amount),
			total: money(priced.total_amount),
		},
		points_multiplier: priced.points_multiplier,
	};
}
