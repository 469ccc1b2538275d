-- Who may change something: shoppers without a name, and staff. Tokens hold 130 random bits and are stored as their
-- SHA-256; passwords are stored as scrypt makes them.

CREATE TABLE session (
	merchant_id text NOT NULL,
	session_id text COLLATE "C" NOT NULL,
	-- The publishable key it began with: its channel, its origins and its end are the session’s too.
	key_id text NOT NULL,
	access_hash bytea NOT NULL,
	access_expires_at timestamptz NOT NULL,
	created_at timestamptz NOT NULL DEFAULT now(),
	refreshed_at timestamptz NOT NULL DEFAULT now(),
	ended_at timestamptz,
	PRIMARY KEY (merchant_id, session_id),
	UNIQUE (merchant_id, access_hash),
	FOREIGN KEY (merchant_id, key_id) REFERENCES api_key
);
CREATE INDEX session_age ON session (merchant_id, refreshed_at);

-- Every refresh token of a session, also those that were used, so that one that comes twice is known.
CREATE TABLE session_refresh (
	merchant_id text NOT NULL,
	refresh_hash bytea NOT NULL,
	session_id text COLLATE "C" NOT NULL,
	used_at timestamptz,
	PRIMARY KEY (merchant_id, refresh_hash),
	FOREIGN KEY (merchant_id, session_id) REFERENCES session ON DELETE CASCADE
);
CREATE INDEX session_refresh_session ON session_refresh (merchant_id, session_id);

CREATE TABLE staff_member (
	merchant_id text NOT NULL REFERENCES merchant,
	staff_id text NOT NULL,
	-- In lower case.
	login text NOT NULL,
	name text NOT NULL,
	role text NOT NULL CHECK (role IN ('clerk', 'manager')),
	-- Stores they may touch; null is every store.
	stores text[],
	-- `scrypt$N$r$p$salt$hash`: with its parameters, so that they can be raised.
	password text NOT NULL,
	created_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (merchant_id, staff_id),
	UNIQUE (merchant_id, login)
);

CREATE TABLE staff_session (
	merchant_id text NOT NULL,
	hash bytea NOT NULL,
	staff_id text NOT NULL,
	created_at timestamptz NOT NULL DEFAULT now(),
	expires_at timestamptz NOT NULL,
	PRIMARY KEY (merchant_id, hash),
	FOREIGN KEY (merchant_id, staff_id) REFERENCES staff_member ON DELETE CASCADE
);
CREATE INDEX staff_session_member ON staff_session (merchant_id, staff_id);
CREATE INDEX staff_session_end ON staff_session (merchant_id, expires_at);
