-- Stock that cannot be promised twice, what is held of it, and what happens to it.
--
-- Order of locks, the same for every writer, so that nobody waits in a circle: rows of inventory_level by (sku,
-- store_id), then reservations. Whoever changes a reservation holds the levels of all its lines first. So the lock of
-- one level is enough to read and to end holds on it.

-- What is kept back from shoppers, by channel: SafetyStock of the contract.
ALTER TABLE inventory_level ADD COLUMN safety_stock jsonb NOT NULL DEFAULT '{}';
ALTER TABLE inventory_level ADD COLUMN reorder_point integer CHECK (reorder_point >= 0);
ALTER TABLE inventory_level ADD COLUMN low boolean NOT NULL GENERATED ALWAYS AS (
	coalesce(on_hand::bigint - committed - reserved - unavailable <= reorder_point, false)) STORED;

CREATE TABLE reservation (
	-- Its lines hold units of levels, which refer to the merchant: checking it again for each costs a tenth of a batch.
	merchant_id text NOT NULL,
	-- A UUID of version 7: in order of creation.
	reservation_id text COLLATE "C" NOT NULL,
	-- An active one whose expires_at has passed holds nothing any more, whether or not somebody has written that down.
	status text NOT NULL CHECK (status IN ('active', 'committed', 'consumed', 'expired', 'released')),
	channel text NOT NULL,
	-- The shopper session that owns it.
	session_id text,
	created_at timestamptz NOT NULL,
	expires_at timestamptz CHECK (expires_at IS NOT NULL OR status <> 'active'),
	ended_at timestamptz CHECK ((ended_at IS NULL) = (status IN ('active', 'committed'))),
	PRIMARY KEY (merchant_id, reservation_id)
);
CREATE INDEX reservation_lapse ON reservation (merchant_id, expires_at) WHERE status = 'active';
CREATE INDEX reservation_session ON reservation (merchant_id, session_id, reservation_id) WHERE session_id IS NOT NULL;

CREATE TABLE reservation_line (
	merchant_id text NOT NULL,
	reservation_id text COLLATE "C" NOT NULL,
	line integer NOT NULL,
	sku text NOT NULL,
	store_id text NOT NULL,
	quantity integer NOT NULL CHECK (quantity > 0),
	-- Of the quantity: what is held now, what left the store although it was held, what was handed over.
	held integer NOT NULL CHECK (held >= 0),
	quantity_lost integer NOT NULL DEFAULT 0 CHECK (quantity_lost >= 0),
	handed_over integer NOT NULL DEFAULT 0 CHECK (handed_over >= 0),
	-- Of what was handed over: what a till’s receipt has named, so that a receipt that comes later takes it once.
	rung_up integer NOT NULL DEFAULT 0 CHECK (rung_up BETWEEN 0 AND handed_over),
	PRIMARY KEY (merchant_id, reservation_id, line),
	FOREIGN KEY (merchant_id, reservation_id) REFERENCES reservation,
	CHECK (held + quantity_lost + handed_over <= quantity)
);
-- Without the reservation’s id in it, so that looking up a reservation never goes this way.
CREATE INDEX reservation_line_held ON reservation_line (merchant_id, sku, store_id) WHERE held > 0;

CREATE TABLE adjustment (
	merchant_id text NOT NULL REFERENCES merchant,
	adjustment_id text COLLATE "C" NOT NULL,
	reason text NOT NULL CHECK (reason IN ('receive', 'count', 'damage', 'transfer')),
	store_id text NOT NULL,
	to_store_id text CHECK ((to_store_id IS NOT NULL) = (reason = 'transfer')),
	note text,
	made_by text,
	created_at timestamptz NOT NULL,
	PRIMARY KEY (merchant_id, adjustment_id)
);

CREATE TABLE adjustment_line (
	merchant_id text NOT NULL,
	adjustment_id text COLLATE "C" NOT NULL,
	line integer NOT NULL,
	sku text NOT NULL,
	quantity integer NOT NULL CHECK (quantity >= 0),
	PRIMARY KEY (merchant_id, adjustment_id, line),
	FOREIGN KEY (merchant_id, adjustment_id) REFERENCES adjustment
);

CREATE TABLE sale (
	merchant_id text NOT NULL REFERENCES merchant,
	sale_id text COLLATE "C" NOT NULL,
	store_id text NOT NULL,
	-- The till’s own number: what it sends twice counts once.
	receipt text NOT NULL,
	sold_at timestamptz NOT NULL,
	reservation_id text,
	recorded_at timestamptz NOT NULL,
	PRIMARY KEY (merchant_id, sale_id),
	UNIQUE (merchant_id, store_id, receipt)
);

CREATE TABLE sale_line (
	merchant_id text NOT NULL,
	sale_id text COLLATE "C" NOT NULL,
	line integer NOT NULL,
	sku text NOT NULL,
	quantity integer NOT NULL CHECK (quantity <> 0),
	PRIMARY KEY (merchant_id, sale_id, line),
	FOREIGN KEY (merchant_id, sale_id) REFERENCES sale
);

