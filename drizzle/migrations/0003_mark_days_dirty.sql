-- Marks every local day that sessions with these bounds can change: the days from one hour before a start (the longest gap) to one hour
-- after an end. Gives the days, sorted. The shared lock lets pushes run side by side, but never across a change of settings.
CREATE FUNCTION public.mark_days_dirty(person uuid, starts timestamptz[], ends timestamptz[])
RETURNS text[]
LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	zone text;
	shift interval;
	marked text[];
BEGIN
	PERFORM pg_advisory_xact_lock_shared(hashtextextended('streakline:days:' || person, 0));
	SELECT s.time_zone, make_interval(mins => s.day_starts_at_minutes) INTO zone, shift FROM public.settings s WHERE s.user_id = person;
	IF NOT FOUND THEN
		zone := 'UTC';
		shift := interval '0';
	END IF;
	WITH spans AS (
		SELECT DISTINCT
			((b.starts - interval '1 hour') AT TIME ZONE zone - shift)::date AS first_day,
			((b.ends + interval '1 hour') AT TIME ZONE zone - shift)::date AS last_day
		FROM unnest(mark_days_dirty.starts, mark_days_dirty.ends) AS b (starts, ends)
	), touched AS (
		INSERT INTO public.dirty_days AS d (user_id, day, revision, marked_at)
		SELECT DISTINCT person, days.day::date, 1, now()
		FROM spans, generate_series(spans.first_day::timestamp, spans.last_day::timestamp, interval '1 day') AS days (day)
		ORDER BY 2
		ON CONFLICT (user_id, day) DO UPDATE SET revision = d.revision + 1, marked_at = excluded.marked_at
		RETURNING d.day
	)
	SELECT coalesce(array_agg(to_char(touched.day, 'YYYY-MM-DD') ORDER BY touched.day), '{}') INTO marked FROM touched;
	RETURN marked;
END $$;--> statement-breakpoint

-- Marks every day of a person: those with sessions under the settings of now, and those derived under the settings of before. Gives
-- their number. Call it after the settings were changed, in the same transaction: it waits for pushes under way, and they for it.
CREATE FUNCTION public.mark_all_days_dirty(person uuid)
RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	zone text;
	shift interval;
	marked integer;
BEGIN
	PERFORM pg_advisory_xact_lock(hashtextextended('streakline:days:' || person, 0));
	SELECT s.time_zone, make_interval(mins => s.day_starts_at_minutes) INTO zone, shift FROM public.settings s WHERE s.user_id = person;
	IF NOT FOUND THEN
		zone := 'UTC';
		shift := interval '0';
	END IF;
	WITH bounds AS (
		SELECT session_start, session_end FROM public.coding_sessions WHERE user_id = person
		UNION ALL
		SELECT session_start, session_end FROM public.website_sessions WHERE user_id = person
	), spans AS (
		SELECT DISTINCT
			((b.session_start - interval '1 hour') AT TIME ZONE zone - shift)::date AS first_day,
			((b.session_end + interval '1 hour') AT TIME ZONE zone - shift)::date AS last_day
		FROM bounds b
	), wanted AS (
		SELECT days.day::date AS day
		FROM spans, generate_series(spans.first_day::timestamp, spans.last_day::timestamp, interval '1 day') AS days (day)
		UNION
		SELECT date FROM public.daily_stats WHERE user_id = person
	)
	INSERT INTO public.dirty_days AS d (user_id, day, revision, marked_at)
	SELECT person, wanted.day, 1, now() FROM wanted ORDER BY wanted.day
	ON CONFLICT (user_id, day) DO UPDATE SET revision = d.revision + 1, marked_at = excluded.marked_at;
	GET DIAGNOSTICS marked = ROW_COUNT;
	RETURN marked;
END $$;--> statement-breakpoint

REVOKE ALL ON FUNCTION public.mark_days_dirty, public.mark_all_days_dirty FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION public.mark_days_dirty, public.mark_all_days_dirty TO streakline_app_user, streakline_worker;
