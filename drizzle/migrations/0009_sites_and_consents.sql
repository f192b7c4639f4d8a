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
CREATE INDEX "consents_latest_idx" ON "consents" USING btree ("user_id","kind","at" DESC NULLS LAST);--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_site_detail_months_range" CHECK ("settings"."site_detail_months" between 0 and 120);--> statement-breakpoint
CREATE POLICY "erasable_rows" ON "coding_sessions" AS RESTRICTIVE FOR DELETE TO "streakline_worker" USING ("coding_sessions"."user_id" = nullif(current_setting('app.erasing', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "erasable_rows" ON "website_sessions" AS RESTRICTIVE FOR DELETE TO "streakline_worker" USING ("website_sessions"."user_id" = nullif(current_setting('app.erasing', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "worker_rows" ON "consents" AS PERMISSIVE FOR ALL TO "streakline_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_rows" ON "category_rules" AS PERMISSIVE FOR ALL TO "streakline_app_user" USING ("category_rules"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK ("category_rules"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "worker_rows" ON "category_rules" AS PERMISSIVE FOR ALL TO "streakline_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_rows" ON "day_sites" AS PERMISSIVE FOR ALL TO "streakline_app_user" USING ("day_sites"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK ("day_sites"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "worker_rows" ON "day_sites" AS PERMISSIVE FOR ALL TO "streakline_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_rows" ON "site_remains" AS PERMISSIVE FOR ALL TO "streakline_app_user" USING ("site_remains"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK ("site_remains"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "worker_rows" ON "site_remains" AS PERMISSIVE FOR ALL TO "streakline_worker" USING (true) WITH CHECK (true);