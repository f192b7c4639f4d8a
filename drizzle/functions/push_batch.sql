-- Stores a batch, its sessions, its visits and its dirty days for one person, or nothing of it: one
-- call, so one round trip and one transaction. The person is set before any table is touched, so
-- that row security judges every row as usual.
-- In: the ids of the sessions; their fields in `texts` and `numbers` as sessionValues() packs them
-- (drizzle/session-columns.ts, which also fills the {{names}} in here); `spans` as start, end,
-- start, end in seconds since 1970; `consents_needed`, the first sufficient version of the consent
-- to coding, to sites and to page keys; `visits` as one JSON text, null without visits, so that a
-- batch without visits pays nothing for them.
-- Out: `state` is `stored`, `known` (a batch with this id is there already; nothing changed) or
-- `device_refused` (this person has no such device, or it is revoked). `days` are the days that
-- were marked. `missing` names the kinds without consent: their records are not stored. `since` is
-- null unless the person said yes again after a no: then it has for every kind the time from which
-- records are stored, 0 for a kind without a no. The stored answer remembers both.
CREATE OR REPLACE FUNCTION public.push_batch(
	person uuid, device uuid, batch uuid, body_hash text, answer text, client text, time_zone text,
	sealed_at int8, ids uuid[], texts text[], numbers int8[], spans int8[], consents_needed int4[],
	visits text, OUT state text, OUT days text[], OUT missing text[], OUT since jsonb)
LANGUAGE plpgsql VOLATILE SECURITY INVOKER
SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_variable
DECLARE
	n integer := cardinality(ids);
	has_coding boolean := n > 0;
	has_visits boolean := visits IS NOT NULL;
	stored_answer jsonb := answer::jsonb;
	may_push boolean;
	zone text;
	shift interval;
	only_yes boolean;
	coding_since int8;
	sites_since int8;
	keys_since int8;
	-- Spans as start, end, start, end; those of sessions in editors first.
	marks int8[] := '{}';
	coding_marks integer := 0;
	dirty date[] := '{}';
	one date;
	last_day date;
