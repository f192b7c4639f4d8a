-- The time from which records of a kind may be stored, in epoch seconds: the first yes after the
-- latest no, or 0 without a no. Null when the latest answer is a no or a yes to a version older
-- than `needed`, or when there is no answer.
CREATE OR REPLACE FUNCTION public.consent_since(person uuid, kind text, needed int4)
RETURNS int8
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = pg_catalog, pg_temp
AS $$
	SELECT CASE WHEN c.given AND c.version >= consent_since.needed THEN coalesce((
		SELECT floor(extract(epoch FROM min(y.at)))::int8 FROM public.consents y
		WHERE y.user_id = consent_since.person AND y.kind = consent_since.kind
			AND y.given AND y.version >= consent_since.needed AND y.at > (
				SELECT max(n.at) FROM public.consents n
				WHERE n.user_id = consent_since.person AND n.kind = consent_since.kind
					AND NOT n.given)), 0) END
	FROM public.consents c
	WHERE c.user_id = consent_since.person AND c.kind = consent_since.kind
	ORDER BY c.at DESC LIMIT 1
$$;
REVOKE ALL ON FUNCTION public.consent_since FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.consent_since TO streakline_app_user;
