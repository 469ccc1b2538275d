-- Points. Entries are the ledger and never change; lots say what is left of the points of an entry. Of one account
-- sum(entries) = sum(remaining) + points of issued rewards - owed, and the row of the account is the lock of all that.
-- Order of locks: loyalty_source, then loyalty_account by customer, after what orders and sales lock.

CREATE TABLE loyalty_program (
	merchant_id text PRIMARY KEY REFERENCES merchant,
	-- LoyaltyProgram of the contract.
	program jsonb NOT NULL,
	updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE loyalty_account (
	merchant_id text NOT NULL,
	customer_id text COLLATE "C" NOT NULL,
	-- Spent before their purchase was refunded; what comes next pays them.
	owed bigint NOT NULL DEFAULT 0 CHECK (owed >= 0),
	PRIMARY KEY (merchant_id, customer_id),
	FOREIGN KEY (merchant_id, customer_id) REFERENCES customer
);

CREATE TABLE loyalty_entry (
	merchant_id text NOT NULL,
	-- A UUID of version 7: in order of creation.
	entry_id text COLLATE "C" NOT NULL,
	customer_id text COLLATE "C" NOT NULL,
	type text NOT NULL CHECK (type IN ('earn', 'spend', 'reverse_earn', 'reverse_spend', 'expire', 'adjust')),
	points bigint NOT NULL CHECK (CASE WHEN type IN ('earn', 'reverse_spend') THEN points > 0
		WHEN type = 'adjust' THEN points <> 0 ELSE points < 0 END),
	source_type text NOT NULL CHECK (source_type IN ('order', 'sale', 'reward', 'adjustment', 'entry')),
	source_id text NOT NULL,
	reverses text COLLATE "C" CHECK ((reverses IS NOT NULL) = (type IN ('reverse_earn', 'reverse_spend'))),
	at timestamptz NOT NULL,
	available_at timestamptz,
	expires_at timestamptz,
	channel text,
	store_id text,
	note text,
	-- Who of the staff.
	made_by text,
	created_at timestamptz NOT NULL,
	PRIMARY KEY (merchant_id, entry_id),
	-- Not of `reverses`: a table that points at itself could not be copied in any order. The doctor looks.
	FOREIGN KEY (merchant_id, customer_id) REFERENCES loyalty_account
);
CREATE INDEX loyalty_entry_customer ON loyalty_entry (merchant_id, customer_id, entry_id);
CREATE INDEX loyalty_entry_earned ON loyalty_entry (merchant_id, customer_id, at) WHERE type = 'earn';
-- Nothing is earned, spent, reversed or adjusted twice. What comes back to points that are past their time lapses each time.
CREATE UNIQUE INDEX loyalty_entry_once ON loyalty_entry (merchant_id, customer_id, type, source_type, source_id, reverses)
	NULLS NOT DISTINCT WHERE type <> 'expire';

-- A person who is erased takes the words of the notes along, and nothing else of an entry ever changes.
CREATE FUNCTION keep_loyalty_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'DELETE' OR NEW.note IS NOT NULL
		OR (to_jsonb(NEW) - 'note' - 'made_by') <> (to_jsonb(OLD) - 'note' - 'made_by') THEN
		RAISE EXCEPTION 'entries of the loyalty ledger are never changed';
	END IF;
	RETURN NEW;
END $$;
CREATE TRIGGER keep_loyalty_entry BEFORE UPDATE OR DELETE ON loyalty_entry
	FOR EACH ROW EXECUTE FUNCTION keep_loyalty_entry();

-- Points that came together, by their entry.
CREATE TABLE loyalty_lot (
	merchant_id text NOT NULL,
	customer_id text COLLATE "C" NOT NULL,
	entry_id text COLLATE "C" NOT NULL,
	points bigint NOT NULL CHECK (points > 0),
	remaining bigint NOT NULL CHECK (remaining >= 0),
	lapsed bigint NOT NULL DEFAULT 0 CHECK (lapsed >= 0),
	-- Taken back by refunds, wherever the points were found.
	reversed bigint NOT NULL DEFAULT 0 CHECK (reversed BETWEEN 0 AND points),
	available_at timestamptz NOT NULL,
	expires_at timestamptz,
	PRIMARY KEY (merchant_id, entry_id),
	FOREIGN KEY (merchant_id, customer_id) REFERENCES loyalty_account,
	FOREIGN KEY (merchant_id, entry_id) REFERENCES loyalty_entry,
	CHECK (remaining + lapsed <= points)
);
CREATE INDEX loyalty_lot_customer ON loyalty_lot (merchant_id, customer_id);
CREATE INDEX loyalty_lot_expiry ON loyalty_lot (merchant_id, expires_at) WHERE remaining > 0;

CREATE TABLE reward (
	merchant_id text NOT NULL,
	reward_id text COLLATE "C" NOT NULL,
	customer_id text COLLATE "C" NOT NULL,
	-- Of the program, as it was then.
	option_id text NOT NULL,
	name text NOT NULL,
	points bigint NOT NULL CHECK (points > 0),
	-- RewardBenefit of the contract.
	benefit jsonb NOT NULL,
	status text NOT NULL CHECK (status IN ('issued', 'redeemed', 'deleted', 'expired')),
	cart_id text,
	issued_at timestamptz NOT NULL,
	expires_at timestamptz NOT NULL,
	redeemed_at timestamptz CHECK ((redeemed_at IS NOT NULL) = (status = 'redeemed')),
	source_type text CHECK ((source_type IS NOT NULL) = (status = 'redeemed')),
	source_id text CHECK ((source_id IS NOT NULL) = (status = 'redeemed')),
	channel text CHECK ((channel IS NOT NULL) = (status = 'redeemed')),
	store_id text,
	spend_entry_id text COLLATE "C" CHECK ((spend_entry_id IS NOT NULL) = (status = 'redeemed')),
	-- Given back by refunds.
	returned bigint NOT NULL DEFAULT 0 CHECK (returned BETWEEN 0 AND points),
	PRIMARY KEY (merchant_id, reward_id),
	FOREIGN KEY (merchant_id, customer_id) REFERENCES loyalty_account,
	FOREIGN KEY (merchant_id, spend_entry_id) REFERENCES loyalty_entry
);
CREATE INDEX reward_issued ON reward (merchant_id, customer_id) WHERE status = 'issued';
CREATE INDEX reward_expiry ON reward (merchant_id, expires_at) WHERE status = 'issued';
CREATE INDEX reward_source ON reward (merchant_id, source_type, source_id) WHERE status = 'redeemed';

-- Out of which lots its points are, and how many of them went back there.
CREATE TABLE reward_part (
	merchant_id text NOT NULL,
	reward_id text COLLATE "C" NOT NULL,
	entry_id text COLLATE "C" NOT NULL,
	points bigint NOT NULL CHECK (points > 0),
	returned bigint NOT NULL DEFAULT 0 CHECK (returned BETWEEN 0 AND points),
	PRIMARY KEY (merchant_id, reward_id, entry_id),
	FOREIGN KEY (merchant_id, reward_id) REFERENCES reward,
	FOREIGN KEY (merchant_id, entry_id) REFERENCES loyalty_lot
);

-- A purchase: the lock of what it earned, was paid with and gave back, in whatever order these are told.
CREATE TABLE loyalty_source (
	merchant_id text NOT NULL REFERENCES merchant,
	source_type text NOT NULL CHECK (source_type IN ('order', 'sale')),
	source_id text NOT NULL,
	-- Who earned; null until that was told.
	customer_id text COLLATE "C",
	-- Null when it earned nothing.
	entry_id text COLLATE "C",
	points bigint NOT NULL DEFAULT 0 CHECK (points >= 0),
	-- [{sku, amount, weight}]: by how much each line counted.
	lines jsonb NOT NULL DEFAULT '[]',
	PRIMARY KEY (merchant_id, source_type, source_id),
	FOREIGN KEY (merchant_id, customer_id) REFERENCES loyalty_account,
	FOREIGN KEY (merchant_id, entry_id) REFERENCES loyalty_entry
);

-- What was given back of a purchase.
CREATE TABLE loyalty_refund (
	merchant_id text NOT NULL,
	source_type text NOT NULL,
	source_id text NOT NULL,
	refund_type text NOT NULL CHECK (refund_type IN ('order', 'sale')),
	refund_id text NOT NULL,
	-- RefundShare of the contract.
	part bigint NOT NULL CHECK (part >= 0),
	whole bigint NOT NULL CHECK (whole > 0),
	-- PointsLine[] of the contract, or null.
	lines jsonb,
	taken_back bigint NOT NULL DEFAULT 0 CHECK (taken_back >= 0),
	given_back bigint NOT NULL DEFAULT 0 CHECK (given_back >= 0),
	recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
	PRIMARY KEY (merchant_id, source_type, source_id, refund_type, refund_id),
	FOREIGN KEY (merchant_id, source_type, source_id) REFERENCES loyalty_source
);

-- One a device. It ends with the session it was made in.
CREATE TABLE loyalty_card (
	merchant_id text NOT NULL,
	card_id text COLLATE "C" NOT NULL,
	customer_id text COLLATE "C" NOT NULL,
	session_id text COLLATE "C" NOT NULL,
	locator text COLLATE "C" NOT NULL,
	-- As it is: codes are made from it on both sides.
	secret text NOT NULL,
	-- The last period whose code was scanned, and by whom.
	used_period bigint,
	used_by text CHECK ((used_by IS NULL) = (used_period IS NULL)),
	created_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (merchant_id, card_id),
	UNIQUE (merchant_id, session_id),
	UNIQUE (merchant_id, locator),
	FOREIGN KEY (merchant_id, customer_id) REFERENCES customer,
	FOREIGN KEY (merchant_id, session_id) REFERENCES session ON DELETE CASCADE
);
CREATE INDEX loyalty_card_customer ON loyalty_card (merchant_id, customer_id);
