ALTER TABLE "settings" DROP CONSTRAINT "settings_time_zone_known";--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "earlier_day_rules" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_earlier_day_rules" CHECK (jsonb_array_length("settings"."earlier_day_rules") <= 500);