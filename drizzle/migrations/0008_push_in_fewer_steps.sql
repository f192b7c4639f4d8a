-- Every push pays these two: the device is checked by the statement that stores the batch, the insert is planned once and not for every
-- batch (its plan never depends on what is inserted), and a day that is dirty already keeps the time since which it is.
CREATE OR REPLACE FUNCTION public.mark_days_dirty(person uuid, starts timestamptz[], ends timestamptz[])
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
	SELECT s.time_zone, make_interval(mins => s.day_starts_at_minutes) INTO zone, shift FROM public.settings s WHERE s.user_id = person;
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
	-- Everybody locks days in their order.
	IF cardinality(days) > 1 THEN
		days := ARRAY(SELECT d.day FROM unnest(days) AS d (day) ORDER BY d.day);
	END IF;
	-- A day stays dirty since it was first marked: no index changes, so the row is updated in place.
	FOREACH one IN ARRAY days LOOP
		INSERT INTO public.dirty_days AS d (user_id, day, revision, marked_at) VALUES (person, one, 1, now())
		ON CONFLICT (user_id, day) DO UPDATE SET revision = d.revision + 1;
		marked := marked || to_char(one, 'YYYY-MM-DD');
	END LOOP;
	RETURN marked;
END $$;--> statement-breakpoint

CREATE OR REPLACE FUNCTION public.push_batch(
	person uuid, device uuid, batch uuid, body_hash text, answer text, client text, time_zone text, sealed_at int8,
	span_starts int8[], span_ends int8[],
	ids uuid[], ended_by text[], actors text[], projects text[], languages text[], branches text[], frameworks text[], editors text[], themes text[],
	starts int8[], ends int8[], lines_added int4[], lines_deleted int4[], lines_modified int4[], lines_inserted int4[],
	keystrokes int4[], characters_typed int4[], files_modified int4[], git_commits int4[], breakpoints_hit int4[],
	OUT state text, OUT days text[])
LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_variable
BEGIN
	PERFORM set_config('app.user_id', person::text, true);
	-- Waits for a twin that is being stored at the same moment; what follows hangs on who was first.
	INSERT INTO public.batches (user_id, id, device_id, body_hash, answer, client, time_zone, sealed_at)
	SELECT person, batch, device, decode(body_hash, 'hex'), answer::jsonb, client, time_zone, to_timestamp(sealed_at)
	FROM public.devices d WHERE d.user_id = person AND d.id = device AND d.revoked_at IS NULL
	ON CONFLICT ON CONSTRAINT batches_user_id_id_pk DO NOTHING;
	IF NOT FOUND THEN
		state := CASE
			WHEN EXISTS (SELECT FROM public.devices d WHERE d.user_id = person AND d.id = device AND d.revoked_at IS NULL) THEN 'known'
			ELSE 'device_refused'
		END;
		RETURN;
	END IF;
	INSERT INTO public.coding_sessions (
		user_id, device_id, batch_id, id, ended_by, actor, project_name, language, branch, framework, editor, editor_theme,
		session_start, session_end, lines_added, lines_deleted, lines_modified, lines_inserted,
		keystrokes, characters_typed, files_modified, git_commits, breakpoints_hit
	)
	SELECT person, device, batch, s.c1, s.c2, s.c3, s.c4, s.c5, s.c6, s.c7, s.c8, s.c9,
		to_timestamp(s.c10), to_timestamp(s.c11), s.c12, s.c13, s.c14, s.c15, s.c16, s.c17, s.c18, s.c19, s.c20
	FROM unnest(
		ids, ended_by, actors, projects, languages, branches, frameworks, editors, themes,
		starts, ends, lines_added, lines_deleted, lines_modified, lines_inserted,
		keystrokes, characters_typed, files_modified, git_commits, breakpoints_hit
	) AS s (c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18, c19, c20)
	ON CONFLICT DO NOTHING;
	days := public.mark_days_dirty(
		person,
		ARRAY(SELECT to_timestamp(span.at) FROM unnest(span_starts) AS span (at)),
		ARRAY(SELECT to_timestamp(span.at) FROM unnest(span_ends) AS span (at)));
	state := 'stored';
END $$;
