import type {
	CouponVerdict,
	ProductPage,
	Sale,
	SaleInput,
	SalePage,
	SalePrice,
	ScanResult,
	Variant,
	VariantPage,
} from '@endcap/contract';
import { unlessAborted } from '../shared/abort.ts';
import { EndcapTimeoutError, isEndcapError, isEndcapProblem } from '../shared/errors.ts';
import { makeIdempotencyKey } from '../shared/idempotency-key.ts';
import { createKeeper } from '../shared/keeper.ts';
import type { Behind } from '../shared/lazily.ts';
import { refusalOf } from '../shared/outcome.ts';
import { PAGE } from '../shared/shape.ts';
import type { Transport } from '../shared/transport.ts';
import { write } from '../shared/write.ts';
import { createKeptSales } from './kept-sales.ts';
import { createKnownArticles } from './known-articles.ts';
import { createReceiptNumbers } from './receipt-numbers.ts';
import type { SaleOutcome, Sales } from './sales.ts';

const PATH = '/v1/sales';
/** A queue waits for no server longer than this (ms). */
const SOON = 6000;
/** Articles a page, pages of them, and until they are read again (ms). */
const A_PAGE = 250;
const PAGES = 40;
const HOUR = 3_600_000;
const MOST_FOUND = 50;
/** What one address holds of SKUs. */
const MOST_NAMED = 40;
/** As it is scanned: alone, in groups, or at the end of an address. */
const MEMBER_CODE = /^(?:https?:\/\/\S+\/)?(m[a-z2-7]{19})$/;

