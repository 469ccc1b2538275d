import type { Queryable } from '../database/database.ts';

/** A check finds what is wrong as rows of `merchant_id` and `what`. `$1` is a merchant, or null for all. */
export interface Check {
	id: string;
	/** What rows of it mean, for the person who runs Endcap. */
	words: string;
	text: string;
}

const of = (alias: string) => `($1::text IS NULL OR ${alias}.merchant_id = $1)`;

/** Rows of `child` whose columns name nothing in `parent`. */
function orphans(child: string, parent: string, columns: readonly string[]): Check {
	const same = ['merchant_id', ...columns].map((column) => `parent.${column} = child.${column}`).join(' AND ');
	const what = columns.map((column) => `child.${column}`).join(`, '@', `);
	return {
		id: `${child}_without_${parent}`,
		words: `Rows of ${child} name a ${parent} that is not there.`,
		text: `SELECT child.merchant_id, concat(${what}) AS what FROM ${child} child
			WHERE ${of('child')} AND NOT EXISTS (SELECT FROM ${parent} parent WHERE ${same})`,
	};
}

/** Rows of `parent` that no `child` belongs to. */
function childless(parent: string, child: string, column: string): Check {
	return {
		id: `${parent}_without_lines`,
		words: `Rows of ${parent} have no lines.`,
		text: `SELECT parent.merchant_id, parent.${column} AS what FROM ${parent} parent
			WHERE ${of('parent')} AND NOT EXISTS (SELECT FROM ${child} child
				WHERE child.merchant_id = parent.merchant_id AND child.${column} = parent.${column})`,
	};
}

/** Rows that say a transaction changed them that has not been yet. The one at work may be ahead of its own snapshot. */
const ahead = (table: string, column: string) =>
	`SELECT merchant_id, concat('${table} ', ${column}) AS what FROM ${table} changed
		WHERE ${of('changed')} AND changed_in >= pg_snapshot_xmax(pg_current_snapshot())
			AND changed_in IS DISTINCT FROM pg_current_xact_id_if_assigned()`;

