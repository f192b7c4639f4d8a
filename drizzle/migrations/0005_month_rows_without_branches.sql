-- Derived rows: emptied, because the new columns can only be derived from the days.
TRUNCATE "month_breakdowns";--> statement-breakpoint
ALTER TABLE "month_breakdowns" DROP CONSTRAINT "month_breakdowns_168_hours";--> statement-breakpoint
ALTER TABLE "month_breakdowns" DROP CONSTRAINT "month_breakdowns_31_days";--> statement-breakpoint
ALTER TABLE "month_breakdowns" DROP CONSTRAINT "month_breakdowns_pk";--> statement-breakpoint
ALTER TABLE "month_breakdowns" ALTER COLUMN "days" SET DATA TYPE smallint[];--> statement-breakpoint
ALTER TABLE "month_breakdowns" ADD COLUMN "day_seconds" integer[] NOT NULL;--> statement-breakpoint
ALTER TABLE "month_breakdowns" ADD COLUMN "branches" text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "month_breakdowns" ADD COLUMN "branch_seconds" integer[] NOT NULL;--> statement-breakpoint
ALTER TABLE "month_breakdowns" DROP COLUMN "branch";--> statement-breakpoint
ALTER TABLE "month_breakdowns" DROP COLUMN "hours";--> statement-breakpoint
ALTER TABLE "month_breakdowns" ADD CONSTRAINT "month_breakdowns_pk" PRIMARY KEY("user_id","month","project","language","editor","device_id");--> statement-breakpoint
ALTER TABLE "month_breakdowns" ADD CONSTRAINT "month_breakdowns_day_pairs" CHECK (cardinality("month_breakdowns"."days") = cardinality("month_breakdowns"."day_seconds"));--> statement-breakpoint
ALTER TABLE "month_breakdowns" ADD CONSTRAINT "month_breakdowns_branch_pairs" CHECK (cardinality("month_breakdowns"."branches") = cardinality("month_breakdowns"."branch_seconds"));--> statement-breakpoint

-- A year of a person is spread over the whole table, but stands together in the key: everything a range adds up is read from there.
ALTER TABLE "day_breakdowns" DROP CONSTRAINT "day_breakdowns_pk", ADD CONSTRAINT "day_breakdowns_pk"
	PRIMARY KEY("user_id","day","project","language","editor","device_id","branch")
	INCLUDE ("seconds","lines_added","lines_deleted","lines_modified","lines_inserted","keystrokes","characters_typed","files_modified","git_commits","breakpoints_hit");--> statement-breakpoint
ALTER TABLE "daily_stats" DROP CONSTRAINT "daily_stats_user_id_date_pk", ADD CONSTRAINT "daily_stats_user_id_date_pk"
	PRIMARY KEY("user_id","date") INCLUDE ("coding_time_seconds");