CREATE TABLE sale_conflict (
	merchant_id text NOT NULL,
	sale_id text COLLATE "C" NOT NULL,
	number integer NOT NULL,
	sku text NOT NULL,
	kind text NOT NULL CHECK (kind IN ('was_reserved', 'was_not_on_hand')),
	quantity integer NOT NULL CHECK (quantity > 0),
	reservations text[] NOT NULL,
	PRIMARY KEY (merchant_id, sale_id, number),
	FOREIGN KEY (merchant_id, sale_id) REFERENCES sale
);

-- What can be had. Answers and holds both go by these, so what is shown is what can be had.

CREATE FUNCTION safety_units(safety_stock jsonb, channel text) RETURNS integer IMMUTABLE LANGUAGE sql AS $$
	SELECT coalesce((safety_stock ->> channel)::integer, (safety_stock ->> 'any')::integer, 0)
$$;

-- Before safety stock, and below zero when other systems have promised more than there is. `lapsed` are units that
-- still count in `reserved`, of holds whose time has passed.
CREATE FUNCTION free_units(level inventory_level, lapsed bigint) RETURNS bigint IMMUTABLE LANGUAGE sql AS $$
	SELECT level.on_hand::bigint - level.committed - level.unavailable - level.reserved + coalesce(lapsed, 0)
$$;

CREATE FUNCTION available_units(level inventory_level, lapsed bigint, channel text) RETURNS integer IMMUTABLE LANGUAGE sql AS $$
	SELECT greatest(free_units(level, lapsed) - safety_units(level.safety_stock, channel), 0)::integer
$$;

CREATE VIEW lapsed_hold AS
	SELECT line.merchant_id, line.sku, line.store_id, sum(line.held) AS units
	FROM reservation
	JOIN reservation_line line ON line.merchant_id = reservation.merchant_id AND line.reservation_id = reservation.reservation_id
	WHERE reservation.status = 'active' AND reservation.expires_at <= statement_timestamp() AND line.held > 0
	GROUP BY line.merchant_id, line.sku, line.store_id;

-- RFC 3339, as everywhere in the API.
CREATE FUNCTION instant(moment timestamptz) RETURNS text STABLE LANGUAGE sql AS $$
	SELECT to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

