-- Stores a person's answer to one kind of consent. `answered_at`: time of the answer in epoch
-- seconds; null means now, and later times count as now.
-- 1. A yes keeps its own time, so a yes that is not newer than a no does not undo the no.
-- 2. A no always becomes the latest answer. It holds from its own time, whatever the device's clock
--    shows.
-- 3. An answer sent repeatedly from the same place is stored once.
CREATE OR REPLACE FUNCTION public.answer_consent(
	person uuid, kind text, version integer, text_hash text, given boolean, place text,
	answered_at bigint DEFAULT NULL)
RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_variable
DECLARE
	answered timestamptz := to_timestamp(answered_at);
	own timestamptz;
	newest timestamptz;
	newest_no timestamptz;
BEGIN
	-- Waits for pushes under way; pushes that come later wait for this transaction. Not lock_days(): a
	-- derivation does not read consents, so a no never waits for one.
	PERFORM pg_advisory_xact_lock(hashtextextended('streakline:days:' || person, 0));
	IF EXISTS (
		SELECT FROM public.consents c
		WHERE c.user_id = person AND c.kind = kind AND c.version = version AND c.given = given
			AND c.place = place AND c.answered_at = answered)
	THEN
		RETURN;
	END IF;
	own := least(answered, clock_timestamp());
	SELECT max(c.at), max(c.at) FILTER (WHERE NOT c.given) INTO newest, newest_no
	FROM public.consents c WHERE c.user_id = person AND c.kind = kind;
	INSERT INTO public.consents
		(user_id, kind, version, text_hash, given, place, answered_at, at)
	VALUES (person, kind, version, decode(text_hash, 'hex'), given, place, answered, CASE
		WHEN NOT given OR answered IS NULL THEN greatest(own, newest + interval '1 microsecond')
		WHEN own = newest_no THEN own - interval '1 microsecond'
		ELSE own
	END)
	ON CONFLICT DO NOTHING;
END $$;
REVOKE ALL ON FUNCTION public.answer_consent FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.answer_consent TO streakline_app_user;
