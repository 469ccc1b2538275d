-- Where a merchant's events are sent to. Every node delivers; at one moment one of them for each webhook.
CREATE TABLE webhook (
	merchant_id text NOT NULL REFERENCES merchant,
	webhook_id text COLLATE "C" NOT NULL,
	url text NOT NULL,
	-- EventType of the contract; null for all.
	types text[],
	description text,
	enabled boolean NOT NULL,
	-- Why Endcap disabled it; null when its owner did.
	disabled_reason text CHECK (disabled_reason = 'gone'),
	-- What deliveries are signed with. As it is, since nobody signs with a hash.
	secret bytea NOT NULL,
	previous_secret bytea,
	previous_secret_until timestamptz,
	-- In the feed: what is up to here has its delivery, if it is to have one.
	position bigint NOT NULL,
	-- Attempts that failed since one succeeded.
	failures integer NOT NULL DEFAULT 0,
	failing_since timestamptz,
	-- Until then nothing is tried, since the receiver seems to be down.
	rests_until timestamptz NOT NULL DEFAULT now(),
	-- Whose turn it is. They say so again with everything they write; who was not heard of until then has lost it.
	lease text,
	leased_until timestamptz NOT NULL DEFAULT now(),
	created_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (merchant_id, webhook_id),
	CHECK (NOT enabled OR disabled_reason IS NULL)
);

-- What was sent and what is to be: the queue and the log in one. It outlives the event, so that what is tried for days
-- does not need it.
CREATE TABLE webhook_delivery (
	merchant_id text NOT NULL,
	webhook_id text COLLATE "C" NOT NULL,
	-- Ordered by time. Also the header webhook-id, so that a repeat is recognised.
	delivery_id text COLLATE "C" NOT NULL,
	-- Of the event; null for a test, and where events were lost.
	position bigint,
	-- The very text that is sent, the same at every attempt.
	body text NOT NULL,
	status text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'delivered', 'failed')),
	-- WebhookFailure of the contract, of the last attempt.
	reason text,
	attempts integer NOT NULL DEFAULT 0,
	status_code integer,
	answer text,
	duration_ms integer,
	created_at timestamptz NOT NULL DEFAULT now(),
	-- When it was to be sent, or sent again; from then on it is tried for three days.
	wanted_at timestamptz NOT NULL DEFAULT now(),
	due_at timestamptz NOT NULL DEFAULT now(),
	attempted_at timestamptz,
	ended_at timestamptz,
	PRIMARY KEY (merchant_id, webhook_id, delivery_id),
	UNIQUE (merchant_id, webhook_id, position),
	FOREIGN KEY (merchant_id, webhook_id) REFERENCES webhook ON DELETE CASCADE,
	CHECK ((status = 'waiting') = (ended_at IS NULL))
);
-- In the order in which they are sent.
CREATE INDEX webhook_delivery_due ON webhook_delivery (merchant_id, webhook_id, due_at, position NULLS FIRST)
	WHERE status = 'waiting';
CREATE INDEX webhook_delivery_wanted ON webhook_delivery (merchant_id, wanted_at) WHERE status = 'waiting';
CREATE INDEX webhook_delivery_ended ON webhook_delivery (merchant_id, ended_at) WHERE status <> 'waiting';