/** What stands behind `Sales`. */
export function createSales(transport: Transport, baseUrl: string): Behind<Sales> {
	const keeper = createKeeper({ baseUrl });
	const known = createKnownArticles();
	const kept = createKeptSales(transport, keeper);
	let learnt = -HOUR;

	/** Once, since whoever stands at a till does not wait for a second try. */
	async function post<T>(path: string, body: object, shape: readonly (keyof T & string)[], signal?: AbortSignal) {
		return soon((stop) => write<T>(transport, 'POST', path, body, { shape, signal: stop, once: true }), signal);
	}

	async function recorded(send: () => Promise<{ status: number; value: Sale }>): Promise<SaleOutcome> {
		try {
			const { status, value } = await send();
			return { outcome: status === 201 ? 'recorded' : 'recorded_before', sale: value };
		} catch (error) {
			if (isEndcapProblem(error, 'coupon_refused')) {
				const { pointers } = refusalOf(error, 'coupon_refused');
				return { outcome: 'coupon_refused', pointers, coupons: (error.problem.coupons ?? []) as CouponVerdict[] };
			}
			return refusalOf(
				error,
				'not_found',
				'receipt_reused',
				'store_not_allowed',
				'reward_refused',
				'refund_refused',
				'total_differs',
				'rate_limited',
			);
		}
	}

	const settings = { shape: ['id', 'receipt'] as const, once: true };

	return {
		async scan(code, { signal } = {}) {
			try {
				const { value } = await post<ScanResult>('/v1/scan', { code }, ['kind'], signal);
				if (value.kind === 'variant') known.remember([value.variant]);
				return value;
			} catch (error) {
				if (!isUnanswered(error)) throw error;
				const variant = known.find(code);
				if (variant) return { kind: 'variant', variant };
				const [, member] = MEMBER_CODE.exec(code.replaceAll(/\s/g, '').toLowerCase()) ?? [];
				return member === undefined ? { kind: 'not_asked' } : { kind: 'member_code', code: member };
			}
		},
		async articles(search, { signal } = {}) {
			try {
				const query = { search, limit: MOST_FOUND };
				const { data } = await soon(
					(stop) => transport.get<ProductPage>('/v1/products', query, PAGE, { signal: stop }),
					signal,
				);
				const variants = data.flatMap((product) => product.variants).filter(({ status }) => status !== 'draft');
				known.remember(variants);
				// The words may be of one colour of a product, or of its category.
				const meant = known.search(search, MOST_FOUND);
				return meant.length > 0 ? meant : variants.slice(0, MOST_FOUND);
			} catch (error) {
				if (!isUnanswered(error)) throw error;
				return known.search(search, MOST_FOUND);
			}
		},
		async named(skus, options) {
			const unknown = skus.filter((sku) => !known.find(sku));
			if (unknown.length > 0) {
				const query = { sku: unknown.slice(0, MOST_NAMED), limit: MOST_NAMED };
				known.remember((await transport.get<VariantPage>('/v1/variants', query, PAGE, options)).data);
			}
			return skus.flatMap((sku) => known.find(sku) ?? []);
		},
		async learn() {
			if (performance.now() - learnt < HOUR) return;
			learnt = performance.now();
			try {
				let cursor: string | undefined;
				for (let page = 0; page < PAGES && (page === 0 || cursor !== undefined); page++) {
					const query = { limit: A_PAGE, cursor };
					const { data, next_cursor } = await transport.get<VariantPage>('/v1/variants', query, PAGE);
					known.remember(data.filter(({ status }: Variant) => status !== 'draft'));
					cursor = next_cursor ?? undefined;
				}
			} catch {
				learnt = -HOUR;
			}
		},
		async price(input, { signal } = {}) {
			try {
				const { value } = await post<SalePrice>(`${PATH}/price`, input, ['lines', 'totals'], signal);
				known.rememberPrice(input, value);
				return { outcome: 'priced', price: value };
			} catch (error) {
				if (isUnanswered(error)) return { outcome: 'last_known', ...known.price(input) };
				return refusalOf(error, 'not_found', 'refund_refused', 'store_not_allowed', 'rate_limited');
			}
		},
		record: (input, { idempotencyKey = makeIdempotencyKey(), signal } = {}) =>
			recorded(() => write<Sale>(transport, 'POST', PATH, input, { ...settings, once: false, idempotencyKey, signal })),
		async ring(input, told) {
			const { customer } = input;
			if (customer && 'code' in customer) return kept.keep(asTold(input, told));
			const idempotencyKey = makeIdempotencyKey();
			try {
				return await recorded(() =>
					soon((signal) => write<Sale>(transport, 'POST', PATH, input, { ...settings, idempotencyKey, signal })),
				);
			} catch (error) {
				if (!isUnanswered(error)) throw error;
				return kept.keep(asTold(input, told));
			}
		},
		keep: kept.keep,
		list: (query = {}, options) => transport.get<SalePage>(PATH, query, PAGE, options),
		async find({ store_id, receipt }, options) {
			const { data } = await transport.get<SalePage>(PATH, { receipt, limit: 20 }, PAGE, options);
			return data.find((sale) => sale.store_id === store_id) ?? data[0];
		},
		nextReceipt: createReceiptNumbers(keeper, baseUrl),
		$kept: kept.read,
		dismiss: kept.dismiss,
	};
}

/** As it was told to whoever paid: later its prices may be others. */
function asTold(input: SaleInput, { lines, totals }: SalePrice): SaleInput {
	// One discount says that nothing else is to be taken off, so there is none where there was none.
	const discounted = totals.discount.amount !== 0;
	return {
		...input,
		lines: lines.map(({ sku, quantity, unit_price, discount }) => ({
			sku,
			quantity,
			...(unit_price && { unit_price }),
			...(discounted && { discount }),
		})),
	};
}

/** Rejects with an EndcapTimeoutError when it takes too long for a till. */
async function soon<T>(call: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T> {
	const stop = new AbortController();
	const timer = setTimeout(() => stop.abort(new EndcapTimeoutError('No answer came in time for a till.')), SOON);
	try {
		return await unlessAborted(call(stop.signal), signal);
	} finally {
		clearTimeout(timer);
		stop.abort();
	}
}

/** Nobody answered, or a server that cannot: another try may come to something. */
function isUnanswered(error: unknown): boolean {
	if (isEndcapProblem(error)) return error.status >= 500;
	return isEndcapError(error) && error.name !== 'EndcapError';
}
