import type { Coupon, CouponPage } from '@endcap/contract';
import type { Source } from '../shared/live.ts';
import { whileMounted } from '../shared/mounting.ts';
import { PAGE } from '../shared/shape.ts';
import type { Reading, Transport } from '../shared/transport.ts';
import type { StaffFeed } from '../staff/feed.ts';
import type { CouponList, CouponsQuery } from './store-coupons.ts';

/** What keeps lists of coupons current. */
export interface CouponLists {
	read(source: Source<CouponList>, query: CouponsQuery): Promise<void>;
	/** Reads again what is looked at, since something has just been changed here. */
	readAgain(): void;
}

export const COUPONS = '/v1/coupons';

/** What one page holds. */
const PAGE_SIZE = 100;
/** What happens together is read together (ms). */
const TOGETHER = 50;

export function createCouponLists(transport: Transport, feed: StaffFeed): CouponLists {
	const reads = new WeakMap<Source<CouponList>, () => Promise<void>>();
	/** Those that somebody looks at. */
	const mounted = new Set<() => Promise<void>>();

	function follow(source: Source<CouponList>, { search, status, most = PAGE_SIZE }: CouponsQuery) {
		let timer: ReturnType<typeof setTimeout> | undefined;

		const read = async () => {
			const coupons: Coupon[] = [];
			let cursor: string | undefined;
			let first: Reading<CouponPage> | undefined;
			do {
				const limit = Math.min(most - coupons.length, PAGE_SIZE);
				const query = { search: search || undefined, status, limit, cursor };
				const page = await transport.read<CouponPage>(COUPONS, query, PAGE);
				first ??= page;
				coupons.push(...page.value.data);
				cursor = page.value.next_cursor ?? undefined;
			} while (cursor !== undefined && coupons.length < most);
			source.accept({ ...first, value: { coupons, complete: cursor === undefined } });
		};
		reads.set(source, read);
		whileMounted(source.$live, () => {
			mounted.add(read);
			const leave = feed.listen((happened) => {
				if (happened !== 'resync' && !/^(coupon|wallet_coupon|redemption)\./.test(happened.type)) return;
				timer ??= setTimeout(() => {
					timer = undefined;
					read().catch(() => undefined);
				}, TOGETHER);
			});
			return () => {
				leave();
				mounted.delete(read);
			};
		});
		return read;
	}

	return {
		read: (source, query) => (reads.get(source) ?? follow(source, query))(),
		readAgain: () => mounted.forEach((read) => void read().catch(() => undefined)),
	};
}
