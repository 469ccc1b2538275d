import type { CartLine, CartStatus, Channel } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

export interface CartLineRow {
	sku: string;
	quantity: number;
	method: 'pickup' | 'ship' | null;
	store_id: string | null;
	/** The price that the shopper saw last. */
	seen_amount: number | null;
	seen_currency: string | null;
	product_title: string;
	options: CartLine['options'];
	image: string | null;
	/** False when it cannot be ordered any more, whatever its price. */
	sold: boolean;
	/** Today’s price. */
	price_amount: number | null;
	currency: string | null;
}

export interface CartPickupRow {
	store_id: string;
	/** RFC 3339 */
	starts_at: string;
	ends_at: string;
}

export interface CartHoldRow {
	reservation_id: string;
	store_id: string;
	method: 'pickup' | 'ship';
	/** RFC 3339; null once it is promised without an end. */
	expires_at: string | null;
	/** Units that it holds now. */
	lines: { sku: string; quantity: number }[];
}

export interface CartRow {
	cart_id: string;
	/** As of now: expired also before anybody wrote that down. */
	status: CartStatus;
	channel: Channel;
	owner_id: string | null;
	staff_id: string | null;
	version: number;
	order_id: string | null;
	updated_at: Date;
	/** What the shopper wants to use, as it was sent. */
	coupons: string[];
	rewards: string[];
	/** In the order in which they were put in. */
	lines: CartLineRow[];
	pickups: CartPickupRow[];
	/** Those that count now. */
	holds: CartHoldRow[];
}

/** Whole seconds, as pickup times are told everywhere. */
const SECONDS = `'YYYY-MM-DD"T"HH24:MI:SS"Z"'`;
const LAPSED = `status = 'active' AND updated_at <= statement_timestamp() - interval '30 days'`;

const CARTS = `SELECT cart_id, CASE WHEN ${LAPSED} THEN 'expired' ELSE status END AS status, channel, owner_id, staff_id,
	version, order_id, updated_at, coupons, rewards,
	coalesce((
		SELECT jsonb_agg(jsonb_build_object('sku', line.sku, 'quantity', line.quantity, 'method', line.method,
				'store_id', line.store_id, 'seen_amount', line.seen_amount, 'seen_currency', line.seen_currency,
				'product_title', p.title, 'options', v.options, 'image', coalesce(v.image, p.image),
				'sold', p.status = 'active' AND NOT v.archived AND v.tracked, 'price_amount', v.price_amount,
				'currency', v.currency) ORDER BY line.number)
		FROM cart_line line
		JOIN variant v ON v.merchant_id = line.merchant_id AND v.sku = line.sku
		JOIN product p ON p.merchant_id = v.merchant_id AND p.product_id = v.product_id
		WHERE line.merchant_id = cart.merchant_id AND line.cart_id = cart.cart_id
	), '[]') AS lines,
	coalesce((
		SELECT jsonb_agg(jsonb_build_object('store_id', pickup.store_id,
			'starts_at', to_char(pickup.starts_at AT TIME ZONE 'UTC', ${SECONDS}),
			'ends_at', to_char(pickup.ends_at AT TIME ZONE 'UTC', ${SECONDS})) ORDER BY pickup.store_id)
		FROM cart_pickup pickup WHERE pickup.merchant_id = cart.merchant_id AND pickup.cart_id = cart.cart_id
	), '[]') AS pickups,
	coalesce((
		SELECT jsonb_agg(jsonb_build_object('reservation_id', hold.reservation_id, 'store_id', hold.store_id,
			'method', hold.method, 'expires_at', instant(held.expires_at), 'lines', held.lines) ORDER BY hold.reservation_id)
		FROM cart_hold hold
		CROSS JOIN LATERAL (
			SELECT reservation.expires_at,
				jsonb_agg(jsonb_build_object('sku', line.sku, 'quantity', line.held) ORDER BY line.line) AS lines
			FROM reservation
			JOIN reservation_line line ON line.merchant_id = reservation.merchant_id
				AND line.reservation_id = reservation.reservation_id AND line.held > 0
			WHERE reservation.merchant_id = hold.merchant_id AND reservation.reservation_id = hold.reservation_id
				AND (reservation.status = 'committed'
					OR reservation.status = 'active' AND reservation.expires_at > statement_timestamp())
			GROUP BY reservation.expires_at
		) held
		WHERE hold.merchant_id = cart.merchant_id AND hold.cart_id = cart.cart_id AND cart.status = 'active'
	), '[]') AS holds
	FROM cart`;

