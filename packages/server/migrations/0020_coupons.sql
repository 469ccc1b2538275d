-- Coupons, who has them, and what they were used for.
--
-- Order of locks: after reservations, rows of coupon by id, then those of wallet_coupon by id, then the loyalty account.
-- Whoever changes what counts as a use, or one of the coupon's wallet coupons or redemptions, holds the coupon's row.

CREATE TABLE coupon (
	merchant_id text NOT NULL REFERENCES merchant,
	coupon_id text COLLATE "C" NOT NULL,
	status text NOT NULL CHECK (status IN ('draft', 'active', 'paused', 'ended')),
	name text NOT NULL,
	description text,
	terms text,
	-- CouponBenefit of the contract.
	benefit jsonb NOT NULL,
	-- What it is for, with coupon_product. Null: all goods.
	categories text[],
	-- In the merchant's currency.
	minimum_spend_amount bigint CHECK (minimum_spend_amount >= 0),
	stores text[],
	channels text[],
	first_order_only boolean NOT NULL,
	stackable boolean NOT NULL,
	-- Wall-clock times, `2026-12-24T18:00`: which instant that is depends on the store.
	valid_from text,
	valid_until text,
	limit_total integer CHECK (limit_total > 0),
	limit_per_customer integer CHECK (limit_per_customer > 0),
	-- For everyone, in capitals.
	code text COLLATE "C",
	claimable boolean NOT NULL,
	segments text[],
	-- CouponBirthday and CouponReceipt of the contract.
	birthday jsonb,
	receipt jsonb,
	-- In wallets of customers, reserved, or redeemed without one.
	uses integer NOT NULL DEFAULT 0 CHECK (uses >= 0),
	-- Redeemed beyond a limit, since a till had promised it.
	excess integer NOT NULL DEFAULT 0 CHECK (excess >= 0),
	created_at timestamptz NOT NULL DEFAULT now(),
	updated_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (merchant_id, coupon_id),
	CONSTRAINT uses_within_limit CHECK (uses <= limit_total)
);
CREATE UNIQUE INDEX coupon_code ON coupon (merchant_id, code) WHERE code IS NOT NULL;

-- Articles it is for. They need not be there yet.
CREATE TABLE coupon_product (
	merchant_id text NOT NULL,
	coupon_id text COLLATE "C" NOT NULL,
	sku text COLLATE "C" NOT NULL,
	PRIMARY KEY (merchant_id, coupon_id, sku),
	FOREIGN KEY (merchant_id, coupon_id) REFERENCES coupon ON DELETE CASCADE
);

-- Of the uses those of each customer.
CREATE TABLE coupon_customer (
	merchant_id text NOT NULL,
	coupon_id text COLLATE "C" NOT NULL,
	customer_id text COLLATE "C" NOT NULL,
	uses integer NOT NULL CHECK (uses >= 0),
	PRIMARY KEY (merchant_id, coupon_id, customer_id),
	FOREIGN KEY (merchant_id, coupon_id) REFERENCES coupon ON DELETE CASCADE,
	FOREIGN KEY (merchant_id, customer_id) REFERENCES customer
);

-- One use of a coupon, for whoever has its code, or for a customer. That of a customer is counted as a use from then on,
-- the others when they are used.
CREATE TABLE wallet_coupon (
	merchant_id text NOT NULL,
	-- A UUID of version 7: in order of issue.
	wallet_coupon_id text COLLATE "C" NOT NULL,
	coupon_id text COLLATE "C" NOT NULL,
	code text COLLATE "C" NOT NULL,
	-- How a code shown at the till begins.
	locator text COLLATE "C" NOT NULL CHECK (locator ~ '^[a-z2-7]{9}$'),
	customer_id text COLLATE "C",
	status text NOT NULL DEFAULT 'issued' CHECK (status IN ('issued', 'reserved', 'redeemed', 'canceled')),
	issued_channel text NOT NULL,
	-- Of those of the coupon.
	channels text[],
	-- Wall-clock time, besides that of the coupon.
	valid_until text,
	-- A receipt, a birthday, a line of a file: each gives one.
	issued_for text COLLATE "C",
	issued_at timestamptz NOT NULL DEFAULT now(),
	-- Null while it is reserved: without an end.
	reserved_until timestamptz CHECK (reserved_until IS NULL OR status = 'reserved'),
	used_at timestamptz CHECK ((used_at IS NOT NULL) = (status = 'redeemed')),
	used_channel text CHECK ((used_channel IS NOT NULL) = (status = 'redeemed')),
	used_store_id text,
	PRIMARY KEY (merchant_id, wallet_coupon_id),
	UNIQUE (merchant_id, code),
	FOREIGN KEY (merchant_id, coupon_id) REFERENCES coupon,
	FOREIGN KEY (merchant_id, customer_id) REFERENCES customer
);
CREATE UNIQUE INDEX wallet_coupon_issued_for ON wallet_coupon (merchant_id, coupon_id, issued_for)
	WHERE issued_for IS NOT NULL;
