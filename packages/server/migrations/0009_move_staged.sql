-- Gives a merchant’s staged events the next positions and wakes the readers, in one round trip. Returns how many; null
-- when another node is moving them at this moment.
--
-- It waits for the disk like every change (synchronous_commit stays on). A move that a power cut took back would not be
-- repeated as it was: a writer whose commit is on disk may not have been seen by it, and its events would come in between.
CREATE FUNCTION move_staged(of_merchant text, most integer) RETURNS integer LANGUAGE plpgsql
	SET enable_seqscan = off
AS $$
DECLARE
	moved_events integer;
BEGIN
	-- Without a lock, since most looks find nothing.
	IF NOT EXISTS (SELECT FROM event_staging WHERE merchant_id = of_merchant) THEN
		RETURN 0;
	END IF;
	IF NOT EXISTS (SELECT FROM feed_head WHERE merchant_id = of_merchant) THEN
		INSERT INTO feed_head (merchant_id) VALUES (of_merchant) ON CONFLICT DO NOTHING;
	END IF;
	PERFORM FROM feed_head WHERE merchant_id = of_merchant FOR UPDATE SKIP LOCKED;
	IF NOT FOUND THEN
		RETURN NULL;
	END IF;
	-- A statement of its own: its snapshot is newer than the lock, so it sees all that the move before it did.
	WITH taken AS (
		DELETE FROM event_staging WHERE merchant_id = of_merchant AND staging_id = ANY (ARRAY(
			SELECT staging_id FROM event_staging WHERE merchant_id = of_merchant ORDER BY staging_id LIMIT most))
		RETURNING *
	), written AS (
		INSERT INTO event (merchant_id, pos, type, store_id, sku, session_id, data, created_at)
		SELECT of_merchant, head.pos + row_number() OVER (ORDER BY taken.staging_id), taken.type, taken.store_id, taken.sku,
			taken.session_id, taken.data, taken.created_at
		FROM taken, feed_head head WHERE head.merchant_id = of_merchant
		RETURNING pos
	), moved AS (
		SELECT count(*)::integer AS events FROM written
	)
	UPDATE feed_head SET pos = pos + moved.events FROM moved WHERE merchant_id = of_merchant AND moved.events > 0
		RETURNING moved.events INTO moved_events;
	IF moved_events > 0 THEN
		PERFORM pg_notify('endcap_feed', of_merchant);
	END IF;
	RETURN coalesce(moved_events, 0);
END $$;
