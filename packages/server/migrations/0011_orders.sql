-- Carts, what becomes of them, and its hand-over.
--
-- Order of locks: cart, then order, then rows of pickup_slot, then those of inventory_level, then reservations. Whoever
-- changes a fulfillment holds the row of its order.

ALTER TABLE inventory_level ADD COLUMN shelf text;
ALTER TABLE import_level ADD COLUMN shelf text;

-- Ordering of the contract.
ALTER TABLE merchant
	ADD COLUMN shipping_amount bigint CHECK (shipping_amount >= 0),
	ADD COLUMN shipping_free_from bigint CHECK (shipping_free_from >= 0),
	ADD COLUMN payment_methods text[] NOT NULL DEFAULT '{at_pickup}',
	ADD COLUMN payment_minutes integer NOT NULL DEFAULT 30 CHECK (payment_minutes > 0),
	ADD COLUMN order_page text;

CREATE TABLE cart (
	merchant_id text NOT NULL REFERENCES merchant,
	-- A UUID of version 7: in order of creation.
	cart_id text COLLATE "C" NOT NULL,
	status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'completed', 'expired')),
	channel text NOT NULL,
	session_id text,
	staff_id text,
	version integer NOT NULL DEFAULT 1,
	order_id text COLLATE "C",
	created_at timestamptz NOT NULL DEFAULT now(),
	updated_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (merchant_id, cart_id),
	-- Whose it is.
	CHECK ((session_id IS NULL) <> (staff_id IS NULL)),
	CHECK ((order_id IS NOT NULL) = (status = 'completed'))
);
CREATE INDEX cart_session ON cart (merchant_id, session_id, cart_id) WHERE session_id IS NOT NULL;
CREATE INDEX cart_staff ON cart (merchant_id, staff_id, cart_id) WHERE staff_id IS NOT NULL;
CREATE INDEX cart_age ON cart (merchant_id, updated_at) WHERE status = 'active';

CREATE TABLE cart_line (
	merchant_id text NOT NULL,
	cart_id text COLLATE "C" NOT NULL,
	sku text NOT NULL,
	-- Order of what was put in.
	number integer NOT NULL,
	quantity integer NOT NULL CHECK (quantity > 0),
	method text CHECK (method IN ('pickup', 'ship')),
	store_id text CHECK ((store_id IS NOT NULL) = (method IS NOT DISTINCT FROM 'pickup')),
	-- The price that the shopper saw last.
	seen_amount bigint,
	seen_currency text CHECK ((seen_amount IS NULL) = (seen_currency IS NULL)),
	PRIMARY KEY (merchant_id, cart_id, sku),
	FOREIGN KEY (merchant_id, cart_id) REFERENCES cart ON DELETE CASCADE,
	FOREIGN KEY (merchant_id, sku) REFERENCES variant,
	FOREIGN KEY (merchant_id, store_id) REFERENCES store
);

CREATE TABLE cart_pickup (
	merchant_id text NOT NULL,
	cart_id text COLLATE "C" NOT NULL,
	store_id text NOT NULL,
	starts_at timestamptz NOT NULL,
	ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
	PRIMARY KEY (merchant_id, cart_id, store_id),
	FOREIGN KEY (merchant_id, cart_id) REFERENCES cart ON DELETE CASCADE,
	FOREIGN KEY (merchant_id, store_id) REFERENCES store
);

-- What was held for it, one reservation a place. Whether it still is, the reservation says.
CREATE TABLE cart_hold (
	merchant_id text NOT NULL,
	cart_id text COLLATE "C" NOT NULL,
	reservation_id text COLLATE "C" NOT NULL,
	store_id text NOT NULL,
	method text NOT NULL CHECK (method IN ('pickup', 'ship')),
	PRIMARY KEY (merchant_id, cart_id, reservation_id),
	UNIQUE (merchant_id, reservation_id),
	FOREIGN KEY (merchant_id, cart_id) REFERENCES cart ON DELETE CASCADE,
	FOREIGN KEY (merchant_id, reservation_id) REFERENCES reservation
);

-- The number given last.
CREATE TABLE order_number (
	merchant_id text PRIMARY KEY REFERENCES merchant,
	last bigint NOT NULL
);

