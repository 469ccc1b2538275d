import type {
	Channel,
	OrderSource,
	OrderStatus,
	PaymentMethod,
	PaymentStatus,
	PostalAddress,
	Variant,
} from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import type { OrderBenefits } from './benefits.ts';

export interface OrderLineRow {
	line: number;
	sku: string;
	title: string;
	options: Variant['options'];
	image: string | null;
	quantity: number;
	unit_amount: number;
	/** Off the whole line. */
	discount_amount: number;
}

export interface OrderRow {
	order_id: string;
	number: string;
	status: OrderStatus;
	channel: Channel;
	owner_id: string | null;
	token: string;
	currency: string;
	name: string;
	email: string | null;
	phone: string | null;
	language: string;
	notify_email: boolean;
	notify_sms: boolean;
	ship_to: PostalAddress | null;
	shipping_amount: number;
	payment_method: PaymentMethod;
	payment_status: PaymentStatus;
	paid_amount: number;
	refund_due_amount: number;
	/** So far. */
	refunded_amount: number;
	payment_reference: string | null;
	payment_due_at: Date | null;
	pay_url: string | null;
	version: number;
	placed_at: Date;
	completed_at: Date | null;
	canceled_at: Date | null;
	/** What it uses; null: nothing. */
	benefits: OrderBenefits | null;
	/** That it earned; null until everything was handed over. */
	points: number | null;
	/** Owners of other things that opened it by its link. */
	viewers: string[];
	/** The link they came by and agreed to be counted by. */
	source: OrderSource | null;
	merchant_slug: string;
	/** The retailer’s own page for orders. */
	order_page: string | null;
	lines: OrderLineRow[];
}

const COLUMNS = `o.order_id, o.number::text AS number, o.status, o.channel, o.owner_id, o.token, o.currency, o.name, o.email,
	o.phone, o.language, o.notify_email, o.notify_sms, o.ship_to, o.shipping_amount::float8 AS shipping_amount,
	o.payment_method, o.payment_status, o.paid_amount::float8 AS paid_amount,
	o.refund_due_amount::float8 AS refund_due_amount, o.refunded_amount::float8 AS refunded_amount, o.payment_reference,
	o.payment_due_at, o.pay_url, o.version, o.benefits, o.points::float8 AS points, o.placed_at, o.completed_at,
	o.canceled_at, m.slug AS merchant_slug, m.order_page,
	ARRAY(SELECT v.owner_id FROM order_viewer v WHERE v.merchant_id = o.merchant_id AND v.order_id = o.order_id
		ORDER BY v.owner_id) AS viewers,
	(SELECT jsonb_build_object('link_id', k.link_id, 'channel', k.channel, 'campaign', k.campaign)
		FROM order_source s JOIN link k USING (merchant_id, link_id)
		WHERE s.merchant_id = o.merchant_id AND s.order_id = o.order_id) AS source,
	(SELECT jsonb_agg(jsonb_build_object('line', l.line, 'sku', l.sku, 'title', l.title, 'options', l.options,
			'image', l.image, 'quantity', l.quantity, 'unit_amount', l.unit_amount, 'discount_amount', l.discount_amount)
			ORDER BY l.line)
		FROM order_line l WHERE l.merchant_id = o.merchant_id AND l.order_id = o.order_id) AS lines`;
const ORDERS = 'placed_order o JOIN merchant m ON m.merchant_id = o.merchant_id';

export interface OrderFilter {
	/** Only of this owner, or opened by it. */
	ownerId: string | undefined;
	/** Only with something to fulfill in one of these. */
	stores: readonly string[] | undefined;
	statuses: readonly OrderStatus[] | undefined;
	number: string | undefined;
	/** The id of the order before. */
	after: string | undefined;
	limit: number;
}

/** Newest first. */
export async function listOrderIds(
	queryable: Queryable,
	merchantId: string,
	{ ownerId, stores, statuses, number, after, limit }: OrderFilter,
): Promise<string[]> {
	const rows = await queryable.query<{ order_id: string }>(
		{
			name: 'orders_list',
			text: `SELECT o.order_id FROM placed_order o
				WHERE o.merchant_id = $1
					AND ($2::text IS NULL OR o.owner_id = $2 OR EXISTS (SELECT FROM order_viewer v
						WHERE v.merchant_id = $1 AND v.order_id = o.order_id AND v.owner_id = $2))
					AND ($3::text[] IS NULL OR EXISTS (SELECT FROM fulfillment f
						WHERE f.merchant_id = $1 AND f.order_id = o.order_id AND f.store_id = ANY($3)))
					AND ($4::text[] IS NULL OR o.status = ANY($4))
					AND ($5::text IS NULL OR o.number::text = $5)
					AND ($6::text IS NULL OR o.order_id < $6)
				ORDER BY o.order_id DESC
				LIMIT $7`,
		},
		[merchantId, ownerId ?? null, stores ?? null, statuses ?? null, number ?? null, after ?? null, limit],
	);
	return rows.map(({ order_id }) => order_id);
}

/** In no order. */
export async function selectOrders(
	queryable: Queryable,
	merchantId: string,
	orderIds: readonly string[],
): Promise<OrderRow[]> {
	return queryable.query<OrderRow>(
		{
			name: 'orders_select',
			text: `SELECT ${COLUMNS} FROM ${ORDERS} WHERE o.merchant_id = $1 AND o.order_id = ANY($2::text[])`,
		},
		[merchantId, orderIds],
	);
}

