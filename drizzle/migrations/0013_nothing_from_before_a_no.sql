-- Refuses also what was recorded before a person said yes again: everything of a kind that started before the first yes after their latest no,
-- so nothing that was deleted with the no comes back from a machine that was away, and nothing that was recorded meanwhile. `since` names for
-- each kind where that is, 0 where there was no no; null when it is nowhere. The stored answer remembers it, as it does what is missing.
DROP FUNCTION public.push_batch;--> statement-breakpoint
CREATE FUNCTION public.push_batch(
	person uuid, device uuid, batch uuid, body_hash text, answer text, client text, time_zone text, sealed_at int8,
	span_starts int8[], span_ends int8[],
	ids uuid[], ended_by text[], actors text[], projects text[], languages text[], branches text[], frameworks text[], editors text[], themes text[],
	starts int8[], ends int8[], lines_added int4[], lines_deleted int4[], lines_modified int4[], lines_inserted int4[],
	keystrokes int4[], characters_typed int4[], files_modified int4[], git_commits int4[], breakpoints_hit int4[],
	consents_needed int4[], visits text,
	OUT state text, OUT days text[], OUT missing text[], OUT since jsonb)
LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_variable
DECLARE
	has_coding boolean := cardinality(ids) > 0;
	has_visits boolean := visits IS NOT NULL;
	stored_answer jsonb := answer::jsonb;
	coding_since int8 := 0;
	sites_since int8;
	keys_since int8;
	mark_starts timestamptz[] := '{}';
	mark_ends timestamptz[] := '{}';
BEGIN
	PERFORM set_config('app.user_id', person::text, true);
	missing := '{}';
	-- A withdrawal waits for this lock, so what is read here holds until the commit.
	PERFORM pg_advisory_xact_lock_shared(hashtextextended('streakline:days:' || person, 0));
	IF has_coding AND consents_needed[1] IS NOT NULL THEN
		coding_since := (
			SELECT CASE WHEN c.given AND c.version >= consents_needed[1] THEN coalesce((
				SELECT floor(extract(epoch FROM min(y.at)))::int8 FROM public.consents y
				WHERE y.user_id = person AND y.kind = 'coding' AND y.given AND y.version >= consents_needed[1] AND y.at > (
					SELECT max(n.at) FROM public.consents n WHERE n.user_id = person AND n.kind = 'coding' AND NOT n.given)), 0) END
			FROM public.consents c WHERE c.user_id = person AND c.kind = 'coding' ORDER BY c.at DESC LIMIT 1);
		IF coding_since IS NULL THEN
			missing := missing || 'coding'::text;
		END IF;
	END IF;
	IF has_visits THEN
		sites_since := (
			SELECT CASE WHEN c.given AND c.version >= consents_needed[2] THEN coalesce((
				SELECT floor(extract(epoch FROM min(y.at)))::int8 FROM public.consents y
				WHERE y.user_id = person AND y.kind = 'sites' AND y.given AND y.version >= consents_needed[2] AND y.at > (
					SELECT max(n.at) FROM public.consents n WHERE n.user_id = person AND n.kind = 'sites' AND NOT n.given)), 0) END
			FROM public.consents c WHERE c.user_id = person AND c.kind = 'sites' ORDER BY c.at DESC LIMIT 1);
		keys_since := (
			SELECT CASE WHEN c.given AND c.version >= consents_needed[3] THEN coalesce((
				SELECT floor(extract(epoch FROM min(y.at)))::int8 FROM public.consents y
				WHERE y.user_id = person AND y.kind = 'page_keys' AND y.given AND y.version >= consents_needed[3] AND y.at > (
					SELECT max(n.at) FROM public.consents n WHERE n.user_id = person AND n.kind = 'page_keys' AND NOT n.given)), 0) END
			FROM public.consents c WHERE c.user_id = person AND c.kind = 'page_keys' ORDER BY c.at DESC LIMIT 1);
		IF sites_since IS NULL THEN
			missing := missing || 'sites'::text;
		END IF;
		IF keys_since IS NULL THEN
			missing := missing || 'page_keys'::text;
		END IF;
	END IF;
	IF coding_since > 0 OR sites_since > 0 OR keys_since > 0 THEN
		since := jsonb_build_object('coding', coalesce(coding_since, 0), 'sites', coalesce(sites_since, 0), 'page_keys', coalesce(keys_since, 0));
		stored_answer := stored_answer || jsonb_build_object('since', since);
	END IF;
	IF missing <> '{}' THEN
		stored_answer := stored_answer || jsonb_build_object('missing', missing);
	END IF;
	-- Waits for a twin that is being stored at the same moment; what follows hangs on who was first.
	INSERT INTO public.batches (user_id, id, device_id, body_hash, answer, client, time_zone, sealed_at)
	SELECT person, batch, device, decode(body_hash, 'hex'), stored_answer, client, time_zone, to_timestamp(sealed_at)
	FROM public.devices d WHERE d.user_id = person AND d.id = device AND d.revoked_at IS NULL
	ON CONFLICT ON CONSTRAINT batches_user_id_id_pk DO NOTHING;
	IF NOT FOUND THEN
		state := CASE
			WHEN EXISTS (SELECT FROM public.devices d WHERE d.user_id = person AND d.id = device AND d.revoked_at IS NULL) THEN 'known'
			ELSE 'device_refused'
		END;
		RETURN;
	END IF;
	IF has_coding AND NOT 'coding' = ANY (missing) THEN
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
		WHERE s.c10 >= coding_since
		ON CONFLICT DO NOTHING;
		mark_starts := ARRAY(SELECT to_timestamp(span.at) FROM unnest(span_starts, span_ends) AS span (at, until) WHERE span.until >= coding_since);
		mark_ends := ARRAY(SELECT to_timestamp(span.until) FROM unnest(span_ends) AS span (until) WHERE span.until >= coding_since);
	END IF;
	IF has_visits AND NOT 'sites' = ANY (missing) THEN
		INSERT INTO public.website_sessions (
			user_id, device_id, batch_id, id, session_start, session_end, ended_by, domain, browser, url_category,
			idle_time_seconds, page_views, tab_switches, page_keys
		)
		SELECT person, device, batch, v.id, to_timestamp(v."startedAt"), to_timestamp(v."endedAt"), v."endedBy", v.domain, v.browser, v.category,
			v."idleSeconds", v."pageViews", v."tabSwitches", v."pageKeys"
		FROM jsonb_to_recordset(visits::jsonb -> 'rows') AS v (
			id uuid, "startedAt" int8, "endedAt" int8, "endedBy" text, domain text, browser text, category text,
			"idleSeconds" int4, "pageViews" int4, "tabSwitches" int4, "pageKeys" uuid[])
		WHERE v."startedAt" >= sites_since AND (cardinality(v."pageKeys") = 0 OR v."startedAt" >= keys_since)
		ON CONFLICT DO NOTHING;
		mark_starts := mark_starts || ARRAY(SELECT to_timestamp(span."startsAt")
			FROM jsonb_to_recordset(visits::jsonb -> 'spans') AS span ("startsAt" int8, "endsAt" int8) WHERE span."endsAt" >= sites_since);
		mark_ends := mark_ends || ARRAY(SELECT to_timestamp(span."endsAt")
			FROM jsonb_to_recordset(visits::jsonb -> 'spans') AS span ("startsAt" int8, "endsAt" int8) WHERE span."endsAt" >= sites_since);
	END IF;
	days := public.mark_days_dirty(person, mark_starts, mark_ends);
	state := 'stored';
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION public.push_batch FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION public.push_batch TO streakline_app_user;
