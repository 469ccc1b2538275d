-- Short links to offers and products, and the shoppers who came by them and agreed to be counted.

CREATE TABLE link (
	merchant_id text NOT NULL REFERENCES merchant,
	-- A UUID of version 7: in order of making.
	link_id text COLLATE "C" NOT NULL,
	-- What stands in its address.
	code text COLLATE "C" NOT NULL CHECK (code ~ '^[a-z2-7]{10}$'),
	target_type text NOT NULL CHECK (target_type IN ('offer', 'product')),
	-- It need not be there any more.
	target_id text NOT NULL,
	channel text NOT NULL,
	campaign text,
	opened bigint NOT NULL DEFAULT 0 CHECK (opened >= 0),
	created_at timestamptz NOT NULL DEFAULT now(),
	ended_at timestamptz,
	PRIMARY KEY (merchant_id, link_id),
	UNIQUE (merchant_id, code)
);

-- By which link the owner came last: a customer, or a session that nobody has signed in to. Only after they said yes.
CREATE TABLE shopper_source (
	merchant_id text NOT NULL,
	owner_id text COLLATE "C" NOT NULL,
	link_id text COLLATE "C" NOT NULL,
	said_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (merchant_id, owner_id),
	FOREIGN KEY (merchant_id, link_id) REFERENCES link
);
CREATE INDEX shopper_source_age ON shopper_source (merchant_id, said_at);

-- Of orders placed in the thirty days after.
CREATE TABLE order_source (
	merchant_id text NOT NULL,
	order_id text COLLATE "C" NOT NULL,
	link_id text COLLATE "C" NOT NULL,
	PRIMARY KEY (merchant_id, order_id),
	FOREIGN KEY (merchant_id, order_id) REFERENCES placed_order,
	FOREIGN KEY (merchant_id, link_id) REFERENCES link
);
CREATE INDEX order_source_link ON order_source (merchant_id, link_id);