CREATE INDEX wallet_coupon_coupon ON wallet_coupon (merchant_id, coupon_id, wallet_coupon_id);
CREATE INDEX wallet_coupon_customer ON wallet_coupon (merchant_id, customer_id, wallet_coupon_id)
	WHERE customer_id IS NOT NULL;
-- Not unique: what follows it in a shown code decides.
CREATE INDEX wallet_coupon_locator ON wallet_coupon (merchant_id, locator) WHERE customer_id IS NOT NULL;

CREATE TABLE redemption (
	merchant_id text NOT NULL,
	redemption_id text COLLATE "C" NOT NULL,
	coupon_id text COLLATE "C" NOT NULL,
	wallet_coupon_id text COLLATE "C",
	code text COLLATE "C" NOT NULL,
	source_type text NOT NULL CHECK (source_type IN ('cart', 'order', 'sale')),
	source_id text COLLATE "C" NOT NULL,
	customer_id text COLLATE "C",
	status text NOT NULL CHECK (status IN ('reserved', 'succeeded', 'released', 'rolled_back')),
	-- It has a use of its own, since no customer's wallet has it.
	counted boolean NOT NULL,
	excess boolean NOT NULL DEFAULT false CHECK (NOT (excess AND counted)),
	amount bigint NOT NULL CHECK (amount >= 0),
	currency text NOT NULL,
	channel text NOT NULL,
	store_id text,
	created_at timestamptz NOT NULL DEFAULT now(),
	reserved_until timestamptz,
	redeemed_at timestamptz CHECK (status NOT IN ('succeeded', 'rolled_back') OR redeemed_at IS NOT NULL),
	ended_at timestamptz CHECK ((ended_at IS NOT NULL) = (status IN ('released', 'rolled_back'))),
	PRIMARY KEY (merchant_id, redemption_id),
	FOREIGN KEY (merchant_id, coupon_id) REFERENCES coupon,
	FOREIGN KEY (merchant_id, wallet_coupon_id) REFERENCES wallet_coupon
);
CREATE INDEX redemption_coupon ON redemption (merchant_id, coupon_id, redemption_id);
CREATE UNIQUE INDEX redemption_source ON redemption (merchant_id, source_type, source_id, code)
	WHERE status IN ('reserved', 'succeeded');
-- What is in a wallet is good for one use.
CREATE UNIQUE INDEX redemption_wallet ON redemption (merchant_id, wallet_coupon_id)
	WHERE status IN ('reserved', 'succeeded') AND NOT excess;
CREATE INDEX redemption_customer ON redemption (merchant_id, customer_id) WHERE status = 'reserved';
CREATE INDEX redemption_lapsing ON redemption (merchant_id, coupon_id, reserved_until)
	WHERE status = 'reserved' AND reserved_until IS NOT NULL;

-- What files say of coupons, as in 0002_imports.

CREATE UNLOGGED TABLE import_coupon (
	merchant_id text NOT NULL,
	import_id text NOT NULL,
	number integer NOT NULL,
	line integer NOT NULL,
	coupon_id text COLLATE "C" NOT NULL,
	-- Columns of coupon; those that the file does not mention are not there.
	fields jsonb NOT NULL,
	-- Null: the file does not mention any.
	skus text[],
	refusal text,
	PRIMARY KEY (merchant_id, import_id, coupon_id)
);

CREATE UNLOGGED TABLE import_issue (
	merchant_id text NOT NULL,
	import_id text NOT NULL,
	number integer NOT NULL,
	line integer NOT NULL,
	wallet_coupon_id text NOT NULL,
	coupon_id text COLLATE "C" NOT NULL,
	code text COLLATE "C" NOT NULL,
	locator text NOT NULL,
	-- As in the file: an id, an e-mail address, a phone number.
	customer text,
	customer_id text COLLATE "C",
	issued_for text COLLATE "C",
	valid_until text,
	-- False: it is there already.
	new boolean NOT NULL DEFAULT true,
	refusal text,
	PRIMARY KEY (merchant_id, import_id, number)
);
CREATE INDEX import_issue_coupon ON import_issue (merchant_id, import_id, coupon_id);
