import type {
	Coupon,
	CouponCodes,
	CouponInput,
	CouponIssued,
	CouponPage,
	Redemption,
	RedemptionPage,
} from '@endcap/contract';
import { makeIdempotencyKey } from '../shared/idempotency-key.ts';
import type { Behind } from '../shared/lazily.ts';
import { refusalOf } from '../shared/outcome.ts';
import { PAGE, type Shape } from '../shared/shape.ts';
import type { Transport } from '../shared/transport.ts';
import { write } from '../shared/write.ts';
import type { StaffFeed } from '../staff/feed.ts';
import { COUPONS, createCouponLists } from './coupon-lists.state.ts';
import type { CouponOutcome, StoreCoupons } from './store-coupons.ts';

const COUPON: Shape<Coupon> = ['id', 'status', 'benefit'];
const CODES: Shape<CouponCodes> = ['created', 'total', 'left'];
const ISSUED: Shape<CouponIssued> = ['issued', 'skipped'];
const REDEMPTION: Shape<Redemption> = ['id', 'status'];
const REDEMPTIONS = '/v1/redemptions';

/** What stands behind `StoreCoupons`. */
export function createStoreCoupons(transport: Transport, feed: StaffFeed, baseUrl: string): Behind<StoreCoupons> {
	const lists = createCouponLists(transport, feed);
	const pathOf = (id: string) => `${COUPONS}/${encodeURIComponent(id)}`;

	const get: StoreCoupons['get'] = (id, options) => transport.get(pathOf(id), {}, COUPON, options);

	async function put(id: string, input: CouponInput, signal?: AbortSignal): Promise<CouponOutcome> {
		try {
			// Sent again it comes to the same.
			const { value } = await write(transport, 'PUT', pathOf(id), input, { shape: COUPON, signal, once: false });
			lists.readAgain();
			return { outcome: 'saved', coupon: value };
		} catch (error) {
			return refusalOf(
				error,
				'coupon_state',
				'coupon_code_taken',
				'conflict',
				'invalid_request',
				'key_not_allowed',
				'payload_too_large',
			);
		}
	}

	return {
		list: (query = {}, options) => transport.get<CouponPage>(COUPONS, query, PAGE, options),
		get,
		put: (id, input, options) => put(id, input, options?.signal),
		async setStatus(id, status, options) {
			return put(id, { ...inputOf(await get(id, options)), status }, options?.signal);
		},
		async createCodes(id, count, { idempotencyKey = makeIdempotencyKey(), signal } = {}) {
			try {
				const settings = { shape: CODES, idempotencyKey, signal };
				return {
					outcome: 'created',
					...(await write(transport, 'POST', `${pathOf(id)}/codes`, { count }, settings)).value,
				};
			} catch (error) {
				return refusalOf(error, 'coupon_state', 'key_not_allowed', 'not_found');
			}
		},
		codesUrl: async (id) => `${baseUrl}${pathOf(id)}/codes.csv`,
		async issue(id, whom, { idempotencyKey = makeIdempotencyKey(), signal } = {}) {
			try {
				const settings = { shape: ISSUED, idempotencyKey, signal };
				return { outcome: 'issued', ...(await write(transport, 'POST', `${pathOf(id)}/issue`, whom, settings)).value };
			} catch (error) {
				return refusalOf(error, 'coupon_refused', 'coupon_state', 'key_not_allowed', 'not_found');
			}
		},
		redemptions: (query = {}, options) => transport.get<RedemptionPage>(REDEMPTIONS, query, PAGE, options),
		async rollBack(id, { idempotencyKey = makeIdempotencyKey(), signal } = {}) {
			try {
				const path = `${REDEMPTIONS}/${encodeURIComponent(id)}/rollback`;
				const { value } = await write(transport, 'POST', path, undefined, {
					shape: REDEMPTION,
					idempotencyKey,
					signal,
				});
				return { outcome: 'rolled_back', redemption: value };
			} catch (error) {
				return refusalOf(error, 'redemption_state', 'store_not_allowed', 'key_not_allowed', 'not_found');
			}
		},
		$coupons: (source, query) => lists.read(source, query),
	};
}

/** What was said to make it as it is. */
function inputOf(coupon: Coupon): CouponInput {
	const { id: _id, uses: _uses, excess: _excess, created_at: _created, updated_at: _updated, ...input } = coupon;
	const { products } = coupon;
	return { ...input, products: products && { categories: products.categories, skus: products.skus } };
}
