-- Who a shopper is. What a shopper has is marked by its owner: the customer once somebody is signed in, else the session.
-- Order of locks: customer, then session, then as for orders.

CREATE TABLE customer (
	merchant_id text NOT NULL REFERENCES merchant,
	-- A UUID of version 7: in order of joining.
	customer_id text COLLATE "C" NOT NULL,
	-- In lower case. Somebody who shows that it is theirs signs in as this customer; so with the phone number.
	email text,
	-- E.164
	phone text,
	name text,
	-- As it is searched, in lower case with a space before each word: databases differ in what they take for a letter.
	name_key text CHECK ((name_key IS NULL) = (name IS NULL)),
	-- BCP 47
	language text NOT NULL,
	-- MM-DD: the year is nobody’s business.
	birthday text CHECK (birthday ~ '^[0-9]{2}-[0-9]{2}$'),
	preferred_store_id text,
	-- The retailer’s own groups.
	segments text[] NOT NULL DEFAULT '{}',
	created_at timestamptz NOT NULL DEFAULT now(),
	updated_at timestamptz NOT NULL DEFAULT now(),
	erased_at timestamptz,
	PRIMARY KEY (merchant_id, customer_id),
	UNIQUE (merchant_id, email),
	UNIQUE (merchant_id, phone),
	FOREIGN KEY (merchant_id, preferred_store_id) REFERENCES store,
	CHECK (erased_at IS NOT NULL OR email IS NOT NULL OR phone IS NOT NULL),
	-- Nothing of the person is left.
	CHECK (erased_at IS NULL OR (coalesce(email, phone, name, birthday, preferred_store_id) IS NULL AND segments = '{}'))
);

-- What they agreed to, as it was said: the last word of a purpose and channel counts.
CREATE TABLE customer_consent (
	merchant_id text NOT NULL,
	customer_id text COLLATE "C" NOT NULL,
	consent_id text COLLATE "C" NOT NULL,
	purpose text NOT NULL CHECK (purpose IN ('offers', 'personalization', 'analytics')),
	-- Of what reaches them only.
	channel text CHECK (channel IN ('email', 'sms', 'post') AND (channel IS NOT NULL) = (purpose = 'offers')),
	given boolean NOT NULL,
	-- The channel of sales in which it was said.
	said_in text NOT NULL,
	said_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (merchant_id, customer_id, consent_id),
	FOREIGN KEY (merchant_id, customer_id) REFERENCES customer
);

-- Who of the staff looked at a customer.
CREATE TABLE customer_look (
	merchant_id text NOT NULL,
	customer_id text COLLATE "C" NOT NULL,
	look_id text COLLATE "C" NOT NULL,
	-- Null: a system with a secret key.
	staff_id text,
	-- As it was then.
	staff_name text CHECK ((staff_name IS NULL) = (staff_id IS NULL)),
	looked_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (merchant_id, customer_id, look_id),
	FOREIGN KEY (merchant_id, customer_id) REFERENCES customer
);

ALTER TABLE session
	ADD COLUMN customer_id text COLLATE "C",
	-- When a code was last typed in.
	ADD COLUMN verified_at timestamptz CHECK ((verified_at IS NULL) = (customer_id IS NULL)),
	-- Typed in here, all in all.
	ADD COLUMN wrong_codes integer NOT NULL DEFAULT 0,
	ADD FOREIGN KEY (merchant_id, customer_id) REFERENCES customer;
CREATE INDEX session_customer ON session (merchant_id, customer_id) WHERE customer_id IS NOT NULL;

-- Access tokens. A session has several, since each tab asks for its own.
CREATE TABLE session_access (
	merchant_id text NOT NULL,
	access_hash bytea NOT NULL,
	session_id text COLLATE "C" NOT NULL,
	expires_at timestamptz NOT NULL,
	PRIMARY KEY (merchant_id, access_hash),
	FOREIGN KEY (merchant_id, session_id) REFERENCES session ON DELETE CASCADE
);
CREATE INDEX session_access_session ON session_access (merchant_id, session_id);
CREATE INDEX session_access_end ON session_access (merchant_id, expires_at);
INSERT INTO session_access (merchant_id, access_hash, session_id, expires_at)
	SELECT merchant_id, access_hash, session_id, access_expires_at FROM session WHERE access_expires_at > now();
