-- Devices in shops: what opens them, how they are, and what was done of what shoppers wanted at them.
--
-- Order of locks: a kiosk before its keys, and nothing else by whoever has either. Whoever works on an entry has it
-- before anything else (advisory), then locks as for orders. Rows of kiosk_entry and kiosk_refusal come last.

CREATE TABLE kiosk (
	merchant_id text NOT NULL REFERENCES merchant,
	-- A UUID of version 7: in order of being set up.
	kiosk_id text COLLATE "C" NOT NULL,
	name text NOT NULL,
	store_id text NOT NULL,
	closed boolean NOT NULL DEFAULT false,
	-- KioskSettings of the contract.
	settings jsonb NOT NULL,
	enrolled_at timestamptz,
	-- Of its key. Every heartbeat puts it off.
	expires_at timestamptz CHECK ((expires_at IS NULL) = (enrolled_at IS NULL)),
	removed_at timestamptz,
	seen_at timestamptz,
	-- KioskHeartbeat of the contract.
	heartbeat jsonb CHECK (heartbeat IS NULL OR seen_at IS NOT NULL),
	-- Somebody at it wants help.
	call_since timestamptz,
	-- BCP 47
	call_language text CHECK ((call_language IS NULL) = (call_since IS NULL)),
	created_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (merchant_id, kiosk_id),
	FOREIGN KEY (merchant_id, store_id) REFERENCES store
);

-- A key that a kiosk was given. It is good until the kiosk’s own end.
ALTER TABLE api_key
	ADD COLUMN kiosk_id text COLLATE "C",
	ADD FOREIGN KEY (merchant_id, kiosk_id) REFERENCES kiosk,
	ADD CHECK (kiosk_id IS NULL OR kind = 'publishable' AND public_key IS NULL);
CREATE UNIQUE INDEX api_key_kiosk ON api_key (merchant_id, kiosk_id) WHERE revoked_at IS NULL AND kiosk_id IS NOT NULL;

-- Keys that open something now.
CREATE VIEW good_key AS
	SELECT k.merchant_id, k.key_id, k.kind, k.channel, k.origins, k.rate_limit, k.hash, kiosk.kiosk_id, kiosk.store_id
	FROM api_key k LEFT JOIN kiosk ON kiosk.merchant_id = k.merchant_id AND kiosk.kiosk_id = k.kiosk_id
	WHERE k.revoked_at IS NULL AND (k.kiosk_id IS NULL OR kiosk.expires_at > now());

-- The code that makes a device this kiosk, for one use: it is gone with that.
CREATE TABLE kiosk_enrolment (
	merchant_id text NOT NULL,
	kiosk_id text COLLATE "C" NOT NULL,
	code_hash bytea NOT NULL,
	expires_at timestamptz NOT NULL,
	PRIMARY KEY (merchant_id, kiosk_id),
	UNIQUE (merchant_id, code_hash),
	FOREIGN KEY (merchant_id, kiosk_id) REFERENCES kiosk
);

-- What kiosks seal entries with. The newest is given out, the others open what was sealed before.
CREATE TABLE sealing_key (
	merchant_id text NOT NULL REFERENCES merchant,
	sealing_key_id text COLLATE "C" NOT NULL,
	-- The uncompressed point on P-256.
	public_key bytea NOT NULL CHECK (length(public_key) = 65),
	-- As it is, since nothing is opened with a hash.
	private_key bytea NOT NULL CHECK (length(private_key) = 32),
	created_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (merchant_id, sealing_key_id)
);

-- What was delivered, and what came of it: a repeat is answered from here.
CREATE TABLE kiosk_entry (
	merchant_id text NOT NULL,
	entry_id text COLLATE "C" NOT NULL,
	kiosk_id text COLLATE "C" NOT NULL,
	basket text COLLATE "C" NOT NULL,
	step integer NOT NULL CHECK (step >= 0),
	-- SHA-256 of what was sealed: a repeat has the same.
	seal_hash bytea NOT NULL,
	-- KioskEntryOutcome of the contract without its id. Nothing personal.
	outcome jsonb NOT NULL,
	ended_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (merchant_id, entry_id),
	FOREIGN KEY (merchant_id, kiosk_id) REFERENCES kiosk
);
CREATE INDEX kiosk_entry_basket ON kiosk_entry (merchant_id, basket, step);
CREATE INDEX kiosk_entry_age ON kiosk_entry (merchant_id, ended_at);

-- What could not be had, and nobody was there to hear it: for staff to look after.
CREATE TABLE kiosk_refusal (
	merchant_id text NOT NULL,
	entry_id text COLLATE "C" NOT NULL,
	kiosk_id text COLLATE "C" NOT NULL,
	store_id text NOT NULL,
	kind text NOT NULL CHECK (kind IN ('order', 'claim', 'unreadable')),
	made_at timestamptz NOT NULL,
	refused_at timestamptz NOT NULL DEFAULT now(),
	-- A problem’s.
	code text NOT NULL,
	detail text NOT NULL,
	-- ContactInput of the contract, until it is settled.
	contact jsonb,
	-- Who was signed in.
	customer_id text COLLATE "C",
	lines jsonb NOT NULL,
	settled_at timestamptz CHECK (settled_at IS NULL OR contact IS NULL),
	settled_by text CHECK ((settled_by IS NULL) = (settled_at IS NULL)),
	note text CHECK ((note IS NULL) = (settled_at IS NULL)),
	PRIMARY KEY (merchant_id, entry_id),
	FOREIGN KEY (merchant_id, kiosk_id) REFERENCES kiosk,
	FOREIGN KEY (merchant_id, customer_id) REFERENCES customer
);
CREATE INDEX kiosk_refusal_order ON kiosk_refusal (merchant_id, refused_at, entry_id);
CREATE INDEX kiosk_refusal_open ON kiosk_refusal (merchant_id, kiosk_id) WHERE settled_at IS NULL;
