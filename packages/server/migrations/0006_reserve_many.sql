-- Locks levels in the one order that everybody takes, and takes back what holds on them lost by time.
CREATE FUNCTION lock_levels(of_merchant text, skus text[], store_ids text[]) RETURNS void LANGUAGE plpgsql
	-- Connections keep their plans, also those made while a table was small.
	SET enable_seqscan = off
AS $$
DECLARE
	moment timestamptz;
BEGIN
	PERFORM FROM inventory_level level
		WHERE level.merchant_id = of_merchant AND level.sku = ANY (skus) AND level.store_id = ANY (store_ids)
			AND (level.sku, level.store_id) IN (SELECT * FROM unnest(skus, store_ids))
		ORDER BY level.sku, level.store_id FOR NO KEY UPDATE;
	-- Read after the wait for the locks: whoever extended a hold meanwhile has done so in time.
	moment := clock_timestamp();
	-- The one that lapses first, by its index.
	IF (SELECT expires_at <= moment FROM reservation WHERE merchant_id = of_merchant AND status = 'active'
			ORDER BY merchant_id, expires_at LIMIT 1) THEN
		UPDATE reservation_line line SET held = 0 FROM reservation
			WHERE reservation.merchant_id = of_merchant AND reservation.status = 'active' AND reservation.expires_at <= moment
				AND line.merchant_id = of_merchant AND line.reservation_id = reservation.reservation_id AND line.held > 0
				AND (line.sku, line.store_id) IN (SELECT * FROM unnest(skus, store_ids));
	END IF;
END $$;

-- Holds for many requests of one merchant, in their order, each all or nothing, and each once for its key: everything that
-- a batch of reservations does, in one statement, so that nobody holds its locks while a message travels.
--
-- requests: [{id, key, fingerprint, channel, session_id, hold_minutes, choices, lines: [{sku, quantity, store_id}]}]. `key`
-- and `fingerprint` are those of idempotent_request in hexadecimal, no key twice. A line that names a store gets it there
-- or not at all. For the others `choices` are the stores that may be chosen, best first, warehouses last: one store that
-- has all of them if there is one, else for each SKU the first place that has all of it.
--
-- Returns for each an outcome: `made` or `known` (answered before) with the reservation; `refused` with what lacks: lines
-- (counted from 0) and how many units can be had in one place, to a shopper at most the merchant’s quantity_cap; `busy`
-- when another transaction works on the key, and `reused` when it came with something else.
CREATE FUNCTION reserve_many(of_merchant text, requests jsonb)
	RETURNS TABLE (id text, outcome text, document jsonb, lacking jsonb) LANGUAGE plpgsql
	SET enable_seqscan = off
AS $$
#variable_conflict use_column
DECLARE
	wanted_skus text[];
	wanted_stores text[];
	cap integer;
	moment timestamptz;
	-- One element a level.
	skus text[];
	stores text[];
	warehouses boolean[];
	safeties jsonb[];
	free bigint[];
	-- What is left of them if the request at hand gets what it asks for.
	trial bigint[];
	want record;
	place integer;
	chosen integer;
	there bigint;
	most bigint;
	-- The one store that has all that the request at hand leaves open.
	together text;
	sought boolean;
	lacks jsonb;
	refused jsonb := '[]';
	-- One element a line: of the request at hand, and of all that are granted.
	own_lines integer[];
	own_places integer[];
	granted text[] := '{}';
	line_ids text[] := '{}';
	line_numbers integer[] := '{}';
	line_places integer[] := '{}';
	-- Requests that need nothing made.
	busy text[];
	answered text[];