ALTER TABLE session DROP COLUMN access_hash, DROP COLUMN access_expires_at;

-- Codes that were sent to somebody who says that an address is theirs. The code is hashed with the sign-in’s own id,
-- which is itself stored as a hash only.
CREATE TABLE sign_in (
	merchant_id text NOT NULL REFERENCES merchant,
	sign_in_hash bytea NOT NULL,
	-- Who asked: nobody else can use it.
	session_id text COLLATE "C" NOT NULL,
	channel text NOT NULL CHECK (channel IN ('email', 'sms')),
	-- HMAC-SHA-256 of the address, as of opt-outs: kept for counting.
	address_hash bytea NOT NULL,
	-- Until it is over.
	address text,
	language text NOT NULL,
	code_hash bytea,
	tries_left integer NOT NULL DEFAULT 5 CHECK (tries_left >= 0),
	created_at timestamptz NOT NULL DEFAULT now(),
	expires_at timestamptz NOT NULL,
	PRIMARY KEY (merchant_id, sign_in_hash),
	CHECK ((code_hash IS NULL) = (address IS NULL))
);
CREATE INDEX sign_in_session ON sign_in (merchant_id, session_id);
CREATE INDEX sign_in_address ON sign_in (merchant_id, address_hash, created_at);
CREATE INDEX sign_in_age ON sign_in (merchant_id, created_at);

-- A basket that goes to another device: whoever shows the code has it.
CREATE TABLE cart_handoff (
	merchant_id text NOT NULL,
	code_hash bytea NOT NULL,
	cart_id text COLLATE "C" NOT NULL,
	expires_at timestamptz NOT NULL,
	PRIMARY KEY (merchant_id, code_hash),
	FOREIGN KEY (merchant_id, cart_id) REFERENCES cart ON DELETE CASCADE
);
CREATE INDEX cart_handoff_cart ON cart_handoff (merchant_id, cart_id);

-- Of somebody who wanted to be forgotten neither is left.
DO $$
DECLARE
	of_contact text;
BEGIN
	SELECT conname INTO STRICT of_contact FROM pg_constraint WHERE conrelid = 'placed_order'::regclass AND contype = 'c'
		AND pg_get_constraintdef(oid) LIKE '%email IS NOT NULL%phone IS NOT NULL%';
	EXECUTE format('ALTER TABLE placed_order DROP CONSTRAINT %I', of_contact);
END $$;

-- A code to sign in with belongs to no order.
ALTER TABLE message ALTER COLUMN order_id DROP NOT NULL;

-- What belonged to a session belongs to an owner.
ALTER TABLE cart RENAME COLUMN session_id TO owner_id;
ALTER TABLE placed_order RENAME COLUMN session_id TO owner_id;
ALTER TABLE order_viewer RENAME COLUMN session_id TO owner_id;
ALTER TABLE order_viewer DROP CONSTRAINT order_viewer_merchant_id_session_id_fkey;
ALTER TABLE reservation RENAME COLUMN session_id TO owner_id;
ALTER VIEW reservation_document RENAME COLUMN session_id TO owner_id;
ALTER TABLE event_staging RENAME COLUMN session_id TO owner_id;
ALTER TABLE event RENAME COLUMN session_id TO owner_id;
ALTER INDEX cart_session RENAME TO cart_owner;
ALTER INDEX placed_order_session RENAME TO placed_order_owner;
ALTER INDEX order_viewer_session RENAME TO order_viewer_owner;
ALTER INDEX reservation_session RENAME TO reservation_owner;
DO $$
DECLARE
	definition text;
BEGIN
	FOR definition IN SELECT pg_get_functiondef(oid) FROM pg_proc
		WHERE pronamespace = current_schema()::regnamespace AND prokind = 'f' AND prosrc LIKE '%session_id%'
	LOOP
		EXECUTE replace(definition, 'session_id', 'owner_id');
	END LOOP;
END $$;