CREATE TABLE placed_order (
	merchant_id text NOT NULL REFERENCES merchant,
	order_id text COLLATE "C" NOT NULL,
	number bigint NOT NULL,
	status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'completed', 'canceled')),
	channel text NOT NULL,
	session_id text,
	-- Who sees an order by its link shows this. It stands in messages too, so it is kept as it is.
	token text NOT NULL,
	currency text NOT NULL,
	-- Contact of the contract.
	name text NOT NULL,
	email text,
	phone text,
	language text NOT NULL,
	notify_email boolean NOT NULL,
	notify_sms boolean NOT NULL,
	-- PostalAddress of the contract.
	ship_to jsonb,
	shipping_amount bigint NOT NULL CHECK (shipping_amount >= 0),
	payment_method text NOT NULL CHECK (payment_method IN ('at_pickup', 'external')),
	payment_status text NOT NULL
		CHECK (payment_status IN ('due_at_pickup', 'awaited', 'paid', 'refund_due', 'refunded', 'void')),
	paid_amount bigint NOT NULL DEFAULT 0 CHECK (paid_amount >= 0),
	refund_due_amount bigint NOT NULL DEFAULT 0 CHECK (refund_due_amount BETWEEN 0 AND paid_amount),
	payment_reference text,
	payment_due_at timestamptz,
	pay_url text,
	version integer NOT NULL DEFAULT 1,
	placed_at timestamptz NOT NULL,
	completed_at timestamptz CHECK ((completed_at IS NOT NULL) = (status = 'completed')),
	canceled_at timestamptz CHECK ((canceled_at IS NOT NULL) = (status = 'canceled')),
	PRIMARY KEY (merchant_id, order_id),
	UNIQUE (merchant_id, number),
	UNIQUE (merchant_id, token),
	CHECK (email IS NOT NULL OR phone IS NOT NULL)
);
CREATE INDEX placed_order_session ON placed_order (merchant_id, session_id, order_id) WHERE session_id IS NOT NULL;
CREATE INDEX placed_order_unpaid ON placed_order (merchant_id, payment_due_at) WHERE payment_status = 'awaited';

-- Sessions that opened the order by its link.
CREATE TABLE order_viewer (
	merchant_id text NOT NULL,
	order_id text COLLATE "C" NOT NULL,
	session_id text COLLATE "C" NOT NULL,
	PRIMARY KEY (merchant_id, order_id, session_id),
	FOREIGN KEY (merchant_id, order_id) REFERENCES placed_order,
	FOREIGN KEY (merchant_id, session_id) REFERENCES session ON DELETE CASCADE
);
CREATE INDEX order_viewer_session ON order_viewer (merchant_id, session_id, order_id);

CREATE TABLE order_line (
	merchant_id text NOT NULL,
	order_id text COLLATE "C" NOT NULL,
	line integer NOT NULL,
	sku text NOT NULL,
	-- As they were when it was ordered.
	title text NOT NULL,
	options jsonb NOT NULL,
	image text,
	quantity integer NOT NULL CHECK (quantity > 0),
	unit_amount bigint NOT NULL CHECK (unit_amount >= 0),
	PRIMARY KEY (merchant_id, order_id, line),
	FOREIGN KEY (merchant_id, order_id) REFERENCES placed_order
);

CREATE TABLE fulfillment (
	merchant_id text NOT NULL,
	fulfillment_id text COLLATE "C" NOT NULL,
	order_id text COLLATE "C" NOT NULL,
	type text NOT NULL CHECK (type IN ('pickup', 'ship')),
	store_id text NOT NULL,
	status text NOT NULL CHECK (status IN ('proposed', 'reserved', 'prepared', 'completed', 'canceled', 'failed')),
	reason text CHECK ((reason IS NOT NULL) = (status IN ('canceled', 'failed'))),
	note text,
	slot_starts_at timestamptz CHECK ((slot_starts_at IS NOT NULL) = (type = 'pickup')),
	slot_ends_at timestamptz CHECK (slot_ends_at > slot_starts_at),
	collect_until timestamptz,
	-- What the shopper shows.
	code text COLLATE "C" NOT NULL CHECK (code ~ '^[a-z2-7]{13}$'),
	assigned_staff_id text,
	assigned_name text CHECK ((assigned_name IS NULL) = (assigned_staff_id IS NULL)),
	tracking text,
	version integer NOT NULL DEFAULT 1,
	placed_at timestamptz NOT NULL,
	prepared_at timestamptz,
	ended_at timestamptz CHECK ((ended_at IS NOT NULL) = (status IN ('completed', 'canceled', 'failed'))),
	PRIMARY KEY (merchant_id, fulfillment_id),
	UNIQUE (merchant_id, code),
	FOREIGN KEY (merchant_id, order_id) REFERENCES placed_order,
	FOREIGN KEY (merchant_id, store_id) REFERENCES store
);
CREATE INDEX fulfillment_order ON fulfillment (merchant_id, order_id);
CREATE INDEX fulfillment_open ON fulfillment (merchant_id, store_id, slot_starts_at)
	WHERE status IN ('proposed', 'reserved', 'prepared');
