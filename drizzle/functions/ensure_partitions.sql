-- Creates the monthly partitions from `back` months ago to `ahead` months from now, and one for
-- each month with rows in a default partition, and moves those rows. Gives one row per created
-- partition. Only the owner may run it.
-- Writers of the table wait: a writer that had chosen the default partition would fail otherwise.
-- Moved rows are kept in a separate table while their partition is attached empty, because the
-- check of foreign keys at attaching sees nothing through row security.
CREATE OR REPLACE FUNCTION public.ensure_partitions(
	back integer DEFAULT 24, ahead integer DEFAULT 12)
RETURNS TABLE (created text, moved bigint)
LANGUAGE plpgsql VOLATILE SECURITY INVOKER
SET search_path = pg_catalog, pg_temp SET timezone = 'UTC'
AS $$
DECLARE
	parent text;
	spare text;
	columns text;
	strays timestamp[];
	missing timestamp[];
	month timestamp;
	bounds text[];
BEGIN
	PERFORM pg_advisory_xact_lock(hashtext('streakline partitions'));
	FOREACH parent IN ARRAY ARRAY['coding_sessions', 'website_sessions'] LOOP
		spare := parent || '_default';
		strays := '{}';
		-- A default partition that never had a row has no pages; only others need the lock.
		IF pg_relation_size(format('public.%I', spare)::regclass) > 0 THEN
			EXECUTE format('LOCK TABLE public.%I IN SHARE ROW EXCLUSIVE MODE', parent);
			EXECUTE format('ALTER TABLE public.%I NO FORCE ROW LEVEL SECURITY', spare);
			EXECUTE format(
				'SELECT coalesce('
				'array_agg(DISTINCT date_trunc(''month'', session_start)::timestamp), ''{}'') '
				'FROM public.%I', spare) INTO strays;
		END IF;
		SELECT coalesce(array_agg(m ORDER BY m), '{}') INTO missing FROM (
			SELECT generate_series(
				date_trunc('month', now()::timestamp) - make_interval(months => back),
				date_trunc('month', now()::timestamp) + make_interval(months => ahead),
				interval '1 month') AS m
			UNION SELECT unnest(strays)
		) wanted
		WHERE to_regclass(format('public.%I', parent || to_char(m, '"_"YYYY"_"MM'))) IS NULL;
		IF missing <> '{}' THEN
			EXECUTE format('LOCK TABLE public.%I IN SHARE ROW EXCLUSIVE MODE', parent);
			SELECT string_agg(format('%I', a.attname), ', ' ORDER BY a.attnum) INTO columns
			FROM pg_attribute a
			WHERE a.attrelid = format('public.%I', parent)::regclass
				AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '';
		END IF;
		FOREACH month IN ARRAY missing LOOP
			created := parent || to_char(month, '"_"YYYY"_"MM');
			moved := 0;
			bounds := ARRAY[
				(month AT TIME ZONE 'UTC')::text,
				((month + interval '1 month') AT TIME ZONE 'UTC')::text];
			EXECUTE format('CREATE TABLE public.%I (LIKE public.%I INCLUDING ALL)', created, parent);
			IF month = ANY (strays) THEN
				EXECUTE format(
					'CREATE TABLE public.%I (LIKE public.%I INCLUDING GENERATED)',
					created || '_moving', parent);
				EXECUTE format(
					'WITH gone AS (DELETE FROM public.%1$I '
					'WHERE session_start >= %2$L AND session_start < %3$L RETURNING %4$s) '
					'INSERT INTO public.%5$I (%4$s) SELECT %4$s FROM gone',
					spare, bounds[1], bounds[2], columns, created || '_moving');
			END IF;
			EXECUTE format(
				'ALTER TABLE public.%I ATTACH PARTITION public.%I FOR VALUES FROM (%L) TO (%L)',
				parent, created, bounds[1], bounds[2]);
			IF month = ANY (strays) THEN
				EXECUTE format(
					'INSERT INTO public.%1$I (%2$s) SELECT %2$s FROM public.%3$I',
					created, columns, created || '_moving');
				GET DIAGNOSTICS moved = ROW_COUNT;
				EXECUTE format('DROP TABLE public.%I', created || '_moving');
			END IF;
			EXECUTE format(
				'ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', created);
			RETURN NEXT;
		END LOOP;
		IF NOT (
			SELECT relforcerowsecurity FROM pg_class WHERE oid = format('public.%I', spare)::regclass)
		THEN
			EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', spare);
		END IF;
	END LOOP;
END $$;
REVOKE ALL ON FUNCTION public.ensure_partitions FROM PUBLIC;
