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
	orphans('variant', 'product', ['product_id']),
	orphans('inventory_level', 'variant', ['sku']),
	orphans('inventory_level', 'store', ['store_id']),
	orphans('reservation_line', 'reservation', ['reservation_id']),
	orphans('reservation_line', 'inventory_level', ['sku', 'store_id']),
	orphans('adjustment_line', 'adjustment', ['adjustment_id']),
	orphans('sale_line', 'sale', ['sale_id']),
	orphans('sale_conflict', 'sale', ['sale_id']),
	orphans('session', 'api_key', ['key_id']),
	orphans('session_refresh', 'session', ['session_id']),
	orphans('staff_session', 'staff_member', ['staff_id']),
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
];
