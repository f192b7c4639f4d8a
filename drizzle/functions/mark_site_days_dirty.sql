-- Marks the days with visits to a domain or its subdomains, and starts the progress of deriving
-- them again. Gives their number. Days that are already dirty, for instance after another rule, are
-- part of the progress, so it never shows less than what is left.
CREATE OR REPLACE FUNCTION public.mark_site_days_dirty(person uuid, domain text)
RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_variable
DECLARE
	marked integer;
BEGIN
	PERFORM public.lock_days(person);
	INSERT INTO public.dirty_days AS d (user_id, day, revision, marked_at)
	SELECT DISTINCT person, s.day, 1, now() FROM public.day_sites s
	WHERE s.user_id = person
		AND (s.domain = domain OR right(s.domain, length(domain) + 1) = '.' || domain
			-- A sum of domains that are not told apart, of which this may be one.
			OR s.domain LIKE '/other/%')
	ORDER BY s.day
	ON CONFLICT (user_id, day) DO UPDATE
	SET revision = d.revision + 1, marked_at = excluded.marked_at;
	GET DIAGNOSTICS marked = ROW_COUNT;
	UPDATE public.settings
	SET rederive_started_at = now(),
		rederive_days_total = (
			SELECT count(*) FROM public.dirty_days d
			WHERE d.user_id = person AND d.marked_at <= now())
	WHERE user_id = person;
	RETURN marked;
END $$;
REVOKE ALL ON FUNCTION public.mark_site_days_dirty FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.mark_site_days_dirty TO streakline_app_user;
