-- Answers to requests that carried an Idempotency-Key, written in the transaction of the change itself: either both are
-- there or neither is. Kept for 24 hours.
CREATE TABLE idempotent_request (
	merchant_id text NOT NULL REFERENCES merchant,
	-- SHA-256 over the caller's key, the operation and the Idempotency-Key.
	request_hash bytea NOT NULL,
	-- SHA-256 over what was sent: another one under the same key is refused.
	fingerprint bytea NOT NULL,
	status integer NOT NULL,
	-- Encrypted with a key made of the caller's key and the Idempotency-Key, neither of which is stored: an answer may
	-- hold a secret key, which is shown to its maker and rests nowhere.
	answer bytea NOT NULL,
	created_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (merchant_id, request_hash)
);
CREATE INDEX idempotent_request_age ON idempotent_request (merchant_id, created_at);
