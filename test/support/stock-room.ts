import { randomUUID } from 'node:crypto';
import type {
	Adjustment,
	AdjustmentInput,
	Channel,
	Reservation,
	ReservationInput,
	Sale,
	SaleInput,
	VariantInput,
} from '@endcap/contract';
import type { Database } from '@endcap/server';
import type { Caller } from '../../packages/server/src/http/caller.ts';
import type { Refusal } from '../../packages/server/src/http/problems.ts';
import { createMerchant } from '../../packages/server/src/merchants/rules.ts';
import { replaceProduct } from '../../packages/server/src/products/replace.ts';
import { rowsOf } from '../../packages/server/src/products/rules.ts';
import { ReservationBatches, type HoldAnswer } from '../../packages/server/src/reservations/batch.ts';
import { changeReservation } from '../../packages/server/src/reservations/change.ts';
import type { Action } from '../../packages/server/src/reservations/rules.ts';
import { recordSale } from '../../packages/server/src/sales/record.ts';
import { adjustStock } from '../../packages/server/src/stock/adjust.ts';
import { upsertStore } from '../../packages/server/src/stores/queries.ts';
import { rowOf } from '../../packages/server/src/stores/rules.ts';
import { eventsSoFar, type ToldEvent } from './events-so-far.ts';
import { productInput, setLevel, storeInput, type LevelFields } from './shop.ts';

export interface Level {
	on_hand: number;
	reserved: number;
}

export interface ReserveOptions {
	caller?: Caller;
	/** Idempotency key. */
	key?: string;
	/** Stores for lines that name none, best first. */
	choices?: string[];
}

type Undone<T> = T | Refusal;

/** A merchant with stores and goods, whose stock tests change by the real rules, as callers of every kind. */
export class StockRoom {
	readonly database: Database;
	readonly merchant: Caller['merchant'];
	readonly batches: ReservationBatches;

	private constructor(database: Database, merchantId: string) {
		this.database = database;
		this.merchant = { id: merchantId, name: 'Shop', currency: 'EUR', language: 'en' };
		this.batches = new ReservationBatches(database);
	}

	/** `stores` by nearness; a store called warehouse is one. `levels` by `SKU@store`. */
	static async make(
		database: Database,
		levels: Record<string, number | LevelFields>,
		variants: VariantInput[] = [],
	): Promise<StockRoom> {
		const { merchant_id } = await createMerchant(database, {
			name: 'Shop',
			slug: `shop-${randomUUID()}`,
			currency: 'EUR',
			language: 'en',
		});
		const room = new StockRoom(database, merchant_id);
		const places = Object.keys(levels).map((place) => place.split('@') as [string, string]);
		for (const store of new Set(places.map(([, store]) => store))) await room.addStore(store);
		const given = new Set(variants.map(({ sku }) => sku));
		const skus = [...new Set(places.map(([sku]) => sku))].filter((sku) => !given.has(sku));
		const { product, variants: rows } = rowsOf('goods', productInput([...skus, ...variants]));
		await replaceProduct(database, merchant_id, product, rows);
		for (const [place, level] of Object.entries(levels)) {
			const [sku = '', store = ''] = place.split('@');
			await setLevel(database, merchant_id, sku, store, typeof level === 'number' ? { on_hand: level } : level);
		}
		return room;
	}

	/** The same shop through another node. */
	through(database: Database): StockRoom {
		return new StockRoom(database, this.merchant.id);
	}

	async addStore(id: string): Promise<void> {
		const kind = id.startsWith('warehouse') ? 'warehouse' : 'store';
		await upsertStore(this.database, this.merchant.id, rowOf(id, storeInput({ name: id, kind })));
	}

