CREATE SCHEMA "auth";
--> statement-breakpoint
CREATE TABLE "devices" (
	"user_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"name" varchar(100) NOT NULL,
	"client" varchar(100) NOT NULL,
	"key_id" uuid,
	"time_zone" varchar(64) NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"rotation_requested_at" timestamp with time zone,
	CONSTRAINT "devices_user_id_id_pk" PRIMARY KEY("user_id","id")
);
--> statement-breakpoint
ALTER TABLE "devices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "profiles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"username" varchar(50) NOT NULL,
	"display_name" varchar(100),
	"avatar_url" text,
	"timezone" varchar(64) DEFAULT 'UTC' NOT NULL,
	"settings" jsonb DEFAULT '{"theme":"system","notifications":true,"leaderboard_visible":false,"data_sharing":false}'::jsonb NOT NULL,
	"privacy_settings" jsonb DEFAULT '{"show_detailed_stats":false,"show_activity_status":false,"allow_friend_requests":false}'::jsonb NOT NULL,
	"subscription_tier" varchar(20) DEFAULT 'free' NOT NULL,
	"is_admin" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "profiles_username_unique" UNIQUE("username")
);
--> statement-breakpoint
ALTER TABLE "profiles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "settings" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"time_zone" varchar(64) DEFAULT 'UTC' NOT NULL,
	"time_zone_is_guessed" boolean DEFAULT true NOT NULL,
	"day_starts_at_minutes" smallint DEFAULT 0 NOT NULL,
	"gap_minutes" smallint DEFAULT 15 NOT NULL,
	"away_minutes" smallint DEFAULT 2 NOT NULL,
	"week_starts_on" smallint DEFAULT 1 NOT NULL,
	"rederive_days_total" integer DEFAULT 0 NOT NULL,
	"rederive_started_at" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "settings_time_zone_known" CHECK (timezone("settings"."time_zone", '2026-01-01 00:00:00+00'::timestamptz) is not null),
	CONSTRAINT "settings_day_starts_at_minutes_range" CHECK ("settings"."day_starts_at_minutes" between 0 and 720),
	CONSTRAINT "settings_gap_minutes_range" CHECK ("settings"."gap_minutes" between 2 and 60),
	CONSTRAINT "settings_away_minutes_range" CHECK ("settings"."away_minutes" between 0 and 15),
	CONSTRAINT "settings_week_starts_on_range" CHECK ("settings"."week_starts_on" between 1 and 7)
);
--> statement-breakpoint
ALTER TABLE "settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "batches" (
	"user_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"body_hash" "bytea" NOT NULL,
	"answer" jsonb NOT NULL,
	"client" varchar(101) NOT NULL,
	"time_zone" varchar(64) NOT NULL,
	"sealed_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "batches_user_id_id_pk" PRIMARY KEY("user_id","id")
);
--> statement-breakpoint
ALTER TABLE "batches" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "coding_sessions" (
	"user_id" uuid NOT NULL,
	"session_start" timestamp with time zone NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"session_end" timestamp with time zone NOT NULL,
	"device_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"ended_by" text NOT NULL,
	"actor" text DEFAULT 'person' NOT NULL,
	"project_name" varchar(200) DEFAULT '' NOT NULL,
	"project_path" text,
	"workspace_name" varchar(200),
	"branch" varchar(200) DEFAULT '' NOT NULL,
	"language" varchar(50) DEFAULT '' NOT NULL,
	"framework" varchar(50) DEFAULT '' NOT NULL,
	"editor" varchar(50) DEFAULT '' NOT NULL,
	"editor_theme" varchar(50) DEFAULT '' NOT NULL,
	"lines_added" integer DEFAULT 0 NOT NULL,
	"lines_deleted" integer DEFAULT 0 NOT NULL,
	"lines_modified" integer DEFAULT 0 NOT NULL,
	"lines_inserted" integer DEFAULT 0 NOT NULL,
	"keystrokes" integer DEFAULT 0 NOT NULL,
	"characters_typed" integer DEFAULT 0 NOT NULL,
	"files_modified" integer DEFAULT 0 NOT NULL,
	"git_commits" integer DEFAULT 0 NOT NULL,
	"breakpoints_hit" integer DEFAULT 0 NOT NULL,
	"duration_seconds" integer GENERATED ALWAYS AS ((extract(epoch from (session_end - session_start)))::integer) STORED NOT NULL,
	"productivity_score" double precision DEFAULT 0 NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "coding_sessions_user_id_session_start_id_pk" PRIMARY KEY("user_id","session_start","id"),
	CONSTRAINT "coding_sessions_ends_after_start" CHECK ("coding_sessions"."session_end" >= "coding_sessions"."session_start")
) PARTITION BY RANGE ("session_start");
--> statement-breakpoint
ALTER TABLE "coding_sessions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "website_sessions" (
	"user_id" uuid NOT NULL,
	"session_start" timestamp with time zone NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"session_end" timestamp with time zone NOT NULL,
	"device_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"domain" varchar(255) NOT NULL,
	"url_category" varchar(50) DEFAULT 'uncategorized' NOT NULL,
	"duration_seconds" integer GENERATED ALWAYS AS ((extract(epoch from (session_end - session_start)))::integer) STORED NOT NULL,
	"idle_time_seconds" integer DEFAULT 0 NOT NULL,
	"tab_switches" integer DEFAULT 0 NOT NULL,
	"page_views" integer DEFAULT 1 NOT NULL,
	"productivity_score" double precision,
	"focus_score" double precision DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "website_sessions_user_id_session_start_id_pk" PRIMARY KEY("user_id","session_start","id"),
	CONSTRAINT "website_sessions_ends_after_start" CHECK ("website_sessions"."session_end" >= "website_sessions"."session_start")
) PARTITION BY RANGE ("session_start");
--> statement-breakpoint
ALTER TABLE "website_sessions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "auth"."account" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" uuid NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "auth"."account" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "auth"."apikey" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"config_id" text DEFAULT 'default' NOT NULL,
	"name" text,
	"start" text,
	"reference_id" uuid NOT NULL,
	"prefix" text,
	"key" text NOT NULL,
	"refill_interval" integer,
	"refill_amount" integer,
	"last_refill_at" timestamp with time zone,
	"enabled" boolean DEFAULT true,
	"rate_limit_enabled" boolean DEFAULT true,
	"rate_limit_time_window" integer DEFAULT 86400000,
	"rate_limit_max" integer DEFAULT 10,
	"request_count" integer DEFAULT 0,
	"remaining" integer,
	"last_request" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"permissions" text,
	"metadata" text
);
--> statement-breakpoint
ALTER TABLE "auth"."apikey" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "auth"."device_code" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"device_code" text NOT NULL,
	"user_code" text NOT NULL,
	"user_id" uuid,
	"expires_at" timestamp with time zone NOT NULL,
	"status" text NOT NULL,
	"last_polled_at" timestamp with time zone,
	"polling_interval" integer,
	"client_id" text,
	"scope" text,
	"resources" text[],
	"oauth_client_id" text
);
--> statement-breakpoint
ALTER TABLE "auth"."device_code" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "auth"."jwks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"public_key" text NOT NULL,
	"private_key" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"alg" text,
	"crv" text
);
--> statement-breakpoint
ALTER TABLE "auth"."jwks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "auth"."oauth_access_token" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token" text NOT NULL,
	"client_id" text NOT NULL,
	"session_id" uuid,
	"user_id" uuid,
	"reference_id" text,
	"authorization_code_id" text,
	"resources" text[],
	"requested_user_info_claims" text[],
	"refresh_id" uuid,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"revoked" timestamp with time zone,
	"confirmation" jsonb,
	"scopes" text[] NOT NULL,
	CONSTRAINT "oauth_access_token_token_unique" UNIQUE("token")
);
--> statement-breakpoint
ALTER TABLE "auth"."oauth_access_token" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "auth"."oauth_client" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"client_id" text NOT NULL,
	"client_secret" text,
	"client_discovery_id" text,
	"disabled" boolean DEFAULT false,
	"skip_consent" boolean,
	"enable_end_session" boolean,
	"subject_type" text,
	"scopes" text[],
	"client_credentials_scopes" text[] DEFAULT '{}',
	"user_id" uuid,
	"created_at" timestamp with time zone,
	"updated_at" timestamp with time zone,
	"name" text,
	"uri" text,
	"icon" text,
	"contacts" text[],
	"tos" text,
	"policy" text,
	"software_id" text,
	"software_version" text,
	"software_statement" text,
	"redirect_uris" text[] NOT NULL,
	"post_logout_redirect_uris" text[],
	"backchannel_logout_uri" text,
	"backchannel_logout_session_required" boolean,
	"token_endpoint_auth_method" text,
	"application_type" text,
	"jwks" text,
	"jwks_uri" text,
	"grant_types" text[],
	"response_types" text[],
	"require_pkce" boolean,
	"dpop_bound_access_tokens" boolean DEFAULT false,
	"reference_id" text,
	"metadata" jsonb,
	CONSTRAINT "oauth_client_clientId_unique" UNIQUE("client_id")
);
--> statement-breakpoint
ALTER TABLE "auth"."oauth_client" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "auth"."oauth_client_assertion" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "auth"."oauth_client_assertion" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "auth"."oauth_client_resource" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"client_id" text NOT NULL,
	"resource_id" text NOT NULL,
	"metadata" jsonb,
	"created_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "auth"."oauth_client_resource" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "auth"."oauth_consent" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"client_id" text NOT NULL,
	"user_id" uuid,
	"reference_id" text,
	"resources" text[],
	"requested_user_info_claims" text[],
	"scopes" text[] NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "auth"."oauth_consent" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "auth"."oauth_refresh_token" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token" text NOT NULL,
	"client_id" text NOT NULL,
	"session_id" uuid,
	"user_id" uuid NOT NULL,
	"reference_id" text,
	"authorization_code_id" text,
	"resources" text[],
	"requested_user_info_claims" text[],
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"revoked" timestamp with time zone,
	"rotated_at" timestamp with time zone,
	"rotation_replay_response" text,
	"rotation_replay_expires_at" timestamp with time zone,
	"auth_time" timestamp with time zone,
	"confirmation" jsonb,
	"scopes" text[] NOT NULL,
	CONSTRAINT "oauth_refresh_token_token_unique" UNIQUE("token")
);
--> statement-breakpoint
ALTER TABLE "auth"."oauth_refresh_token" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "auth"."oauth_resource" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"identifier" text NOT NULL,
	"name" text NOT NULL,
	"access_token_ttl" integer,
	"refresh_token_ttl" integer,
	"signing_algorithm" text,
	"signing_key_id" text,
	"allowed_scopes" text[],
	"custom_claims" jsonb,
	"dpop_bound_access_tokens_required" boolean DEFAULT false,
	"disabled" boolean DEFAULT false,
	"created_at" timestamp with time zone,
	"updated_at" timestamp with time zone,
	"policy_version" integer DEFAULT 1,
	"metadata" jsonb,
	CONSTRAINT "oauth_resource_identifier_unique" UNIQUE("identifier")
);
--> statement-breakpoint
ALTER TABLE "auth"."oauth_resource" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "auth"."session" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"token" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"user_id" uuid NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
ALTER TABLE "auth"."session" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "auth"."user" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
ALTER TABLE "auth"."user" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "auth"."verification" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "auth"."verification" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "goals" (
	"user_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"type" varchar(50) NOT NULL,
	"target_value" integer NOT NULL,
	"current_value" integer DEFAULT 0 NOT NULL,
	"target_date" date,
	"status" varchar(20) DEFAULT 'active' NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "goals_user_id_id_pk" PRIMARY KEY("user_id","id")
);
--> statement-breakpoint
ALTER TABLE "goals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "consents" (
	"user_id" uuid NOT NULL,
	"kind" varchar(50) NOT NULL,
	"version" smallint NOT NULL,
	"text_hash" "bytea" NOT NULL,
	"given" boolean NOT NULL,
	"place" varchar(100) NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "consents_user_id_kind_version_at_pk" PRIMARY KEY("user_id","kind","version","at")
);
--> statement-breakpoint
ALTER TABLE "consents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "daily_stats" (
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"date" date NOT NULL,
	"coding_time_seconds" integer DEFAULT 0 NOT NULL,
	"agent_seconds" integer DEFAULT 0 NOT NULL,
	"website_time_seconds" integer DEFAULT 0 NOT NULL,
	"productive_time_seconds" integer DEFAULT 0 NOT NULL,
	"distraction_time_seconds" integer DEFAULT 0 NOT NULL,
	"deep_work_sessions" integer DEFAULT 0 NOT NULL,
	"languages_used" text[] DEFAULT '{}' NOT NULL,
	"top_domains" text[] DEFAULT '{}' NOT NULL,
	"top_projects" text[] DEFAULT '{}' NOT NULL,
	"lines_of_code" bigint DEFAULT 0 NOT NULL,
	"commits_made" integer DEFAULT 0 NOT NULL,
	"lines_added" bigint DEFAULT 0 NOT NULL,
	"lines_deleted" bigint DEFAULT 0 NOT NULL,
	"lines_modified" bigint DEFAULT 0 NOT NULL,
	"lines_inserted" bigint DEFAULT 0 NOT NULL,
	"keystrokes" bigint DEFAULT 0 NOT NULL,
	"characters_typed" bigint DEFAULT 0 NOT NULL,
	"files_modified" bigint DEFAULT 0 NOT NULL,
	"git_commits" bigint DEFAULT 0 NOT NULL,
	"breakpoints_hit" bigint DEFAULT 0 NOT NULL,
	"productivity_score" double precision DEFAULT 0 NOT NULL,
	"focus_score" double precision DEFAULT 0 NOT NULL,
	"streak_days" integer DEFAULT 0 NOT NULL,
	"goals_completed" integer DEFAULT 0 NOT NULL,
	"achievements_earned" text[] DEFAULT '{}' NOT NULL,
	"deep_work" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"focus" jsonb,
	"first_at" timestamp with time zone,
	"last_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "daily_stats_user_id_date_pk" PRIMARY KEY("user_id","date")
);
--> statement-breakpoint
ALTER TABLE "daily_stats" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "day_breakdowns" (
	"user_id" uuid NOT NULL,
	"day" date NOT NULL,
	"project" varchar(200) NOT NULL,
	"language" varchar(50) NOT NULL,
	"editor" varchar(50) NOT NULL,
	"device_id" uuid NOT NULL,
	"branch" varchar(200) NOT NULL,
	"seconds" integer NOT NULL,
	"hours" integer[] NOT NULL,
	"lines_added" bigint DEFAULT 0 NOT NULL,
	"lines_deleted" bigint DEFAULT 0 NOT NULL,
	"lines_modified" bigint DEFAULT 0 NOT NULL,
	"lines_inserted" bigint DEFAULT 0 NOT NULL,
	"keystrokes" bigint DEFAULT 0 NOT NULL,
	"characters_typed" bigint DEFAULT 0 NOT NULL,
	"files_modified" bigint DEFAULT 0 NOT NULL,
	"git_commits" bigint DEFAULT 0 NOT NULL,
	"breakpoints_hit" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "day_breakdowns_pk" PRIMARY KEY("user_id","day","project","language","editor","device_id","branch") INCLUDE ("seconds"),
	CONSTRAINT "day_breakdowns_24_hours" CHECK (cardinality("day_breakdowns"."hours") = 24)
);
--> statement-breakpoint
ALTER TABLE "day_breakdowns" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "dirty_days" (
	"user_id" uuid NOT NULL,
	"day" date NOT NULL,
	"revision" bigint DEFAULT 1 NOT NULL,
	"marked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "dirty_days_user_id_day_pk" PRIMARY KEY("user_id","day")
);
--> statement-breakpoint
ALTER TABLE "dirty_days" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "month_breakdowns" (
	"user_id" uuid NOT NULL,
	"month" date NOT NULL,
	"project" varchar(200) NOT NULL,
	"language" varchar(50) NOT NULL,
	"editor" varchar(50) NOT NULL,
	"device_id" uuid NOT NULL,
	"branch" varchar(200) NOT NULL,
	"seconds" integer NOT NULL,
	"hours" integer[] NOT NULL,
	"days" integer[] NOT NULL,
	"lines_added" bigint DEFAULT 0 NOT NULL,
	"lines_deleted" bigint DEFAULT 0 NOT NULL,
	"lines_modified" bigint DEFAULT 0 NOT NULL,
	"lines_inserted" bigint DEFAULT 0 NOT NULL,
	"keystrokes" bigint DEFAULT 0 NOT NULL,
	"characters_typed" bigint DEFAULT 0 NOT NULL,
	"files_modified" bigint DEFAULT 0 NOT NULL,
	"git_commits" bigint DEFAULT 0 NOT NULL,
	"breakpoints_hit" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "month_breakdowns_pk" PRIMARY KEY("user_id","month","project","language","editor","device_id","branch") INCLUDE ("seconds"),
	CONSTRAINT "month_breakdowns_168_hours" CHECK (cardinality("month_breakdowns"."hours") = 168),
	CONSTRAINT "month_breakdowns_31_days" CHECK (cardinality("month_breakdowns"."days") = 31)
);
--> statement-breakpoint
ALTER TABLE "month_breakdowns" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "team_members" (
	"user_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"role" varchar(20) DEFAULT 'member' NOT NULL,
	"joined_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "team_members_user_id_team_id_pk" PRIMARY KEY("user_id","team_id")
);
--> statement-breakpoint
ALTER TABLE "team_members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "teams" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" varchar(100) NOT NULL,
	"description" text,
	"invite_code" varchar(64),
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "teams_inviteCode_unique" UNIQUE("invite_code")
);
--> statement-breakpoint
ALTER TABLE "teams" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_user_id_profiles_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_id_user_id_fk" FOREIGN KEY ("id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_user_id_profiles_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_user_id_profiles_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_user_id_device_id_devices_user_id_id_fk" FOREIGN KEY ("user_id","device_id") REFERENCES "public"."devices"("user_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coding_sessions" ADD CONSTRAINT "coding_sessions_user_id_profiles_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "website_sessions" ADD CONSTRAINT "website_sessions_user_id_profiles_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."apikey" ADD CONSTRAINT "apikey_reference_id_user_id_fk" FOREIGN KEY ("reference_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."device_code" ADD CONSTRAINT "device_code_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."oauth_access_token" ADD CONSTRAINT "oauth_access_token_client_id_oauth_client_client_id_fk" FOREIGN KEY ("client_id") REFERENCES "auth"."oauth_client"("client_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."oauth_access_token" ADD CONSTRAINT "oauth_access_token_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "auth"."session"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."oauth_access_token" ADD CONSTRAINT "oauth_access_token_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."oauth_access_token" ADD CONSTRAINT "oauth_access_token_refresh_id_oauth_refresh_token_id_fk" FOREIGN KEY ("refresh_id") REFERENCES "auth"."oauth_refresh_token"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."oauth_client" ADD CONSTRAINT "oauth_client_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."oauth_client_resource" ADD CONSTRAINT "oauth_client_resource_client_id_oauth_client_client_id_fk" FOREIGN KEY ("client_id") REFERENCES "auth"."oauth_client"("client_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."oauth_client_resource" ADD CONSTRAINT "oauth_client_resource_resource_id_oauth_resource_identifier_fk" FOREIGN KEY ("resource_id") REFERENCES "auth"."oauth_resource"("identifier") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."oauth_consent" ADD CONSTRAINT "oauth_consent_client_id_oauth_client_client_id_fk" FOREIGN KEY ("client_id") REFERENCES "auth"."oauth_client"("client_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."oauth_consent" ADD CONSTRAINT "oauth_consent_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."oauth_refresh_token" ADD CONSTRAINT "oauth_refresh_token_client_id_oauth_client_client_id_fk" FOREIGN KEY ("client_id") REFERENCES "auth"."oauth_client"("client_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."oauth_refresh_token" ADD CONSTRAINT "oauth_refresh_token_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "auth"."session"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."oauth_refresh_token" ADD CONSTRAINT "oauth_refresh_token_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_user_id_profiles_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_user_id_profiles_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "daily_stats" ADD CONSTRAINT "daily_stats_user_id_profiles_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "day_breakdowns" ADD CONSTRAINT "day_breakdowns_user_id_profiles_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dirty_days" ADD CONSTRAINT "dirty_days_user_id_profiles_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "month_breakdowns" ADD CONSTRAINT "month_breakdowns_user_id_profiles_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_user_id_profiles_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_created_by_profiles_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."profiles"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "devices_revoked_at_idx" ON "devices" USING btree ("revoked_at") WHERE "devices"."revoked_at" is not null;--> statement-breakpoint
CREATE INDEX "batches_user_id_device_id_received_at_idx" ON "batches" USING btree ("user_id","device_id","received_at");--> statement-breakpoint
CREATE INDEX "account_user_id_idx" ON "auth"."account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "apikey_config_id_idx" ON "auth"."apikey" USING btree ("config_id");--> statement-breakpoint
CREATE INDEX "apikey_reference_id_idx" ON "auth"."apikey" USING btree ("reference_id");--> statement-breakpoint
CREATE INDEX "apikey_key_idx" ON "auth"."apikey" USING btree ("key");--> statement-breakpoint
CREATE UNIQUE INDEX "device_code_device_code_uidx" ON "auth"."device_code" USING btree ("device_code");--> statement-breakpoint
CREATE UNIQUE INDEX "device_code_user_code_uidx" ON "auth"."device_code" USING btree ("user_code");--> statement-breakpoint
CREATE INDEX "device_code_user_id_idx" ON "auth"."device_code" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "oauth_access_token_client_id_idx" ON "auth"."oauth_access_token" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "oauth_access_token_session_id_idx" ON "auth"."oauth_access_token" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "oauth_access_token_user_id_idx" ON "auth"."oauth_access_token" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "oauth_access_token_authorization_code_id_idx" ON "auth"."oauth_access_token" USING btree ("authorization_code_id");--> statement-breakpoint
CREATE INDEX "oauth_access_token_refresh_id_idx" ON "auth"."oauth_access_token" USING btree ("refresh_id");--> statement-breakpoint
CREATE INDEX "oauth_client_user_id_idx" ON "auth"."oauth_client" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "oauth_client_resource_client_id_resource_id_uidx" ON "auth"."oauth_client_resource" USING btree ("client_id","resource_id");--> statement-breakpoint
CREATE INDEX "oauth_client_resource_client_id_idx" ON "auth"."oauth_client_resource" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "oauth_client_resource_resource_id_idx" ON "auth"."oauth_client_resource" USING btree ("resource_id");--> statement-breakpoint
CREATE INDEX "oauth_consent_client_id_idx" ON "auth"."oauth_consent" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "oauth_consent_user_id_idx" ON "auth"."oauth_consent" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "oauth_refresh_token_client_id_idx" ON "auth"."oauth_refresh_token" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "oauth_refresh_token_session_id_idx" ON "auth"."oauth_refresh_token" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "oauth_refresh_token_user_id_idx" ON "auth"."oauth_refresh_token" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "oauth_refresh_token_authorization_code_id_idx" ON "auth"."oauth_refresh_token" USING btree ("authorization_code_id");--> statement-breakpoint
CREATE INDEX "session_user_id_idx" ON "auth"."session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verification_identifier_idx" ON "auth"."verification" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "dirty_days_marked_at_idx" ON "dirty_days" USING btree ("marked_at","user_id","day");--> statement-breakpoint
CREATE INDEX "team_members_team_id_idx" ON "team_members" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "teams_created_by_idx" ON "teams" USING btree ("created_by");--> statement-breakpoint
CREATE POLICY "own_rows" ON "devices" AS PERMISSIVE FOR ALL TO "streakline_app_user" USING ("devices"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK ("devices"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "worker_rows" ON "devices" AS PERMISSIVE FOR ALL TO "streakline_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_rows" ON "profiles" AS PERMISSIVE FOR ALL TO "streakline_app_user" USING ("profiles"."id" = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK ("profiles"."id" = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "worker_rows" ON "profiles" AS PERMISSIVE FOR ALL TO "streakline_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "auth_rows" ON "profiles" AS PERMISSIVE FOR ALL TO "streakline_auth" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_rows" ON "settings" AS PERMISSIVE FOR ALL TO "streakline_app_user" USING ("settings"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK ("settings"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "worker_rows" ON "settings" AS PERMISSIVE FOR ALL TO "streakline_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "auth_rows" ON "settings" AS PERMISSIVE FOR ALL TO "streakline_auth" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_rows" ON "batches" AS PERMISSIVE FOR ALL TO "streakline_app_user" USING ("batches"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK ("batches"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "worker_rows" ON "batches" AS PERMISSIVE FOR ALL TO "streakline_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_rows" ON "coding_sessions" AS PERMISSIVE FOR ALL TO "streakline_app_user" USING ("coding_sessions"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK ("coding_sessions"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "worker_rows" ON "coding_sessions" AS PERMISSIVE FOR ALL TO "streakline_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_rows" ON "website_sessions" AS PERMISSIVE FOR ALL TO "streakline_app_user" USING ("website_sessions"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK ("website_sessions"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "worker_rows" ON "website_sessions" AS PERMISSIVE FOR ALL TO "streakline_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "auth_rows" ON "auth"."account" AS PERMISSIVE FOR ALL TO "streakline_auth" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "auth_rows" ON "auth"."apikey" AS PERMISSIVE FOR ALL TO "streakline_auth" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "auth_rows" ON "auth"."device_code" AS PERMISSIVE FOR ALL TO "streakline_auth" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "auth_rows" ON "auth"."jwks" AS PERMISSIVE FOR ALL TO "streakline_auth" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "auth_rows" ON "auth"."oauth_access_token" AS PERMISSIVE FOR ALL TO "streakline_auth" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "auth_rows" ON "auth"."oauth_client" AS PERMISSIVE FOR ALL TO "streakline_auth" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "auth_rows" ON "auth"."oauth_client_assertion" AS PERMISSIVE FOR ALL TO "streakline_auth" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "auth_rows" ON "auth"."oauth_client_resource" AS PERMISSIVE FOR ALL TO "streakline_auth" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "auth_rows" ON "auth"."oauth_consent" AS PERMISSIVE FOR ALL TO "streakline_auth" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "auth_rows" ON "auth"."oauth_refresh_token" AS PERMISSIVE FOR ALL TO "streakline_auth" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "auth_rows" ON "auth"."oauth_resource" AS PERMISSIVE FOR ALL TO "streakline_auth" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "auth_rows" ON "auth"."session" AS PERMISSIVE FOR ALL TO "streakline_auth" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "auth_rows" ON "auth"."user" AS PERMISSIVE FOR ALL TO "streakline_auth" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "auth_rows" ON "auth"."verification" AS PERMISSIVE FOR ALL TO "streakline_auth" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_rows" ON "goals" AS PERMISSIVE FOR ALL TO "streakline_app_user" USING ("goals"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK ("goals"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "worker_rows" ON "goals" AS PERMISSIVE FOR ALL TO "streakline_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_rows" ON "consents" AS PERMISSIVE FOR ALL TO "streakline_app_user" USING ("consents"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK ("consents"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_rows" ON "daily_stats" AS PERMISSIVE FOR ALL TO "streakline_app_user" USING ("daily_stats"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK ("daily_stats"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "worker_rows" ON "daily_stats" AS PERMISSIVE FOR ALL TO "streakline_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_rows" ON "day_breakdowns" AS PERMISSIVE FOR ALL TO "streakline_app_user" USING ("day_breakdowns"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK ("day_breakdowns"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "worker_rows" ON "day_breakdowns" AS PERMISSIVE FOR ALL TO "streakline_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_rows" ON "dirty_days" AS PERMISSIVE FOR ALL TO "streakline_app_user" USING ("dirty_days"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK ("dirty_days"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "worker_rows" ON "dirty_days" AS PERMISSIVE FOR ALL TO "streakline_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_rows" ON "month_breakdowns" AS PERMISSIVE FOR ALL TO "streakline_app_user" USING ("month_breakdowns"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK ("month_breakdowns"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "worker_rows" ON "month_breakdowns" AS PERMISSIVE FOR ALL TO "streakline_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_rows" ON "team_members" AS PERMISSIVE FOR ALL TO "streakline_app_user" USING ("team_members"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK ("team_members"."user_id" = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_rows" ON "teams" AS PERMISSIVE FOR ALL TO "streakline_app_user" USING ("teams"."created_by" = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK ("teams"."created_by" = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "member_rows" ON "teams" AS PERMISSIVE FOR SELECT TO "streakline_app_user" USING (exists (select 1 from team_members m where m.team_id = "teams"."id" and m.user_id = nullif(current_setting('app.user_id', true), '')::uuid));