-- Marks every local day that sessions with these bounds can change: from one hour before a start
-- (the longest gap) to one hour after an end. Gives the sorted days as YYYY-MM-DD. The shared lock
-- lets pushes run in parallel, but not during a change of settings.
CREATE OR REPLACE FUNCTION public.mark_days_dirty(
	person uuid, starts timestamptz[], ends timestamptz[])
RETURNS text[]
LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	zone text;
	shift interval;
	one date;
	last_day date;
	days date[] := '{}';
	marked text[] := '{}';
BEGIN
	PERFORM pg_advisory_xact_lock_shared(hashtextextended('streakline:days:' || person, 0));
	SELECT s.time_zone, make_interval(mins => s.day_starts_at_minutes) INTO zone, shift
	FROM public.settings s WHERE s.user_id = person;
	IF NOT FOUND THEN
		zone := 'UTC';
		shift := interval '0';
	END IF;
	FOR i IN 1 .. coalesce(cardinality(starts), 0) LOOP
		one := ((starts[i] - interval '1 hour') AT TIME ZONE zone - shift)::date;
		last_day := ((ends[i] + interval '1 hour') AT TIME ZONE zone - shift)::date;
		WHILE one <= last_day LOOP
			IF NOT one = ANY (days) THEN
				days := days || one;
			END IF;
			one := one + 1;
		END LOOP;
	END LOOP;
	-- All transactions lock days in the order of their dates, which avoids deadlocks.
	IF cardinality(days) > 1 THEN
		days := ARRAY(SELECT d.day FROM unnest(days) AS d (day) ORDER BY d.day);
	END IF;
	-- A dirty day keeps its marked_at: no index changes, so the row is updated in place.
	FOREACH one IN ARRAY days LOOP
		INSERT INTO public.dirty_days AS d (user_id, day, revision, marked_at)
		VALUES (person, one, 1, now())
		ON CONFLICT (user_id, day) DO UPDATE SET revision = d.revision + 1;
		marked := marked || to_char(one, 'YYYY-MM-DD');
	END LOOP;
	RETURN marked;
END $$;
REVOKE ALL ON FUNCTION public.mark_days_dirty FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.mark_days_dirty TO streakline_app_user, streakline_worker;