export interface CartFilter {
	ownerId: string | undefined;
	staffId: string | undefined;
	statuses: readonly CartStatus[] | undefined;
	/** The id of the row before. */
	after: string | undefined;
	limit: number;
}

/** Newest first; of one owner or one member of staff. */
export async function listCarts(
	queryable: Queryable,
	merchantId: string,
	{ ownerId, staffId, statuses, after, limit }: CartFilter,
): Promise<CartRow[]> {
	return queryable.query<CartRow>(
		{
			name: 'basket_list',
			text: `${CARTS} WHERE merchant_id = $1 AND (owner_id = $2 OR staff_id = $3)
					AND ($4::text[] IS NULL OR CASE WHEN ${LAPSED} THEN 'expired' ELSE status END = ANY ($4))
					AND ($5::text IS NULL OR cart_id < $5)
				ORDER BY cart_id DESC LIMIT $6`,
		},
		[merchantId, ownerId ?? null, staffId ?? null, statuses ?? null, after ?? null, limit],
	);
}

export async function findCart(queryable: Queryable, merchantId: string, cartId: string): Promise<CartRow | undefined> {
	const [row] = await queryable.query<CartRow>(
		{ name: 'basket_find', text: `${CARTS} WHERE merchant_id = $1 AND cart_id = $2` },
		[merchantId, cartId],
	);
	return row;
}

/** Before anything else is locked. */
export async function lockCart(tx: Queryable, merchantId: string, cartId: string): Promise<void> {
	await tx.query(
		{ name: 'basket_lock', text: 'SELECT FROM cart WHERE merchant_id = $1 AND cart_id = $2 FOR NO KEY UPDATE' },
		[merchantId, cartId],
	);
}

export type NewCart = Pick<CartRow, 'cart_id' | 'channel' | 'owner_id' | 'staff_id'>;

export async function insertCart(
	tx: Queryable,
	merchantId: string,
	{ cart_id, channel, owner_id, staff_id }: NewCart,
): Promise<void> {
	await tx.query(
		{
			name: 'basket_insert',
			text: `INSERT INTO cart (merchant_id, cart_id, channel, owner_id, staff_id) VALUES ($1, $2, $3, $4, $5)`,
		},
		[merchantId, cart_id, channel, owner_id, staff_id],
	);
}

/** Counts a change, and makes it completed when it became an order. */
export async function updateCart(
	tx: Queryable,
	merchantId: string,
	cartId: string,
	{ orderId }: { orderId?: string } = {},
): Promise<void> {
	await tx.query(
		{
			name: 'basket_update',
			text: `UPDATE cart SET version = version + 1, updated_at = clock_timestamp(), order_id = $3,
					status = CASE WHEN $3::text IS NULL THEN status ELSE 'completed' END
				WHERE merchant_id = $1 AND cart_id = $2`,
		},
		[merchantId, cartId, orderId ?? null],
	);
}

export interface LineToWrite {
	sku: string;
	quantity: number;
	method: 'pickup' | 'ship' | null;
	store_id: string | null;
}