BEGIN
	SELECT coalesce(array_agg(request.id), '{}') INTO busy FROM jsonb_to_recordset(requests) AS request (id text, key text)
		WHERE NOT pg_try_advisory_xact_lock(hashtextextended('idempotency ' || of_merchant || ' ' || request.key, 0));
	DELETE FROM idempotent_request WHERE merchant_id = of_merchant AND created_at <= now() - interval '24 hours';
	-- A statement of its own, after the claims: whoever had one of the keys before has committed.
	SELECT coalesce(array_agg(request.id), '{}') INTO answered
		FROM jsonb_to_recordset(requests) AS request (id text, key text)
		-- A scalar, so that each is looked up by its key: a join may read everything of the last 24 hours instead.
		WHERE (SELECT true FROM idempotent_request WHERE merchant_id = of_merchant AND request_hash = decode(request.key, 'hex'));
	IF cardinality(busy) + cardinality(answered) > 0 THEN
		RETURN QUERY
			SELECT request.id, CASE WHEN request.id = ANY (busy) THEN 'busy'
					WHEN before.fingerprint <> decode(request.fingerprint, 'hex') THEN 'reused' ELSE 'known' END,
				convert_from(before.answer, 'UTF8')::jsonb, NULL::jsonb
			FROM jsonb_to_recordset(requests) AS request (id text, key text, fingerprint text)
			LEFT JOIN idempotent_request before ON before.merchant_id = of_merchant
				AND before.request_hash = decode(request.key, 'hex') AND request.id <> ALL (busy)
			WHERE request.id = ANY (busy || answered);
		SELECT jsonb_agg(request.value ORDER BY request.number) INTO requests
			FROM jsonb_array_elements(requests) WITH ORDINALITY AS request (value, number)
			WHERE request.value ->> 'id' <> ALL (busy || answered);
		IF requests IS NULL THEN
			RETURN;
		END IF;
	END IF;

	SELECT array_agg(pair.sku), array_agg(pair.store_id) INTO wanted_skus, wanted_stores FROM (
		SELECT DISTINCT line.sku, coalesce(line.store_id, choice.store_id) AS store_id
		FROM jsonb_to_recordset(requests) AS request (choices text[], lines jsonb),
			jsonb_to_recordset(request.lines) AS line (sku text, store_id text)
			LEFT JOIN LATERAL unnest(request.choices) AS choice (store_id) ON line.store_id IS NULL
	) pair;
	PERFORM lock_levels(of_merchant, wanted_skus, wanted_stores);
	moment := date_trunc('milliseconds', clock_timestamp());
	SELECT quantity_cap INTO cap FROM merchant WHERE merchant_id = of_merchant;
	SELECT array_agg(level.sku), array_agg(level.store_id), array_agg(store.kind = 'warehouse'), array_agg(level.safety_stock),
			array_agg(free_units(level, 0))
		INTO skus, stores, warehouses, safeties, free
		FROM inventory_level level
		JOIN store ON store.merchant_id = of_merchant AND store.store_id = level.store_id AND store.status = 'active'
		JOIN variant ON variant.merchant_id = of_merchant AND variant.sku = level.sku AND variant.tracked AND NOT variant.archived
		JOIN product ON product.merchant_id = of_merchant AND product.product_id = variant.product_id AND product.status = 'active'
		WHERE level.merchant_id = of_merchant AND level.sku = ANY (wanted_skus) AND level.store_id = ANY (wanted_stores)
			AND (level.sku, level.store_id) IN (SELECT * FROM unnest(wanted_skus, wanted_stores)) AND level.stocked;

	FOR want IN
		WITH level AS (
			SELECT sku, store_id, at::integer FROM unnest(skus, stores) WITH ORDINALITY AS level (sku, store_id, at)
		), wanted AS (
			-- Lines of one SKU are judged together.
			SELECT request.number, request.id, request.channel, request.session_id, request.choices, line.sku, line.store_id,
				sum(line.quantity)::bigint AS quantity, array_agg((line.number - 1)::integer) AS lines
			FROM ROWS FROM (jsonb_to_recordset(requests) AS (id text, channel text, session_id text, choices text[], lines jsonb))
					WITH ORDINALITY AS request (id, channel, session_id, choices, lines, number),
				ROWS FROM (jsonb_to_recordset(request.lines) AS (sku text, store_id text, quantity bigint))
					WITH ORDINALITY AS line (sku, store_id, quantity, number)
			GROUP BY request.number, request.id, request.channel, request.session_id, request.choices, line.sku, line.store_id
		)
		SELECT wanted.*, candidate.places,
			lag(wanted.number) OVER in_order IS DISTINCT FROM wanted.number AS is_first,
			lead(wanted.number) OVER in_order IS DISTINCT FROM wanted.number AS is_last,
			array_agg(wanted.sku) FILTER (WHERE wanted.store_id IS NULL) OVER whole AS open_skus,
			array_agg(wanted.quantity) FILTER (WHERE wanted.store_id IS NULL) OVER whole AS open_quantities
		FROM wanted
		LEFT JOIN LATERAL (
			SELECT array_agg(level.at ORDER BY array_position(wanted.choices, level.store_id)) AS places FROM level
			WHERE level.sku = wanted.sku AND CASE WHEN wanted.store_id IS NULL THEN level.store_id = ANY (wanted.choices)
				ELSE level.store_id = wanted.store_id END
		) candidate ON true
		-- What names its store comes first, so that what may be anywhere does not take it away.
		WINDOW in_order AS (ORDER BY wanted.number, wanted.store_id NULLS LAST, wanted.sku),
			whole AS (PARTITION BY wanted.number)
		ORDER BY wanted.number, wanted.store_id NULLS LAST, wanted.sku
	LOOP
		IF want.is_first THEN
			trial := free;
			lacks := '[]';
			own_lines := '{}';
			own_places := '{}';
			together := NULL;
			sought := false;
		END IF;
		IF want.store_id IS NULL AND NOT sought AND cardinality(want.open_skus) > 1 THEN
			sought := true;
			SELECT level.store_id INTO together
				FROM unnest(skus, stores, warehouses, safeties, trial) AS level (sku, store_id, warehouse, safety, units)
				JOIN unnest(want.open_skus, want.open_quantities) AS open (sku, quantity) ON open.sku = level.sku
				WHERE NOT level.warehouse AND level.store_id = ANY (want.choices)
					AND level.units - safety_units(level.safety, want.channel) >= open.quantity
				GROUP BY level.store_id HAVING count(*) = cardinality(want.open_skus)
				ORDER BY array_position(want.choices, level.store_id) LIMIT 1;
		END IF;
		most := 0;
		chosen := NULL;
		FOREACH place IN ARRAY coalesce(want.places, '{}') LOOP
			there := trial[place] - safety_units(safeties[place], want.channel);
			most := greatest(most, there);
			IF there >= want.quantity AND (together IS NULL OR want.store_id IS NOT NULL OR stores[place] = together) THEN
				chosen := place;
				EXIT;
			END IF;
		END LOOP;
		IF chosen IS NULL THEN
			lacks := lacks || jsonb_build_object('lines', want.lines,
				'there', CASE WHEN want.session_id IS NULL THEN most ELSE least(most, cap) END,
				'capped', want.session_id IS NOT NULL AND most > cap);
		ELSE
			trial[chosen] := trial[chosen] - want.quantity;
			own_lines := own_lines || want.lines;
			own_places := own_places || array_fill(chosen, ARRAY[cardinality(want.lines)]);
		END IF;
		IF want.is_last AND lacks = '[]' THEN
			free := trial;
			granted := granted || want.id;
			line_ids := line_ids || array_fill(want.id, ARRAY[cardinality(own_lines)]);
			line_numbers := line_numbers || own_lines;
			line_places := line_places || own_places;
		ELSIF want.is_last THEN
			refused := refused || jsonb_build_object('id', want.id, 'lacking', lacks);
		END IF;
	END LOOP;

	IF cardinality(granted) > 0 THEN
		INSERT INTO reservation (merchant_id, reservation_id, status, channel, session_id, created_at, expires_at)
			SELECT of_merchant, request.id, 'active', request.channel, request.session_id, moment,
				moment + make_interval(mins => request.hold_minutes)
			FROM jsonb_to_recordset(requests) AS request (id text, channel text, session_id text, hold_minutes integer)
			WHERE request.id = ANY (granted);
		INSERT INTO reservation_line (merchant_id, reservation_id, line, sku, store_id, quantity, held)
			SELECT of_merchant, granted_line.id, granted_line.number, skus[granted_line.place], stores[granted_line.place],
				asked.quantity, asked.quantity
			FROM unnest(line_ids, line_numbers, line_places) AS granted_line (id, number, place)
			JOIN (
				SELECT request.id, line.number - 1 AS number, line.quantity
				FROM jsonb_to_recordset(requests) AS request (id text, lines jsonb),
					ROWS FROM (jsonb_to_recordset(request.lines) AS (quantity integer)) WITH ORDINALITY AS line (quantity, number)
			) asked ON asked.id = granted_line.id AND asked.number = granted_line.number;
	END IF;
	RETURN QUERY
		WITH held AS MATERIALIZED (
			SELECT * FROM reservation_document held WHERE held.merchant_id = of_merchant AND held.reservation_id = ANY (granted)
		), staged AS (
			INSERT INTO event_staging (merchant_id, type, store_id, session_id, data)
			SELECT of_merchant, 'reservation.created', CASE WHEN cardinality(held.store_ids) = 1 THEN held.store_ids[1] END,
				held.session_id, held.document
			FROM held
		), kept AS (
			-- Not encrypted, unlike other answers: it says what the reservation itself does.
			INSERT INTO idempotent_request (merchant_id, request_hash, fingerprint, status, answer)
			SELECT of_merchant, decode(request.key, 'hex'), decode(request.fingerprint, 'hex'), 201,
				convert_to(held.document::text, 'UTF8')
			FROM held JOIN jsonb_to_recordset(requests) AS request (id text, key text, fingerprint text)
				ON request.id = held.reservation_id
		)
		SELECT held.reservation_id, 'made', held.document, NULL::jsonb FROM held
		UNION ALL
		SELECT refusal.id, 'refused', NULL, refusal.lacking FROM jsonb_to_recordset(refused) AS refusal (id text, lacking jsonb);