CREATE INDEX fulfillment_waiting ON fulfillment (merchant_id, collect_until) WHERE status = 'prepared';

CREATE TABLE fulfillment_line (
	merchant_id text NOT NULL,
	fulfillment_id text COLLATE "C" NOT NULL,
	line integer NOT NULL,
	-- Null: given in place of another.
	order_line integer,
	replaces integer CHECK ((replaces IS NULL) <> (order_line IS NULL)),
	sku text NOT NULL,
	title text NOT NULL,
	options jsonb NOT NULL,
	image text,
	quantity integer NOT NULL CHECK (quantity > 0),
	quantity_picked integer CHECK (quantity_picked BETWEEN 0 AND quantity),
	unit_amount bigint NOT NULL CHECK (unit_amount >= 0),
	-- Where its units are held.
	reservation_id text COLLATE "C" NOT NULL,
	PRIMARY KEY (merchant_id, fulfillment_id, line),
	FOREIGN KEY (merchant_id, fulfillment_id) REFERENCES fulfillment,
	FOREIGN KEY (merchant_id, reservation_id) REFERENCES reservation
);
CREATE INDEX fulfillment_line_reservation ON fulfillment_line (merchant_id, reservation_id);

-- But for one whose payment came late, when its units could be held again.
CREATE TRIGGER guard_ended BEFORE UPDATE ON fulfillment FOR EACH ROW
	WHEN (OLD.status IN ('completed', 'canceled', 'failed') AND NEW.status <> OLD.status
		AND NOT (OLD.reason IS NOT DISTINCT FROM 'unpaid' AND NEW.status = 'reserved'))
	EXECUTE FUNCTION refuse_change('fulfillment_stays_ended', 'A fulfillment that has ended does not go on');

-- What a provider said of a payment, each once.
CREATE TABLE payment_notice (
	merchant_id text NOT NULL,
	notice_id text NOT NULL,
	order_id text COLLATE "C" NOT NULL,
	reference text NOT NULL,
	status text NOT NULL CHECK (status IN ('paid', 'failed', 'refunded')),
	amount bigint NOT NULL CHECK (amount >= 0),
	currency text NOT NULL,
	received_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (merchant_id, notice_id),
	FOREIGN KEY (merchant_id, order_id) REFERENCES placed_order
);

-- Sessions besides the owner’s that may hear an event.
ALTER TABLE event_staging ADD COLUMN viewers text[];
ALTER TABLE event ADD COLUMN viewers text[];

-- As before, with the viewers.
CREATE OR REPLACE FUNCTION move_staged(of_merchant text, most integer) RETURNS integer LANGUAGE plpgsql
	SET enable_seqscan = off
AS $$
DECLARE
	moved_events integer;
BEGIN
	-- Without a lock, since most looks find nothing.
	IF NOT EXISTS (SELECT FROM event_staging WHERE merchant_id = of_merchant) THEN
		RETURN 0;
	END IF;
	IF NOT EXISTS (SELECT FROM feed_head WHERE merchant_id = of_merchant) THEN
		INSERT INTO feed_head (merchant_id) VALUES (of_merchant) ON CONFLICT DO NOTHING;
	END IF;
	PERFORM FROM feed_head WHERE merchant_id = of_merchant FOR UPDATE SKIP LOCKED;
	IF NOT FOUND THEN
		RETURN NULL;
	END IF;
	-- A statement of its own: its snapshot is newer than the lock, so it sees all that the move before it did.
	WITH taken AS (
		DELETE FROM event_staging WHERE merchant_id = of_merchant AND staging_id = ANY (ARRAY(
			SELECT staging_id FROM event_staging WHERE merchant_id = of_merchant ORDER BY staging_id LIMIT most))
		RETURNING *
	), written AS (
		INSERT INTO event (merchant_id, pos, type, store_id, sku, session_id, viewers, data, created_at)
		SELECT of_merchant, head.pos + row_number() OVER (ORDER BY taken.staging_id), taken.type, taken.store_id, taken.sku,
			taken.session_id, taken.viewers, taken.data, taken.created_at
		FROM taken, feed_head head WHERE head.merchant_id = of_merchant
		RETURNING pos
	), moved AS (
		SELECT count(*)::integer AS events FROM written
	)
	UPDATE feed_head SET pos = pos + moved.events FROM moved WHERE merchant_id = of_merchant AND moved.events > 0
		RETURNING moved.events INTO moved_events;
	IF moved_events > 0 THEN
		PERFORM pg_notify('endcap_feed', of_merchant);
	END IF;
	RETURN coalesce(moved_events, 0);
END $$;
