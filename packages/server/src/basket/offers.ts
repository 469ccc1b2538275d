import type { Cart, RewardVerdict } from '@endcap/contract';
import { findBasketCustomer, findHomeTimezone } from '../coupons/customers.queries.ts';
import { priceNamed } from '../coupons/price-named.ts';
import { findGoods } from '../coupons/products.queries.ts';
import type { LineToPrice } from '../coupons/terms.ts';
import type { Queryable } from '../database/database.ts';
import type { Caller } from '../http/caller.ts';
import { quotePoints } from '../loyalty/earn.ts';
import { selectProgram } from '../loyalty/program.queries.ts';
import { findRewardsToUse } from '../loyalty/usable.ts';
import type { OrderOffers } from '../orders/benefits.ts';
import { findStore } from '../stores/queries.ts';
import type { CartRow } from './queries.ts';
import { cartOf, totalsOf, type Terms } from './rules.ts';

type Offers = Pick<CartRow, 'coupons' | 'rewards'>;

/** As its shopper sees it, with what coupons and rewards take off. */
export async function presentCart(queryable: Queryable, caller: Caller, row: CartRow, terms: Terms): Promise<Cart> {
	const cart = cartOf(row, terms);
	if (cart.status !== 'active' || cart.lines.length === 0) return { ...cart, ...emptyOffers(row, terms) };
	const { priced, ...offers } = await priceCart(queryable, caller, cart, row, terms);
	const money = (amount: number) => ({ amount, currency: terms.currency });
	return {
		...cart,
		lines: cart.lines.map((line, index) => ({ ...line, discount: money(priced.lines[index]?.discount ?? 0) })),
		totals: {
			items: money(priced.items_amount),
			discount: money(priced.discount_amount),
			shipping: money(priced.shipping_amount),
			total: money(priced.total_amount),
		},
		coupons: offers.coupons,
		rewards: offers.rewards,
		points: await pointsOf(queryable, caller, cart, { priced, factors: offers.factors }, terms),
	};
}

/** Of an empty cart, or one that has ended, nothing is judged. */
function emptyOffers({ coupons, rewards }: Offers, { currency }: Terms): Pick<Cart, 'coupons' | 'rewards'> {
	const amount = { amount: 0, currency };
	return {
		coupons: coupons.map((code) => ({
			code,
			wallet_coupon_id: null,
			coupon: null,
			applies: false,
			amount,
			reason: 'no_product_matches',
			missing: null,
		})),
		rewards: rewards.map((id) => ({
			id,
			name: null,
			points: 0,
			applies: false,
			amount,
			reason: 'nothing_to_take_off',
		})),
	};
}

/** What coupons and rewards take off a cart, and what an order of it would use. */
export async function priceCart(
	queryable: Queryable,
	caller: Caller,
	cart: Cart,
	{ coupons, rewards }: Offers,
	terms: Terms,
): Promise<OrderOffers & { priced: Awaited<ReturnType<typeof priceNamed>>['priced'] }> {
	const { merchant } = caller;
	const customer_id = caller.kind === 'shopper' ? caller.customer_id : null;
	const judged = await findRewardsToUse(queryable, merchant.id, rewards, { customer_id });
	const candidates = judged.flatMap(({ reward, reason }) => (reward && reason === null ? [reward] : []));
	const { priced, verdicts, chosen } = await priceNamed(
		queryable,
		merchant,
		{
			channel: cart.channel,
			timezone: coupons.length === 0 ? 'UTC' : await timezoneOf(queryable, merchant.id, cart),
			at: terms.now,
			customer: customer_id === null ? null : ((await findBasketCustomer(queryable, merchant.id, customer_id)) ?? null),
			lines: await linesOf(queryable, merchant.id, cart),
			shipping_amount: totalsOf(cart.lines, terms).shipping.amount,
		},
		{
			codes: coupons,
			rewards: candidates.map(({ id, benefit }) => ({ key: id, benefit })),
			trusted: caller.kind !== 'shopper',
			source: null,
		},
	);
	const own = new Map(priced.rewards.map((each) => [each.key, each]));
	return {
		priced,
		customer_id,
		coupons: verdicts,
		chosen,
		rewards: judged.map(({ id, reward, reason }): RewardVerdict => {
			const { applies = false, amount = 0 } = own.get(id) ?? {};
			const verdict = { id, name: reward?.name ?? null, points: reward?.points ?? 0, applies };
			return {
				...verdict,
				amount: { amount, currency: merchant.currency },
				reason: reason ?? (applies ? null : 'nothing_to_take_off'),
			};
		}),
		usable: candidates.filter(({ id }) => own.get(id)?.applies),
		factors: Object.fromEntries(
			cart.lines.flatMap(({ sku }, index) => {
				const factor = priced.lines[index]?.points_factor ?? 1;
				return factor === 1 ? [] : [[sku, factor]];
			}),
		),
	};
}

/** Of the store where the first of it is collected. */
async function timezoneOf(queryable: Queryable, merchantId: string, { lines }: Cart): Promise<string> {
	const [store_id] = lines.flatMap(({ fulfillment }) => (fulfillment?.method === 'pickup' ? fulfillment.store_id : []));
	const store = store_id === undefined ? undefined : await findStore(queryable, merchantId, store_id);
	return store?.timezone ?? findHomeTimezone(queryable, merchantId);
}

async function linesOf(queryable: Queryable, merchantId: string, { lines }: Cart): Promise<LineToPrice[]> {
	const skus = lines.map(({ sku }) => sku);
	const goods = new Map((await findGoods(queryable, merchantId, skus)).map((row) => [row.sku, row]));
	return lines.map(({ sku, quantity, unit_price, fulfillment }, index) => ({
		key: String(index).padStart(4, '0'),
		sku,
		category: goods.get(sku)?.category ?? null,
		quantity,
		unit_amount: unit_price?.amount ?? 0,
		shipped: fulfillment?.method === 'ship',
		store_id: fulfillment?.method === 'pickup' ? fulfillment.store_id : null,
	}));
}

async function pointsOf(
	queryable: Queryable,
	caller: Caller,
	{ channel, lines }: Cart,
	{ priced, factors }: { priced: { lines: { total: number; discount: number }[] }; factors: Record<string, number> },
	{ now }: Terms,
): Promise<number | null> {
	const { id } = caller.merchant;
	if (!(await selectProgram(queryable, id))?.active) return null;
	const rows = await findGoods(
		queryable,
		id,
		lines.map(({ sku }) => sku),
	);
	const categories = new Map(rows.map(({ sku, category }) => [sku, category]));
	return quotePoints(queryable, id, {
		customer_id: caller.kind === 'shopper' ? caller.customer_id : null,
		channel,
		store_id: null,
		lines: lines.map(({ sku }, index) => {
			const { total = 0, discount = 0 } = priced.lines[index] ?? {};
			return { sku, category: categories.get(sku), amount: total - discount, factor: factors[sku] };
		}),
		now,
	});
}
