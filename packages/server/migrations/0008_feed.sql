-- Says that something was staged: a wake-up for whoever moves it, and lost without harm.

CREATE FUNCTION notify_staged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_notify('endcap_staged', merchant_id) FROM (SELECT DISTINCT merchant_id FROM new_events) staged;
	RETURN NULL;
END $$;

CREATE TRIGGER notify_staged AFTER INSERT ON event_staging
	REFERENCING NEW TABLE AS new_events FOR EACH STATEMENT EXECUTE FUNCTION notify_staged();

-- Every row of it dies young, and each look for the next ones passes the dead.
ALTER TABLE event_staging SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
