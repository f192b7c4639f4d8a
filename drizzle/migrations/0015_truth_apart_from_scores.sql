CREATE TABLE "coding_session_scores" (
	"user_id" uuid NOT NULL,
	"session_start" timestamp with time zone NOT NULL,
	"id" uuid NOT NULL,
	"productivity_score" double precision NOT NULL,
	"focus_score" double precision NOT NULL,
	CONSTRAINT "coding_session_scores_pk" PRIMARY KEY("user_id","session_start","id")
);
--> statement-breakpoint
ALTER TABLE "coding_session_scores" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "website_session_scores" (
	"user_id" uuid NOT NULL,
	"session_start" timestamp with time zone NOT NULL,
	"id" uuid NOT NULL,
	"productivity_score" double precision NOT NULL,
	"focus_score" double precision NOT NULL,
	CONSTRAINT "website_session_scores_pk" PRIMARY KEY("user_id","session_start","id")
);
--> statement-breakpoint
ALTER TABLE "website_session_scores" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "dirty_days" ADD COLUMN "refused_revision" bigint;--> statement-breakpoint
ALTER TABLE "dirty_days" ADD COLUMN "refused_code" varchar(50);--> statement-breakpoint
ALTER TABLE "coding_session_scores" ADD CONSTRAINT "coding_session_scores_user_id_profiles_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "website_session_scores" ADD CONSTRAINT "website_session_scores_user_id_profiles_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dirty_days_refused_idx" ON "dirty_days" USING btree ("user_id","day") WHERE "dirty_days"."refused_revision" is not null;--> statement-breakpoint
ALTER TABLE "coding_sessions" DROP COLUMN "productivity_score";--> statement-breakpoint
ALTER TABLE "coding_sessions" DROP COLUMN "focus_score";--> statement-breakpoint
ALTER TABLE "website_sessions" DROP COLUMN "productivity_score";--> statement-breakpoint
ALTER TABLE "website_sessions" DROP COLUMN "focus_score";--> statement-breakpoint
CREATE POLICY "own_rows" ON "coding_session_scores" AS PERMISSIVE FOR ALL TO "streakline_app_user" USING ("coding_session_scores"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK ("coding_session_scores"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "worker_rows" ON "coding_session_scores" AS PERMISSIVE FOR ALL TO "streakline_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_rows" ON "website_session_scores" AS PERMISSIVE FOR ALL TO "streakline_app_user" USING ("website_session_scores"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK ("website_session_scores"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "worker_rows" ON "website_session_scores" AS PERMISSIVE FOR ALL TO "streakline_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
ALTER TABLE coding_session_scores FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE website_session_scores FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT ON coding_session_scores, website_session_scores TO streakline_app_user;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON coding_session_scores, website_session_scores TO streakline_worker;--> statement-breakpoint

-- The truth is never updated. The page keys are the one part of a row that a person may have taken away: only of the person whom the
-- transaction names as the one to be erased, like a whole row.
REVOKE UPDATE ON coding_sessions, website_sessions FROM streakline_worker;--> statement-breakpoint
GRANT UPDATE (page_keys) ON website_sessions TO streakline_worker;--> statement-breakpoint
CREATE POLICY erasable_page_keys ON website_sessions AS RESTRICTIVE FOR UPDATE TO streakline_worker
	USING (user_id = nullif(current_setting('app.erasing', true), '')::uuid) WITH CHECK (page_keys = '{}');--> statement-breakpoint

-- Sessions with their scores. Until the day on which it started is derived, a session has the scores of one outside of deep work.
CREATE VIEW coding_sessions_scored WITH (security_invoker = true) AS
SELECT s.*, coalesce(r.productivity_score, 100) AS productivity_score, coalesce(r.focus_score, 40) AS focus_score
FROM coding_sessions s LEFT JOIN coding_session_scores r ON r.user_id = s.user_id AND r.session_start = s.session_start AND r.id = s.id;--> statement-breakpoint
CREATE VIEW website_sessions_scored WITH (security_invoker = true) AS
SELECT s.*, r.productivity_score, coalesce(r.focus_score, 0) AS focus_score
FROM website_sessions s LEFT JOIN website_session_scores r ON r.user_id = s.user_id AND r.session_start = s.session_start AND r.id = s.id;--> statement-breakpoint

-- Days that wait to be derived: those that are dirty and not set aside.
CREATE VIEW due_days WITH (security_invoker = true) AS
SELECT user_id, day, revision, marked_at FROM dirty_days WHERE refused_revision IS DISTINCT FROM revision;--> statement-breakpoint
GRANT SELECT ON coding_sessions_scored, website_sessions_scored, due_days TO streakline_app_user, streakline_worker;--> statement-breakpoint

-- The scores come back when the days are derived again, in the background, the newest first: one row for each day that was derived, not one
-- for each of its sessions. Row security holds for an owner that is no superuser, too, so it is let in for this one statement.
ALTER TABLE daily_stats NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE dirty_days NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
INSERT INTO dirty_days AS d (user_id, day) SELECT user_id, date FROM daily_stats
ON CONFLICT (user_id, day) DO UPDATE SET revision = d.revision + 1;--> statement-breakpoint
ALTER TABLE daily_stats FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE dirty_days FORCE ROW LEVEL SECURITY;
