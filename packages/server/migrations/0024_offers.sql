-- Offers of the merchant's stores.
--
-- Order of locks: offer, then coupon as for coupons.

CREATE TABLE offer (
	merchant_id text NOT NULL REFERENCES merchant,
	-- A UUID of version 7: in order of making.
	offer_id text COLLATE "C" NOT NULL,
	-- Its name in links.
	slug text COLLATE "C" NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	status text NOT NULL CHECK (status IN ('draft', 'active', 'paused', 'ended')),
	name text NOT NULL,
	headline text NOT NULL,
	text text,
	image text,
	-- Null: every store.
	stores text[],
	radius_km double precision CHECK (radius_km > 0),
	-- Null: everybody.
	segments text[],
	-- Wall-clock times, `2026-12-24T18:00`: which instant that is depends on the store.
	starts_at text COLLATE "C",
	ends_at text COLLATE "C",
	-- They need not be there yet.
	skus text[] NOT NULL,
	coupon_id text COLLATE "C",
	created_at timestamptz NOT NULL DEFAULT now(),
	updated_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (merchant_id, offer_id),
	UNIQUE (merchant_id, slug),
	FOREIGN KEY (merchant_id, coupon_id) REFERENCES coupon
);
CREATE INDEX offer_active ON offer (merchant_id) WHERE status = 'active';
CREATE INDEX offer_coupon ON offer (merchant_id, coupon_id) WHERE coupon_id IS NOT NULL;
