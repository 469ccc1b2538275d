-- Some days after it has ended, a message says neither to whom it went nor what it said.
ALTER TABLE message
	ALTER COLUMN recipient DROP NOT NULL,
	ALTER COLUMN data DROP NOT NULL,
	ADD CONSTRAINT message_to_somebody
		CHECK (status NOT IN ('waiting', 'sending') OR (recipient IS NOT NULL AND data IS NOT NULL));
-- due_at of one that has ended: when it did.
CREATE INDEX message_to_forget ON message (merchant_id, due_at)
	WHERE recipient IS NOT NULL AND status NOT IN ('waiting', 'sending');
