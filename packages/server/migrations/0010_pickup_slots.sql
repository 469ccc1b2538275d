-- Pickup times. They are not stored: they follow from the store's hours and these settings. What is stored is who has
-- taken one, and what the store changed about one.
--
-- Order of locks: rows of pickup_slot by (store_id, starts_at), then levels, then reservations. Whoever books holds the
-- row of the slot, so that what it counts stays so until it commits. Freeing a slot needs no lock: a count that misses
-- it is too careful, and never too generous.

ALTER TABLE store ADD COLUMN pickup_slot_minutes integer NOT NULL DEFAULT 60 CHECK (pickup_slot_minutes BETWEEN 5 AND 480);
-- Orders that one time takes; null is no limit.
ALTER TABLE store ADD COLUMN pickup_slot_capacity integer CHECK (pickup_slot_capacity BETWEEN 1 AND 1000);
-- Wall clock of the store, `16:00`.
ALTER TABLE store ADD COLUMN pickup_same_day_until text CHECK (pickup_same_day_until ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$');

ALTER TABLE import_store ADD COLUMN pickup_slot_minutes integer NOT NULL DEFAULT 60;
ALTER TABLE import_store ADD COLUMN pickup_slot_capacity integer;
ALTER TABLE import_store ADD COLUMN pickup_same_day_until text;

-- There for whoever has locked the slot once, or when the store changed something about it.
CREATE TABLE pickup_slot (
	merchant_id text NOT NULL,
	store_id text NOT NULL,
	starts_at timestamptz NOT NULL,
	-- Null: as the store's other times.
	capacity_override integer CHECK (capacity_override BETWEEN 0 AND 1000),
	closed boolean NOT NULL DEFAULT false,
	PRIMARY KEY (merchant_id, store_id, starts_at),
	FOREIGN KEY (merchant_id, store_id) REFERENCES store
);

-- Counts for as long as its reservation is promised or was handed over.
CREATE TABLE slot_booking (
	merchant_id text NOT NULL,
	reservation_id text COLLATE "C" NOT NULL,
	store_id text NOT NULL,
	starts_at timestamptz NOT NULL,
	PRIMARY KEY (merchant_id, reservation_id),
	FOREIGN KEY (merchant_id, reservation_id) REFERENCES reservation,
	FOREIGN KEY (merchant_id, store_id) REFERENCES store
);
CREATE INDEX slot_booking_slot ON slot_booking (merchant_id, store_id, starts_at);

-- Those that count now. An active reservation whose time has passed has given its place back, as it has its units.
CREATE VIEW counting_booking AS
	SELECT booking.merchant_id, booking.store_id, booking.starts_at, booking.reservation_id
	FROM slot_booking booking
	JOIN reservation ON reservation.merchant_id = booking.merchant_id AND reservation.reservation_id = booking.reservation_id
	WHERE reservation.status IN ('committed', 'consumed')
		OR reservation.status = 'active' AND reservation.expires_at > statement_timestamp();

-- A reservation ends in many ways, and each of them gives its place back.
CREATE FUNCTION stage_freed_slots() RETURNS trigger LANGUAGE plpgsql
	-- Connections keep their plans, also those made while a table was small.
	SET enable_seqscan = off
AS $$
BEGIN
	INSERT INTO event_staging (merchant_id, type, store_id, data)
		SELECT DISTINCT booking.merchant_id, 'pickup_slot.updated', booking.store_id, jsonb_build_object('store_id', booking.store_id,
			'starts_at', to_char(booking.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
		FROM changed JOIN slot_booking booking
			ON booking.merchant_id = changed.merchant_id AND booking.reservation_id = changed.reservation_id
		WHERE changed.status IN ('released', 'expired');
	RETURN NULL;
END $$;

CREATE TRIGGER stage_freed_slots AFTER UPDATE ON reservation
	REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION stage_freed_slots();
