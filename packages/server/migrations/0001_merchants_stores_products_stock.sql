-- Every table belongs to a merchant: merchant_id leads each primary key and each index.
-- Nothing shoppers could have seen is deleted; it is archived, made inactive or marked as not stocked. So whoever keeps
-- a copy can follow by asking for the rows that changed.

CREATE TABLE merchant (
	merchant_id text PRIMARY KEY,
	slug text NOT NULL UNIQUE,
	name text NOT NULL,
	currency text NOT NULL,
	language text NOT NULL,
	demo boolean NOT NULL DEFAULT false,
	quantity_cap integer NOT NULL DEFAULT 10 CHECK (quantity_cap > 0),
	limited_below integer NOT NULL DEFAULT 4 CHECK (limited_below > 0),
	created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE api_key (
	merchant_id text NOT NULL REFERENCES merchant,
	key_id text NOT NULL,
	kind text NOT NULL CHECK (kind IN ('publishable', 'secret')),
	name text NOT NULL,
	channel text NOT NULL,
	origins text[] NOT NULL,
	rate_limit integer NOT NULL CHECK (rate_limit > 0),
	-- SHA-256 of the whole key. It holds 128 random bits, so a slow hash would add nothing.
	hash bytea NOT NULL,
	-- Publishable keys are public and can be shown again; secret ones cannot.
	public_key text CHECK (kind = 'publishable' OR public_key IS NULL),
	hint text NOT NULL,
	created_at timestamptz NOT NULL DEFAULT now(),
	revoked_at timestamptz,
	PRIMARY KEY (merchant_id, key_id),
	UNIQUE (merchant_id, hash)
);

CREATE TABLE store (
	merchant_id text NOT NULL REFERENCES merchant,
	store_id text NOT NULL,
	kind text NOT NULL CHECK (kind IN ('store', 'warehouse')),
	status text NOT NULL CHECK (status IN ('active', 'inactive')),
	name text NOT NULL,
	street text,
	city text,
	postal_code text,
	region text,
	country text,
	latitude double precision CHECK (latitude BETWEEN -90 AND 90),
	longitude double precision CHECK (longitude BETWEEN -180 AND 180),
	timezone text NOT NULL,
	phone text,
	url text,
	-- As in the contract: WeeklyPeriod[] or null, ExceptionDay[], Period[] or null.
	hours jsonb,
	exception_hours jsonb NOT NULL DEFAULT '[]',
	holiday_hours jsonb,
	pickup_prep_minutes integer CHECK (pickup_prep_minutes >= 0),
	pickup_hold_hours integer CHECK (pickup_hold_hours > 0),
	updated_at timestamptz NOT NULL DEFAULT now(),
	changed_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
	PRIMARY KEY (merchant_id, store_id),
	CHECK ((latitude IS NULL) = (longitude IS NULL)),
	CHECK ((pickup_prep_minutes IS NULL) = (pickup_hold_hours IS NULL))
);

CREATE TABLE product (
	merchant_id text NOT NULL REFERENCES merchant,
	product_id text NOT NULL,
	title text NOT NULL,
	description text,
	vendor text,
	category text,
	status text NOT NULL CHECK (status IN ('draft', 'active', 'archived')),
	image text,
	updated_at timestamptz NOT NULL DEFAULT now(),
	changed_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
	PRIMARY KEY (merchant_id, product_id)
);

CREATE TABLE variant (
	merchant_id text NOT NULL,
	sku text NOT NULL,
	product_id text NOT NULL,
	-- Order within the product.
	position integer NOT NULL,
	-- A variant that left its product stays here, since stock, orders and coupons may name it.
	archived boolean NOT NULL DEFAULT false,
	gtin text CHECK (gtin ~ '^[0-9]{14}$'),
	-- VariantOption[] of the contract.
	options jsonb NOT NULL,
	price_amount bigint CHECK (price_amount >= 0),
	list_price_amount bigint CHECK (list_price_amount >= 0),
	currency text,
	image text,
	tracked boolean NOT NULL,
	backorder boolean NOT NULL,
	updated_at timestamptz NOT NULL DEFAULT now(),
	changed_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
	PRIMARY KEY (merchant_id, sku),
	FOREIGN KEY (merchant_id, product_id) REFERENCES product,
	CHECK ((price_amount IS NULL AND list_price_amount IS NULL) OR currency IS NOT NULL)
);
CREATE INDEX variant_product ON variant (merchant_id, product_id, position);
CREATE INDEX variant_gtin ON variant (merchant_id, gtin) WHERE gtin IS NOT NULL;

CREATE TABLE inventory_level (
	merchant_id text NOT NULL,
	sku text NOT NULL,
	store_id text NOT NULL,
	-- False: the store no longer carries it, which is not the same as none left.
	stocked boolean NOT NULL DEFAULT true,
	on_hand integer NOT NULL CHECK (on_hand >= 0),
	committed integer NOT NULL DEFAULT 0 CHECK (committed >= 0),
	reserved integer NOT NULL DEFAULT 0 CHECK (reserved >= 0),
	unavailable integer NOT NULL DEFAULT 0 CHECK (unavailable >= 0),
	incoming integer NOT NULL DEFAULT 0 CHECK (incoming >= 0),
	updated_at timestamptz NOT NULL DEFAULT now(),
	changed_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
	PRIMARY KEY (merchant_id, sku, store_id),
	FOREIGN KEY (merchant_id, sku) REFERENCES variant,
	FOREIGN KEY (merchant_id, store_id) REFERENCES store,
	-- What is promised to shoppers is always there.
	CHECK (on_hand - reserved >= 0)
);
CREATE INDEX inventory_level_store ON inventory_level (merchant_id, store_id, sku);

-- Following changes. A row carries the id of the transaction that last wrote it. A reader that remembers
-- pg_snapshot_xmin(pg_current_snapshot()) of its last read asks next for rows with changed_in >= that: whatever was not
-- yet visible then is at or above it. Rows read twice are harmless; none is missed, and no writer waits for another.
CREATE INDEX store_changed ON store (merchant_id, changed_in);
CREATE INDEX product_changed ON product (merchant_id, changed_in);
CREATE INDEX variant_changed ON variant (merchant_id, changed_in);
CREATE INDEX inventory_level_changed ON inventory_level (merchant_id, changed_in);

CREATE FUNCTION mark_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NEW.changed_in := pg_current_xact_id();
	NEW.updated_at := now();
	RETURN NEW;
END $$;

CREATE TRIGGER mark_changed BEFORE UPDATE ON store FOR EACH ROW EXECUTE FUNCTION mark_changed();
CREATE TRIGGER mark_changed BEFORE UPDATE ON product FOR EACH ROW EXECUTE FUNCTION mark_changed();
CREATE TRIGGER mark_changed BEFORE UPDATE ON variant FOR EACH ROW EXECUTE FUNCTION mark_changed();
CREATE TRIGGER mark_changed BEFORE UPDATE ON inventory_level FOR EACH ROW EXECUTE FUNCTION mark_changed();

-- A wake-up only: it carries the merchant and the table. PostgreSQL sends equal ones of a transaction once.
CREATE FUNCTION notify_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_notify('endcap_changed', merchant_id || ' ' || TG_TABLE_NAME)
		FROM (SELECT DISTINCT merchant_id FROM new_rows) changed;
	RETURN NULL;
END $$;

CREATE TRIGGER notify_insert AFTER INSERT ON store REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION notify_changed();
CREATE TRIGGER notify_update AFTER UPDATE ON store REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION notify_changed();
CREATE TRIGGER notify_insert AFTER INSERT ON product REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION notify_changed();
CREATE TRIGGER notify_update AFTER UPDATE ON product REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION notify_changed();
CREATE TRIGGER notify_insert AFTER INSERT ON variant REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION notify_changed();
CREATE TRIGGER notify_update AFTER UPDATE ON variant REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION notify_changed();
CREATE TRIGGER notify_insert AFTER INSERT ON inventory_level REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION notify_changed();
CREATE TRIGGER notify_update AFTER UPDATE ON inventory_level REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION notify_changed();
