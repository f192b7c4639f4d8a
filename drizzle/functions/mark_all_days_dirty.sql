-- Marks all days of a person from `since` on: days with sessions under any time zone, and days
-- derived under earlier settings. Gives their number. Days are computed where the time zones are, not
-- here: this marks the dates at which clocks can show a session anywhere, from 12 hours behind UTC to
-- 14 ahead, an hour of gap around it. Deriving a day too many changes nothing. Call it after a change
-- of settings in the same transaction, which holds lock_days() from its start.
CREATE OR REPLACE FUNCTION public.mark_all_days_dirty(person uuid, since date DEFAULT '-infinity')
RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	shift interval;
	least_shift interval;
	marked integer;
BEGIN
	PERFORM public.lock_days(person);
	-- An earlier rule may have let days begin later, up to 12 hours, or earlier than the present one.
	SELECT make_interval(mins => CASE WHEN s.earlier_day_rules = '[]' THEN s.day_starts_at_minutes
			ELSE 720 END),
		make_interval(mins => CASE WHEN s.earlier_day_rules = '[]' THEN s.day_starts_at_minutes
			ELSE 0 END)
	INTO shift, least_shift FROM public.settings s WHERE s.user_id = person;
	shift := coalesce(shift, interval '0');
	least_shift := coalesce(least_shift, interval '0');
	WITH bounds AS (
		SELECT session_start, session_end FROM public.coding_sessions
		WHERE user_id = person AND session_start >= since - 3
		UNION ALL
		SELECT session_start, session_end FROM public.website_sessions
		WHERE user_id = person AND session_start >= since - 3
	), spans AS (
		SELECT DISTINCT
			((b.session_start AT TIME ZONE 'UTC') - interval '13 hours' - shift)::date AS first_day,
			((b.session_end AT TIME ZONE 'UTC') + interval '15 hours' - least_shift)::date AS last_day
		FROM bounds b
	), wanted AS (
		SELECT days.day::date AS day
		FROM spans, generate_series(
			spans.first_day::timestamp, spans.last_day::timestamp, interval '1 day') AS days (day)
		UNION
		SELECT date FROM public.daily_stats WHERE user_id = person
	)
	INSERT INTO public.dirty_days AS d (user_id, day, revision, marked_at)
	SELECT person, wanted.day, 1, now() FROM wanted
	WHERE wanted.day >= since ORDER BY wanted.day
	ON CONFLICT (user_id, day) DO UPDATE
	SET revision = d.revision + 1, marked_at = excluded.marked_at;
	GET DIAGNOSTICS marked = ROW_COUNT;
	RETURN marked;
END $$;
REVOKE ALL ON FUNCTION public.mark_all_days_dirty FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.mark_all_days_dirty TO streakline_app_user, streakline_worker;