/** Waits for the order; false when there is none. What is read after is what it is. */
export async function lockOrder(tx: Queryable, merchantId: string, orderId: string): Promise<boolean> {
	const rows = await tx.query(
		{
			name: 'orders_lock',
			text: 'SELECT FROM placed_order WHERE merchant_id = $1 AND order_id = $2 FOR NO KEY UPDATE',
		},
		[merchantId, orderId],
	);
	return rows.length > 0;
}

/** Gives the next number. The merchant’s other orders wait for it until the transaction ends. */
export async function nextOrderNumber(tx: Queryable, merchantId: string): Promise<string> {
	const [row] = await tx.query<{ number: string }>(
		{
			name: 'orders_number',
			text: `INSERT INTO order_number AS given (merchant_id, last) VALUES ($1, 1001)
				ON CONFLICT (merchant_id) DO UPDATE SET last = given.last + 1 RETURNING last::text AS number`,
		},
		[merchantId],
	);
	if (!row) throw new Error('No number was given to an order');
	return row.number;
}

export type NewOrder = Omit<
	OrderRow,
	| 'status'
	| 'version'
	| 'completed_at'
	| 'canceled_at'
	| 'viewers'
	| 'source'
	| 'merchant_slug'
	| 'order_page'
	| 'paid_amount'
	| 'refund_due_amount'
	| 'refunded_amount'
	| 'payment_reference'
	| 'points'
>;

export async function insertOrder(tx: Queryable, merchantId: string, order: NewOrder): Promise<void> {
	const { lines, ...fields } = order;
	await tx.query(
		{
			name: 'orders_insert',
			text: `WITH placed AS (
					INSERT INTO placed_order (merchant_id, order_id, number, channel, owner_id, token, currency, name, email, phone,
						language, notify_email, notify_sms, ship_to, shipping_amount, payment_method, payment_status, payment_due_at,
						pay_url, benefits, placed_at)
					SELECT $1, order_id, number, channel, owner_id, token, currency, name, email, phone, language, notify_email,
						notify_sms, ship_to, shipping_amount, payment_method, payment_status, payment_due_at, pay_url, benefits, placed_at
					FROM jsonb_populate_record(NULL::placed_order, $2)
					RETURNING order_id
				)
				INSERT INTO order_line (merchant_id, order_id, line, sku, title, options, image, quantity, unit_amount,
					discount_amount)
				SELECT $1, placed.order_id, line.line, line.sku, line.title, line.options, line.image, line.quantity,
					line.unit_amount, line.discount_amount
				FROM placed, jsonb_populate_recordset(NULL::order_line, $3) line`,
		},
		[merchantId, JSON.stringify(dropNull(fields)), JSON.stringify(lines)],
	);
}

/** A JSON null would be the word null in a column of JSON. */
function dropNull(fields: object): object {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

export type OrderChange = Pick<
	OrderRow,
	| 'status'
	| 'payment_status'
	| 'paid_amount'
	| 'refund_due_amount'
	| 'refunded_amount'
	| 'payment_reference'
	| 'completed_at'
	| 'canceled_at'
>;

/** After `lockOrder`. Resolves to its new version. */
export async function updateOrder(
	tx: Queryable,
	merchantId: string,
	orderId: string,
	change: OrderChange,
): Promise<number> {
	const [row] = await tx.query<{ version: number }>(
		{
			name: 'orders_update',
			text: `UPDATE placed_order SET status = $3, payment_status = $4, paid_amount = $5, refund_due_amount = $6,
					refunded_amount = $7, payment_reference = $8, completed_at = $9, canceled_at = $10, version = version + 1
				WHERE merchant_id = $1 AND order_id = $2 RETURNING version`,
		},
		[
			merchantId,
			orderId,
			change.status,
			change.payment_status,
			change.paid_amount,
			change.refund_due_amount,
			change.refunded_amount,
			change.payment_reference,
			change.completed_at,
			change.canceled_at,
		],
	);
	if (!row) throw new Error('An order is gone that was locked');
	return row.version;
}

/** What a locked order earned. */
export async function updatePoints(tx: Queryable, merchantId: string, orderId: string, points: number): Promise<void> {
	await tx.query(
		{
			name: 'orders_points',
			text: 'UPDATE placed_order SET points = $3 WHERE merchant_id = $1 AND order_id = $2',
		},
		[merchantId, orderId, points],
	);
}

/** The order whose link has this token. */
export async function findOrderByToken(
	queryable: Queryable,
	merchantId: string,
	token: string,
): Promise<string | undefined> {
	const [row] = await queryable.query<{ order_id: string }>(
		{
			name: 'orders_by_token',
			text: 'SELECT order_id FROM placed_order WHERE merchant_id = $1 AND token = $2',
		},
		[merchantId, token],
	);
	return row?.order_id;
}

/** The owner sees the order from now on. */
export async function insertViewer(
	queryable: Queryable,
	merchantId: string,
	orderId: string,
	ownerId: string,
): Promise<void> {
	await queryable.query(
		{
			name: 'orders_viewer',
			text: `INSERT INTO order_viewer (merchant_id, order_id, owner_id)
				SELECT $1, $2, $3 WHERE NOT EXISTS (SELECT FROM placed_order
					WHERE merchant_id = $1 AND order_id = $2 AND owner_id = $3)
				ON CONFLICT DO NOTHING`,
		},
		[merchantId, orderId, ownerId],
	);
}
