-- Marks days of a person: those that touchedDays() found (shared/time/touched-days.ts), since days
-- are computed where the time zones are, not here. The shared lock lets pushes run in parallel, but
-- not during a change of settings: take it before the settings are read by which the days are found.
CREATE OR REPLACE FUNCTION public.mark_days_dirty(person uuid, days text[])
RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM pg_advisory_xact_lock_shared(hashtextextended('streakline:days:' || person, 0));
	-- All transactions lock days in the order of their dates, which avoids deadlocks.
	-- A dirty day keeps its marked_at: no index changes, so the row is updated in place.
	INSERT INTO public.dirty_days AS d (user_id, day, revision, marked_at)
	SELECT DISTINCT person, one::date, 1, now() FROM unnest(days) AS one ORDER BY 2
	ON CONFLICT (user_id, day) DO UPDATE SET revision = d.revision + 1;
END $$;
REVOKE ALL ON FUNCTION public.mark_days_dirty FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.mark_days_dirty TO streakline_app_user, streakline_worker;
