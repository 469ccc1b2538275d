-- What was given back so far; paid_amount is what is left of the payment.
ALTER TABLE placed_order ADD COLUMN refunded_amount bigint NOT NULL DEFAULT 0 CHECK (refunded_amount >= 0);

UPDATE placed_order placed SET refunded_amount = given_back.amount
	FROM (SELECT merchant_id, order_id, sum(amount) AS amount FROM payment_notice WHERE status = 'refunded'
		GROUP BY merchant_id, order_id) given_back
	WHERE placed.merchant_id = given_back.merchant_id AND placed.order_id = given_back.order_id;
