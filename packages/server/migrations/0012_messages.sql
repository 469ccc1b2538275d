-- What shoppers are told. A row is written in the transaction of the change it tells of, so there is one exactly when
-- there is the change; any node sends it later.
CREATE TABLE message (
	merchant_id text NOT NULL REFERENCES merchant,
	-- Ordered by time. Also the Message-ID and the Idempotency-Key, so that a repeat after a crash is recognised.
	message_id text COLLATE "C" NOT NULL,
	type text NOT NULL,
	channel text NOT NULL CHECK (channel IN ('email', 'sms')),
	-- E-mail address, or phone number in E.164.
	recipient text NOT NULL,
	language text NOT NULL,
	order_id text NOT NULL,
	fulfillment_id text,
	-- Where the goods are, for who may see it.
	store_ids text[] NOT NULL,
	-- What the caller calls it: asked for twice, it is there once.
	dedupe text NOT NULL,
	-- OrderMessageData, as things were when the change was made.
	data jsonb NOT NULL,
	status text NOT NULL CHECK (status IN ('waiting', 'sending', 'sent', 'failed', 'suppressed', 'kept')),
	reason text,
	answer text,
	attempts integer NOT NULL DEFAULT 0,
	-- As they were written at the last attempt.
	subject text,
	text text,
	html text,
	created_at timestamptz NOT NULL DEFAULT now(),
	-- When it was to be sent; from then on it is tried for a day.
	wanted_at timestamptz NOT NULL,
	-- When it is tried next. While it is being sent: when another node takes over.
	due_at timestamptz NOT NULL,
	sent_at timestamptz,
	PRIMARY KEY (merchant_id, message_id),
	UNIQUE (merchant_id, dedupe, channel)
);
CREATE INDEX message_due ON message (merchant_id, due_at) WHERE status IN ('waiting', 'sending');
CREATE INDEX message_order ON message (merchant_id, order_id, message_id);

-- Says that there is something to send: a wake-up, and lost without harm.
CREATE FUNCTION notify_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_notify('endcap_message', merchant_id) FROM (SELECT DISTINCT merchant_id FROM new_messages) queued;
	RETURN NULL;
END $$;

CREATE TRIGGER notify_message AFTER INSERT ON message
	REFERENCING NEW TABLE AS new_messages FOR EACH STATEMENT EXECUTE FUNCTION notify_message();

-- The retailer's own words, in the place of those that come with Endcap.
CREATE TABLE message_template (
	merchant_id text NOT NULL REFERENCES merchant,
	type text NOT NULL,
	channel text NOT NULL CHECK (channel IN ('email', 'sms')),
	language text NOT NULL,
	-- Null for text messages.
	subject text,
	text text NOT NULL,
	updated_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (merchant_id, type, channel, language)
);

-- What addresses are hashed with and the addresses of opt-out pages are signed with. Never shown.
CREATE TABLE message_secret (
	merchant_id text PRIMARY KEY REFERENCES merchant,
	secret bytea NOT NULL
);

-- Who is not to be told anything more. HMAC-SHA-256 of the address: nobody is found in here who is not asked for.
CREATE TABLE message_opt_out (
	merchant_id text NOT NULL REFERENCES merchant,
	channel text NOT NULL CHECK (channel IN ('email', 'sms')),
	address_hash bytea NOT NULL,
	created_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (merchant_id, channel, address_hash)
);