	key(channel: Channel = 'server'): Caller {
		return { ...this.#common(channel), kind: 'secret' };
	}

	shopper(owner_id: string, channel: Channel = 'web'): Caller {
		const session = { session_id: owner_id, customer_id: null, owner_id, verified_lately: false, is_borrowed: false };
		return { ...this.#common(channel), kind: 'shopper', ...session };
	}

	staff(stores: string[] | null, name = 'Mari'): Caller {
		return { ...this.#common('till'), kind: 'staff', staff_id: name, name, role: 'clerk', stores };
	}

	#common(channel: Channel) {
		return { merchant: this.merchant, key_id: 'test', channel, origins: [], rate_limit: 1000, kiosk: null };
	}

	/** Text is one line, as `line` reads it. */
	async reserve(
		input: ReservationInput | string,
		{ caller = this.shopper('anna'), key = randomUUID(), choices = [] }: ReserveOptions = {},
	): Promise<Undone<Reservation>> {
		const body = typeof input === 'string' ? { lines: [this.line(input)] } : input;
		const answer = await this.hold(body, caller, key, choices);
		return 'body' in answer ? answer.body : answer;
	}

	/** `SKU@store` or `SKU@store*3`. */
	line(text: string): ReservationInput['lines'][number] {
		const [, sku = '', store_id, quantity = '1'] = /^([^@*]+)(?:@([^*]+))?(?:\*(\d+))?$/.exec(text) ?? [];
		return { sku, quantity: Number(quantity), ...(store_id !== undefined && { store_id }) };
	}

	hold(input: ReservationInput, caller: Caller, key: string, choices: string[] = []): Promise<HoldAnswer> {
		const hash = Buffer.from(key);
		const identity = { merchantId: this.merchant.id, hash, secret: Buffer.alloc(32, 1) };
		const fingerprint = Buffer.from(JSON.stringify(input));
		return this.batches.reserve({ caller, identity, fingerprint, choices, input });
	}

	change(
		{ id }: Pick<Reservation, 'id'>,
		action: Action,
		caller = this.key(),
		holdMinutes = 30,
	): Promise<Undone<Reservation>> {
		return this.database.transaction((tx) => changeReservation(tx, caller, id, { action, holdMinutes }));
	}

	/** As its caller would have it: a refusal undoes what was begun. */
	async sell(
		store_id: string,
		receipt: string,
		lines: Record<string, number> | SaleInput['lines'],
		{ reservation_id, caller = this.key('till') }: { reservation_id?: string; caller?: Caller } = {},
	): Promise<Undone<{ sale: Sale; recorded: boolean }>> {
		const input: SaleInput = {
			store_id,
			receipt,
			sold_at: '2026-03-25T10:00:00Z',
			lines: Array.isArray(lines) ? lines : Object.entries(lines).map(([sku, quantity]) => ({ sku, quantity })),
			...(reservation_id !== undefined && { reservation_id }),
		};
		return this.#undoing((tx) => recordSale(tx, caller, input, new Date()));
	}

	async adjust(input: AdjustmentInput, caller: Caller = this.key()): Promise<Undone<Adjustment>> {
		return this.#undoing((tx) => adjustStock(tx, caller, input));
	}

	async #undoing<T extends object>(work: (tx: Parameters<typeof recordSale>[0]) => Promise<T>): Promise<T> {
		let outcome: T | undefined;
		try {
			return await this.database.transaction(async (tx) => {
				outcome = await work(tx);
				if ('problem' in outcome) throw new Error('undone');
				return outcome;
			});
		} catch (error) {
			if (outcome && 'problem' in outcome) return outcome;
			throw error;
		}
	}

	/** On hand and reserved by `SKU@store`, as stored. */
	async levels(): Promise<Record<string, Level>> {
		const rows = await this.database.query<Level & { place: string }>(
			{
				text: `SELECT sku || '@' || store_id AS place, on_hand, reserved FROM inventory_level
					WHERE merchant_id = $1 ORDER BY 1`,
			},
			[this.merchant.id],
		);
		return Object.fromEntries(rows.map(({ place, ...level }) => [place, level]));
	}

	/** Lets the time of a hold pass, now or in so many milliseconds. */
	async lapse({ id }: Pick<Reservation, 'id'>, after = -1000): Promise<void> {
		await this.database.query(
			{
				text: `UPDATE reservation SET expires_at = now() + make_interval(secs => $3 / 1000.0)
					WHERE merchant_id = $1 AND reservation_id = $2`,
			},
			[this.merchant.id, id, after],
		);
	}

	/** So far, in order. */
	events(...types: string[]): Promise<ToldEvent[]> {
		return eventsSoFar(this.database, this.merchant.id, types);
	}
}

/** For what must not be refused. */
export function granted<T extends object>(outcome: T | Refusal): T {
	if ('problem' in outcome) throw new Error(`Refused: ${JSON.stringify(outcome)}`);
	return outcome;
}

/** The code of a refusal, or `granted`. */
export function codeOf(outcome: object): string {
	return 'problem' in outcome ? String(outcome.problem) : 'granted';
}