/** Makes these its lines, in this order, at the prices that they have now. */
export async function putLines(
	tx: Queryable,
	merchantId: string,
	cartId: string,
	lines: readonly LineToWrite[],
): Promise<void> {
	await tx.query(
		{
			name: 'basket_put_lines',
			text: `WITH given AS (
					SELECT given.*, v.price_amount, CASE WHEN v.price_amount IS NOT NULL THEN v.currency END AS currency
					FROM ROWS FROM (jsonb_to_recordset($3::jsonb) AS (sku text, quantity integer, method text, store_id text))
						WITH ORDINALITY AS given (sku, quantity, method, store_id, number)
					JOIN variant v ON v.merchant_id = $1 AND v.sku = given.sku
				), gone AS (
					DELETE FROM cart_line line WHERE line.merchant_id = $1 AND line.cart_id = $2
						AND NOT EXISTS (SELECT FROM given WHERE given.sku = line.sku)
				)
				INSERT INTO cart_line AS line (merchant_id, cart_id, sku, number, quantity, method, store_id, seen_amount,
					seen_currency)
				SELECT $1, $2, sku, number, quantity, method, store_id, price_amount, currency FROM given
				ON CONFLICT (merchant_id, cart_id, sku) DO UPDATE SET number = excluded.number, quantity = excluded.quantity,
					method = excluded.method, store_id = excluded.store_id, seen_amount = excluded.seen_amount,
					seen_currency = excluded.seen_currency`,
		},
		[merchantId, cartId, JSON.stringify(lines)],
	);
}

/** Makes these what the shopper wants to use. */
export async function putOffers(
	tx: Queryable,
	merchantId: string,
	cartId: string,
	{ coupons, rewards }: Pick<CartRow, 'coupons' | 'rewards'>,
): Promise<void> {
	await tx.query(
		{
			name: 'basket_put_offers',
			text: 'UPDATE cart SET coupons = $3, rewards = $4 WHERE merchant_id = $1 AND cart_id = $2',
		},
		[merchantId, cartId, coupons, rewards],
	);
}

/** Makes these its pickup times. */
export async function putPickups(
	tx: Queryable,
	merchantId: string,
	cartId: string,
	pickups: readonly CartPickupRow[],
): Promise<void> {
	await tx.query(
		{
			name: 'basket_put_pickups',
			text: `WITH given AS (
					SELECT * FROM jsonb_to_recordset($3::jsonb) AS given (store_id text, starts_at timestamptz, ends_at timestamptz)
				), gone AS (
					DELETE FROM cart_pickup pickup WHERE pickup.merchant_id = $1 AND pickup.cart_id = $2
						AND NOT EXISTS (SELECT FROM given WHERE given.store_id = pickup.store_id)
				)
				INSERT INTO cart_pickup (merchant_id, cart_id, store_id, starts_at, ends_at)
				SELECT $1, $2, store_id, starts_at, ends_at FROM given
				ON CONFLICT (merchant_id, cart_id, store_id)
					DO UPDATE SET starts_at = excluded.starts_at, ends_at = excluded.ends_at`,
		},
		[merchantId, cartId, JSON.stringify(pickups)],
	);
}

/** Makes these reservations what is held for it. */
export async function putHolds(
	tx: Queryable,
	merchantId: string,
	cartId: string,
	holds: readonly { reservation_id: string; store_id: string; method: 'pickup' | 'ship' }[],
): Promise<void> {
	await tx.query(
		{
			name: 'basket_put_holds',
			text: `WITH gone AS (
					DELETE FROM cart_hold WHERE merchant_id = $1 AND cart_id = $2
				)
				INSERT INTO cart_hold (merchant_id, cart_id, reservation_id, store_id, method)
				SELECT $1, $2, reservation_id, store_id, method
				FROM jsonb_to_recordset($3::jsonb) AS hold (reservation_id text, store_id text, method text)`,
		},
		[merchantId, cartId, JSON.stringify(holds)],
	);
}

/** Carts that nobody can come back to: their time is over, and so are the owner’s sessions. A few at a time. */
export async function forgetOldCarts(tx: Queryable, merchantId: string): Promise<void> {
	await tx.query(
		{
			name: 'basket_forget',
			text: `DELETE FROM cart WHERE merchant_id = $1 AND cart_id IN (
				SELECT cart_id FROM cart old WHERE merchant_id = $1 AND ${LAPSED}
					AND NOT EXISTS (SELECT FROM session WHERE session.merchant_id = $1 AND session.ended_at IS NULL
						AND (session.session_id = old.owner_id OR session.customer_id = old.owner_id))
				ORDER BY updated_at LIMIT 100 FOR UPDATE SKIP LOCKED)`,
		},
		[merchantId],
	);
}
