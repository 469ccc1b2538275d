-- At most one import of a merchant runs at a time. A row whose owner is gone is taken over by the next import.
CREATE TABLE import_run (
	merchant_id text PRIMARY KEY REFERENCES merchant,
	import_id text NOT NULL,
	-- Host and process, so that a killed one is known on the same machine at once.
	owner text NOT NULL,
	-- As in idempotent_request, of the request that brought the file.
	request_hash bytea,
	started_at timestamptz NOT NULL DEFAULT now(),
	heartbeat_at timestamptz NOT NULL DEFAULT now()
);

-- What a file says, until it is applied or refused. Nothing here outlives the import, so no log is kept of it: after a
-- crash of the database the tables are empty, which is as good.

CREATE UNLOGGED TABLE import_store (
	merchant_id text NOT NULL,
	import_id text NOT NULL,
	-- Order in the file.
	number integer NOT NULL,
	line integer NOT NULL,
	store_id text NOT NULL,
	kind text NOT NULL,
	status text NOT NULL,
	name text NOT NULL,
	street text,
	city text,
	postal_code text,
	region text,
	country text,
	latitude double precision,
	longitude double precision,
	timezone text NOT NULL,
	phone text,
	url text,
	hours jsonb,
	exception_hours jsonb NOT NULL,
	holiday_hours jsonb,
	pickup_prep_minutes integer,
	pickup_hold_hours integer,
	-- Why it cannot be taken, and the line that says the same thing already.
	refusal text,
	other text,
	PRIMARY KEY (merchant_id, import_id, number)
);

CREATE UNLOGGED TABLE import_product (
	merchant_id text NOT NULL,
	import_id text NOT NULL,
	number integer NOT NULL,
	line integer NOT NULL,
	product_id text NOT NULL,
	title text NOT NULL,
	description text,
	vendor text,
	category text,
	status text NOT NULL,
	image text,
	refusal text,
	other text,
	PRIMARY KEY (merchant_id, import_id, number)
);
CREATE INDEX import_product_id ON import_product (merchant_id, import_id, product_id);

CREATE UNLOGGED TABLE import_variant (
	merchant_id text NOT NULL,
	import_id text NOT NULL,
	-- Of the product.
	number integer NOT NULL,
	position integer NOT NULL,
	line integer NOT NULL,
	sku text NOT NULL,
	gtin text,
	options jsonb NOT NULL,
	price_amount bigint,
	list_price_amount bigint,
	currency text,
	image text,
	tracked boolean NOT NULL,
	backorder boolean NOT NULL,
	refusal text,
	other text,
	PRIMARY KEY (merchant_id, import_id, number, position)
);
CREATE INDEX import_variant_sku ON import_variant (merchant_id, import_id, sku);

CREATE UNLOGGED TABLE import_level (
	merchant_id text NOT NULL,
	import_id text NOT NULL,
	sku text NOT NULL,
	store_id text NOT NULL,
	line integer NOT NULL,
	-- False: the database says the same already.
	changed boolean NOT NULL,
	stocked boolean NOT NULL,
	on_hand integer NOT NULL,
	committed integer NOT NULL,
	unavailable integer NOT NULL,
	incoming integer NOT NULL,
	PRIMARY KEY (merchant_id, import_id, sku, store_id)
);
