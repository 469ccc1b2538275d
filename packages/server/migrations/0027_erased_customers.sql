-- A change of columns that a whole unique index is of counts as a change of the key: it waits for everybody who refers to
-- the row. Erasing a customer did so last of all, and a receipt of theirs waited for the erasure meanwhile.
CREATE UNIQUE INDEX customer_email ON customer (merchant_id, email) WHERE email IS NOT NULL;
CREATE UNIQUE INDEX customer_phone ON customer (merchant_id, phone) WHERE phone IS NOT NULL;
ALTER TABLE customer DROP CONSTRAINT customer_merchant_id_email_key, DROP CONSTRAINT customer_merchant_id_phone_key;
