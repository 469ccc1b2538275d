import { randomUUID } from 'node:crypto';
import type { Pickup } from '@endcap/contract';
import type { Database, Queryable } from '@endcap/server';
import {
	bookSlots,
	lockAndJudgeSlots,
	type SlotRefusal,
	type WantedSlot,
} from '../../packages/server/src/collect/bookings.ts';
import type { Looking } from '../../packages/server/src/collect/calendar.ts';
import { RefusedInTransaction } from '../../packages/server/src/http/problems.ts';
import { reserveMany } from '../../packages/server/src/reservations/batch.queries.ts';
import { WEEKDAYS } from '../../packages/server/src/stores/opening-hours/tokens.ts';
import { upsertStore } from '../../packages/server/src/stores/queries.ts';
import { rowOf } from '../../packages/server/src/stores/rules.ts';
import { storeInput } from './shop.ts';
import { StockRoom } from './stock-room.ts';

const HOUR = 3_600_000;
const ALWAYS = WEEKDAYS.map((day) => ({ day, opens: '00:00', closes: '24:00' }));

/** A shop that never closes, in UTC, whose slots begin with each hour; and goods enough for every order. */
export class SlotDesk {
	readonly room: StockRoom;

	private constructor(room: StockRoom) {
		this.room = room;
	}

	static async make(database: Database, capacity: number | null, stores = ['tartu']): Promise<SlotDesk> {
		const levels = Object.fromEntries(stores.map((store) => [`KETTLE@${store}`, 10_000]));
		const desk = new SlotDesk(await StockRoom.make(database, levels));
		for (const store of stores) await desk.setPickup({ slot_capacity: capacity }, store);
		return desk;
	}

	/** The same shop through another node. */
	through(database: Database): SlotDesk {
		return new SlotDesk(this.room.through(database));
	}

	async setPickup(changed: Partial<Pickup>, store = 'tartu'): Promise<void> {
		const usual = { prep_minutes: 60, hold_hours: 48, slot_minutes: 60, slot_capacity: null, same_day_until: null };
		const input = storeInput({ hours: ALWAYS, timezone: 'UTC', pickup: { ...usual, ...changed } });
		await upsertStore(this.room.database, this.room.merchant.id, rowOf(store, input));
	}

	/** The slot that starts so many whole hours from now. */
	slot(hours: number): Date {
		return new Date((Math.floor(Date.now() / HOUR) + hours) * HOUR);
	}

	/** Holds a kettle and the slot of it, both or neither, and resolves to the reservation. */
	async book(
		starts_at: Date,
		{ store_id = 'tartu', except }: { store_id?: string; except?: string[] } = {},
	): Promise<string | SlotRefusal> {
		const { database, merchant } = this.room;
		const id = randomUUID();
		try {
			await database.transaction(async (tx) => {
				const looking: Looking = { now: new Date(), except };
				const judged = await lockAndJudgeSlots(
					tx,
					merchant.id,
					[{ store_id, starts_at, pointer: '/pickups/0/starts_at' }],
					looking,
				);
				if ('problem' in judged) throw new RefusedInTransaction(judged);
				await this.#hold(tx, id, store_id);
				await bookSlots(tx, merchant.id, [{ reservation_id: id, store_id, starts_at }]);
			});
			return id;
		} catch (error) {
			if (error instanceof RefusedInTransaction) return error.refusal as SlotRefusal;
			throw error;
		}
	}

	/** Locks slots for one order more, and lets go of them. */
	judge(wanted: readonly WantedSlot[]): ReturnType<typeof lockAndJudgeSlots> {
		const { database, merchant } = this.room;
		return database.transaction((tx) => lockAndJudgeSlots(tx, merchant.id, wanted, { now: new Date() }));
	}

	async #hold(tx: Queryable, id: string, store_id: string): Promise<void> {
		const key = randomUUID().replaceAll('-', '');
		const [outcome] = await reserveMany(tx, this.room.merchant.id, [
			{
				id,
				key,
				fingerprint: key,
				channel: 'web',
				owner_id: 'anna',
				hold_minutes: 30,
				choices: [],
				lines: [{ sku: 'KETTLE', store_id, quantity: 1 }],
			},
		]);
		if (outcome?.outcome !== 'made') throw new Error('The kettle was not held');
	}

	/** How many have a slot now. */
	async taken(starts_at: Date, store_id = 'tartu'): Promise<number> {
		const [row] = await this.room.database.query<{ taken: number }>(
			{
				text: `SELECT count(*)::integer AS taken FROM counting_booking
					WHERE merchant_id = $1 AND store_id = $2 AND starts_at = $3`,
			},
			[this.room.merchant.id, store_id, starts_at],
		);
		return row?.taken ?? 0;
	}
}
