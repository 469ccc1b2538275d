-- True when a cart or an order has its units: it is changed through that.
ALTER TABLE reservation ADD COLUMN for_order boolean NOT NULL DEFAULT false;

UPDATE reservation SET for_order = true
	WHERE EXISTS (SELECT FROM cart_hold hold
			WHERE hold.merchant_id = reservation.merchant_id AND hold.reservation_id = reservation.reservation_id)
		OR EXISTS (SELECT FROM fulfillment_line line
			WHERE line.merchant_id = reservation.merchant_id AND line.reservation_id = reservation.reservation_id);

-- As before, with for_order.
CREATE OR REPLACE VIEW reservation_document AS
	SELECT merchant_id, reservation_id, session_id, current.status, lines.store_ids, lines.whole,
		jsonb_build_object('id', reservation_id, 'status', current.status, 'channel', channel, 'for_order', for_order, 'lines', lines.lines,
			'created_at', instant(created_at), 'expires_at', instant(expires_at), 'ended_at', instant(current.ended_at)) AS document
	FROM reservation
	CROSS JOIN LATERAL (SELECT reservation.status = 'active' AND expires_at <= statement_timestamp() AS lapsed) clock
	CROSS JOIN LATERAL (SELECT CASE WHEN lapsed THEN 'expired' ELSE reservation.status END AS status,
		CASE WHEN lapsed THEN expires_at ELSE ended_at END AS ended_at) current
	CROSS JOIN LATERAL (
		SELECT array_agg(DISTINCT line.store_id) AS store_ids,
			-- False when somebody took units of it after its time.
			bool_and(line.held + line.quantity_lost + line.handed_over = line.quantity) AS whole,
			jsonb_agg(jsonb_build_object('sku', line.sku, 'store_id', line.store_id, 'quantity', line.quantity,
				'quantity_lost', line.quantity_lost) ORDER BY line.line) AS lines
		FROM reservation_line line
		WHERE line.merchant_id = reservation.merchant_id AND line.reservation_id = reservation.reservation_id
	) lines;
