-- Events leave in two steps. A writer adds to event_staging in the transaction of its change: the event is there exactly
-- when the change is. A sequencer moves what is staged into event, giving each merchant's events dense positions in the
-- order in which they became visible; staging_id alone has gaps and may become visible out of order.

CREATE TABLE event_staging (
	merchant_id text NOT NULL,
	staging_id bigint GENERATED ALWAYS AS IDENTITY,
	-- EventType of the contract.
	type text NOT NULL,
	-- What the event is about, for topics; null where it is about none or many.
	store_id text,
	sku text,
	-- The shopper session that owns what changed.
	session_id text,
	data jsonb NOT NULL,
	created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
	PRIMARY KEY (merchant_id, staging_id)
);

CREATE TABLE event (
	merchant_id text NOT NULL,
	pos bigint NOT NULL CHECK (pos > 0),
	type text NOT NULL,
	store_id text,
	sku text,
	session_id text,
	data jsonb NOT NULL,
	created_at timestamptz NOT NULL,
	PRIMARY KEY (merchant_id, pos)
);

-- The position given last. Whoever holds the row's lock is the merchant's sequencer for that moment.
CREATE TABLE feed_head (
	merchant_id text PRIMARY KEY,
	pos bigint NOT NULL DEFAULT 0
);
