-- Stores a batch, its sessions, its visits and its dirty days for one person, or nothing of it: one
-- call, so one round trip and one transaction. The person is set before any table is touched, so
-- that row security judges every row as usual.
-- In: the ids of the sessions; their fields in `texts` and `numbers` as sessionValues() packs them
-- (drizzle/session-columns.ts, which also fills the {{names}} in here); `day_settings`, the
-- person's time zone and start of day as `UTC 0`, followed by their earlier rules for days, as JSON,
-- if there are any; `coding_days`, the days that the sessions can
-- change under them, each with the end of the last of those sessions as `2026-11-20 1795176060`:
-- days are computed where the time zones are, not here; `consents_needed`, the
-- first sufficient version of the consent to coding, to sites and to page keys; `visits` as one JSON
-- text with `rows` and `days`, null without visits, so that a batch without visits pays nothing for
-- them.
-- Out: `state` is `stored`, `known` (a batch with this id is there already; nothing changed),
-- `device_refused` (this person has no such device, or it is revoked) or `other_settings` (nothing
-- changed; call again with `day_settings_now` and the days under them). `days` are the days that
-- were marked. `missing` names the kinds without consent: their records are not stored. `since` is
-- null unless the person said yes again after a no: then it has for every kind the time from which
-- records are stored, 0 for a kind without a no. `conflicts` are the ids of records that are there
-- already with other content: the first one stays. Page keys are not compared, since a person may
-- have deleted them. The stored answer remembers the last three.
CREATE OR REPLACE FUNCTION public.push_batch(
	person uuid, device uuid, batch uuid, body_hash text, answer text, client text, time_zone text,
	day_settings text, sealed_at int8, ids uuid[], texts text[], numbers int8[], coding_days text[],
	consents_needed int4[], visits text, OUT state text, OUT days text[], OUT missing text[],
	OUT since jsonb, OUT conflicts uuid[], OUT day_settings_now text)
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
	only_yes boolean;
	coding_since int8;
	sites_since int8;
	keys_since int8;
	is_repeat boolean := false;
	-- Records that are new: all of them, unless some are there already.
	new_sessions int8;
	new_visits int8;
	inserted int8;
	found_conflicts uuid[];
	dirty date[] := '{}';
	one date;
	mark text;