/** Each is one statement, so it sees one moment, also while the server runs. */
export const CHECKS: readonly Check[] = [
	{
		id: 'reserved_is_not_held',
		words: 'A level reserves another number of units than its reservations hold.',
		text: `SELECT merchant_id, concat(sku, '@', store_id, ': reserved ', coalesce(level.reserved, 0), ', held ', coalesce(line.held, 0)) AS what
			FROM (SELECT merchant_id, sku, store_id, reserved FROM inventory_level) level
			FULL JOIN (SELECT merchant_id, sku, store_id, sum(held) AS held FROM reservation_line
				GROUP BY merchant_id, sku, store_id) line USING (merchant_id, sku, store_id)
			WHERE ($1::text IS NULL OR merchant_id = $1) AND coalesce(level.reserved, 0) <> coalesce(line.held, 0)`,
	},
	{
		id: 'more_promised_than_there',
		words: 'A level is below zero, or promises more units than are on hand.',
		text: `SELECT merchant_id, concat(sku, '@', store_id, ': on hand ', on_hand, ', reserved ', reserved) AS what
			FROM inventory_level level WHERE ${of('level')}
				AND (least(on_hand, committed, reserved, unavailable, incoming) < 0 OR on_hand < reserved)`,
	},
	{
		id: 'ended_reservation_holds',
		words: 'A reservation has ended and still holds units.',
		text: `SELECT line.merchant_id, concat(line.reservation_id, ': ', line.held, ' of ', line.sku, '@', line.store_id) AS what
			FROM reservation_line line JOIN reservation USING (merchant_id, reservation_id)
			WHERE ${of('line')} AND line.held <> 0 AND reservation.status NOT IN ('active', 'committed')`,
	},
	{
		id: 'line_does_not_add_up',
		words: 'A line of a reservation holds, lost and handed over more than its quantity, or less than nothing.',
		text: `SELECT merchant_id, concat(reservation_id, ', line ', line) AS what FROM reservation_line line
			WHERE ${of('line')} AND (least(held, quantity_lost, handed_over) < 0
				OR held + quantity_lost + handed_over > quantity)`,
	},
	childless('reservation', 'reservation_line', 'reservation_id'),
	childless('adjustment', 'adjustment_line', 'adjustment_id'),
	childless('sale', 'sale_line', 'sale_id'),
	orphans('variant', 'product', ['product_id']),
	orphans('inventory_level', 'variant', ['sku']),
	orphans('inventory_level', 'store', ['store_id']),
	orphans('reservation_line', 'reservation', ['reservation_id']),
	orphans('reservation_line', 'inventory_level', ['sku', 'store_id']),
	orphans('pickup_slot', 'store', ['store_id']),
	orphans('slot_booking', 'reservation', ['reservation_id']),
	orphans('slot_booking', 'pickup_slot', ['store_id', 'starts_at']),
	orphans('adjustment_line', 'adjustment', ['adjustment_id']),
	orphans('sale_line', 'sale', ['sale_id']),
	orphans('sale_conflict', 'sale', ['sale_id']),
	orphans('session', 'api_key', ['key_id']),
	orphans('session_access', 'session', ['session_id']),
	orphans('session_refresh', 'session', ['session_id']),
	orphans('staff_session', 'staff_member', ['staff_id']),
	orphans('webhook_delivery', 'webhook', ['webhook_id']),
	{
		id: 'webhook_is_gone',
		words: 'A webhook was disabled, since its receiver answered that it is gone. Its owner may not know.',
		text: `SELECT merchant_id, webhook_id AS what FROM webhook WHERE ${of('webhook')} AND disabled_reason IS NOT NULL`,
	},
	orphans('loyalty_account', 'customer', ['customer_id']),
	orphans('loyalty_entry', 'loyalty_account', ['customer_id']),
	orphans('loyalty_lot', 'loyalty_entry', ['entry_id']),
	orphans('reward', 'loyalty_account', ['customer_id']),
	orphans('reward_part', 'reward', ['reward_id']),
	orphans('reward_part', 'loyalty_lot', ['entry_id']),
	orphans('loyalty_refund', 'loyalty_source', ['source_type', 'source_id']),
	orphans('loyalty_card', 'session', ['session_id']),
	{
		id: 'points_do_not_add_up',
		words: 'The entries of a customer’s ledger come to another sum than their points.',
		text: `SELECT merchant_id, concat(customer_id, ': entries ', entries, ', points ', points) AS what FROM (
				SELECT merchant_id, customer_id,
					(SELECT coalesce(sum(entry.points), 0) FROM loyalty_entry entry WHERE entry.merchant_id = account.merchant_id
						AND entry.customer_id = account.customer_id) AS entries,
					(SELECT coalesce(sum(remaining), 0) FROM loyalty_lot lot WHERE lot.merchant_id = account.merchant_id
						AND lot.customer_id = account.customer_id)
					+ (SELECT coalesce(sum(reward.points), 0) FROM reward WHERE reward.merchant_id = account.merchant_id
						AND reward.customer_id = account.customer_id AND status = 'issued') - owed AS points
				FROM loyalty_account account WHERE ${of('account')}
			) summed WHERE entries <> points`,
	},
	{
		id: 'reversed_beyond_what_was',
		words: 'An entry of the ledger takes back more than there was, or of an entry that is not there.',
		text: `SELECT reversal.merchant_id, reversal.reverses AS what FROM loyalty_entry reversal
			LEFT JOIN loyalty_entry entry ON entry.merchant_id = reversal.merchant_id AND entry.entry_id = reversal.reverses
			WHERE ${of('reversal')} AND reversal.reverses IS NOT NULL
			GROUP BY reversal.merchant_id, reversal.reverses, entry.points
			HAVING entry.points IS NULL OR abs(sum(reversal.points)) > abs(entry.points)`,
	},
	{
		id: 'reward_without_its_points',
		words: 'A reward is issued without its points set apart, used without them spent, or over and keeps them.',
		text: `SELECT merchant_id, reward_id AS what FROM (
				SELECT merchant_id, reward_id, status, points, returned,
					(SELECT coalesce(sum(part.points), 0) FROM reward_part part WHERE part.merchant_id = reward.merchant_id
						AND part.reward_id = reward.reward_id) AS parts,
					(SELECT coalesce(sum(entry.points), 0) FROM loyalty_entry entry WHERE entry.merchant_id = reward.merchant_id
						AND entry.type = 'spend' AND entry.source_type = 'reward' AND entry.source_id = reward.reward_id) AS spent,
					(SELECT coalesce(sum(entry.points), 0) FROM loyalty_entry entry WHERE entry.merchant_id = reward.merchant_id
						AND entry.type = 'reverse_spend' AND entry.reverses = reward.spend_entry_id) AS back
				FROM reward WHERE ${of('reward')}
			) summed WHERE CASE status WHEN 'issued' THEN parts <> points OR spent <> 0
				WHEN 'redeemed' THEN parts > points OR spent <> -points OR back <> returned
				ELSE parts <> 0 OR spent <> 0 END`,
	},
	orphans('kiosk_enrolment', 'kiosk', ['kiosk_id']),
	orphans('kiosk_entry', 'kiosk', ['kiosk_id']),
	orphans('kiosk_refusal', 'kiosk', ['kiosk_id']),
	{
		id: 'kiosk_order_is_gone',
		words: 'A kiosk was told that something is ordered, and the order is not there.',
		text: `SELECT merchant_id, concat(entry_id, ': order ', outcome->'order'->>'id') AS what FROM kiosk_entry entry
			WHERE ${of('entry')} AND outcome->'order'->>'id' IS NOT NULL AND NOT EXISTS (SELECT FROM placed_order placed
				WHERE placed.merchant_id = entry.merchant_id AND placed.order_id = entry.outcome->'order'->>'id')`,
	},
	{
		id: 'kiosk_is_silent',
		words: 'A kiosk has a key and has not been heard of for a day: no power, no network, or nobody took its key away.',
		text: `SELECT merchant_id, concat(name, ' of ', store_id, ': since ', to_char(seen_at, 'YYYY-MM-DD HH24:MI TZ')) AS what
			FROM kiosk WHERE ${of('kiosk')} AND seen_at < now() - interval '1 day' AND EXISTS (SELECT FROM good_key
				WHERE good_key.merchant_id = kiosk.merchant_id AND good_key.kiosk_id = kiosk.kiosk_id)`,
	},
	{
		id: 'kiosk_keeps_entries',
		words:
			'A kiosk said when it was last heard of that it keeps what shoppers wanted, for an hour or of another retailer.',
		// Moments as text: what a kiosk says is taken as it is, and is in UTC.
		text: `SELECT merchant_id, concat(name, ' of ', store_id, ': ', heartbeat->>'waiting', ' since ',
				coalesce(heartbeat->>'oldest_waiting_at', 'never'), ', of others ', jsonb_array_length(coalesce(heartbeat->'stranded', '[]'))) AS what
			FROM kiosk WHERE ${of('kiosk')} AND (heartbeat ? 'stranded' OR (heartbeat->>'waiting')::bigint > 0
				AND heartbeat->>'oldest_waiting_at' < to_char(now() AT TIME ZONE 'UTC' - interval '1 hour', 'YYYY-MM-DD"T"HH24:MI:SS'))`,
	},
	{
		id: 'kiosk_refusal_is_open',
		words: 'What a kiosk promised could not be had, and nobody in the shop has looked after it for a day.',
		text: `SELECT merchant_id, concat(entry_id, ' of ', store_id, ': ', code) AS what FROM kiosk_refusal refusal
			WHERE ${of('refusal')} AND settled_at IS NULL AND refused_at < now() - interval '1 day'`,
	},
	orphans('coupon_product', 'coupon', ['coupon_id']),
	orphans('coupon_customer', 'coupon', ['coupon_id']),
	orphans('wallet_coupon', 'coupon', ['coupon_id']),
	orphans('redemption', 'coupon', ['coupon_id']),
	{
		id: 'coupon_uses_do_not_add_up',
		words: 'A coupon counts another number of uses than wallets and redemptions have of it, or more than its limit.',
		text: `SELECT merchant_id, concat(coupon_id, ': uses ', uses, ', counted ', counted, ', excess ', excess) AS what FROM (
				SELECT merchant_id, coupon_id, uses, excess, limit_total,
					(SELECT count(*) FROM wallet_coupon own WHERE own.merchant_id = coupon.merchant_id
						AND own.coupon_id = coupon.coupon_id AND own.customer_id IS NOT NULL AND own.status <> 'canceled')
					+ (SELECT count(*) FROM redemption use WHERE use.merchant_id = coupon.merchant_id
						AND use.coupon_id = coupon.coupon_id AND use.counted AND use.status IN ('reserved', 'succeeded')) AS counted,
					(SELECT count(*) FROM redemption use WHERE use.merchant_id = coupon.merchant_id
						AND use.coupon_id = coupon.coupon_id AND use.excess AND use.status = 'succeeded') AS beyond
				FROM coupon WHERE ${of('coupon')}
			) summed WHERE uses <> counted OR excess <> beyond OR uses > limit_total`,
	},
	{
		id: 'coupon_uses_of_a_customer_do_not_add_up',
		words: 'A coupon counts another number of uses for a customer than they have, or more than its limit for each.',
		text: `SELECT merchant_id, concat(coupon_id, ' of ', customer_id, ': uses ', summed.uses, ', counted ', counted) AS what FROM (
				SELECT merchant_id, coupon_id, customer_id, coalesce(own.uses, 0) AS uses, coalesce(counted, 0) AS counted
				FROM (SELECT merchant_id, coupon_id, customer_id, count(*) AS counted FROM (
						SELECT merchant_id, coupon_id, customer_id FROM wallet_coupon
							WHERE customer_id IS NOT NULL AND status <> 'canceled'
						UNION ALL SELECT merchant_id, coupon_id, customer_id FROM redemption
							WHERE counted AND customer_id IS NOT NULL AND status IN ('reserved', 'succeeded')
					) each GROUP BY merchant_id, coupon_id, customer_id) had
				FULL JOIN coupon_customer own USING (merchant_id, coupon_id, customer_id)
			) summed LEFT JOIN coupon USING (merchant_id, coupon_id)
			WHERE ($1::text IS NULL OR merchant_id = $1) AND (summed.uses <> counted OR summed.uses > limit_per_customer)`,
	},
	{
		id: 'wallet_is_not_as_redeemed',
		words: 'A coupon in a wallet says something else than its redemption.',
		text: `SELECT merchant_id, wallet_coupon_id AS what FROM wallet_coupon own
			WHERE ${of('own')} AND (status IN ('reserved', 'redeemed')) <> EXISTS (SELECT FROM redemption use
				WHERE use.merchant_id = own.merchant_id AND use.wallet_coupon_id = own.wallet_coupon_id AND NOT use.excess
					AND use.status = CASE own.status WHEN 'reserved' THEN 'reserved' ELSE 'succeeded' END)`,
	},
	{
		id: 'event_positions_have_gaps',
		words: 'The feed of events has a gap, so whoever follows it misses something.',
		text: `SELECT merchant_id, concat('before ', pos) AS what FROM (
				SELECT merchant_id, pos, lag(pos) OVER (PARTITION BY merchant_id ORDER BY pos) AS previous
				FROM event WHERE ${of('event')}
			) placed WHERE pos <> previous + 1`,
	},
	{
		id: 'feed_head_is_not_last',
		words: 'The feed of events says another last position than its last event has.',
		text: `SELECT merchant_id, concat('head ', coalesce(feed_head.pos, 0), ', last ', last.pos) AS what
			FROM (SELECT merchant_id, max(pos) AS pos FROM event GROUP BY merchant_id) last
			LEFT JOIN feed_head USING (merchant_id)
			WHERE ${of('last')} AND coalesce(feed_head.pos, 0) <> last.pos`,
	},
	{
		id: 'event_was_left_behind',
		words: 'An event still waits for its position, though later ones have had theirs for ten minutes.',
		text: `SELECT merchant_id, concat(type, ' of ', created_at) AS what FROM event_staging staged
			WHERE ${of('staged')} AND created_at + interval '10 minutes' < (
				SELECT created_at FROM event WHERE event.merchant_id = staged.merchant_id ORDER BY pos DESC LIMIT 1)`,
	},
	{
		id: 'changed_by_nobody',
		words:
			'Rows were changed by transactions of another database, as after a restore from a dump. Servers read more than they need to until one of them is started again.',
		text: [
			ahead('store', 'store_id'),
			ahead('product', 'product_id'),
			ahead('variant', 'sku'),
			ahead('inventory_level', `sku || '@' || store_id`),
		].join(' UNION ALL '),
	},
	// Of the database, not of a merchant.
	{
		id: 'guards_are_off',
		words:
			'Triggers or constraints that keep the stock right are switched off, as a restore that broke off leaves them.',
		text: `SELECT NULL AS merchant_id, concat(tgname, ' of ', tgrelid::regclass) AS what FROM pg_trigger
			WHERE $1::text IS NULL AND tgenabled = 'D'
			UNION ALL SELECT NULL, concat(conname, ' of ', conrelid::regclass) FROM pg_constraint
			WHERE $1::text IS NULL AND NOT convalidated AND connamespace = current_schema()::regnamespace`,
	},
	{
		id: 'index_is_not_valid',
		words:
			'An index is not used, or does not begin with the merchant. `REINDEX` mends the former; the latter is not Endcap’s.',
		text: `SELECT NULL AS merchant_id, concat(indexrelid::regclass, ' of ', indrelid::regclass) AS what FROM pg_index
			JOIN pg_class ON pg_class.oid = indrelid
			WHERE $1::text IS NULL AND relnamespace = current_schema()::regnamespace AND (NOT indisvalid
				OR pg_get_indexdef(indexrelid, 1, true) <> 'merchant_id' AND EXISTS (SELECT FROM pg_attribute
					WHERE attrelid = indrelid AND attname = 'merchant_id' AND relname <> 'merchant'))`,
	},
];

/** Of the embedded database’s ways to sync the log, one reaches the disk. */
export async function readUnsafeSettings(
	queryable: Queryable,
	embedded: boolean,
): Promise<{ name: string; setting: string }[]> {
	return queryable.query(
		{
			text: `SELECT name, setting FROM pg_settings
				WHERE (name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off')
					OR ($1 AND name = 'wal_sync_method' AND setting <> 'fsync')
				ORDER BY name`,
		},
		[embedded],
	);
}
