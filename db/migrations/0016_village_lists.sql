ALTER TABLE "village_list_items" ADD COLUMN "reason" text;--> statement-breakpoint
CREATE INDEX "pairings_by_household" ON "pairings" USING btree ("county","household_id","from_day");--> statement-breakpoint
CREATE UNIQUE INDEX "village_list_items_code" ON "village_list_items" USING btree ("county","code");