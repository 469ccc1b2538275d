import type { Database, Queryable } from '../database/database.ts';
import { localTime } from '../stores/zone.ts';
import { findHomeTimezone, findReceivers } from './customers.queries.ts';
import { insertCounted, madeForBirthdays } from './issue.ts';
import { judgeTime } from './judge.rules.ts';
import { findGivenForBirthdays, lockCoupons } from './queries.ts';
import { readUses } from './uses.queries.ts';
import { findIssuedReasons } from './wallet.queries.ts';

const LOOK_MS = 60_000;
const EVERYBODY = { customerIds: null, segment: null, birthday: true };

/**
 * Puts birthday coupons into wallets, every day, once a customer and birthday. Those with a code, or that are claimed, are
 * left to shoppers. Any node may at any time: each remembers what it has done on a day, in the zone of the merchant's
 * first store, and a coupon that was changed since is looked at again.
 */
export class BirthdayCoupons {
	readonly #database: Database;
	readonly #now: () => Date;
	/** The day and version by merchant and coupon. */
	#done = new Map<string, string>();
	#looked = -Infinity;

	constructor(database: Database, now: () => Date) {
		this.#database = database;
		this.#now = now;
	}

	/** Resolves to how many were given; at most once a minute it looks at all. */
	async sweep(): Promise<number> {
		if (performance.now() - this.#looked < LOOK_MS) return 0;
		this.#looked = performance.now();
		return this.giveAll();
	}

	async giveAll(): Promise<number> {
		const now = this.#now();
		const before = this.#done;
		this.#done = new Map();
		let given = 0;
		for (const { merchant_id, coupon_id, version } of await findGivenForBirthdays(this.#database)) {
			const timezone = await findHomeTimezone(this.#database, merchant_id);
			const key = JSON.stringify([merchant_id, coupon_id]);
			const state = `${localTime(timezone, now.getTime(), 0).today} ${timezone} ${version}`;
			if (before.get(key) !== state) {
				given += await this.#database.transaction((tx) => giveForBirthdays(tx, merchant_id, coupon_id, timezone, now));
			}
			this.#done.set(key, state);
		}
		return given;
	}
}

/** To as many as there are left for, in the order in which they joined. */
async function giveForBirthdays(
	tx: Queryable,
	merchantId: string,
	couponId: string,
	timezone: string,
	now: Date,
): Promise<number> {
	const [row] = await lockCoupons(tx, merchantId, [couponId]);
	if (!row || judgeTime(row, null, { timezone, at: now }) !== null) return 0;
	const receivers = await findReceivers(tx, merchantId, couponId, EVERYBODY, row.limit_per_customer);
	const meant = receivers.filter(({ segments }) => row.segments?.some((each) => segments.includes(each)) ?? true);
	const wanted = madeForBirthdays(row, meant, timezone, now);
	const reasons = wanted.flatMap(({ issued_for }) => issued_for ?? []);
	const before = await findIssuedReasons(tx, merchantId, couponId, reasons);
	const made = wanted.filter(({ issued_for }) => issued_for !== null && !before.has(issued_for));
	const [left] = await readUses(tx, merchantId, [couponId], null);
	const most = row.limit_total === null ? made.length : Math.max(0, row.limit_total - (left?.uses ?? 0));
	const issued = await insertCounted(tx, merchantId, row, made.slice(0, most), { channel: 'web', channels: null });
	return issued ?? 0;
}
