ALTER TABLE "objections" ADD COLUMN "village_case_id" uuid;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_village_case_fk" FOREIGN KEY ("county","village_case_id") REFERENCES "public"."village_cases"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "objections_open_by_village" ON "objections" USING btree ("county","village_case_id") WHERE "objections"."status" = 'open' and "objections"."village_case_id" is not null;--> statement-breakpoint
CREATE INDEX "media_by_content" ON "media" USING btree ("county","content_hash");