END $$;

-- Writes down that holds have lapsed, the longest ago first, and says how many. Their units were free already.
CREATE FUNCTION expire_lapsed(of_merchant text, most integer) RETURNS integer LANGUAGE plpgsql
	SET enable_seqscan = off
AS $$
#variable_conflict use_column
DECLARE
	lapsed text[];
	skus text[];
	stores text[];
BEGIN
	-- One node at a time; the others find it done.
	IF NOT pg_try_advisory_xact_lock(hashtextextended('expire_lapsed ' || of_merchant, 0)) THEN
		RETURN 0;
	END IF;
	SELECT array_agg(next.reservation_id) INTO lapsed FROM (
		SELECT reservation_id FROM reservation
		WHERE merchant_id = of_merchant AND status = 'active' AND expires_at <= clock_timestamp()
		ORDER BY expires_at LIMIT most
	) next;
	IF lapsed IS NULL THEN
		RETURN 0;
	END IF;
	SELECT array_agg(sku), array_agg(store_id) INTO skus, stores FROM (
		SELECT DISTINCT sku, store_id FROM reservation_line WHERE merchant_id = of_merchant AND reservation_id = ANY (lapsed)
	) place;
	-- This takes back what they hold. Until now one of them may have been extended or ended.
	PERFORM lock_levels(of_merchant, skus, stores);
	WITH expired AS (
		UPDATE reservation SET status = 'expired', ended_at = expires_at
		WHERE merchant_id = of_merchant AND reservation_id = ANY (lapsed) AND status = 'active' AND expires_at <= clock_timestamp()
		RETURNING reservation_id
	)
	SELECT array_agg(reservation_id) INTO lapsed FROM expired;
	INSERT INTO event_staging (merchant_id, type, store_id, session_id, data)
		SELECT of_merchant, 'reservation.expired', CASE WHEN cardinality(ended.store_ids) = 1 THEN ended.store_ids[1] END,
			ended.session_id, ended.document
		FROM reservation_document ended WHERE ended.merchant_id = of_merchant AND ended.reservation_id = ANY (lapsed);
	RETURN coalesce(cardinality(lapsed), 0);
END $$;