BEGIN
	PERFORM set_config('app.user_id', person::text, true);
	-- A withdrawal and a change of settings wait for this lock: what is read here holds until commit.
	PERFORM pg_advisory_xact_lock_shared(hashtextextended('streakline:days:' || person, 0));
	SELECT d.revoked_at IS NULL, coalesce(s.time_zone, 'UTC'),
		make_interval(mins => coalesce(s.day_starts_at_minutes, 0)),
		(SELECT bool_and(c.given AND c.version >= consents_needed[1])
			FROM public.consents c WHERE c.user_id = person AND c.kind = 'coding')
	INTO may_push, zone, shift, only_yes
	FROM public.devices d LEFT JOIN public.settings s ON s.user_id = person
	WHERE d.user_id = person AND d.id = device;
	IF may_push IS NOT TRUE THEN
		state := 'device_refused';
		RETURN;
	END IF;
	missing := '{}';
	IF has_coding THEN
		coding_since := CASE
			WHEN only_yes THEN 0
			ELSE public.consent_since(person, 'coding', consents_needed[1])
		END;
		IF coding_since IS NULL THEN
			missing := missing || 'coding'::text;
		END IF;
	END IF;
	IF has_visits THEN
		sites_since := public.consent_since(person, 'sites', consents_needed[2]);
		keys_since := public.consent_since(person, 'page_keys', consents_needed[3]);
		IF sites_since IS NULL THEN
			missing := missing || 'sites'::text;
		END IF;
		IF keys_since IS NULL THEN
			missing := missing || 'page_keys'::text;
		END IF;
	END IF;
	IF coding_since > 0 OR sites_since > 0 OR keys_since > 0 THEN
		since := jsonb_build_object(
			'coding', coalesce(coding_since, 0),
			'sites', coalesce(sites_since, 0),
			'page_keys', coalesce(keys_since, 0));
		stored_answer := stored_answer || jsonb_build_object('since', since);
	END IF;
	IF missing <> '{}' THEN
		stored_answer := stored_answer || jsonb_build_object('missing', missing);
	END IF;
	-- Waits for a twin that is being stored at the same moment; the first one decides.
	INSERT INTO public.batches
		(user_id, id, device_id, body_hash, answer, client, time_zone, sealed_at)
	VALUES (person, batch, device, decode(body_hash, 'hex'), stored_answer, client, time_zone,
		to_timestamp(sealed_at))
	ON CONFLICT ON CONSTRAINT batches_user_id_id_pk DO NOTHING;
	IF NOT FOUND THEN
		state := 'known';
		RETURN;
	END IF;
	IF coding_since IS NOT NULL THEN
		-- Sessions are new as a rule. ON CONFLICT looks for each of them before it inserts, which is
		-- 5 % of the whole call, so only a batch with a session that is there already does that.
		BEGIN
			INSERT INTO public.coding_sessions (user_id, device_id, batch_id, id, {{session_columns}})
			SELECT person, device, batch, s.id, {{session_values}}
			FROM unnest(ids) WITH ORDINALITY AS s (id, i)
			WHERE {{session_start}} >= coding_since;
		EXCEPTION WHEN unique_violation THEN
			INSERT INTO public.coding_sessions (user_id, device_id, batch_id, id, {{session_columns}})
			SELECT person, device, batch, s.id, {{session_values}}
			FROM unnest(ids) WITH ORDINALITY AS s (id, i)
			WHERE {{session_start}} >= coding_since
			ON CONFLICT DO NOTHING;
		END;
		marks := spans;
		coding_marks := cardinality(marks);
	END IF;
	IF sites_since IS NOT NULL THEN
		INSERT INTO public.website_sessions (
			user_id, device_id, batch_id, id, session_start, session_end, ended_by, domain, browser,
			url_category, idle_time_seconds, page_views, tab_switches, page_keys
		)
		SELECT person, device, batch, v.id, to_timestamp(v."startedAt"), to_timestamp(v."endedAt"),
			v."endedBy", v.domain, v.browser, v.category, v."idleSeconds", v."pageViews",
			v."tabSwitches", v."pageKeys"
		FROM jsonb_to_recordset(visits::jsonb -> 'rows') AS v (
			id uuid, "startedAt" int8, "endedAt" int8, "endedBy" text, domain text, browser text,
			category text, "idleSeconds" int4, "pageViews" int4, "tabSwitches" int4, "pageKeys" uuid[])
		WHERE v."startedAt" >= sites_since
			AND (cardinality(v."pageKeys") = 0 OR v."startedAt" >= keys_since)
		ON CONFLICT DO NOTHING;
		marks := marks || ARRAY(SELECT jsonb_array_elements_text(visits::jsonb -> 'spans')::int8);
	END IF;
	-- The same days as mark_days_dirty() finds: from an hour before a span to an hour after it, in
	-- the person's zone and with the start of their day.
	FOR i IN 1 .. cardinality(marks) BY 2 LOOP
		CONTINUE WHEN marks[i + 1] < CASE WHEN i <= coding_marks THEN coding_since ELSE sites_since END;
		one := (to_timestamp(marks[i] - 3600) AT TIME ZONE zone - shift)::date;
		last_day := (to_timestamp(marks[i + 1] + 3600) AT TIME ZONE zone - shift)::date;
		WHILE one <= last_day LOOP
			IF NOT one = ANY (dirty) THEN
				dirty := dirty || one;
			END IF;
			one := one + 1;
		END LOOP;
	END LOOP;
	-- Every transaction locks days in the order of their dates, so two never deadlock.
	IF cardinality(dirty) > 1 THEN
		dirty := ARRAY(SELECT d.day FROM unnest(dirty) AS d (day) ORDER BY d.day);
	END IF;
	days := '{}';
	-- A dirty day keeps its marked_at: no index changes, so the row is updated in place.
	FOREACH one IN ARRAY dirty LOOP
		INSERT INTO public.dirty_days AS d (user_id, day, revision, marked_at)
		VALUES (person, one, 1, now())
		ON CONFLICT (user_id, day) DO UPDATE SET revision = d.revision + 1;
		days := days || to_char(one, 'YYYY-MM-DD');
	END LOOP;
	state := 'stored';
END $$;
REVOKE ALL ON FUNCTION public.push_batch FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.push_batch TO streakline_app_user;
