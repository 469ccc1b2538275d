-- What a receipt came to, whose it is, and what it did to coupons and points.
--
-- Order of locks: receipts that are refunded, by advisory lock, then as for orders, then coupons, then points.

ALTER TABLE sale
	ADD COLUMN customer_id text COLLATE "C",
	-- Rung up while nobody could ask.
	ADD COLUMN offline boolean NOT NULL DEFAULT false,
	-- Of what comes back. It need not be there yet.
	ADD COLUMN refund_store_id text,
	ADD COLUMN refund_receipt text CHECK ((refund_receipt IS NULL) = (refund_store_id IS NULL)),
	-- The merchant's then.
	ADD COLUMN currency text,
	-- Coupons, rewards and points, as they were answered.
	ADD COLUMN outcome jsonb,
	ADD FOREIGN KEY (merchant_id, customer_id) REFERENCES customer;
UPDATE sale SET currency = merchant.currency FROM merchant WHERE merchant.merchant_id = sale.merchant_id;
ALTER TABLE sale ALTER COLUMN currency SET NOT NULL;
CREATE INDEX sale_time ON sale (merchant_id, sold_at, sale_id);
CREATE INDEX sale_customer ON sale (merchant_id, customer_id, sold_at, sale_id) WHERE customer_id IS NOT NULL;
CREATE INDEX sale_refund ON sale (merchant_id, refund_store_id, refund_receipt) WHERE refund_receipt IS NOT NULL;

ALTER TABLE sale_line
	-- Null: it had no price, or nobody said.
	ADD COLUMN unit_amount bigint CHECK (unit_amount >= 0),
	ADD COLUMN discount_amount bigint NOT NULL DEFAULT 0 CHECK (discount_amount >= 0),
	-- After the discount; below zero it was given back.
	ADD COLUMN amount bigint NOT NULL DEFAULT 0;

-- What a shopper wants to use, as it was sent. Nothing is used before it is ordered.
ALTER TABLE cart
	ADD COLUMN coupons text[] NOT NULL DEFAULT '{}',
	ADD COLUMN rewards text[] NOT NULL DEFAULT '{}';

ALTER TABLE placed_order
	-- OrderBenefits of the server: what it uses, as it was when it was placed.
	ADD COLUMN benefits jsonb,
	-- Null until everything of it was handed over.
	ADD COLUMN points bigint CHECK (points >= 0);

-- Off the whole line; of fewer units it is in proportion.
ALTER TABLE order_line
	ADD COLUMN discount_amount bigint NOT NULL DEFAULT 0 CHECK (discount_amount BETWEEN 0 AND quantity * unit_amount);
ALTER TABLE fulfillment_line
	ADD COLUMN discount_amount bigint NOT NULL DEFAULT 0 CHECK (discount_amount BETWEEN 0 AND quantity * unit_amount);
