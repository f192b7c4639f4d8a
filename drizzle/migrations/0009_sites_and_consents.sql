CREATE TABLE "category_rules" (
	"user_id" uuid NOT NULL,
	"domain" varchar(255) NOT NULL,
	"category" varchar(50),
	"weight" double precision,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "category_rules_user_id_domain_pk" PRIMARY KEY("user_id","domain"),
	CONSTRAINT "category_rules_says_something" CHECK (num_nonnulls("category_rules"."category", "category_rules"."weight") > 0),
	CONSTRAINT "category_rules_weight_range" CHECK ("category_rules"."weight" between 0 and 1)
);
--> statement-breakpoint
ALTER TABLE "category_rules" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "day_sites" (
	"user_id" uuid NOT NULL,
	"day" date NOT NULL,
	"domain" varchar(255) NOT NULL,
	"category" varchar(50) NOT NULL,
	"weight" double precision NOT NULL,
	"seconds" integer NOT NULL,
	"hours" integer[] NOT NULL,
	"page_views" bigint DEFAULT 0 NOT NULL,
	"tab_switches" bigint DEFAULT 0 NOT NULL,
	"idle_seconds" bigint DEFAULT 0 NOT NULL,
	"pulls" integer DEFAULT 0 NOT NULL,
	"pulls_ended" integer DEFAULT 0 NOT NULL,
	"pull_seconds" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "day_sites_pk" PRIMARY KEY("user_id","day","domain"),
	CONSTRAINT "day_sites_24_hours" CHECK (cardinality("day_sites"."hours") = 24)
);
--> statement-breakpoint
ALTER TABLE "day_sites" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "site_remains" (
	"user_id" uuid NOT NULL,
	"day" date NOT NULL,
	"line" jsonb NOT NULL,
	CONSTRAINT "site_remains_user_id_day_pk" PRIMARY KEY("user_id","day")
);
--> statement-breakpoint
ALTER TABLE "site_remains" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "coding_sessions" ALTER COLUMN "productivity_score" SET DEFAULT 100;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "site_detail_months" smallint DEFAULT 13 NOT NULL;--> statement-breakpoint
ALTER TABLE "coding_sessions" ADD COLUMN "focus_score" double precision DEFAULT 40 NOT NULL;--> statement-breakpoint
ALTER TABLE "website_sessions" ADD COLUMN "ended_by" text DEFAULT 'idle' NOT NULL;--> statement-breakpoint
ALTER TABLE "website_sessions" ADD COLUMN "browser" varchar(50) DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "website_sessions" ADD COLUMN "page_keys" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "category_rules" ADD CONSTRAINT "category_rules_user_id_profiles_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "day_sites" ADD CONSTRAINT "day_sites_user_id_profiles_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_remains" ADD CONSTRAINT "site_remains_user_id_profiles_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "day_sites_domain_idx" ON "day_sites" USING btree ("user_id","domain","day");--> statement-breakpoint
CREATE INDEX "consents_latest_idx" ON "consents" USING btree ("user_id","kind","at");--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_site_detail_months_range" CHECK ("settings"."site_detail_months" between 0 and 120);--> statement-breakpoint
CREATE POLICY "erasable_rows" ON "coding_sessions" AS RESTRICTIVE FOR DELETE TO "streakline_worker" USING ("coding_sessions"."user_id" = nullif(current_setting('app.erasing', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "erasable_rows" ON "website_sessions" AS RESTRICTIVE FOR DELETE TO "streakline_worker" USING ("website_sessions"."user_id" = nullif(current_setting('app.erasing', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_rows" ON "category_rules" AS PERMISSIVE FOR ALL TO "streakline_app_user" USING ("category_rules"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK ("category_rules"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "worker_rows" ON "category_rules" AS PERMISSIVE FOR ALL TO "streakline_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_rows" ON "day_sites" AS PERMISSIVE FOR ALL TO "streakline_app_user" USING ("day_sites"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK ("day_sites"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "worker_rows" ON "day_sites" AS PERMISSIVE FOR ALL TO "streakline_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_rows" ON "site_remains" AS PERMISSIVE FOR ALL TO "streakline_app_user" USING ("site_remains"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK ("site_remains"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "worker_rows" ON "site_remains" AS PERMISSIVE FOR ALL TO "streakline_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
ALTER TABLE category_rules FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE day_sites FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE site_remains FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON category_rules TO streakline_app_user;--> statement-breakpoint
GRANT SELECT ON day_sites, site_remains TO streakline_app_user;--> statement-breakpoint
GRANT SELECT ON category_rules TO streakline_worker;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON day_sites, site_remains TO streakline_worker;--> statement-breakpoint

-- The truth is still not changed. What is derived stands beside it in its row, and a person may have it deleted (see the policies erasable_rows).
GRANT DELETE, UPDATE (productivity_score, focus_score, updated_at) ON coding_sessions TO streakline_worker;--> statement-breakpoint
GRANT DELETE, UPDATE (productivity_score, focus_score, page_keys) ON website_sessions TO streakline_worker;--> statement-breakpoint

-- Stores an answer of a person to one kind of consent. Waits for pushes under way, and they for it: when it has returned, nothing that it
-- forbids is stored any more. Answers follow each other in time, whatever the clock does.
CREATE FUNCTION public.answer_consent(person uuid, kind text, version integer, text_hash text, given boolean, place text)
RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_variable
BEGIN
	PERFORM pg_advisory_xact_lock(hashtextextended('streakline:days:' || person, 0));
	INSERT INTO public.consents (user_id, kind, version, text_hash, given, place, at)
	SELECT person, kind, version, decode(text_hash, 'hex'), given, place,
		greatest(clock_timestamp(), max(c.at) + interval '1 microsecond')
	FROM public.consents c WHERE c.user_id = person AND c.kind = kind;
END $$;--> statement-breakpoint

-- Marks the days on which a domain, or one below it, was seen, and starts the progress of deriving them again; gives their number.
CREATE FUNCTION public.mark_site_days_dirty(person uuid, domain text)
RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_variable
DECLARE
	marked integer;
BEGIN
	PERFORM pg_advisory_xact_lock(hashtextextended('streakline:days:' || person, 0));
	INSERT INTO public.dirty_days AS d (user_id, day, revision, marked_at)
	SELECT DISTINCT person, s.day, 1, now() FROM public.day_sites s
	WHERE s.user_id = person AND (s.domain = domain OR right(s.domain, length(domain) + 1) = '.' || domain)
	ORDER BY s.day
	ON CONFLICT (user_id, day) DO UPDATE SET revision = d.revision + 1, marked_at = excluded.marked_at;
	GET DIAGNOSTICS marked = ROW_COUNT;
	UPDATE public.settings SET rederive_days_total = marked, rederive_started_at = now() WHERE user_id = person;
	RETURN marked;
END $$;--> statement-breakpoint

-- Takes visits to websites too, as one JSON text, so that a batch without any pays nothing for them; and asks for the consents that its records
-- need, in the same transaction. `consents_needed`: for coding, sites and page keys the first version that is enough, null for a kind that is not
-- asked for. `missing` names the kinds for which there is none: their records are not stored, and the stored answer says so.
DROP FUNCTION public.push_batch;--> statement-breakpoint
CREATE FUNCTION public.push_batch(
	person uuid, device uuid, batch uuid, body_hash text, answer text, client text, time_zone text, sealed_at int8,
	span_starts int8[], span_ends int8[],
	ids uuid[], ended_by text[], actors text[], projects text[], languages text[], branches text[], frameworks text[], editors text[], themes text[],
	starts int8[], ends int8[], lines_added int4[], lines_deleted int4[], lines_modified int4[], lines_inserted int4[],
	keystrokes int4[], characters_typed int4[], files_modified int4[], git_commits int4[], breakpoints_hit int4[],
	consents_needed int4[], visits text,
	OUT state text, OUT days text[], OUT missing text[])
LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_variable
DECLARE
	has_coding boolean := cardinality(ids) > 0;
	has_visits boolean := visits IS NOT NULL;
	stored_answer jsonb := answer::jsonb;
	mark_starts timestamptz[] := '{}';
	mark_ends timestamptz[] := '{}';
BEGIN
	PERFORM set_config('app.user_id', person::text, true);
	missing := '{}';
	-- A withdrawal waits for this lock, so what is read here holds until the commit.
	PERFORM pg_advisory_xact_lock_shared(hashtextextended('streakline:days:' || person, 0));
	IF has_coding AND consents_needed[1] IS NOT NULL AND NOT coalesce((
		SELECT c.given AND c.version >= consents_needed[1] FROM public.consents c
		WHERE c.user_id = person AND c.kind = 'coding' ORDER BY c.at DESC LIMIT 1), false)
	THEN
		missing := missing || 'coding'::text;
	END IF;
	IF has_visits AND NOT coalesce((
		SELECT c.given AND c.version >= consents_needed[2] FROM public.consents c
		WHERE c.user_id = person AND c.kind = 'sites' ORDER BY c.at DESC LIMIT 1), false)
	THEN
		missing := missing || 'sites'::text;
	END IF;
	IF has_visits AND NOT coalesce((
		SELECT c.given AND c.version >= consents_needed[3] FROM public.consents c
		WHERE c.user_id = person AND c.kind = 'page_keys' ORDER BY c.at DESC LIMIT 1), false)
	THEN
		missing := missing || 'page_keys'::text;
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
		ON CONFLICT DO NOTHING;
		mark_starts := ARRAY(SELECT to_timestamp(span.at) FROM unnest(span_starts) AS span (at));
		mark_ends := ARRAY(SELECT to_timestamp(span.at) FROM unnest(span_ends) AS span (at));
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
		WHERE cardinality(v."pageKeys") = 0 OR NOT 'page_keys' = ANY (missing)
		ON CONFLICT DO NOTHING;
		mark_starts := mark_starts || ARRAY(SELECT to_timestamp(span."startsAt")
			FROM jsonb_to_recordset(visits::jsonb -> 'spans') AS span ("startsAt" int8, "endsAt" int8));
		mark_ends := mark_ends || ARRAY(SELECT to_timestamp(span."endsAt")
			FROM jsonb_to_recordset(visits::jsonb -> 'spans') AS span ("startsAt" int8, "endsAt" int8));
	END IF;
	days := public.mark_days_dirty(person, mark_starts, mark_ends);
	state := 'stored';
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION public.push_batch, public.answer_consent, public.mark_site_days_dirty FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION public.push_batch, public.answer_consent, public.mark_site_days_dirty TO streakline_app_user;
