-- The first step of every transaction that changes what a person's days are derived from, or deletes
-- rows that a derivation writes. Returns after the derivation under way has ended, and pushes of
-- this person; later ones wait until the transaction ends. The order of the locks matters: while it
-- waits for the derivation, pushes go on.
CREATE OR REPLACE FUNCTION public.lock_days(person uuid)
RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM pg_advisory_xact_lock(hashtextextended('streakline:deriving:' || person, 0));
	PERFORM pg_advisory_xact_lock(hashtextextended('streakline:days:' || person, 0));
END $$;
REVOKE ALL ON FUNCTION public.lock_days FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.lock_days TO streakline_app_user, streakline_worker;
