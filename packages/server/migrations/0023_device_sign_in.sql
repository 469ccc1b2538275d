-- Signing in on a screen that others use too, as of a kiosk, with one’s own phone (RFC 8628) or the code of one’s card.

ALTER TABLE session
	-- Whatever is refreshed until then: null where it goes on as long as it is used.
	ADD COLUMN ends_at timestamptz,
	-- Somebody whose card was scanned is signed in, and has typed in no code.
	DROP CONSTRAINT session_check,
	ADD CHECK (verified_at IS NULL OR customer_id IS NOT NULL);
CREATE INDEX session_end ON session (merchant_id, ends_at) WHERE ends_at IS NOT NULL AND ended_at IS NULL;

CREATE TABLE device_sign_in (
	merchant_id text NOT NULL REFERENCES merchant,
	-- Of the secret of who asked, and of the code that the phone was shown.
	device_hash bytea NOT NULL,
	code_hash bytea NOT NULL,
	-- Who asked: nobody else is told what came of it.
	session_id text COLLATE "C" NOT NULL,
	-- Which of the numbers is on the screen.
	number smallint NOT NULL,
	numbers smallint[] NOT NULL CHECK (number = ANY (numbers)),
	-- Who looked at it first, and so may answer.
	customer_id text COLLATE "C",
	-- By which session they answered.
	answered_by text COLLATE "C",
	approved boolean,
	-- When it was last asked for what came of it.
	polled_at timestamptz,
	used_at timestamptz,
	created_at timestamptz NOT NULL DEFAULT now(),
	expires_at timestamptz NOT NULL,
	PRIMARY KEY (merchant_id, device_hash),
	UNIQUE (merchant_id, code_hash),
	FOREIGN KEY (merchant_id, session_id) REFERENCES session ON DELETE CASCADE,
	FOREIGN KEY (merchant_id, customer_id) REFERENCES customer,
	CHECK ((approved IS NULL) = (answered_by IS NULL)),
	CHECK (answered_by IS NULL OR customer_id IS NOT NULL),
	CHECK (used_at IS NULL OR approved)
);
CREATE INDEX device_sign_in_session ON device_sign_in (merchant_id, session_id);
CREATE INDEX device_sign_in_age ON device_sign_in (merchant_id, created_at);
