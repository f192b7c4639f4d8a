ALTER TABLE "devices" ADD COLUMN "enrol_token_hash" varchar(64);--> statement-breakpoint
CREATE UNIQUE INDEX "devices_enrol_token_idx" ON "devices" USING btree ("user_id","enrol_token_hash");--> statement-breakpoint
CREATE INDEX "verification_value_idx" ON "auth"."verification" USING btree ("value");