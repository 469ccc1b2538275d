import {
	createCouponCodes,
	deleteCoupon,
	exportCouponCodes,
	getCoupon,
	issueCoupon as issueCouponOperation,
	listCoupons as listCouponsOperation,
	putCoupon as putCouponOperation,
	validateCoupons,
} from '@endcap/contract';
import { Readable } from 'node:stream';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { fingerprintOf, identityOf, once } from '../http/idempotency.ts';
import { answer, type Route } from '../http/operation-route.ts';
import { invalid, isRefusal, refuse, orUndo } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { wordPatterns } from '../products/rules.ts';
import { codeTaken, putCoupon, readCoupon, removeCoupon } from './change.ts';
import { codesFile, createCodes } from './codes.ts';
import { issueCoupon } from './issue.ts';
import { listProducts } from './products.queries.ts';
import { findCoupons, listCoupons } from './queries.ts';
import { quoteBasket } from './quote.ts';
import { redemptionRoutes } from './redemptions.routes.ts';
import { couponErrors, couponOf, judgeManager, noSuchCoupon } from './rules.ts';
import { walletRoutes } from './wallet.routes.ts';

const SKUS_SHOWN = 20;
/** SQLSTATE */
const UNIQUE_VIOLATION = '23505';

export function couponRoutes(route: Route, services: Services): void {
	const { database, now, codeAttempts: attempts } = services;

	route(listCouponsOperation, async ({ caller, query }) => {
		const { status, search = '', limit = 50, cursor } = query;
		const list = `coupons ${search}`;
		const [after] = cursor === undefined ? [] : (decodeCursor(list, cursor, ['text']) ?? [null]);
		if (after === null) return refuse('invalid_cursor', 'The cursor is not one of this list. Begin again without it.');
		const rows = await listCoupons(database, caller.merchant.id, {
			statuses: status,
			patterns: wordPatterns(search),
			after: after?.toString(),
			limit: limit + 1,
		});
		const cut = page(rows, limit, (last) => encodeCursor(list, [last.coupon_id]));
		const ids = cut.rows.map(({ coupon_id }) => coupon_id);
		const skus = new Map<string, string[]>(ids.map((id) => [id, []]));
		for (const { coupon_id, sku } of await listProducts(database, caller.merchant.id, ids, SKUS_SHOWN)) {
			skus.get(coupon_id)?.push(sku);
		}
		const { currency } = caller.merchant;
		const data = cut.rows.map((row) => couponOf(row, skus.get(row.coupon_id) ?? [], currency));
		return answer(200, { data, next_cursor: cut.next_cursor });
	});

	route(getCoupon, async ({ caller, params }) => {
		const coupon = await readCoupon(database, caller.merchant, params.coupon_id);
		return coupon ? answer(200, coupon) : noSuchCoupon();
	});

	route(putCouponOperation, async ({ caller, params, body }) => {
		const refusal = judgeManager(caller);
		if (refusal) return refusal;
		const errors = couponErrors(body, caller.merchant.currency);
		if (errors.length > 0) return invalid(errors);
		try {
			const put = await database.transaction(async (tx) => orUndo(await putCoupon(tx, caller, params.coupon_id, body)));
			if (!put.created) return answer(200, put.coupon);
			return answer(201, put.coupon, { location: `/v1/coupons/${encodeURIComponent(put.coupon.id)}` });
		} catch (error) {
			// Two at once took the same code.
			if ((error as { code?: unknown }).code === UNIQUE_VIOLATION) return codeTaken();
			throw error;
		}
	});

	route(deleteCoupon, async ({ caller, params }) => {
		const refusal = judgeManager(caller);
		if (refusal) return refusal;
		const removed = await database.transaction((tx) => removeCoupon(tx, caller, params.coupon_id));
		return isRefusal(removed) ? removed : answer(200, removed);
	});

	route(createCouponCodes, async (call) => {
		const { caller, params, body } = call;
		const refusal = judgeManager(caller);
		if (refusal) return refusal;
		const fingerprint = fingerprintOf(params, body);
		return once(database, identityOf(createCouponCodes, call), fingerprint, async (tx) => {
			const codes = orUndo(await createCodes(tx, caller.merchant.id, params.coupon_id, body.count, caller.channel));
			return { status: 201 as const, text: JSON.stringify(codes) };
		});
	});

	route(exportCouponCodes, async ({ caller, params }) => {
		const refusal = judgeManager(caller);
		if (refusal) return refusal;
		const [row] = await findCoupons(database, caller.merchant.id, [params.coupon_id]);
		if (!row) return noSuchCoupon();
		return {
			status: 200 as const,
			headers: {
				'content-type': 'text/csv; charset=utf-8; header=present',
				'content-disposition': 'attachment; filename="codes.csv"',
			},
			file: Readable.from(codesFile(database, caller.merchant.id, row.coupon_id)),
		};
	});

	route(issueCouponOperation, async (call) => {
		const { caller, params, body } = call;
		return once(database, identityOf(issueCouponOperation, call), fingerprintOf(params, body), async (tx) => {
			const issued = orUndo(await issueCoupon(tx, caller, params.coupon_id, body, now()));
			return { status: 201 as const, text: JSON.stringify(issued) };
		});
	});

	route(validateCoupons, async ({ caller, body, request }) => {
		const { length } = [...new Set(body.codes)];
		const limited = attempts.take(caller, request.ip, length);
		if (limited) return limited;
		const quote = await quoteBasket(database, caller, body, now());
		attempts.giveBack(caller, request.ip, isRefusal(quote) ? length : length - quote.unknown);
		return isRefusal(quote) ? quote : answer(200, quote.validation);
	});

	walletRoutes(route, services);
	redemptionRoutes(route, services);
}