BEGIN
	PERFORM set_config('app.user_id', person::text, true);
	-- A withdrawal and a change of settings wait for this lock: what is read here holds until commit.
	PERFORM pg_advisory_xact_lock_shared(hashtextextended('streakline:days:' || person, 0));
	SELECT d.revoked_at IS NULL,
		coalesce(s.time_zone, 'UTC') || ' ' || coalesce(s.day_starts_at_minutes, 0)
			|| coalesce(' ' || nullif(s.earlier_day_rules, '[]')::text, ''),
		(SELECT bool_and(c.given AND c.version >= consents_needed[1])
			FROM public.consents c WHERE c.user_id = person AND c.kind = 'coding')
	INTO may_push, day_settings_now, only_yes
	FROM public.devices d LEFT JOIN public.settings s ON s.user_id = person
	WHERE d.user_id = person AND d.id = device;
	IF may_push IS NOT TRUE THEN
		state := 'device_refused';
		RETURN;
	END IF;
	IF day_settings_now IS DISTINCT FROM day_settings THEN
		state := 'other_settings';
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
	conflicts := '{}';
	-- Records are new as a rule. Looking for each of them before it is inserted is 5 % of the whole
	-- call, so only a batch with a record that is there already does that, in a second attempt.
	LOOP
		BEGIN
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
			IF coding_since IS NOT NULL AND NOT is_repeat THEN
				INSERT INTO public.coding_sessions (user_id, device_id, batch_id, id, {{session_columns}})
				SELECT person, device, batch, s.id, {{session_values}}
				FROM unnest(ids) WITH ORDINALITY AS s (id, i)
				WHERE {{session_start}} >= coding_since;
			ELSIF coding_since IS NOT NULL THEN
				INSERT INTO public.coding_sessions (user_id, device_id, batch_id, id, {{session_columns}})
				SELECT person, device, batch, s.id, {{session_values}}
				FROM unnest(ids) WITH ORDINALITY AS s (id, i)
				WHERE {{session_start}} >= coding_since
				ON CONFLICT DO NOTHING;
				GET DIAGNOSTICS inserted = ROW_COUNT;
				IF inserted <> new_sessions THEN
					RAISE EXCEPTION 'The same session came twice at once' USING ERRCODE = '40001';
				END IF;
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
					category text, "idleSeconds" int4, "pageViews" int4, "tabSwitches" int4,
					"pageKeys" uuid[])
				WHERE v."startedAt" >= sites_since
					AND (cardinality(v."pageKeys") = 0 OR v."startedAt" >= keys_since)
					AND NOT (is_repeat AND v.id = ANY (conflicts))
				ON CONFLICT DO NOTHING;
				GET DIAGNOSTICS inserted = ROW_COUNT;
				IF is_repeat AND inserted <> new_visits THEN
					RAISE EXCEPTION 'The same visit came twice at once' USING ERRCODE = '40001';
				END IF;
				IF NOT is_repeat AND inserted < jsonb_array_length(visits::jsonb -> 'rows') THEN
					RAISE unique_violation;
				END IF;
			END IF;
			EXIT;
		EXCEPTION WHEN unique_violation THEN
			is_repeat := true;
			IF coding_since IS NOT NULL THEN
				SELECT count(DISTINCT s.id) FILTER (WHERE c.id IS NULL),
					coalesce(array_agg(s.id) FILTER (WHERE c.id IS NOT NULL AND c.is_other), '{}')
				INTO new_sessions, found_conflicts
				FROM unnest(ids) WITH ORDINALITY AS s (id, i) LEFT JOIN LATERAL (
					SELECT id, ({{session_columns}}) IS DISTINCT FROM ({{session_values}}) AS is_other
					FROM public.coding_sessions
					WHERE user_id = person AND session_start = to_timestamp({{session_start}})
						AND id = s.id) c ON true
				WHERE {{session_start}} >= coding_since;
				conflicts := found_conflicts;
			END IF;
			IF sites_since IS NOT NULL THEN
				SELECT count(DISTINCT v.id) FILTER (WHERE w.id IS NULL),
					coalesce(array_agg(v.id) FILTER (WHERE w.id IS NOT NULL AND w.is_other), '{}')
				INTO new_visits, found_conflicts
				FROM jsonb_to_recordset(visits::jsonb -> 'rows') AS v (
					id uuid, "startedAt" int8, "endedAt" int8, "endedBy" text, domain text, browser text,
					category text, "idleSeconds" int4, "pageViews" int4, "tabSwitches" int4,
					"pageKeys" uuid[])
				LEFT JOIN LATERAL (
					SELECT id, (session_end, ended_by, website_sessions.domain, website_sessions.browser,
						url_category, idle_time_seconds, page_views, tab_switches)
						IS DISTINCT FROM (to_timestamp(v."endedAt"), v."endedBy", v.domain, v.browser,
						v.category, v."idleSeconds", v."pageViews", v."tabSwitches") AS is_other
					FROM public.website_sessions
					WHERE user_id = person AND session_start = to_timestamp(v."startedAt")
						AND id = v.id) w ON true
				WHERE v."startedAt" >= sites_since
					AND (cardinality(v."pageKeys") = 0 OR v."startedAt" >= keys_since);
				conflicts := conflicts || found_conflicts;
			END IF;
			IF conflicts <> '{}' THEN
				stored_answer := stored_answer || jsonb_build_object('conflicts', conflicts);
			END IF;
		END;
	END LOOP;
	IF coding_since IS NOT NULL THEN
		FOREACH mark IN ARRAY coding_days LOOP
			IF substr(mark, 12)::int8 >= coding_since THEN
				dirty := dirty || left(mark, 10)::date;
			END IF;
		END LOOP;
	END IF;
	-- Every transaction locks days in the order of their dates, so two never deadlock.
	IF sites_since IS NOT NULL THEN
		dirty := ARRAY(
			SELECT unnest(dirty) UNION
			SELECT left(m, 10)::date FROM jsonb_array_elements_text(visits::jsonb -> 'days') AS m
			WHERE substr(m, 12)::int8 >= sites_since ORDER BY 1);
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