-- Reservation of the contract, as it is at the beginning of the statement.
CREATE VIEW reservation_document AS
	SELECT merchant_id, reservation_id, session_id, current.status, lines.store_ids, lines.whole,
		jsonb_build_object('id', reservation_id, 'status', current.status, 'channel', channel, 'lines', lines.lines,
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

-- Only these move `reserved`.

CREATE FUNCTION move_reserved() RETURNS trigger LANGUAGE plpgsql
	-- Connections keep their plans, also those made while a table was small.
	SET enable_seqscan = off
AS $$
DECLARE
	missing bigint;
	oversold boolean;
BEGIN
	IF TG_OP = 'INSERT' THEN
		WITH moved AS (
			SELECT merchant_id, sku, store_id, sum(held) AS held FROM new_lines GROUP BY merchant_id, sku, store_id
		), written AS (
			UPDATE inventory_level level SET reserved = reserved + moved.held FROM moved
			WHERE level.merchant_id = moved.merchant_id AND level.sku = moved.sku AND level.store_id = moved.store_id
			RETURNING free_units(level, 0) < 0 AS oversold
		)
		SELECT (SELECT count(*) FROM moved) - count(*), bool_or(written.oversold) INTO missing, oversold FROM written;
		-- The table’s own CHECK leaves out what other systems promised, since they tell it after the fact.
		IF missing > 0 OR oversold THEN
			RAISE EXCEPTION 'More would be held than there is' USING ERRCODE = 'check_violation', CONSTRAINT = 'held_is_there';
		END IF;
	ELSE
		-- Old and new are added up, not joined: a join planned for a few rows would take the square of many.
		WITH moved AS (
			SELECT merchant_id, sku, store_id, sum(held) AS held, sum(gone) AS gone
			FROM (
				SELECT merchant_id, sku, store_id, held, handed_over + quantity_lost AS gone FROM new_lines
				UNION ALL
				SELECT merchant_id, sku, store_id, -held, -handed_over - quantity_lost FROM old_lines
			) line
			GROUP BY merchant_id, sku, store_id
		)
		UPDATE inventory_level level SET reserved = reserved + moved.held, on_hand = on_hand - moved.gone FROM moved
		WHERE level.merchant_id = moved.merchant_id AND level.sku = moved.sku AND level.store_id = moved.store_id
			AND (moved.held <> 0 OR moved.gone <> 0);
	END IF;
	RETURN NULL;
END $$;

CREATE TRIGGER move_reserved_insert AFTER INSERT ON reservation_line
	REFERENCING NEW TABLE AS new_lines FOR EACH STATEMENT EXECUTE FUNCTION move_reserved();
CREATE TRIGGER move_reserved_update AFTER UPDATE ON reservation_line
	REFERENCING OLD TABLE AS old_lines NEW TABLE AS new_lines FOR EACH STATEMENT EXECUTE FUNCTION move_reserved();

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '%', TG_ARGV[1] USING ERRCODE = 'check_violation', CONSTRAINT = TG_ARGV[0];
END $$;

CREATE TRIGGER guard_reserved BEFORE UPDATE ON inventory_level FOR EACH ROW
	WHEN (NEW.reserved <> OLD.reserved AND pg_trigger_depth() = 0)
	EXECUTE FUNCTION refuse_change('reserved_by_lines', 'Units are reserved by reservation lines only');
CREATE TRIGGER guard_reserved_insert BEFORE INSERT ON inventory_level FOR EACH ROW WHEN (NEW.reserved <> 0)
	EXECUTE FUNCTION refuse_change('reserved_by_lines', 'Units are reserved by reservation lines only');
CREATE TRIGGER guard_held_falls BEFORE UPDATE ON reservation_line FOR EACH ROW
	WHEN (NEW.held > OLD.held OR NEW.sku <> OLD.sku OR NEW.store_id <> OLD.store_id)
	EXECUTE FUNCTION refuse_change('held_only_falls', 'A line never holds more than before, nor elsewhere');
CREATE TRIGGER guard_held BEFORE DELETE ON reservation_line FOR EACH ROW WHEN (OLD.held > 0)
	EXECUTE FUNCTION refuse_change('held_stays', 'A line that holds units cannot be deleted');
CREATE TRIGGER guard_ended BEFORE UPDATE ON reservation FOR EACH ROW WHEN (OLD.status IN ('consumed', 'expired', 'released'))
	EXECUTE FUNCTION refuse_change('ended_stays_ended', 'A reservation that has ended does not change');

-- Events of levels, staged by whatever changes them. Above a thousand of a merchant in one statement, one event without
-- a SKU says to read again.

CREATE FUNCTION stage_level_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'INSERT' THEN
		WITH changed AS (
			SELECT merchant_id, sku, store_id, count(*) OVER (PARTITION BY merchant_id) AS many FROM new_levels WHERE stocked
		)
		INSERT INTO event_staging (merchant_id, type, store_id, sku, data)
		SELECT merchant_id, 'availability.changed', store_id, sku, jsonb_build_object('sku', sku, 'store_id', store_id)
			FROM changed WHERE many <= 1000
		UNION ALL SELECT DISTINCT merchant_id, 'availability.changed', NULL, NULL, '{}'::jsonb FROM changed WHERE many > 1000
		UNION ALL SELECT merchant_id, 'inventory.low', store_id, sku, jsonb_build_object('sku', sku, 'store_id', store_id,
			'available', greatest(free_units(new_levels, 0), 0), 'reorder_point', reorder_point) FROM new_levels WHERE low;
	ELSE
		WITH compared AS (
			-- Put side by side without a join, as above.
			SELECT merchant_id, sku, store_id, min(free) <> max(free) OR bool_or(stocked) <> bool_and(stocked)
					OR min(safety_stock::text) <> max(safety_stock::text) AS changed,
				bool_or(low) FILTER (WHERE is_new) AND NOT bool_or(low) FILTER (WHERE NOT is_new) AS turned_low,
				max(free) FILTER (WHERE is_new) AS free, max(reorder_point) FILTER (WHERE is_new) AS reorder_point
			FROM (
				SELECT merchant_id, sku, store_id, greatest(free_units(new_levels, 0), 0) AS free, stocked, safety_stock, low,
					reorder_point, true AS is_new FROM new_levels
				UNION ALL
				SELECT merchant_id, sku, store_id, greatest(free_units(old_levels, 0), 0), stocked, safety_stock, low,
					reorder_point, false FROM old_levels
			) level
			GROUP BY merchant_id, sku, store_id
		), changed AS (
			SELECT merchant_id, sku, store_id, count(*) OVER (PARTITION BY merchant_id) AS many FROM compared WHERE changed
		)
		INSERT INTO event_staging (merchant_id, type, store_id, sku, data)
		SELECT merchant_id, 'availability.changed', store_id, sku, jsonb_build_object('sku', sku, 'store_id', store_id)
			FROM changed WHERE many <= 1000
		UNION ALL SELECT DISTINCT merchant_id, 'availability.changed', NULL, NULL, '{}'::jsonb FROM changed WHERE many > 1000
		UNION ALL SELECT merchant_id, 'inventory.low', store_id, sku, jsonb_build_object('sku', sku, 'store_id', store_id,
			'available', free, 'reorder_point', reorder_point) FROM compared WHERE turned_low;
	END IF;
	RETURN NULL;
END $$;

CREATE TRIGGER stage_insert AFTER INSERT ON inventory_level
	REFERENCING NEW TABLE AS new_levels FOR EACH STATEMENT EXECUTE FUNCTION stage_level_events();
CREATE TRIGGER stage_update AFTER UPDATE ON inventory_level
	REFERENCING OLD TABLE AS old_levels NEW TABLE AS new_levels FOR EACH STATEMENT EXECUTE FUNCTION stage_level_events();
